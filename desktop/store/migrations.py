"""Bringing an older desk to the schema of today: numbered steps, each in one transaction of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.store.schema import APPLICATION_ID, SCHEMA, VERSION, statements

if TYPE_CHECKING:
    from desktop.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Migration:
    """One step, from the version before to `to`.

    Attributes:
        statements: run in order.
        then: what SQL alone cannot do, run after them in the same transaction.
    """

    to: int
    statements: tuple[str, ...]
    then: Callable[[Connection], None] | None = None


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The schema of a version of the program: how it is made afresh, and how older ones get there."""

    version: int
    schema: tuple[str, ...]
    migrations: tuple[Migration, ...]

    @property
    def oldest(self) -> int:
        """The oldest version that can be brought here."""
        return self.version - len(self.migrations)


# A step says what it did then, whatever becomes of the schema: it shares no text with it.
_TO_2: Final = """
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL,
    user TEXT NOT NULL,
    vault TEXT,
    calendar TEXT,
    calendar_name TEXT,
    publishes INTEGER NOT NULL DEFAULT 0,
    result TEXT,
    result_at TEXT,
    failed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE published (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account (id),
    uid TEXT NOT NULL,
    etag TEXT,
    mark TEXT NOT NULL,
    state TEXT NOT NULL,
    UNIQUE (account, uid)
) STRICT;
"""
_TO_3: Final = """
CREATE TABLE letter_fact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (id),
    step TEXT NOT NULL,
    fact TEXT NOT NULL,
    text TEXT NOT NULL,
    told TEXT NOT NULL,
    UNIQUE (step, fact)
) STRICT;
CREATE INDEX letter_fact_application ON letter_fact (application);
"""
MIGRATIONS: Final = (
    # The user's own servers, and what was published there.
    Migration(2, statements(_TO_2)),
    # What a letter of one step wants to say, told by the user.
    Migration(3, statements(_TO_3)),
)
TODAY: Final = Blueprint(VERSION, SCHEMA, MIGRATIONS)


def version_of(db: Connection) -> int:
    """The schema's version that stands in the file; 0 in an empty one."""
    return int(db.rows("PRAGMA user_version")[0][0])


def create(db: Connection, blueprint: Blueprint) -> None:
    """Make the tables, unless another program was quicker."""
    with db.transaction():
        if version_of(db):
            return
        _run(db, blueprint.schema)
        _run(db, (f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {blueprint.version}"))


def migrate(db: Connection, blueprint: Blueprint) -> None:
    """Run the steps that are missing. A step that fails leaves the file as the step before it left it."""
    for migration in blueprint.migrations:
        with db.transaction():
            if version_of(db) != migration.to - 1:
                continue
            _run(db, migration.statements)
            if migration.then is not None:
                migration.then(db)
            _run(db, (f"PRAGMA user_version = {migration.to}",))


def _run(db: Connection, statements: Sequence[str]) -> None:
    for statement in statements:
        db.execute(statement)
