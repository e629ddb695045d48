from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.kinds import Channel
from desktop.core.reason import Reason
from desktop.store.stamps import Value, cell, day, moment


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        ("text", "text"),
        ("Łódź 😀", "Łódź 😀"),
        ("caf\udce9.csv", "caf\ufffd\ufffd\ufffd.csv"),
        (7, 7),
        (0.5, 0.5),
        (True, 1),
        (date(2027, 3, 4), "2027-03-04"),
        (datetime(2027, 3, 4, 19, tzinfo=ZoneInfo("Europe/Berlin")), "2027-03-04T18:00:00+00:00"),
        (Channel.IN_PERSON, "in-person"),
        (Reason("k"), '["k",{}]'),
    ],
)
def test_values_are_kept_so(value: Value, kept: object) -> None:
    found = cell(value)

    assert (found, type(found)) == (kept, type(kept))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs its zone"):
        cell(datetime(2027, 3, 4, 19))


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_kept_moments_sort_as_they_follow(one: datetime, other: datetime) -> None:
    kept, kept_other = cell(one), cell(other)

    assert isinstance(kept, str)
    assert isinstance(kept_other, str)
    assert moment(kept) == one
    assert (kept < kept_other) == (one < other)


def test_days_come_back() -> None:
    assert day("2027-03-04") == date(2027, 3, 4)
    assert day(None) is None
    assert moment(None) is None
