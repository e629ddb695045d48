from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.reason import Fact, Reason
from desktop.store import reasons

ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(timezones=st.one_of(ZONES, OFFSETS, st.just(UTC)), allow_imaginary=True)
PLAIN: st.SearchStrategy[Fact] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(), st.dates(), MOMENTS
)
KEYS = st.text(min_size=1)


def _nested(facts: st.SearchStrategy[Fact]) -> st.SearchStrategy[Fact]:
    return st.one_of(st.lists(facts).map(tuple), _reasons(facts))


def _reasons(facts: st.SearchStrategy[Fact]) -> st.SearchStrategy[Reason]:
    return st.builds(lambda key, named: Reason(key, tuple(named.items())), KEYS, st.dictionaries(st.text(), facts))


@given(_reasons(st.recursive(PLAIN, _nested, max_leaves=8)))
def test_a_reason_comes_back_as_it_was(reason: Reason) -> None:
    assert reasons.read(reasons.written(reason)) == reason


@given(ZONES, st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2037, 1, 1)), st.booleans())
def test_a_moment_keeps_wall_clock_offset_and_zone(zone: ZoneInfo, wall: datetime, second: bool) -> None:
    at = wall.replace(tzinfo=zone, fold=int(second))

    back = reasons.read(reasons.written(Reason.of("k", at=at))).fact("at")

    assert isinstance(back, datetime)
    assert (back.replace(tzinfo=None), back.utcoffset()) == (wall, at.utcoffset())
    assert back.tzinfo is zone


def test_the_json_is_the_one_that_was_agreed() -> None:
    reason = Reason.of(
        "why",
        day=date(2027, 3, 12),
        at=datetime(2027, 3, 12, 9, tzinfo=ZoneInfo("Europe/Berlin")),
        because=Reason.of("inner", n=2),
        names=("Mira", "Ida"),
    )

    assert json.loads(reasons.written(reason)) == [
        "why",
        {
            "day": {"d": "2027-03-12"},
            "at": {"t": "2027-03-12T09:00:00+01:00", "z": "Europe/Berlin"},
            "because": {"r": ["inner", {"n": 2}]},
            "names": ["Mira", "Ida"],
        },
    ]


def test_where_there_is_none_there_is_none() -> None:
    assert reasons.maybe_written(None) is None
    assert reasons.maybe_read(None) is None
    assert reasons.maybe_read(reasons.maybe_written(Reason("k"))) == Reason("k")


@pytest.mark.parametrize("text", ["7", "[]", '["k"]', '["k", {"at": {}}]', "not json"])
def test_what_is_no_reason_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — json's own message for the last one
        reasons.read(text)
