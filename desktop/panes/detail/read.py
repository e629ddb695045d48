"""What the detail panel reads in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from desktop.core.kinds import InterviewState, Side, StepKind
from desktop.desk import settings, views
from desktop.desk.desk import Desk
from desktop.desk.view import Detail

_PEOPLE_SEARCH = "https://www.linkedin.com/search/results/people/"
_WROTE = "turn.wrote"


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as the panel shows it.

    Attributes:
        zone: the user's.
        wrote: they answered, and the user has not said what.
        owed: the step that the user owes ahead of its day, or None.
        over: the interview that is over and of which nobody said how it went, or None.
        people_search: address of LinkedIn's search; opened only on the user's click.
    """

    detail: Detail
    zone: str
    wrote: bool
    owed: int | None
    over: int | None
    people_search: str


def read(desk: Desk, now: datetime, application: int) -> Shown:
    """A card with what the panel needs beside it.

    Raises:
        Trouble: an unknown application.
    """
    detail = views.detail(desk, now, application)
    open_ends = [
        one for one in detail.interviews if one.ends <= now and one.state is InterviewState.PLANNED and not one.settled
    ]
    over = max(open_ends, key=lambda one: one.ends, default=None)
    search = f"{_PEOPLE_SEARCH}?{urlencode({'keywords': detail.card.company})}"
    wrote = detail.card.turn.line.key == _WROTE
    return Shown(detail, settings.get(desk).zone, wrote, _owed(detail), over.id if over else None, search)


def _owed(detail: Detail) -> int | None:
    if detail.card.turn.side is not Side.YOURS:
        return None
    steps = [step for plan in detail.plans for step in plan.steps if step.kind is StepKind.OWED and step.state.is_open]
    first = min(steps, key=lambda step: step.day, default=None)
    return detail.step_ids[first.key] if first is not None else None
