"""A real desk in a folder of its own, and short ways to fill it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from desktop.core import plans
from desktop.core.changes import Changes
from desktop.core.facts import Cadence, Place, User, World
from desktop.core.kinds import CadenceKind, StageKind
from desktop.core.reason import Reason
from desktop.core.records import PersonRecord
from desktop.store import applications, companies, derived, facts, history, stages
from desktop.store.open import Store
from desktop.store.writing import Reads, Writing

NOW = datetime(2027, 3, 4, 18, tzinfo=UTC)
DAY = timedelta(days=1)
USER = User(Place("DE", None, "Europe/Berlin"))
DEFAULTS = {kind: Cadence(kind) for kind in CadenceKind}
SAVED, APPLIED, INTERVIEWING, OFFER, CLOSED = range(1, 6)
"""Ids of the columns of a desk that `columns` filled."""


def columns(store: Store) -> None:
    with store.writing(Reason.of("test.columns"), NOW, undo=False) as w:
        for kind in StageKind:
            stages.add(w, kind.title(), kind)


@contextmanager
def written(store: Store, name: str = "test.write", at: datetime = NOW, *, undo: bool = True) -> Iterator[Writing]:
    with store.writing(Reason.of(name), at, undo=undo) as w:
        yield w


def card(w: Writing, company: str = "Acme GmbH", stage: int = APPLIED, **more: Any) -> int:
    return applications.add(w, companies.ensure(w, company), "Product Manager", stage, **more)


def world(reads: Reads, only: Sequence[int] = ()) -> World:
    return facts.world(reads, user=USER, defaults=DEFAULTS, only=only)


def replan(w: Writing, now: datetime = NOW, only: Sequence[int] = ()) -> None:
    seen = world(w, only)
    derived.sync(w, plans.look(seen, now), seen, now)


def undo(store: Store) -> Reason:
    with written(store, undo=False) as w:
        return history.undo(w)


def redo(store: Store) -> Reason:
    with written(store, undo=False) as w:
        return history.redo(w)


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All rows that the user told of."""
    tables = [name for (name,) in store.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    left_out = ("sqlite_sequence", "history", "history_row", "aside")
    return {table: store.rows(f"SELECT * FROM {table} ORDER BY 1") for table in tables if table not in left_out}


def hows(changes: Changes) -> list[tuple[str, int, str]]:
    return [(row.what, row.id, row.how) for row in changes.rows]


def person(first: str, last: str = "", **more: Any) -> PersonRecord:
    return PersonRecord(1, first, last, **more)
