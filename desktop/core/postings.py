"""What a dropped link or text says of a posting: its company, its role and its address. Nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

_LINK = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
_BRACKETED_LINK = re.compile(rf"[<(\[]?{_LINK.pattern}[>)\]]?", re.IGNORECASE)
_LONGEST: Final = 4_000
"""Characters of a dropped text that are looked at."""
_LONGEST_NAME: Final = 90
"""A longer line is a sentence, not a title."""


@dataclass(frozen=True, slots=True)
class Posting:
    """What could be told; empty where it could not."""

    company: str = ""
    role: str = ""
    link: str = ""


def posting(text: str) -> Posting:
    """Read a link, a title, a mail's subject or a few lines of them. Words beat what the address says."""
    text = text.replace("\0", "")[:_LONGEST]
    found = _LINK.search(text)
    link = found[0].rstrip(".,;") if found else ""
    titled = _from_words(_BRACKETED_LINK.sub("\n", text))
    addressed = _from_link(link) if link else Posting()
    return Posting(titled.company or addressed.company, titled.role or addressed.role, link)


# Titles of pages and subjects of mails. Each says company and role by name; the first that fits is taken.
_TITLES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"job application for (?P<role>.+?) at (?P<company>.+)",
        r"(?P<company>.+?) (?:is )?hiring (?:a |an |for )?(?P<role>.+?)(?: in .+)?",
        (
            r"(?:your application|application|you applied|interview|invitation)(?: \w+)? (?:for|to|as)(?: the)?"
            r"(?: role of| position of)? (?P<role>.+?)(?: (?:role|position))? (?:at|with) (?P<company>.+)"
        ),
        r"(?:thank you|thanks) for (?:applying|your (?:application|interest))(?: to| at| in| with)? (?P<company>.+)",
        r"(?P<role>.+?)(?: \(m/w/d\))? (?:at|bei|chez|presso|@) (?P<company>.+)",
        r"(?P<role>[^|–—]+?) +[|–—-] +(?P<company>[^|–—]+?)(?: +[|–—-] .*)?",
    )
)
_SITES = re.compile(
    r"\s+[|–—-]\s+"
    r"(?:LinkedIn|Indeed(?:\.\w+)*|Glassdoor|StepStone|XING(?: Jobs)?|Greenhouse|Lever|Workday|Jobs?|Careers?)\s*$",
    re.IGNORECASE,
)
_NOISE = re.compile(r"^(?:re|fwd?|aw|wg|subject|betreff|\(\d+\))\s*:?\s+", re.IGNORECASE)


def _from_words(text: str) -> Posting:
    lines = [line for raw in text.splitlines() if re.search(r"\w", line := _bare(raw))]
    for line in lines:
        for title in _TITLES:
            if len(line) <= 2 * _LONGEST_NAME and (found := title.fullmatch(line)):
                told = {name: _name(value) for name, value in found.groupdict().items()}
                return Posting(told.get("company", ""), told.get("role", ""))
    # Two short lines are the role and, below it, the company, as the pages of most boards have them.
    if len(lines) in (2, 3) and all(len(line) <= _LONGEST_NAME for line in lines[:2]):
        return Posting(company=lines[1], role=lines[0])
    if len(lines) == 1 and len(lines[0]) <= _LONGEST_NAME:
        return Posting(company=lines[0])
    return Posting()


def _bare(line: str) -> str:
    line = " ".join(line.split())
    while (shorter := _SITES.sub("", _NOISE.sub("", line))) != line:
        line = shorter
    return line


def _name(value: str) -> str:
    return value.strip(" .,;:|–—-\"'“”")[:_LONGEST_NAME]


def own_domain(link: str) -> str:
    """The host of a link to a company's own pages; empty for a job board's, or where there is none."""
    host = _host(link)
    return "" if any(_is_of(host, board) for board, _ in _HOSTS) else host


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_of(host: str, board: str) -> bool:
    return host == board or host.endswith("." + board)


def _from_link(link: str) -> Posting:
    host = _host(link)
    if not host:
        return Posting()
    reader = next((reader for board, reader in _HOSTS if _is_of(host, board)), None)
    return Posting(company=_of_domain(host)) if reader is None else reader(urlsplit(link))


def _linkedin(parts: SplitResult) -> Posting:
    # linkedin.com/jobs/view/product-manager-at-acme-gmbh-3812345678
    words = _slug(_path(parts)[-1]) if _path(parts) else ""
    role, at, company = re.sub(r"\s+\d{6,}$", "", words).rpartition(" at ")
    return Posting(_titled(company), _titled(role)) if at else Posting()


def _first_in_path(parts: SplitResult) -> Posting:
    # boards.greenhouse.io/acme/jobs/1, jobs.lever.co/acme/1, apply.workable.com/acme/j/1
    path = _path(parts)
    if not path or path[0] in {"embed", "jobs", "job"}:
        company = parse_qs(parts.query).get("for", [""])[0]
        return Posting(company=_titled(_slug(company)))
    return Posting(company=_titled(_slug(path[0])))


def _first_in_host(parts: SplitResult) -> Posting:
    # acme.jobs.personio.de, acme.recruitee.com, acme.bamboohr.com
    return Posting(company=_titled(_slug((parts.hostname or "").split(".")[0])))


def _workday(parts: SplitResult) -> Posting:
    # acme.wd5.myworkdayjobs.com/en-US/External/job/Berlin/Product-Manager_R-1234
    role = re.sub(r"_[A-Z]*-?\d+(?:-\d+)?$", "", _path(parts)[-1]) if "job" in _path(parts) else ""
    return Posting(_first_in_host(parts).company, _slug(role))


def _smartrecruiters(parts: SplitResult) -> Posting:
    # jobs.smartrecruiters.com/Acme/743999-product-manager
    path = _path(parts)
    role = re.sub(r"^\d+\s*", "", _slug(path[1])) if len(path) > 1 else ""
    return Posting(_titled(_slug(path[0])) if path else "", _titled(role))


def _nothing(_parts: SplitResult) -> Posting:
    return Posting()


_HOSTS: Final[tuple[tuple[str, Callable[[SplitResult], Posting]], ...]] = (
    ("linkedin.com", _linkedin),
    ("greenhouse.io", _first_in_path),
    ("lever.co", _first_in_path),
    ("ashbyhq.com", _first_in_path),
    ("apply.workable.com", _first_in_path),
    ("myworkdayjobs.com", _workday),
    ("smartrecruiters.com", _smartrecruiters),
    ("personio.de", _first_in_host),
    ("personio.com", _first_in_host),
    ("recruitee.com", _first_in_host),
    ("bamboohr.com", _first_in_host),
    ("breezy.hr", _first_in_host),
    ("teamtailor.com", _first_in_host),
    # Boards whose addresses name neither.
    *(
        (host, _nothing)
        for host in ("indeed.com", "glassdoor.com", "stepstone.de", "xing.com", "monster.com", "google.com")
    ),
)


def _path(parts: SplitResult) -> list[str]:
    return [part for part in parts.path.split("/") if part]


def _slug(text: str) -> str:
    return " ".join(unquote(text).replace("-", " ").replace("_", " ").replace("+", " ").split())


def _titled(text: str) -> str:
    """With capitals where the address has none."""
    small = {"of", "and", "for", "in", "the", "und"}
    if text != text.lower():
        return text
    words = [
        word if word in small and number else word[:1].upper() + word[1:] for number, word in enumerate(text.split())
    ]
    return " ".join(words)


def _of_domain(host: str) -> str:
    """The name in a company's own domain: careers.acme.co.uk is Acme."""
    labels = host.split(".")
    if len(labels) < 2 or host.replace(".", "").isdigit():
        return ""
    two_level = (
        len(labels) > 2 and labels[-2] in {"co", "com", "org", "net", "ac", "gov", "edu"} and len(labels[-1]) == 2
    )
    return _titled(_slug(labels[-3] if two_level else labels[-2]))
