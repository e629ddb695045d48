"""Dates as exports write them, in the languages that exports come in."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from desktop.core.names import folded

# Twelve beginnings each, folded; whole names are found by their beginning.
_MONTHS: Final = {
    beginning: number
    for row in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "jan feb mar apr mai jun jul aug sep okt nov dez",
        "janv fevr mars avr mai juin juil aout sept oct nov dec",
        "ene feb mar abr may jun jul ago sept oct nov dic",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "jan fev marco abr maio jun jul ago set out nov dez",
        "jan feb maart apr maj jun jul aug sep okt nov dec",
        "sty lut mar kwi maj cze lip sie wrz paz lis gru",
        "oca sub mar nis may haz tem agu eyl eki kas ara",
    )
    for number, beginning in enumerate(row.split(), 1)
}
_SHORT: Final = {beginning.title(): _MONTHS[beginning] for beginning in _MONTHS if len(beginning) == 3}
_SPELT = re.compile(r"(\d{1,2})[.\s/-]*(?:de\s+)?([^\W\d]+)\.?[\s/-]*(?:de\s+)?(\d{4}|\d{2})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def written_date(text: str) -> date | None:
    """The day that an export means, or None where it cannot be told.

    Read are "12 Mar 2025" in several languages, "12-Mar-25", "2025-03-12" and "12.03.2025"; "03/12/2025" is a day in
    March or in December and stays untold.
    """
    text = text.strip()
    # LinkedIn's own way first: there may be tens of thousands.
    parts = text.split(" ")
    if len(parts) == 3 and parts[0].isdecimal() and parts[2].isdecimal() and parts[1] in _SHORT:
        return _day(_whole_year(parts[2]), _SHORT[parts[1]], int(parts[0]))
    if spelt := _SPELT.fullmatch(text):
        month = _month(spelt[2])
        return _day(_whole_year(spelt[3]), month, int(spelt[1])) if month else None
    if iso := _ISO.fullmatch(text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if dotted := _DOTTED.fullmatch(text):
        return _day(int(dotted[3]), int(dotted[2]), int(dotted[1]))
    return None


def _month(word: str) -> int | None:
    word = folded(word)
    return next((_MONTHS[word[:size]] for size in (5, 4, 3) if word[:size] in _MONTHS), None)


def _whole_year(digits: str) -> int:
    # LinkedIn began in 2003: two digits are of this century.
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
