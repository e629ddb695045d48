"""The one connection to the file, by peewee: its pragmas, its transactions, and SQL as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from peewee import SqliteDatabase

if TYPE_CHECKING:
    from desktop.store.stamps import Cell

_PATIENCE_SECONDS: Final = 10.0
_PRAGMAS: Final = {"foreign_keys": 1, "synchronous": "FULL", "cache_size": -16_000, "temp_store": "MEMORY"}


class Connection:
    """Used by the thread that made it, but for `interrupt`. Raises the errors of peewee and of sqlite3."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        # Not mode=ro: beside a live WAL it would have to do without shared memory where that is not there yet.
        mode, pragmas = ("rw", _PRAGMAS | {"query_only": 1}) if read_only else ("rwc", _PRAGMAS)
        address = f"{path.absolute().as_uri()}?mode={mode}"
        db: Any = SqliteDatabase
        self._db = db(address, pragmas=pragmas, timeout=_PATIENCE_SECONDS, uri=True)
        self._db.connect()
        self._raw: sqlite3.Connection = self._db.connection()

    def execute(self, sql: str, params: Sequence[Cell] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        cursor: sqlite3.Cursor = self._db.execute_sql(sql, params)
        return cursor

    def execute_many(self, sql: str, rows: Iterable[Sequence[Cell]]) -> None:
        """Run one statement for many rows, by the driver's own executemany."""
        self._raw.executemany(sql, rows)

    def rows(self, sql: str, params: Sequence[Cell] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.execute(sql, params).fetchall()

    def row(self, sql: str, params: Sequence[Cell] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        found: tuple[Any, ...] | None = self.execute(sql, params).fetchone()
        return found

    def stage(self, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Lay rows out in this connection's own ``temp.staged``, numbered from 1, in place of what was there.

        Outside of a transaction the desk itself is not locked meanwhile.
        """
        self.execute("DROP TABLE IF EXISTS temp.staged")
        self.execute(f"CREATE TABLE temp.staged (id INTEGER PRIMARY KEY, {', '.join(columns)})")
        marks = ", ".join("?" * len(columns))
        with self.transaction("DEFERRED"):
            self.execute_many(f"INSERT INTO temp.staged ({', '.join(columns)}) VALUES ({marks})", rows)

    @contextmanager
    def transaction(self, lock: Literal["IMMEDIATE", "DEFERRED"] = "IMMEDIATE") -> Iterator[None]:
        """Commit at the end, roll back on an exception. Within a transaction that is under way it is part of that."""
        if self.in_transaction:
            yield
            return
        self.execute(f"BEGIN {lock}")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            # Not by peewee's own blocks: on a full disk SQLite rolls back by itself, and they then stumble over it.
            if self._raw.in_transaction:
                self._raw.rollback()
            raise

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is under way."""
        return self._raw.in_transaction

    def backup(self, target: sqlite3.Connection) -> None:
        """Copy all of it by SQLite's own means."""
        self._raw.backup(target)

    def interrupt(self) -> None:
        """Break off the statement that runs. From any thread."""
        self._raw.interrupt()

    def close(self) -> None:
        """Give the file back; twice is no fault."""
        self._db.close()
