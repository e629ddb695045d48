"""Each step falls exactly once and rings once, and once more folded, in every zone and over every change of clocks."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.days import is_business_day
from desktop.core.facts import Place, Rung, User
from desktop.core.kinds import StepKind, StepState
from desktop.core.outlook import Step
from desktop.core.plans import look
from tests.core.plans.desk_of_facts import Card, world

ZONES = sorted(available_timezones() - {"localtime", "Factory", "posixrules"})
TORTURE = bool(os.environ.get("AFTERWORD_TORTURE"))


@cache
def changes_of_the_clocks(zone: str, count: int = 4) -> tuple[datetime, ...]:
    """The next moments (to the hour) at which a zone's offset changes."""
    local = ZoneInfo(zone)

    def offset(moment: datetime) -> timedelta | None:
        return moment.astimezone(local).utcoffset()

    found: list[datetime] = []
    day, hour = timedelta(days=1), timedelta(hours=1)
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    while len(found) < count and moment.year < 2029:
        if offset(moment) != offset(moment + day):
            found.append(next(moment + n * hour for n in range(1, 25) if offset(moment) != offset(moment + n * hour)))
        moment += day
    return tuple(found)


def followed(card: Card, user: User, start: datetime) -> tuple[list[datetime], list[Step]]:
    """Live with a card until nothing rings any more: all rings, and the steps at the end."""
    now = start
    rings: list[datetime] = []
    for _ in range(40):
        steps = [step for plan in look(world(card, user=user), now)[1].plans for step in plan.steps]
        ahead = [(step.rings, step.key) for step in steps if step.rings is not None]
        if not ahead:
            return rings, steps
        now, key = min(ahead)
        before = [one for one in card.facts.rung if one.step == key]
        assert len(before) < 2, "a step rings once, and once more folded"
        card.facts = replace(card.facts, rung=(*card.facts.rung, Rung(key, now, folded=bool(before))))
        rings.append(now)
    raise AssertionError("it never ends")


def check(zone: str, end: datetime, country: str = "DE") -> None:
    place = Place(country, None, zone)
    user = User(place)
    assert user.quiet is not None
    local_end = end.astimezone(ZoneInfo(zone))
    card = Card(place=place).interview(local_end.strftime("%Y-%m-%d %H:%M"))
    rings, steps = followed(card, user, end)
    kinds = [step.kind for step in steps]
    assert kinds.count(StepKind.THANK_YOU) == kinds.count(StepKind.CHECK_IN) == kinds.count(StepKind.LAST_CHECK_IN) == 1
    for step in steps:
        assert step.kind is StepKind.THANK_YOU or is_business_day(place, step.day)
        assert step.state is not StepState.DONE
    assert rings == sorted(rings)
    assert len(rings) >= 2
    for ring in rings:
        clock = ring.astimezone(ZoneInfo(zone)).time()
        assert user.quiet.ends <= clock < user.quiet.begins


def test_the_clocks_change_where_they_do() -> None:
    assert [moment.isoformat() for moment in changes_of_the_clocks("Europe/Berlin", 2)] == [
        "2027-03-28T01:00:00+00:00",
        "2027-10-31T01:00:00+00:00",
    ]
    assert changes_of_the_clocks("Asia/Tokyo") == ()


@pytest.mark.parametrize("zone", ZONES if TORTURE else ZONES[::12])
def test_over_the_next_changes_of_the_clocks(zone: str) -> None:
    for change in changes_of_the_clocks(zone) or (datetime(2027, 3, 28, 1, tzinfo=UTC),):
        for hours in range(-2, 5) if TORTURE else (-2, 0, 3):
            check(zone, change + timedelta(hours=hours))


@given(
    st.sampled_from([date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28), date(2028, 2, 29), date(2028, 12, 31)]),
    st.integers(-10, 3), st.integers(0, 23), st.sampled_from(ZONES), st.sampled_from(["DE", "US", "JP", "AE", "IN"]),
)  # fmt: skip
def test_over_month_ends_leap_days_and_year_ends(day: date, before: int, hour: int, zone: str, country: str) -> None:
    day += timedelta(days=before)
    check(zone, datetime(day.year, day.month, day.day, hour, 30, tzinfo=ZoneInfo(zone)).astimezone(UTC), country)
