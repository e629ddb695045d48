"""The open desk: one connection, used by the thread that opened it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from desktop.core.reason import Reason
from desktop.store import backup, history, migrations
from desktop.store.connection import Connection
from desktop.store.errors import told, trouble
from desktop.store.lock import DeskLock
from desktop.store.migrations import TODAY, Blueprint
from desktop.store.schema import APPLICATION_ID
from desktop.store.writing import Row, Writing

if TYPE_CHECKING:
    from desktop.store.stamps import Cell


class Store:
    """The user's desk in one SQLite file.

    Opening makes the file where there is none and brings an older one up to date, after a checked backup.

    Attributes:
        path: the file.
        schema_version: of the file, once it is open.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        backups: Path | None = None,
        lock: DeskLock | None = None,
        blueprint: Blueprint = TODAY,
    ) -> None:
        """Open the desk.

        Args:
            path: the file; its folder is made where there is none (not when read only).
            read_only: nothing can be written; an older file is not brought up to date but refused.
            backups: where the copy before an upgrade goes; by default ``backups`` beside the file.
            lock: the window's own lock of the folder, where it holds it; an upgrade needs it.
            blueprint: the schema; another one than today's is for tests.

        Raises:
            Trouble: the file is newer, damaged, no desk at all, or cannot be read or written.
        """
        self.path = path
        self.read_only = read_only
        self._backups = backups or path.parent / "backups"
        self._lock = lock
        self._blueprint = blueprint
        self._make_folder()
        with told(path):
            self._db = Connection(path, read_only=read_only)
            try:
                self._check()
                self._bring_up_to_date()
            except BaseException:
                self._db.close()
                raise
        self.schema_version = blueprint.version

    def rows(self, sql: str, params: Sequence[Cell] = ()) -> list[Row]:
        """All rows of a query."""
        with told(self.path):
            return self._db.rows(sql, params)

    def row(self, sql: str, params: Sequence[Cell] = ()) -> Row | None:
        """The first row of a query, or None."""
        with told(self.path):
            return self._db.row(sql, params)

    @contextmanager
    def writing(self, name: Reason, at: datetime, *, undo: bool = True) -> Iterator[Writing]:
        """One transaction: committed at the end, rolled back on an exception.

        Args:
            name: what the write is called, e.g. "Moved Acme to Interviewing".
            at: when it is told (aware).
            undo: whether it can be taken back.

        Raises:
            Trouble: disk full, read only, or another program holds the file for too long.
        """
        if self._db.in_transaction:
            raise RuntimeError("a write within a write")
        with told(self.path), self._db.transaction():
            writing = Writing(self._db, name, at, undo=undo)
            yield writing
            writing.keep_journal()
            history.prune(writing)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several reads that see one state of the desk, whatever others write meanwhile."""
        with told(self.path), self._db.transaction("DEFERRED"):
            yield

    def stage(self, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Lay rows out in ``temp.staged``, numbered from 1, in place of what was there: no other write has to wait."""
        with told(self.path):
            self._db.stage(columns, rows)

    def interrupt(self) -> None:
        """Break off the query that runs, which then raises `Cancelled`. May be called from any thread."""
        self._db.interrupt()

    def copy_into(self, target: sqlite3.Connection) -> None:
        """Copy the whole desk by SQLite's own means, while it is in use."""
        with told(self.path):
            self._db.backup(target)

    def close(self) -> None:
        """Give the file back. Closing twice is no fault."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _make_folder(self) -> None:
        if self.read_only:
            if not self.path.exists():
                raise trouble("trouble.no_desk", self.path)
            return
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self.path.exists():
                # SQLite gives its log the rights of the file: nobody else reads either.
                self.path.touch(mode=0o600)
        except OSError as problem:
            raise trouble("trouble.read_only", self.path) from problem

    def _check(self) -> None:
        version = migrations.version_of(self._db)
        marked = self.row("PRAGMA application_id") == (APPLICATION_ID,)
        if not marked and (version or self.row("SELECT 1 FROM sqlite_schema")):
            raise trouble("trouble.not_a_desk", self.path)
        if version > self._blueprint.version:
            raise trouble("trouble.newer_desk", self.path)
        if not self.read_only and self.row("PRAGMA quick_check(1)") != ("ok",):
            raise trouble("trouble.damaged", self.path)

    def _bring_up_to_date(self) -> None:
        version = migrations.version_of(self._db)
        if (version and version < self._blueprint.oldest) or (self.read_only and version < self._blueprint.version):
            raise trouble("trouble.older_desk", self.path)
        if self.read_only:
            return
        self._db.execute("PRAGMA journal_mode = WAL")
        if not version:
            migrations.create(self._db, self._blueprint)
        elif version < self._blueprint.version:
            self._migrate(version)

    def _migrate(self, version: int) -> None:
        own = self._lock is not None and self._lock.held
        lock = DeskLock(self.path.parent)
        if not own and not lock.acquire():
            raise trouble("trouble.window_open", self.path)
        try:
            backup.backup(self, backup.free_name(self._backups, f"{self.path.stem}-of-version-{version}"))
            migrations.migrate(self._db, self._blueprint)
        finally:
            lock.release()
