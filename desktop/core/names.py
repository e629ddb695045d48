"""Names as they are compared: texts folded for the search, and firms' names without their legal form."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from desktop.core.legal_forms import (
    LAST_WORDS,
    LONGEST,
    MARKED_PREFIXES,
    MARKED_SUFFIXES,
    PREFIXES,
    SUFFIXES,
    UNSPACED,
)

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n",
        "ŧ": "t", "ĸ": "k", "ŀ": "l", "ſ": "s", "ə": "e", "ɓ": "b", "ɗ": "d", "ƒ": "f", "ɨ": "i", "ƙ": "k",
    }
)  # fmt: skip
_APOSTROPHES = str.maketrans("", "", "'’‘`´ʼ")
# Follows letters that stood with dots or a slash between them: "S.p.A." becomes "spa" and this mark.
_MARK = "\u2063"
_DOTTED = re.compile(r"(?<!\w)\w(?:(?:\.\s?|/)\w(?!\w))+\.?")
_TOKEN = re.compile(rf"[\w+#]+{_MARK}?|&")


def folded(text: str) -> str:
    """The text as the search compares it: case, accents, ß, Ł, Ø and the like folded, runs of space made one."""
    if text.isascii():
        return " ".join(text.lower().split())
    # Taken apart first: a letter in disguise (𝕊) has no small form of its own. Folding may put marks on again.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    base = "".join(letter for letter in apart if not unicodedata.combining(letter))
    # Hangul stays taken apart by NFKD; compose it again so that a beginning is still a beginning.
    return " ".join(unicodedata.normalize("NFC", base.translate(_WHOLE_LETTERS)).split())


@dataclass(frozen=True, slots=True)
class CompanyName:
    """A firm's name taken apart.

    Attributes:
        key: what is compared: folded words without legal form, punctuation and a leading *the*; empty for no name.
        form: the legal form that was taken off, folded; empty where there was none.
    """

    key: str
    form: str


def company_key(name: str) -> str:
    """The key under which firms of the same name meet."""
    return company_name(name).key


def company_name(name: str) -> CompanyName:
    """Take a firm's name apart. A name that is nothing but a legal form ("Limited", "Coop") keeps it."""
    words, marked = _words(_bare(name).translate(_APOSTROPHES))
    begin = 1 if len(words) > 1 and words[0] == "the" else 0
    end = _end(words, marked, begin)
    forms = words[end:]
    if end - begin > 1 and (words[begin] in PREFIXES or (marked[begin] and words[begin] in MARKED_PREFIXES)):
        forms = [words[begin], *forms]
        begin += 1
    return CompanyName(" ".join(words[begin:end]) or folded(name), " ".join(forms))


def _bare(name: str) -> str:
    """Without a form that stands unspaced before or after it."""
    if name.isascii():
        return name
    name = unicodedata.normalize("NFKC", name).strip()
    for form in UNSPACED:
        for bare in (name.removeprefix(form), name.removesuffix(form)):
            if bare != name and bare.strip():
                return bare
    return name


def _words(name: str) -> tuple[list[str], list[bool]]:
    """Folded words, and whether each is written as only a form is: dotted, or in capitals among small letters."""
    if "." in name or "/" in name:
        name = _DOTTED.sub(lambda letters: re.sub(r"[\W_]", "", letters[0]) + _MARK, name)
    shouts = name.isupper()
    words: list[str] = []
    marked: list[bool] = []
    for raw in _TOKEN.findall(name):
        word = raw.removesuffix(_MARK)
        # Most words are plain, and an import has tens of thousands.
        words.append("and" if word == "&" else word.lower() if word.isascii() else folded(word))
        marked.append(word != raw or word == "SpA" or (not shouts and word.isupper()))
    return words, marked


def _end(words: list[str], marked: list[bool], begin: int) -> int:
    """Where the name ends and its forms begin; at least one word is left to the name."""
    end = len(words)
    while end - begin > 1:
        size = _form_size(words, begin + 1, end)
        if not size and not (marked[end - 1] and words[end - 1] in MARKED_SUFFIXES):
            break
        end -= size or 1
    return end


def _form_size(words: list[str], begin: int, end: int) -> int:
    if words[end - 1] not in LAST_WORDS:
        return 0
    sizes = range(min(LONGEST, end - begin), 0, -1)
    return next((size for size in sizes if " ".join(words[end - size : end]) in SUFFIXES), 0)
