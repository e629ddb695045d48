"""Days and times as people type them."""

from datetime import date, datetime, time

import pytest

from desktop.panes.parts.reading import last_half_hour, read_day, read_time

TODAY = date(2027, 3, 16)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4 March", date(2027, 3, 4)),
        ("Thu 4 Mar", date(2027, 3, 4)),
        ("Friday, 12 march 2027", date(2027, 3, 12)),
        ("4.3.", date(2027, 3, 4)),
        ("04/03/2028", date(2028, 3, 4)),
        ("2027-03-04", date(2027, 3, 4)),
        ("30 December", date(2026, 12, 30)),
        ("1 September", date(2027, 9, 1)),
        ("29 Feb 2028", date(2028, 2, 29)),
        ("29 Feb", date(2028, 2, 29)),
        (" Today ", TODAY),
        ("tomorrow", date(2027, 3, 17)),
        ("yesterday", date(2027, 3, 15)),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "soon", "31 Feb", "32.1.", "2027-13-01", "4 Foo"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("14:30", time(14, 30)), ("14.30", time(14, 30)), ("1430", time(14, 30)), ("9", time(9)), ("9h15", time(9, 15)),
        ("2:30 pm", time(14, 30)), ("12 am", time(0)), ("12pm", time(12)),
    ],
)  # fmt: skip
def test_a_time_is_read(text: str, clock: time) -> None:
    assert read_time(text) == clock


@pytest.mark.parametrize("text", ["", "24:00", "9:60", "13 pm", "0 am", "noonish"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_time(text) is None


@pytest.mark.parametrize(
    ("hour", "minute", "guess"), [(15, 42, time(15, 30)), (15, 29, time(15)), (18, 45, time(18)), (0, 10, time(0))]
)
def test_an_interview_of_today_ended_at_the_last_half_hour(hour: int, minute: int, guess: time) -> None:
    assert last_half_hour(datetime(2027, 3, 4, hour, minute)) == guess
