"""What the cards of Today tell the desk where two things are told at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from desktop.core.kinds import Outcome
from desktop.core.outlook import Plan
from desktop.core.reason import Reason
from desktop.desk import answers, applications, interviews, steps, views
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


def skip(desk: Desk, now: datetime, step: int, application: int) -> Written[int]:
    """Leave a step out; the toast says what comes next in its plan."""
    written = steps.skip(desk, now, step)
    plans = views.plans(desk, application)
    key = next((key for key, number in plans.ids.items() if number == step), "")
    plan = next((plan for plan in plans.plans if any(one.key == key for one in plan.steps)), None)
    return written if plan is None else replace(written, name=_comes_next(plan))


def _comes_next(plan: Plan) -> Reason:
    ahead = min((step for step in plan.steps if step.state.is_open), key=lambda step: step.day, default=None)
    if ahead is not None:
        return Reason.of("letter.skipped_next", what=Reason.of(f"plan.short.{ahead.kind.value}"), day=ahead.day)
    if plan.ends is not None and not plan.moved_on:
        return Reason.of("letter.skipped_end", day=plan.ends)
    return Reason.of("letter.skipped")
