"""Days and hours: business days of a place, and moments in a zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from desktop.core.facts import Place, Quiet

_ONE = timedelta(days=1)


def date_at(moment: datetime, zone: str) -> date:
    """The date that a moment has in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def later_date(moment: datetime, zone: str, other: str) -> date:
    """The later of the dates that a moment has in two zones: a day that is over in neither of them."""
    return max(date_at(moment, zone), date_at(moment, other))


def moment_at(day: date, clock: time, zone: str) -> datetime:
    """The moment (UTC) of a local day and hour.

    An hour that a change of the clocks skips is taken after the gap; one that comes twice is taken the first time.
    """
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)


@lru_cache(maxsize=4096)
def _days_off(country: str, region: str | None, year: int) -> frozenset[date]:
    # holidays takes 50 ms to import: the first painted board must not wait for it.
    from holidays import country_holidays  # noqa: PLC0415

    try:
        known = country_holidays(country, subdiv=region, years=year)
    except NotImplementedError:
        known = None
    first, last = date(year, 1, 1), date(year, 12, 31)
    every_day = (first + timedelta(days=n) for n in range((last - first).days + 1))
    if known is None:
        return frozenset(day for day in every_day if day.weekday() > 4)
    return frozenset(day for day in every_day if not known.is_working_day(day))


def is_known_country(country: str, region: str | None = None) -> bool:
    """Whether business days of a country (and of its region, if one is named) are known."""
    from holidays import list_supported_countries  # noqa: PLC0415

    regions = list_supported_countries(include_aliases=False).get(country)
    return regions is not None and (region is None or region in regions)


def is_business_day(place: Place, day: date) -> bool:
    """Neither weekend nor public holiday there."""
    return day not in _days_off(place.country, place.region, day.year)


def business_day_from(place: Place, day: date) -> date:
    """That day if it is a business day there, else the next one that is."""
    while not is_business_day(place, day):
        day += _ONE
    return day


def business_day_until(place: Place, day: date) -> date:
    """That day if it is a business day there, else the last one before it."""
    while not is_business_day(place, day):
        day -= _ONE
    return day


def add_business_days(place: Place, day: date, count: int) -> date:
    """The count-th business day there after a day; the day itself is day 0, whatever day it is."""
    for _ in range(count):
        day = business_day_from(place, day + _ONE)
    return day


def business_days_between(place: Place, start: date, end: date) -> int:
    """How many business days there lie after `start`, up to and with `end`; 0 where `end` is not later."""
    return sum(is_business_day(place, start + timedelta(days=n + 1)) for n in range((end - start).days))


def out_of_quiet(moment: datetime, quiet: Quiet | None, zone: str) -> datetime:
    """That moment (UTC), or the end of the quiet hours that it falls into."""
    if quiet is None or quiet.begins == quiet.ends:
        return moment
    local = moment.astimezone(ZoneInfo(zone))
    clock = local.time()
    if quiet.begins < quiet.ends:
        is_quiet = quiet.begins <= clock < quiet.ends
    else:
        is_quiet = clock >= quiet.begins or clock < quiet.ends
    if not is_quiet:
        return moment
    day = local.date() + _ONE if clock >= quiet.ends else local.date()
    # The end of the quiet hours may be an hour that the clocks skip; then it lies after the gap, outside them.
    return max(moment, moment_at(day, quiet.ends, zone))
