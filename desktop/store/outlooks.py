"""The kept answers of the rules, read back: plans and steps as the core has them, with the ids of their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from desktop.core.kinds import CadenceKind, Meter, StepKind, StepState
from desktop.core.outlook import Plan, Step
from desktop.core.reason import Reason
from desktop.store import reasons
from desktop.store.stamps import Cell, day, moment
from desktop.store.writing import Reads, Row


@dataclass(frozen=True, slots=True)
class KeptStep:
    """A step with its row's id.

    Attributes:
        plan: key of its plan.
        plan_id: id of its plan's row.
        limit: letters at most in that plan.
        live: it is still in its plan; one that is no more stays readable.
    """

    id: int
    step: Step
    plan: str
    plan_id: int
    cadence: CadenceKind
    application: int
    limit: int | None
    live: bool


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan with its row's id, and those of its steps in their order."""

    id: int
    plan: Plan
    step_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DayChange:
    """A step was given a day, at that moment, for that reason. `before` is None for its first day."""

    at: datetime
    before: date | None
    day: date
    why: Reason


@dataclass(frozen=True, slots=True)
class KeptCard:
    """What the rules said of a card as a whole.

    Attributes:
        next: key of the next open step.
        asks_about: the interview whose *how did it go?* is unanswered; it rings at `asks_at`.
    """

    application: int
    meter: Meter
    meter_why: Reason
    resting: bool
    next: str | None
    asks_about: int | None
    asks_at: datetime | None


Cells: TypeAlias = "tuple[Cell, ...]"

_STEPS = """
SELECT t.id, t.key, t.kind, t.day, t.rings, t.state, t.why, t.contact, t.number, t.what, t.live,
       t.plan, p.key, p.cadence, p.application, p.most
FROM step t JOIN plan p ON p.id = t.plan
"""
_IN_ORDER = "ORDER BY p.application, p.position, p.id, t.position, t.id"
_PLANS = "SELECT id, key, application, cadence, attempts, most, ends, ends_why, moved_on, over, live FROM plan"


def step(reads: Reads, number: int) -> KeptStep | None:
    """The step with that id, or None."""
    return next(_steps(reads, f"{_STEPS} WHERE t.id = ?", (number,)), None)


def step_of(reads: Reads, key: str) -> KeptStep | None:
    """The step with that key, or None."""
    return next(_steps(reads, f"{_STEPS} WHERE t.key = ?", (key,)), None)


def steps(reads: Reads, states: Iterable[StepState] = (StepState.DUE, StepState.COPIED)) -> tuple[KeptStep, ...]:
    """All steps of all cards in these states, card by card, in the order of their plans."""
    wanted = tuple(str(state) for state in states)
    marks = ", ".join("?" * len(wanted))
    return tuple(_steps(reads, f"{_STEPS} WHERE t.live = 1 AND t.state IN ({marks}) {_IN_ORDER}", wanted))


def plans(reads: Reads, application: int) -> tuple[KeptPlan, ...]:
    """The plans of a card, in the order in which the rules gave them."""
    of_plan: dict[int, list[KeptStep]] = {}
    for kept in _steps(reads, f"{_STEPS} WHERE t.live = 1 AND p.application = ? {_IN_ORDER}", (application,)):
        of_plan.setdefault(kept.plan_id, []).append(kept)
    found = reads.rows(f"{_PLANS} WHERE application = ? AND gone = 0 ORDER BY position, id", (application,))
    return tuple(_plan(row, of_plan.get(row[0], [])) for row in found)


def day_changes(reads: Reads, number: int) -> tuple[DayChange, ...]:
    """All days that a step was ever given, the first one first."""
    found = reads.rows("SELECT at, day_before, day, why FROM step_change WHERE step = ? ORDER BY id", (number,))
    return tuple(DayChange(moment(at), day(before), day(now), reasons.read(why)) for at, before, now, why in found)


def cards(reads: Reads) -> dict[int, KeptCard]:
    """What the rules said of each card, by its id."""
    found = reads.rows("SELECT application, meter, meter_why, resting, next, asks_about, asks_at FROM card")
    return {
        application: KeptCard(
            application, Meter(meter), reasons.read(why), bool(resting), following, asks_about, moment(asks_at)
        )
        for application, meter, why, resting, following, asks_about, asks_at in found
    }


def _steps(reads: Reads, sql: str, params: Cells) -> Iterator[KeptStep]:
    return map(_kept_step, reads.rows(sql, params))


def _kept_step(row: Row) -> KeptStep:
    (number, key, kind, on, rings, state, why, contact, letter, what, live, plan_id, plan, cadence, application,
     most) = row  # fmt: skip
    found = Step(
        key, StepKind(kind), day(on), moment(rings), StepState(state), reasons.read(why), contact, letter, what
    )
    return KeptStep(number, found, plan, plan_id, CadenceKind(cadence), application, most, bool(live))


def _plan(row: Row, steps_of_it: list[KeptStep]) -> KeptPlan:
    number, key, application, cadence, attempts, most, ends, ends_why, moved_on, over, live = row
    plan = Plan(
        key, application, CadenceKind(cadence), tuple(kept.step for kept in steps_of_it), attempts, most, day(ends),
        reasons.maybe_read(ends_why), bool(moved_on), reasons.maybe_read(over), bool(live),
    )  # fmt: skip
    return KeptPlan(number, plan, tuple(kept.id for kept in steps_of_it))
