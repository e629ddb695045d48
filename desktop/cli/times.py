"""Days and moments as they are typed and printed."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOON = time(12)
_YEARS = range(1970, 2200)
"""Of a desk: others are slips of the keyboard, and calendars end somewhere."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A time as it was typed: a day alone, or a moment with or without its offset."""

    when: date | datetime

    @property
    def day_alone(self) -> bool:
        """Whether no hour was given."""
        return not isinstance(self.when, datetime)

    def within(self, zone: tzinfo, *, clock: time = _NOON) -> datetime:
        """The moment meant: without an offset it is read in this zone, a day alone at this hour."""
        if not isinstance(self.when, datetime):
            return datetime.combine(self.when, clock, zone)
        return self.when if self.when.tzinfo else self.when.replace(tzinfo=zone)


def moment(text: str) -> Typed:
    """Read ``2027-03-04T15:30+01:00``, the same without its offset, or ``2027-03-04``.

    Raises:
        ArgumentTypeError: it is none of these.
    """
    if _DAY.fullmatch(text):
        return Typed(day(text))
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.year not in _YEARS:
        raise ArgumentTypeError(f"“{text}” is no time; write one like 2027-03-04T15:30 or 2027-03-04")
    return Typed(found)


def day(text: str) -> date:
    """Read ``2027-03-04``.

    Raises:
        ArgumentTypeError: it is no such day.
    """
    try:
        found = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None or found.year not in _YEARS:
        raise ArgumentTypeError(f"“{text}” is no day; write one like 2027-03-04")
    return found


def happened(typed: Typed | None, now: datetime, zone: tzinfo) -> datetime | None:
    """When something happened that is told now: a day alone is that day at noon, today it is now. None: now."""
    if typed is None:
        return None
    if typed.day_alone and typed.when == now.astimezone(zone).date():
        return now
    return typed.within(zone)
