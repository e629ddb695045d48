"""Days and hours."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.days import (
    add_business_days,
    business_day_from,
    business_day_until,
    business_days_between,
    date_at,
    is_business_day,
    is_known_country,
    later_date,
    moment_at,
    out_of_quiet,
)
from desktop.core.facts import Place, Quiet

GERMANY = Place("DE", None, "Europe/Berlin")
BAVARIA = Place("DE", "BY", "Europe/Berlin")
EMIRATES = Place("AE", None, "Asia/Dubai")
NIGHT = Quiet(time(21, 0), time(8, 0))

days = st.dates(date(2024, 1, 1), date(2030, 12, 31))
places = st.sampled_from(
    [GERMANY, BAVARIA, EMIRATES, Place("US", "CA", "America/Los_Angeles"), Place("IL", None, "Asia/Jerusalem")]
)


def test_holidays_of_a_region_count_only_there() -> None:
    epiphany = date(2027, 1, 6)
    assert is_business_day(GERMANY, epiphany)
    assert not is_business_day(BAVARIA, epiphany)


def test_a_weekend_is_the_countrys_own() -> None:
    assert not is_business_day(Place("IL", None, "Asia/Jerusalem"), date(2026, 11, 20))
    assert is_business_day(Place("IL", None, "Asia/Jerusalem"), date(2026, 11, 22))


def test_a_country_without_a_calendar_has_weekends() -> None:
    nowhere = Place("XX", None, "UTC")
    assert not is_business_day(nowhere, date(2026, 11, 21))
    assert is_business_day(nowhere, date(2026, 11, 23))


@pytest.mark.parametrize(
    ("country", "region", "known"), [("DE", None, True), ("DE", "BY", True), ("DE", "QQ", False), ("XX", None, False)]
)
def test_known_countries(country: str, region: str | None, known: bool) -> None:
    assert is_known_country(country, region) is known


def test_before_and_after_a_weekend() -> None:
    saturday = date(2026, 11, 21)
    assert business_day_from(GERMANY, saturday) == date(2026, 11, 23)
    assert business_day_until(GERMANY, saturday) == date(2026, 11, 20)
    assert business_day_from(GERMANY, date(2026, 11, 20)) == date(2026, 11, 20)


@given(places, days, st.integers(0, 30))
def test_adding_and_counting_agree(place: Place, day: date, count: int) -> None:
    later = add_business_days(place, day, count)
    assert business_days_between(place, day, later) == count
    assert count == 0 or is_business_day(place, later)


def test_counting_backwards_is_nothing() -> None:
    assert business_days_between(GERMANY, date(2026, 11, 20), date(2026, 11, 10)) == 0


def test_the_later_of_two_dates() -> None:
    moment = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
    assert date_at(moment, "Asia/Tokyo") == date(2026, 11, 21)
    assert later_date(moment, "Europe/Berlin", "Asia/Tokyo") == date(2026, 11, 21)


def test_an_hour_that_the_clocks_skip_is_taken_after_the_gap() -> None:
    moment = moment_at(date(2027, 3, 28), time(2, 30), "Europe/Berlin")
    assert moment.astimezone(ZoneInfo("Europe/Berlin")).time() == time(3, 30)


def test_an_hour_that_comes_twice_is_taken_the_first_time() -> None:
    assert moment_at(date(2026, 10, 25), time(2, 30), "Europe/Berlin") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("quiet", "clock", "expected"),
    [
        (NIGHT, "20:59", "20 20:59"),
        (NIGHT, "21:00", "21 08:00"),
        (NIGHT, "07:59", "20 08:00"),
        (NIGHT, "08:00", "20 08:00"),
        (Quiet(time(12, 0), time(14, 0)), "13:00", "20 14:00"),
        (Quiet(time(12, 0), time(14, 0)), "15:00", "20 15:00"),
        (Quiet(time(12, 0), time(12, 0)), "12:00", "20 12:00"),
        (None, "03:00", "20 03:00"),
    ],
)
def test_out_of_the_quiet_hours(quiet: Quiet | None, clock: str, expected: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    moment = datetime.combine(date(2026, 11, 20), time.fromisoformat(clock), berlin)
    found = out_of_quiet(moment, quiet, "Europe/Berlin").astimezone(berlin)
    assert found.strftime("%d %H:%M") == expected


@given(st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1)), st.sampled_from(sorted(available_timezones())))
def test_never_earlier_and_never_quiet(naive: datetime, zone: str) -> None:
    moment = naive.replace(tzinfo=UTC)
    found = out_of_quiet(moment, NIGHT, zone)
    assert moment <= found <= moment + timedelta(hours=13)
    assert NIGHT.ends <= found.astimezone(ZoneInfo(zone)).time() < NIGHT.begins
