"""The columns of the board."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.board import Stage
from desktop.core.kinds import StageKind
from desktop.core.reason import Trouble
from desktop.store.writing import Reads, Row, Writing

_COLUMNS = "SELECT id, name, kind, position, folded FROM stage"


def every(reads: Reads) -> tuple[Stage, ...]:
    """All columns in their order."""
    return tuple(map(_stage, reads.rows(f"{_COLUMNS} ORDER BY position, id")))


def get(reads: Reads, stage: int) -> Stage | None:
    """One column, or None."""
    found = reads.row(f"{_COLUMNS} WHERE id = ?", (stage,))
    return None if found is None else _stage(found)


def first(reads: Reads, kind: StageKind) -> Stage | None:
    """The leftmost column of a kind, or None."""
    found = reads.row(f"{_COLUMNS} WHERE kind = ? ORDER BY position, id", (str(kind),))
    return None if found is None else _stage(found)


def add(writing: Writing, name: str, kind: StageKind, position: int | None = None) -> int:
    """Add a column, at the right end or at a position from 0; its id."""
    there = [stage.id for stage in every(writing)]
    stage = writing.insert("stage", name=name, kind=kind, position=len(there))
    if position is not None:
        there.insert(position, stage)
        reorder(writing, there)
    return stage


def rename(writing: Writing, stage: int, name: str) -> None:
    """Give a column another name."""
    writing.update("stage", stage, name=name)


def fold(writing: Writing, stage: int, *, folded: bool) -> None:
    """Fold a column, or unfold it."""
    writing.update("stage", stage, folded=folded)


def reorder(writing: Writing, stages: Sequence[int]) -> None:
    """Put the columns in this order; all of them are named."""
    for position, stage in enumerate(stages):
        writing.update("stage", stage, position=position)


def remove(writing: Writing, stage: int) -> None:
    """Take an empty column away. Cards that passed through it keep the kind of it in their moves.

    Raises:
        Trouble: there are cards in it, or it is the last of its kind.
    """
    found = get(writing, stage)
    if found is None:
        return
    if writing.row("SELECT 1 FROM application WHERE stage = ?", (stage,)):
        raise Trouble("trouble.stage_not_empty", stage=found.name)
    if sum(other.kind is found.kind for other in every(writing)) == 1:
        raise Trouble("trouble.last_stage_of_kind", stage=found.name)
    for (move,) in writing.rows("SELECT id FROM stage_move WHERE stage = ?", (stage,)):
        writing.update("stage_move", move, stage=None)
    writing.delete("stage", stage)
    reorder(writing, [other.id for other in every(writing)])


def _stage(row: Row) -> Stage:
    number, name, kind, position, folded = row
    return Stage(number, name, StageKind(kind), position, bool(folded))
