"""Undo and redo: the images of the rows that a write touched, put back in reverse and forward order.

Both are used within a `Writing` that was opened with ``undo=False``, so that what follows from them (the plans) is
written in the same transaction. Other processes' writes stand in the same history.
"""

from __future__ import annotations

import json
from typing import Final

import peewee

from desktop.core.reason import Reason, Trouble
from desktop.store import batches, reasons
from desktop.store.tables import BATCH
from desktop.store.writing import Reads, Writing

_KEPT: Final = 100


def next_undo(reads: Reads) -> Reason | None:
    """The name of the write that undo would take back, or None."""
    found = _newest_done(reads)
    return None if found is None else reasons.read(found[1])


def next_redo(reads: Reads) -> Reason | None:
    """The name of the write that redo would do again, or None."""
    found = _oldest_undone(reads)
    return None if found is None else reasons.read(found[1])


def undo(writing: Writing) -> Reason:
    """Take back the newest write that stands; its name.

    Raises:
        Trouble: there is none, or a later write touched the same rows.
    """
    found = _newest_done(writing)
    if found is None:
        raise Trouble("trouble.nothing_to_undo")
    entry, text = found
    name = reasons.read(text)
    try:
        for table, row, before, after in reversed(_rows(writing, entry)):
            if table == BATCH:
                batches.take_out(writing, entry, row)
            else:
                _put(writing, table, row, expected=after, image=before)
    except (_InTheWay, peewee.IntegrityError) as problem:
        raise Trouble("trouble.undo_in_the_way", name=name) from problem
    writing.run("UPDATE history SET undone = 1 WHERE id = ?", (entry,))
    return name


def redo(writing: Writing) -> Reason:
    """Do again what the last undo took back; its name.

    Raises:
        Trouble: there is nothing, or a later write touched the same rows.
    """
    found = _oldest_undone(writing)
    if found is None:
        raise Trouble("trouble.nothing_to_redo")
    entry, text = found
    name = reasons.read(text)
    try:
        for table, row, before, after in _rows(writing, entry):
            if table == BATCH:
                batches.put_back(writing, entry, row)
            else:
                _put(writing, table, row, expected=before, image=after)
    except (_InTheWay, peewee.IntegrityError) as problem:
        raise Trouble("trouble.redo_in_the_way", name=name) from problem
    writing.run("UPDATE history SET undone = 0 WHERE id = ?", (entry,))
    return name


def prune(writing: Writing) -> None:
    """Forget all but the last hundred."""
    writing.run("DELETE FROM history WHERE id <= (SELECT id FROM history ORDER BY id DESC LIMIT 1 OFFSET ?)", (_KEPT,))


def _newest_done(reads: Reads) -> tuple[int, str] | None:
    return reads.row("SELECT id, name FROM history WHERE undone = 0 ORDER BY id DESC LIMIT 1")


def _oldest_undone(reads: Reads) -> tuple[int, str] | None:
    return reads.row("SELECT id, name FROM history WHERE undone = 1 ORDER BY id LIMIT 1")


def _rows(reads: Reads, entry: int) -> list[tuple[str, int, str | None, str | None]]:
    return reads.rows("SELECT tbl, row, before, after FROM history_row WHERE history = ? ORDER BY id", (entry,))


class _InTheWay(Exception):
    """A later write touched the row."""


def _put(writing: Writing, table: str, row: int, *, expected: str | None, image: str | None) -> None:
    if writing.image(table, row) != (None if expected is None else json.loads(expected)):
        raise _InTheWay
    writing.put(table, row, None if image is None else json.loads(image))
