"""One write: a transaction with a name, what it changed, and the images of its rows that undo needs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from desktop.core.changes import Change, Changes, How, What
from desktop.core.reason import Reason
from desktop.store.stamps import Cell, Value, cell
from desktop.store.tables import BATCH, SENT, UNDOABLE, WHOSE

if TYPE_CHECKING:
    from desktop.store.connection import Connection

Row = tuple[Any, ...]
Image = dict[str, Cell]


class Reads(Protocol):
    """Something that can be asked: a `Store`, or a `Writing`, which sees its own rows."""

    def rows(self, sql: str, params: Sequence[Cell] = ()) -> list[Row]:
        """All rows of a query."""

    def row(self, sql: str, params: Sequence[Cell] = ()) -> Row | None:
        """The first row of a query, or None."""


class Journalled:
    """A row before and after one touch of it; None where it was not there."""

    __slots__ = ("after", "before", "row", "table")

    def __init__(self, table: str, row: int, before: Image | None, after: Image | None) -> None:
        self.table = table
        self.row = row
        self.before = before
        self.after = after


class Writing:
    """The transaction that is open. Made by `Store.writing`.

    Attributes:
        name: of the write, for the toast and the undo menu.
        at: when it is told (aware).
        undo: whether it can be taken back.
        touched: the tables that it wrote to.
    """

    def __init__(self, db: Connection, name: Reason, at: datetime, *, undo: bool) -> None:
        self.name = name
        self.at = at
        self.undo = undo
        self.touched: set[str] = set()
        self.journal: list[Journalled] = []
        self._db = db
        self._changes: list[Change] = []

    def rows(self, sql: str, params: Sequence[Cell] = ()) -> list[Row]:
        """All rows of a query."""
        return self._db.rows(sql, params)

    def row(self, sql: str, params: Sequence[Cell] = ()) -> Row | None:
        """The first row of a query, or None."""
        return self._db.row(sql, params)

    def changes(self) -> Changes:
        """What was touched so far."""
        return Changes.of(self._changes)

    def note(self, what: What, row: int, how: How) -> None:
        """Add a change that no single row of a table stands for."""
        self._changes.append(Change(what, row, how))

    def insert(self, table: str, **columns: Value) -> int:
        """Add a row; its id."""
        cells = tuple(map(cell, columns.values()))
        row = self._db.execute(_insert(table, tuple(columns)), cells).lastrowid or 0
        self._record(table, row, None, self.image(table, row))
        return row

    def update(self, table: str, row: int, **columns: Value) -> bool:
        """Change columns of a row; False where all of them stood so already.

        Raises:
            KeyError: there is no such row.
        """
        before = self.image(table, row)
        if before is None:
            raise KeyError(f"{table} {row}")
        new = {name: cell(value) for name, value in columns.items()}
        if all(before[name] == value for name, value in new.items()):
            return False
        self._db.execute(_update(table, tuple(new)), (*new.values(), row))
        self._record(table, row, before, before | new)
        return True

    def delete(self, table: str, row: int) -> bool:
        """Take a row away; False where it is not there."""
        before = self.image(table, row)
        if before is None:
            return False
        self._db.execute(_delete(table), (row,))
        self._record(table, row, before, None)
        return True

    def delete_where(self, table: str, column: str, value: Value) -> None:
        """Take away all rows with this value, the newest first."""
        found = self.rows(f"SELECT id FROM {table} WHERE {column} = ? ORDER BY id DESC", (cell(value),))
        for (row,) in found:
            self.delete(table, row)

    def image(self, table: str, row: int) -> Image | None:
        """All columns of a row as they stand, or None."""
        cursor = self._db.execute(_select(table), (row,))
        found = cursor.fetchone()
        return None if found is None else dict(zip((part[0] for part in cursor.description), found, strict=True))

    def put(self, table: str, row: int, image: Image | None) -> None:
        """Make a row what an image says, without a journal: undo and redo do that."""
        before = self.image(table, row)
        if image is None:
            self._db.execute(_delete(table), (row,))
        elif before is None:
            self._db.execute(_insert(table, tuple(image)), tuple(image.values()))
        else:
            self._db.execute(_update(table, tuple(image)), (*image.values(), row))
        self._change(table, row, before, image)

    def run(self, sql: str, params: Sequence[Cell] = ()) -> None:
        """Write past the journal: for rows that are worked out anew, and for those that an import brings in bulk."""
        self._db.execute(sql, params)

    def run_many(self, sql: str, rows: Iterable[Sequence[Cell]]) -> None:
        """`run` for many rows, by the connection's own executemany."""
        self._db.execute_many(sql, rows)

    def stage(self, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Lay rows out in ``temp.staged``, numbered from 1, in place of what was there."""
        self._db.stage(columns, rows)

    def journal_batch(self, batch: int) -> None:
        """Let undo know that here the rows of a batch came in past the journal."""
        self.journal.append(Journalled(BATCH, batch, None, None))

    def keep_journal(self) -> None:
        """Keep the images, so that this write can be undone; what was undone before can no longer be redone."""
        if not self.undo or not self.journal:
            return
        self.run("DELETE FROM history WHERE undone = 1")
        entry = self._db.execute(
            "INSERT INTO history (name, at) VALUES (?, ?)", (cell(self.name), cell(self.at))
        ).lastrowid
        self.run_many(
            "INSERT INTO history_row (history, tbl, row, before, after) VALUES (?, ?, ?, ?, ?)",
            [(entry, kept.table, kept.row, _json(kept.before), _json(kept.after)) for kept in self.journal],
        )

    def _record(self, table: str, row: int, before: Image | None, after: Image | None) -> None:
        self._change(table, row, before, after)
        if table not in UNDOABLE or (table in SENT and after is not None):
            return
        last = self.journal[-1] if self.journal else None
        if last is not None and (last.table, last.row) == (table, row):
            last.after = after
        else:
            self.journal.append(Journalled(table, row, before, after))

    def _change(self, table: str, row: int, before: Image | None, after: Image | None) -> None:
        self.touched.add(table)
        what, column = WHOSE[table]
        own = column == "id"
        how: How = "changed"
        if own and before is None:
            how = "added"
        elif own and after is None:
            how = "removed"
        for whose in {image[column] for image in (before, after) if image is not None}:
            self.note(what, int(whose or row), how)


def _json(image: Image | None) -> str | None:
    return None if image is None else json.dumps(image, ensure_ascii=False)


# Table and column names come from the store's own code, never from outside.
@lru_cache(maxsize=512)
def _insert(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"


@lru_cache(maxsize=512)
def _update(table: str, columns: tuple[str, ...]) -> str:
    return f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in columns)} WHERE id = ?"


def _select(table: str) -> str:
    return f"SELECT * FROM {table} WHERE id = ?"


def _delete(table: str) -> str:
    return f"DELETE FROM {table} WHERE id = ?"
