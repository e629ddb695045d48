"""Copies of the desk by SQLite's own means, checked when made; and the way back."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Protocol

from desktop.core.reason import Trouble
from desktop.store.errors import told, trouble
from desktop.store.lock import DeskLock
from desktop.store.migrations import TODAY
from desktop.store.schema import APPLICATION_ID


class Copied(Protocol):
    """An open desk: a `Store`."""

    @property
    def path(self) -> Path:
        """Its file."""

    def copy_into(self, target: sqlite3.Connection) -> None:
        """Copy all of it, while it is in use."""


def backup(store: Copied, file: Path) -> int:
    """Copy the desk into `file`, which is replaced only once the copy is whole; the number of rows in it.

    Raises:
        Trouble: it cannot be written there, or the copy is not sound.
    """
    part = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        with told(file):
            rows = _copy(store, part)
        part.replace(file)
    except OSError as problem:
        raise trouble("trouble.cannot_write", file) from problem
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return rows


def restore(desk: Path, file: Path) -> int:
    """Make the desk what the backup `file` holds; the number of rows in it. The desk as it was is set aside first.

    Args:
        desk: the file of the desk, as for `Store`; none of the caller's own stores may have it open.
        file: a backup.

    Raises:
        Trouble: the window is open, or the backup is no desk, newer, damaged or not to be read. The desk then stands
            as it was.
    """
    with DeskLock(desk.parent):
        rows = check(file)
        if desk.exists():
            aside = free_name(desk.parent / "backups", f"{desk.stem}-before-restore")
            try:
                _set_aside(desk, aside)
            except OSError as problem:
                raise trouble("trouble.cannot_write", aside) from problem
        with told(desk), closing(sqlite3.connect(desk)) as into, closing(_reading(file)) as source:
            source.backup(into)
    return rows


def check(file: Path) -> int:
    """The number of rows in a backup.

    Raises:
        Trouble: it is no desk, newer, damaged or not to be read.
    """
    if not file.is_file():
        raise trouble("trouble.no_backup", file)
    with told(file), closing(_reading(file)) as db:
        if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise trouble("trouble.not_a_desk", file)
        if db.execute("PRAGMA user_version").fetchone()[0] > TODAY.version:
            raise trouble("trouble.newer_desk", file)
        if db.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise trouble("trouble.damaged", file)
        return _count(db)


def free_name(folder: Path, name: str) -> Path:
    """A file of that name, with a number where there is one already, so that no earlier copy is lost."""
    names = (folder / f"{name}{f'-{number}' if number else ''}.sqlite" for number in itertools.count())
    return next(file for file in names if not file.exists())


def _copy(store: Copied, part: Path) -> int:
    with closing(sqlite3.connect(part)) as copy:
        store.copy_into(copy)
        # Without a log beside it, so that it can be read from where nothing can be written.
        copy.execute("PRAGMA journal_mode = DELETE")
        if copy.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise trouble("trouble.damaged", store.path)
        return _count(copy)


def _set_aside(desk: Path, aside: Path) -> None:
    aside.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        with told(desk), closing(_reading(desk)) as source, closing(sqlite3.connect(aside)) as copy:
            source.backup(copy)
            sound: bool = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except Trouble:
        sound = False
    if not sound:
        # What cannot be read cannot be overwritten in place either: the files themselves step aside, with their log.
        for end in ("", "-wal", "-shm"):
            part = desk.with_name(desk.name + end)
            if part.exists():
                part.replace(aside.with_name(aside.name + end))


def _reading(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _count(db: sqlite3.Connection) -> int:
    tables = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'").fetchall()
    return sum(int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for (table,) in tables)
