"""Bringing an older desk to the schema of today: numbered steps, each in one transaction of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.store.schema import APPLICATION_ID, SCHEMA, VERSION

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


TODAY: Final = Blueprint(VERSION, SCHEMA, ())


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
