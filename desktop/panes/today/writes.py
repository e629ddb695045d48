"""What the cards of Today tell the desk where two things are told at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from desktop.core.kinds import Outcome
from desktop.desk import answers, applications, interviews
from desktop.desk.desk import Desk
from desktop.desk.joining import as_one, both
from desktop.desk.view import Answer, AnswerItem, Draft, Written


def sort(desk: Desk, now: datetime, item: AnswerItem, answer: Answer, starts: datetime | None) -> Written[Any]:
    """What they said; of a next round also when it is, where that is fixed."""
    with as_one(desk, now):
        written: Written[Any] = answers.sort(desk, now, item.reply, answer)
        if starts is None:
            return written
        return both(written, interviews.record(desk, now, item.application, Draft(starts, None, (), None)))


def sort_and_close(desk: Desk, now: datetime, item: AnswerItem, answer: Answer) -> Written[Any]:
    """A no, and the card closes."""
    with as_one(desk, now):
        written = answers.sort(desk, now, item.reply, answer)
        return both(written, applications.close(desk, now, item.application, Outcome.REJECTED))
