"""What people mean when they name a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.core.days import business_day_until, is_business_day
from desktop.core.facts import Place

_SUNDAY = 6
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class AnswerDays:
    """The days that "this week", "next week" and "in 2 weeks" mean; None where that day is already over."""

    this_week: date | None
    next_week: date | None
    in_two_weeks: date

    def meant(self, key: str) -> date | None:
        """The day of one of the three names; None for any other."""
        days = {"this_week": self.this_week, "next_week": self.next_week, "in_two_weeks": self.in_two_weeks}
        return days.get(key)


def answer_days(place: Place, said: date) -> AnswerDays:
    """The days meant by words said on a day: a week's last business day there; in 2 weeks, the same weekday."""
    ends = _end_of_week(place, said)
    this_week, next_week = business_day_until(place, ends), business_day_until(place, ends + _WEEK)
    return AnswerDays(
        this_week if this_week >= said else None,
        next_week if next_week > ends else None,
        said + 2 * _WEEK,
    )


def _end_of_week(place: Place, day: date) -> date:
    """The last day of the calendar week that a day is in: Saturday where people work on Sundays, else Sunday."""
    sunday = day + timedelta(days=_SUNDAY - day.weekday())
    works = any(is_business_day(place, sunday + weeks * _WEEK) for weeks in range(4))
    if not works:
        return sunday
    return sunday + timedelta(days=_SUNDAY if day == sunday else -1)
