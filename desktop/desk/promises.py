"""What "this week" and "next week" mean for the people of a card."""

from __future__ import annotations

from datetime import date

from desktop.core.promises import AnswerDays
from desktop.core.promises import answer_days as meant
from desktop.desk import lookups
from desktop.desk.desk import Desk


def answer_days(desk: Desk, application: int, said: date) -> AnswerDays:
    """The days that they mean by words said on a day.

    Raises:
        Trouble: an unknown card.
    """
    return meant(lookups.place(desk.store, lookups.application(desk.store, application)), said)
