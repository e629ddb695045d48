"""What a schema amounts to, however its statements were spelt."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

RELEASED = Path(__file__).parent / "released"


def shape(db: sqlite3.Connection) -> dict[str, Any]:
    """Columns, keys and indexes of all tables."""
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return {table: _table(db, table) for table in tables if table != "sqlite_sequence"}


def _table(db: sqlite3.Connection, table: str) -> dict[str, Any]:
    ((sql,),) = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,))
    indexes = db.execute(f"SELECT name, \"unique\", origin FROM pragma_index_list('{table}') ORDER BY name").fetchall()
    return {
        "columns": db.execute(f"SELECT * FROM pragma_table_xinfo('{table}')").fetchall(),
        "keys": sorted(db.execute(f"SELECT * FROM pragma_foreign_key_list('{table}')").fetchall()),
        "indexes": [
            (*index, db.execute(f"SELECT * FROM pragma_index_xinfo('{index[0]}')").fetchall()) for index in indexes
        ],
        "autoincrement": "AUTOINCREMENT" in sql,
        "strict": sql.rstrip().endswith("STRICT"),
    }


def made(version: int, path: Path) -> None:
    """A desk as that version of the program made it."""
    db = sqlite3.connect(path)
    db.executescript((RELEASED / f"{version}.sql").read_text(encoding="utf-8"))
    db.close()
