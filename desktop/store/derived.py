"""What the rules answered, kept for the board, Today and the tray: plans, steps and card snapshots.

None of it is journalled: it follows from the facts and is brought in line after every write. Ids stay for ever.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import TypeAlias

from desktop.core.facts import Cadence, World
from desktop.core.outlook import CardOutlook, Plan, Step
from desktop.store import people_count
from desktop.store.reasons import maybe_written, written
from desktop.store.stamps import Cell, cell
from desktop.store.writing import Writing

_PLAN = (
    "application", "cadence", "position", "attempts", "most", "ends", "ends_why", "moved_on", "over", "live", "gone",
)  # fmt: skip
_STEP = ("plan", "position", "kind", "day", "rings", "state", "why", "contact", "number", "what", "live")
_DAY, _WHY = _STEP.index("day"), _STEP.index("why")
_CARD = ("side", "line", "used", "most", "meter", "meter_why", "resting", "next", "asks_about", "asks_at")
_OF_CARDS = "application IN (SELECT value FROM json_each(?))"

Cells: TypeAlias = "tuple[Cell, ...]"
Kept: TypeAlias = "tuple[int, Cells]"
"""The id of a row, and its columns."""


def sync(writing: Writing, outlooks: Mapping[int, CardOutlook], world: World, now: datetime) -> None:
    """Keep what changed in these outlooks, and nothing else; a plan or step that is no more keeps its id, unseen.

    Args:
        writing: the transaction.
        outlooks: by the card's id. Cards that are not in it stay as they stand.
        world: the facts that they come from; a plan that begins keeps its cadence as it stands there.
        now: the moment of the look (aware), kept with each changed day.
    """
    cards = json.dumps(list(outlooks))
    _Plans(writing, world, cell(now), cards).bring(outlooks.values())
    _forget_orphans(writing)
    _bring_cards(writing, cards, outlooks)
    people_count.refresh(writing)


class _Plans:
    """Brings the plans and steps of some cards in line."""

    def __init__(self, writing: Writing, world: World, now: Cell, cards: str) -> None:
        self._writing = writing
        self._world = world
        self._now = now
        self._plans = _known(writing, "plan", _PLAN, _OF_CARDS, cards)
        self._steps = _known(writing, "step", _STEP, f"plan IN (SELECT id FROM plan WHERE {_OF_CARDS})", cards)

    def bring(self, outlooks: Iterable[CardOutlook]) -> None:
        for outlook in outlooks:
            for position, plan in enumerate(outlook.plans):
                number = self._plan(plan, position)
                for place, step in enumerate(plan.steps):
                    self._step(step, number, place)
        for number, values in self._plans.values():
            if not values[-1]:
                _set(self._writing, "plan", number, ("live", "gone"), (0, 1))
                self._writing.note("plan", number, "removed")
        for number, values in self._steps.values():
            if values[-1]:
                _set(self._writing, "step", number, ("live",), (0,))
                self._writing.note("step", number, "removed")

    def _plan(self, plan: Plan, position: int) -> int:
        values = _plan_values(plan, position)
        known = self._plans.pop(plan.key, None)
        if known is None:
            numbers = json.dumps(_numbers(self._world.cadences.get(plan.key, self._world.defaults[plan.cadence])))
            number = _insert(
                self._writing, "plan", ("key", "began", "numbers", *_PLAN), (plan.key, self._now, numbers, *values)
            )
            self._writing.note("plan", number, "added")
            return number
        number, before = known
        if before != values:
            _set(self._writing, "plan", number, _PLAN, values)
            self._writing.note("plan", number, "added" if before[-1] else "changed")
        return number

    def _step(self, step: Step, plan: int, position: int) -> None:
        values = _step_values(step, plan, position)
        known = self._steps.pop(step.key, None)
        if known is None:
            number = _insert(self._writing, "step", ("key", *_STEP), (step.key, *values))
            self._writing.note("step", number, "added")
            self._changed(number, None, values)
            return
        number, before = known
        if before == values:
            return
        _set(self._writing, "step", number, _STEP, values)
        self._writing.note("step", number, "changed" if before[-1] else "added")
        if before[_DAY] != values[_DAY]:
            self._changed(number, before[_DAY], values)

    def _changed(self, step: int, before: Cell, values: Cells) -> None:
        columns = ("step", "at", "day_before", "day", "why")
        _insert(self._writing, "step_change", columns, (step, self._now, before, values[_DAY], values[_WHY]))


def _forget_orphans(writing: Writing) -> None:
    """Plans whose card was deleted, or its adding undone."""
    found = writing.rows("SELECT id FROM plan WHERE gone = 0 AND application NOT IN (SELECT id FROM application)")
    for (plan,) in found:
        _set(writing, "plan", plan, ("live", "gone"), (0, 1))
        writing.note("plan", plan, "removed")
        for (step,) in writing.rows("SELECT id FROM step WHERE plan = ? AND live = 1", (plan,)):
            _set(writing, "step", step, ("live",), (0,))
            writing.note("step", step, "removed")


def _bring_cards(writing: Writing, cards: str, outlooks: Mapping[int, CardOutlook]) -> None:
    kept = writing.rows(f"SELECT application, {', '.join(_CARD)} FROM card WHERE {_OF_CARDS}", (cards,))
    known = {application: tuple(values) for application, *values in kept}
    changed = [
        (application, values)
        for application, outlook in outlooks.items()
        if known.get(application) != (values := _card_values(outlook))
    ]
    marks = ", ".join("?" * (len(_CARD) + 1))
    sets = ", ".join(f"{name} = excluded.{name}" for name in _CARD)
    writing.run_many(
        f"INSERT INTO card (application, {', '.join(_CARD)}) VALUES ({marks})"
        f" ON CONFLICT (application) DO UPDATE SET {sets}",
        [(application, *values) for application, values in changed],
    )
    for application, _ in changed:
        writing.note("application", application, "changed")


def _known(writing: Writing, table: str, columns: tuple[str, ...], where: str, cards: str) -> dict[str, Kept]:
    rows = writing.rows(f"SELECT key, id, {', '.join(columns)} FROM {table} WHERE {where}", (cards,))
    return {key: (number, tuple(values)) for key, number, *values in rows}


def _insert(writing: Writing, table: str, columns: tuple[str, ...], values: Cells) -> int:
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) RETURNING id"
    ((number,),) = writing.rows(sql, values)
    return int(number)


def _set(writing: Writing, table: str, number: int, columns: tuple[str, ...], values: Cells) -> None:
    sets = ", ".join(f"{name} = ?" for name in columns)
    writing.run(f"UPDATE {table} SET {sets} WHERE id = ?", (*values, number))


def _plan_values(plan: Plan, position: int) -> Cells:
    return (
        plan.application, str(plan.cadence), position, plan.attempts, plan.limit, cell(plan.ends),
        maybe_written(plan.ends_why), int(plan.moved_on), maybe_written(plan.over), int(plan.live), 0,
    )  # fmt: skip


def _step_values(step: Step, plan: int, position: int) -> Cells:
    return (
        plan, position, str(step.kind), step.day.isoformat(), cell(step.rings), str(step.state), written(step.why),
        step.contact, step.number, step.what, 1,
    )  # fmt: skip


def _card_values(outlook: CardOutlook) -> Cells:
    return (
        str(outlook.turn.side), written(outlook.turn.line), *outlook.dots, str(outlook.meter),
        written(outlook.meter_why), int(outlook.moved_on), outlook.next, outlook.asks_about, cell(outlook.asks_at),
    )  # fmt: skip


def _numbers(cadence: Cadence) -> dict[str, int | None]:
    return {field.name: getattr(cadence, field.name) for field in fields(cadence) if field.name != "kind"}
