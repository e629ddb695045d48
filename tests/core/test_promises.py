"""What people mean when they name a week."""

from datetime import date

import pytest

from desktop.core.facts import Place
from desktop.core.promises import answer_days

GERMANY = Place("DE", None, "Europe/Berlin")
ISRAEL = Place("IL", None, "Asia/Jerusalem")


@pytest.mark.parametrize(
    ("place", "said", "this_week", "next_week"),
    [
        (GERMANY, date(2027, 3, 4), date(2027, 3, 5), date(2027, 3, 12)),
        (GERMANY, date(2027, 3, 5), date(2027, 3, 5), date(2027, 3, 12)),  # a Friday: today is still this week
        (GERMANY, date(2027, 3, 6), None, date(2027, 3, 12)),  # a Saturday
        (GERMANY, date(2027, 3, 23), date(2027, 3, 25), date(2027, 4, 2)),  # Good Friday is no business day
        (GERMANY, date(2026, 12, 24), date(2026, 12, 24), date(2026, 12, 31)),  # nor are Christmas and New Year's Day
        (ISRAEL, date(2027, 3, 3), date(2027, 3, 4), date(2027, 3, 11)),  # the week ends on Thursday
        (ISRAEL, date(2027, 3, 7), date(2027, 3, 11), date(2027, 3, 18)),  # and begins on Sunday
    ],
)
def test_a_week_means_its_last_business_day(place: Place, said: date, this_week: date | None, next_week: date) -> None:
    days = answer_days(place, said)
    assert (days.this_week, days.next_week) == (this_week, next_week)


def test_in_two_weeks_is_the_same_weekday() -> None:
    assert answer_days(GERMANY, date(2027, 3, 4)).in_two_weeks == date(2027, 3, 18)


def test_a_week_without_a_business_day_means_nothing() -> None:
    days = answer_days(Place("VN", None, "Asia/Ho_Chi_Minh"), date(2025, 1, 20))
    assert (days.meant("this_week"), days.meant("next_week")) == (date(2025, 1, 24), None)
    assert days.meant("in_two_weeks") == date(2025, 2, 3)
    assert days.meant("soon") is None
