"""What the panel tells the desk; where two things are told at once, both in their order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, TypeAlias

from desktop.core.kinds import Outcome, Way
from desktop.desk import applications, interviews, people, settings
from desktop.desk.desk import Desk
from desktop.desk.joining import as_one, both
from desktop.desk.view import Draft, InterviewView, Told, Written

Use: TypeAlias = Callable[[Desk, datetime], Written[Any]]


def record(
    desk: Desk, now: datetime, application: int, draft: Draft, clock: time | None, *, at_login: bool = False
) -> Written[int]:
    """An interview of a card, and what was asked with the first plan; one with the move that opened the panel.

    Args:
        desk: where.
        now: the moment.
        application: the card.
        draft: the interview.
        clock: the letter time, where it was asked.
        at_login: the program is to start with the computer.
    """
    chosen: list[Written[None]] = []
    with as_one(desk, now, after_move_of=application):
        if clock is not None:
            chosen.append(settings.set_value(desk, now, "letter-time", f"{clock:%H:%M}"))
        if at_login:
            chosen.append(settings.set_value(desk, now, settings.AT_LOGIN, "on"))
        written = interviews.record(desk, now, application, draft)
    for one in chosen:
        written = both(one, written)
    return written


def held(desk: Desk, now: datetime, interview: int, known: InterviewView, draft: Draft) -> Written[None]:
    """How a known interview went; where its time is told anew, that first."""
    with as_one(desk, now):
        return _held(desk, now, interview, known, draft)


def _held(desk: Desk, now: datetime, interview: int, known: InterviewView, draft: Draft) -> Written[None]:
    written: Written[None] | None = None
    if (known.starts, known.ends) != (draft.starts, draft.ends):
        written = interviews.moved(desk, now, interview, draft.starts, draft.ends)
    if draft.starts > now:
        return written or interviews.moved(desk, now, interview, draft.starts, draft.ends)
    told = Told(draft.promised, draft.people, draft.talked_about, draft.owed, draft.owed_by)
    settled = interviews.held(desk, now, interview, told)
    return settled if written is None else both(written, settled)


def moved(desk: Desk, now: datetime, interview: int, starts: datetime) -> Written[None]:
    """It begins at another time."""
    return interviews.moved(desk, now, interview, starts)


def called_off(desk: Desk, now: datetime, interview: int) -> Written[None]:
    """It was called off."""
    return interviews.called_off(desk, now, interview)


def no_show(desk: Desk, now: datetime, interview: int) -> Written[None]:
    """They did not come."""
    return interviews.no_show(desk, now, interview)


def applied(
    desk: Desk, now: datetime, application: int, day: date, way: Way, through: str | None, person: str | None
) -> Written[Any]:
    """When the user applied, and by which way in."""
    with as_one(desk, now, after_move_of=application):
        written: Written[Any] = applications.edit(desk, now, application, applied=day, way=way, through=through or "")
        return both(written, people.with_person(desk, now, application, person)) if person else written


def answer_by(desk: Desk, now: datetime, application: int, stage: int, position: int, by: date) -> Written[None]:
    """Until when they want an answer to their offer."""
    with as_one(desk, now, after_move_of=application):
        return applications.move(desk, now, application, stage, position, by=by)


def close(desk: Desk, now: datetime, application: int, outcome: Outcome) -> Written[None]:
    """How it ended."""
    with as_one(desk, now, after_move_of=application):
        return applications.close(desk, now, application, outcome)
