"""How a use case writes: one transaction with a name, the plans brought up to date within it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from desktop.core.changes import Changes
from desktop.core.reason import Reason
from desktop.desk.desk import Desk
from desktop.desk.replanning import replan
from desktop.desk.view import Written

if TYPE_CHECKING:
    from desktop.store.writing import Writing

Result = TypeVar("Result")


@dataclass(slots=True)
class Entry:
    """A write that is under way.

    Attributes:
        w: its transaction.
        changes: all that it touched, once it is committed.
    """

    w: Writing
    name: Reason
    undoable: bool
    changes: Changes = field(default_factory=Changes)

    def written(self, result: Result) -> Written[Result]:
        """What the use case returns, after the transaction."""
        return Written(result, self.changes, self.name, self.undoable)


@contextmanager
def write(
    desk: Desk, now: datetime, name: Reason, *, about: Collection[int] = (), undo: bool = True, plans: bool = True
) -> Iterator[Entry]:
    """One use case's transaction.

    Args:
        desk: where.
        now: when it is told.
        name: what the toast and the undo menu call it.
        about: the applications that it is about: they are planned anew even where they are closed.
        undo: whether it can be taken back.
        plans: whether it may touch any plan at all.
    """
    with desk.store.writing(name, now, undo=undo) as w:
        entry = Entry(w, name, undo)
        yield entry
        if plans:
            replan(w, desk, now, about)
        entry.changes = w.changes()
