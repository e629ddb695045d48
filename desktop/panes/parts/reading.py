"""Days and times as people type them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from desktop.words.dates import month_name

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]?\s*(\d{4})?")
_MONTH_NAMED = re.compile(r"(\d{1,2})\.?\s*([a-z]{3,9})\.?\s*(\d{4})?")
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(am|pm)?")
_MONTHS = {month_name(month, short=True).lower(): month for month in range(1, 13)}
_HALF_A_YEAR = timedelta(days=182)
_NOON = 12
_HOURS = 24


def read_day(text: str, today: date) -> date | None:
    """The day that a text names: "4 March", "Thu 4 Mar 2027", "4.3.", "2027-03-04", "today"; None where it names none.

    Without a year the day nearest to `today` is meant. Numbers are read day before month.
    """
    plain = re.sub(r"^[a-z]+,?\s+(?=\d)", "", text.strip().lower())
    near = {"today": 0, "tomorrow": 1, "yesterday": -1}.get(plain)
    if near is not None:
        return today + timedelta(days=near)
    if iso := _ISO.fullmatch(plain):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if numbers := _NUMBERS.fullmatch(plain):
        return _with_year(int(numbers[1]), int(numbers[2]), numbers[3], today)
    if named := _MONTH_NAMED.fullmatch(plain):
        month = _MONTHS.get(named[2][:3])
        return None if month is None else _with_year(int(named[1]), month, named[3], today)
    return None


def read_time(text: str) -> time | None:
    """The time that a text names: "14:30", "14.30", "1430", "9", "2:30 pm"; None where it names none."""
    clock = _CLOCK.fullmatch(text.strip().lower())
    if clock is None:
        return None
    hour, minute = int(clock[1]), int(clock[2] or 0)
    if clock[3]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if clock[3] == "pm" else 0)
    return time(hour, minute) if hour < _HOURS and minute < 60 else None


def last_half_hour(now: datetime) -> time:
    """The last full half hour of `now`'s clock, not after 18:00; a guess for when an interview of today ended."""
    return min(time(now.hour, 30 if now.minute >= 30 else 0), time(18, 0))


def _with_year(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _day(int(year), month, day)
    near = [found for at in (-1, 0, 1) if (found := _day(today.year + at, month, day))]
    within = [found for found in near if abs(found - today) <= _HALF_A_YEAR]
    return min(within or near, key=lambda found: abs(found - today), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
