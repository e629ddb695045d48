"""The files that were brought in, and their rows that were not understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop.core.records import BadRow
from desktop.store import reasons
from desktop.store.stamps import moment
from desktop.store.writing import Reads, Row, Writing


@dataclass(frozen=True, slots=True)
class Batch:
    """One file that was brought in.

    Attributes:
        came_in: people (or applications) that were new.
        known: those that were there already, with nothing to add.
        merged: those that were there already, to whom something was added.
        resting: applications that came to rest at once.
    """

    id: int
    file: str
    kind: str
    at: datetime
    came_in: int
    known: int
    merged: int
    resting: int


_COLUMNS = "SELECT id, file, kind, at, came_in, known, merged, resting FROM batch"


def start(writing: Writing, file: str, kind: str) -> int:
    """Begin a batch; its id, which its rows bear."""
    batch = writing.insert("batch", file=file, kind=kind, at=writing.at)
    writing.journal_batch(batch)
    return batch


def finish(
    writing: Writing,
    batch: int,
    *,
    came_in: int,
    known: int,
    merged: int = 0,
    resting: int = 0,
    not_understood: Iterable[BadRow] = (),
) -> None:
    """Keep what became of a file."""
    writing.update("batch", batch, came_in=came_in, known=known, merged=merged, resting=resting)
    writing.run_many(
        "INSERT INTO batch_row (batch, line, why) VALUES (?, ?, ?)",
        ((batch, bad.row, reasons.written(bad.why)) for bad in not_understood),
    )


def every(reads: Reads) -> tuple[Batch, ...]:
    """All batches, the newest first."""
    return tuple(map(_batch, reads.rows(f"{_COLUMNS} ORDER BY id DESC")))


def newest(reads: Reads, kind: str) -> Batch | None:
    """The last batch of a kind, or None."""
    found = reads.row(f"{_COLUMNS} WHERE kind = ? ORDER BY id DESC", (kind,))
    return None if found is None else _batch(found)


def not_understood(reads: Reads, batch: int) -> tuple[BadRow, ...]:
    """The rows of a batch that did not come in."""
    found = reads.rows("SELECT line, why FROM batch_row WHERE batch = ? ORDER BY id", (batch,))
    return tuple(BadRow(line, reasons.read(why)) for line, why in found)


def _batch(row: Row) -> Batch:
    number, file, kind, at, *counts = row
    return Batch(number, file, kind, moment(at), *counts)
