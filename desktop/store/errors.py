"""What SQLite and the system complain of, as troubles that name the file and the way out. The one place for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import peewee

from desktop.core.progress import Cancelled
from desktop.core.reason import Trouble

_TROUBLES: Final = {
    sqlite3.SQLITE_FULL: "trouble.disk_full",
    sqlite3.SQLITE_READONLY: "trouble.read_only",
    sqlite3.SQLITE_PERM: "trouble.read_only",
    sqlite3.SQLITE_CANTOPEN: "trouble.cannot_open",
    sqlite3.SQLITE_CORRUPT: "trouble.damaged",
    sqlite3.SQLITE_NOTADB: "trouble.not_a_desk",
    sqlite3.SQLITE_IOERR: "trouble.disk_failed",
    sqlite3.SQLITE_BUSY: "trouble.busy",
    sqlite3.SQLITE_LOCKED: "trouble.busy",
}
_PRIMARY: Final = 0xFF
"""The low byte of SQLite's extended codes says the kind."""


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Turn errors of the database about `file` into `Trouble`, and an interrupted query into `Cancelled`.

    A statement that breaks a constraint or has a fault of its own is the program's mistake and stays what it is.
    """
    try:
        yield
    except (peewee.PeeweeException, sqlite3.Error) as problem:
        code = _code(problem)
        if code == sqlite3.SQLITE_INTERRUPT:
            raise Cancelled from problem
        if code not in _TROUBLES:
            raise
        raise trouble(_TROUBLES[code], file) from problem


def trouble(key: str, file: Path) -> Trouble:
    """A trouble about a file, with the facts that its sentences name."""
    return Trouble(key, file=str(file), folder=str(file.parent))


def _code(problem: Exception) -> int | None:
    # peewee keeps the driver's error in its own.
    code = getattr(getattr(problem, "orig", problem), "sqlite_errorcode", None)
    return None if code is None else code & _PRIMARY
