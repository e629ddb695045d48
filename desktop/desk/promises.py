"""What "this week" and "next week" mean for the people of a card."""

from __future__ import annotations

from datetime import date, datetime

from desktop.core.days import date_at
from desktop.core.promises import AnswerDays
from desktop.core.promises import answer_days as meant
from desktop.desk import lookups
from desktop.desk.desk import Desk


def answer_days(desk: Desk, now: datetime, application: int, said: date | None = None) -> AnswerDays:
    """The days that they mean by words said on a day, by default on today's there.

    Raises:
        Trouble: an unknown card.
    """
    place = lookups.place(desk.store, lookups.application(desk.store, application))
    return meant(place, said or date_at(now, place.zone))
