"""Several writes that one undo takes back together."""

from __future__ import annotations

from desktop.core.reason import Reason
from desktop.store import reasons
from desktop.store.writing import Reads, Writing


def newest(reads: Reads) -> tuple[int, Reason] | None:
    """The number and the name of the newest write that undo would take back, or None."""
    found = reads.row("SELECT id, name FROM history WHERE undone = 0 ORDER BY id DESC LIMIT 1")
    return None if found is None else (found[0], reasons.read(found[1]))


def first_after(reads: Reads, number: int) -> int | None:
    """The oldest write after that number, or None."""
    found = reads.row("SELECT id FROM history WHERE undone = 0 AND id > ? ORDER BY id LIMIT 1", (number,))
    return None if found is None else int(found[0])


def join(writing: Writing, first: int) -> None:
    """That write and all later ones become one, under the name of the last, within a write with ``undo=False``."""
    later = "SELECT id FROM history WHERE id > ? AND undone = 0"
    writing.run(
        "UPDATE history SET name = (SELECT name FROM history WHERE id >= ?1 AND undone = 0 ORDER BY id DESC LIMIT 1)"
        " WHERE id = ?1",
        (first,),
    )
    writing.run(f"UPDATE history_row SET history = ? WHERE history IN ({later})", (first, first))
    writing.run(f"DELETE FROM history WHERE id IN ({later})", (first,))
