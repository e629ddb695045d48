"""Undo and redo: writes themselves, with the plans brought up to date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.core.changes import Changes
from desktop.core.reason import Reason
from desktop.desk.desk import Desk
from desktop.desk.replanning import replan
from desktop.desk.view import Written
from desktop.store import applications, interviews, replies
from desktop.store import history as stored

if TYPE_CHECKING:
    from desktop.store.writing import Reads, Writing


def undo(desk: Desk, now: datetime) -> Written[int | None]:
    """Take the last write back; the card that it was about, where it was about one that is there.

    What really went out stays.

    Raises:
        Trouble: there is nothing to take back, or a later write touched the same rows.
    """
    return _again(desk, now, stored.undo, "name.undone")


def redo(desk: Desk, now: datetime) -> Written[int | None]:
    """Do again what the last undo took back; as `undo`.

    Raises:
        Trouble: there is nothing to do again, or a later write touched the same rows.
    """
    return _again(desk, now, stored.redo, "name.redone")


def ahead(desk: Desk) -> tuple[Reason | None, Reason | None]:
    """The names of the writes that undo and redo would take."""
    return stored.next_undo(desk.store), stored.next_redo(desk.store)


def _again(desk: Desk, now: datetime, turn: Callable[[Writing], Reason], key: str) -> Written[int | None]:
    with desk.store.writing(Reason.of(key), now, undo=False) as w:
        what = turn(w)
        touched = _cards(w, w.changes())
        replan(w, desk, now, touched)
        changes = w.changes()
    card = next((number for number in touched if applications.get(desk.store, number)), None)
    return Written(card, changes, Reason.of(key, what=what), undoable=False)


def _cards(reads: Reads, changes: Changes) -> list[int]:
    found = [row.id for row in changes.rows if row.what == "application"]
    talks = (interviews.get(reads, number) for number in changes.ids("interview"))
    said = (replies.get(reads, number) for number in changes.ids("reply"))
    return list(dict.fromkeys([*found, *(one.application for one in (*talks, *said) if one is not None)]))
