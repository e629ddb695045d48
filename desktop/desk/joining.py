"""What the user did in one go, undone in one go: a drag and what its panel told; an answer and what follows it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from desktop.core.reason import Reason
from desktop.desk import lookups
from desktop.desk.desk import Desk
from desktop.desk.view import Written
from desktop.store import joins

Result = TypeVar("Result")
_MOVED = "name.moved"


@contextmanager
def as_one(desk: Desk, now: datetime, *, after_move_of: int | None = None) -> Iterator[None]:
    """The writes made inside are one for undo.

    Args:
        desk: where.
        now: the moment.
        after_move_of: a card; where the newest write is its move to another stage, that belongs to them.
    """
    newest = joins.newest(desk.store)
    number = newest[0] if newest is not None else 0
    belongs = newest is not None and _moved(desk, newest[1], after_move_of)
    try:
        yield
    finally:
        first = joins.first_after(desk.store, number)
        if first is not None:
            with desk.store.writing(Reason.of("name.joined"), now, undo=False) as w:
                joins.join(w, number if belongs else first)


def both(first: Written[Any], second: Written[Result]) -> Written[Result]:
    """What two writes did, under the name of the second."""
    return Written(second.result, first.changes + second.changes, second.name, second.undoable)


def _moved(desk: Desk, name: Reason, application: int | None) -> bool:
    if application is None or name.key != _MOVED:
        return False
    card = lookups.application(desk.store, application)
    return (name.fact("company"), name.fact("role")) == (card.company_name, card.role)
