"""Names as they are compared: texts folded for the search, and firms' names without their legal form."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from desktop.core.legal_forms import LONGEST, MARKED_PREFIXES, MARKED_SUFFIXES, PREFIXES, SUFFIXES, UNSPACED

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
    apart = unicodedata.normalize("NFKD", text.casefold())
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
    bare = _without_unspaced(unicodedata.normalize("NFKC", name).strip())
    tokens = _tokens(bare.translate(_APOSTROPHES))
    if len(tokens) > 1 and tokens[0][0] == "the":
        tokens = tokens[1:]
    end, forms = _suffix(tokens)
    begin = _prefix(tokens[:end])
    taken = [word for word, _ in tokens[:begin]] + forms
    words = [word for word, _ in tokens[begin:end]]
    return CompanyName(" ".join(words) or folded(name), " ".join(taken))


def _without_unspaced(name: str) -> str:
    if name.isascii():
        return name
    for form in UNSPACED:
        for bare in (name.removeprefix(form), name.removesuffix(form)):
            if bare != name and bare.strip():
                return bare.strip()
    return name


def _tokens(name: str) -> list[tuple[str, bool]]:
    """Folded words, and whether each is written as only a form is: dotted, or in capitals among small letters."""
    if "." in name or "/" in name:
        name = _DOTTED.sub(lambda letters: re.sub(r"[\W_]", "", letters[0]) + _MARK, name)
    shouts = name.isupper()
    tokens = []
    for raw in _TOKEN.findall(name):
        word = raw.removesuffix(_MARK)
        marked = word != raw or word == "SpA" or (not shouts and word.isupper())
        tokens.append(("and" if word == "&" else folded(word), marked))
    return tokens


def _suffix(tokens: list[tuple[str, bool]]) -> tuple[int, list[str]]:
    """Where the name ends and its forms begin, and the forms. At least one word of the name is left."""
    end = len(tokens)
    forms: list[str] = []
    while size := _form_before(tokens, end):
        end -= size
        forms.insert(0, " ".join(word for word, _ in tokens[end : end + size]))
    return end, forms


def _form_before(tokens: list[tuple[str, bool]], end: int) -> int:
    for size in range(min(LONGEST, end - 1), 0, -1):
        if " ".join(word for word, _ in tokens[end - size : end]) in SUFFIXES:
            return size
    if end > 1 and tokens[end - 1][1] and tokens[end - 1][0] in MARKED_SUFFIXES:
        return 1
    return 0


def _prefix(tokens: list[tuple[str, bool]]) -> int:
    if len(tokens) < 2:
        return 0
    word, marked = tokens[0]
    return 1 if word in PREFIXES or (marked and word in MARKED_PREFIXES) else 0
