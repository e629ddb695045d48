"""Undo of what an import brought in bulk: by its batch, in a few statements, not row by row.

The rows are put aside as JSON when they are taken out, and come back under their old ids when they are put back.
"""

from __future__ import annotations

from desktop.store.tables import BROUGHT_IN
from desktop.store.writing import Writing


def take_out(writing: Writing, entry: int, batch: int) -> None:
    """Put aside and delete all rows of the batch.

    Raises:
        peewee.IntegrityError: something else refers to one of them.
    """
    for table in BROUGHT_IN:
        columns = _columns(writing, table)
        pairs = ", ".join(f"'{name}', {name}" for name in columns)
        writing.run(
            f"INSERT INTO aside (history, batch, tbl, image) SELECT ?1, ?2, ?3, json_object({pairs}) FROM {table}"
            " WHERE batch = ?2 ORDER BY id",
            (entry, batch, table),
        )
    for table in reversed(BROUGHT_IN):
        writing.run(f"DELETE FROM {table} WHERE batch = ?", (batch,))
        writing.touched.add(table)
    writing.note("contact", 0, "removed")


def put_back(writing: Writing, entry: int, batch: int) -> None:
    """Bring back what `take_out` put aside."""
    for table in BROUGHT_IN:
        columns = _columns(writing, table)
        values = ", ".join(f"json_extract(image, '$.{name}')" for name in columns)
        writing.run(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM aside"
            " WHERE history = ? AND batch = ? AND tbl = ? ORDER BY id",
            (entry, batch, table),
        )
        writing.touched.add(table)
    writing.run("DELETE FROM aside WHERE history = ? AND batch = ?", (entry, batch))
    writing.note("contact", 0, "added")


def _columns(writing: Writing, table: str) -> tuple[str, ...]:
    return tuple(name for (name,) in writing.rows("SELECT name FROM pragma_table_info(?)", (table,)))
