"""The columns of the board, renamed, added, reordered, folded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from desktop.core.kinds import StageKind
from desktop.core.names import folded as as_compared
from desktop.core.reason import Reason, Trouble
from desktop.desk import lookups
from desktop.desk.desk import Desk
from desktop.desk.view import Stage, Written
from desktop.desk.writes import write
from desktop.store import stages as stored


def begin(desk: Desk, now: datetime, names: Mapping[StageKind, str]) -> None:
    """Give a new desk its columns, one of each kind; a desk that has columns keeps them."""
    if stored.every(desk.store):
        return
    with desk.store.writing(Reason.of("name.began"), now, undo=False) as w:
        if not stored.every(w):
            for kind in StageKind:
                stored.add(w, names[kind], kind)


def named(desk: Desk, text: str) -> Stage:
    """The stage of that name, else the leftmost of that kind.

    Raises:
        Trouble: there is none.
    """
    there, wanted = stored.every(desk.store), as_compared(text)
    by_name = [stage for stage in there if as_compared(stage.name) == wanted]
    by_kind = [stage for stage in there if stage.kind.value == wanted]
    for found in (*by_name, *by_kind):
        return found
    raise Trouble("trouble.unknown_stage", stage=text, stages=tuple(stage.name for stage in there))


def add(desk: Desk, now: datetime, name: str, kind: StageKind, position: int | None = None) -> Written[int]:
    """Add a stage, at the right end or at a position from 0; its id.

    Raises:
        Trouble: no name, or another stage has it.
    """
    name = _free(desk, name, None)
    with write(desk, now, Reason.of("name.stage_added", stage=name), plans=False) as entry:
        stage = stored.add(entry.w, name, kind, position)
    return entry.written(stage)


def rename(desk: Desk, now: datetime, stage: int, name: str) -> Written[None]:
    """Give a stage another name.

    Raises:
        Trouble: an unknown stage, no name, or another stage has it.
    """
    before, name = lookups.stage(desk.store, stage), _free(desk, name, stage)
    with write(desk, now, Reason.of("name.stage_renamed", before=before.name, stage=name), plans=False) as entry:
        stored.rename(entry.w, stage, name)
    return entry.written(None)


def reorder(desk: Desk, now: datetime, stage: int, position: int) -> Written[None]:
    """Put a stage at a position from 0 among the others.

    Raises:
        Trouble: an unknown stage.
    """
    name = lookups.stage(desk.store, stage).name
    order = [other.id for other in stored.every(desk.store) if other.id != stage]
    order.insert(position, stage)
    with write(desk, now, Reason.of("name.stage_moved", stage=name), plans=False) as entry:
        stored.reorder(entry.w, order)
    return entry.written(None)


def fold(desk: Desk, now: datetime, stage: int, *, folded: bool) -> Written[None]:
    """Fold a stage, or unfold it.

    Raises:
        Trouble: an unknown stage.
    """
    name = lookups.stage(desk.store, stage).name
    key = "name.stage_folded" if folded else "name.stage_unfolded"
    with write(desk, now, Reason.of(key, stage=name), undo=False, plans=False) as entry:
        stored.fold(entry.w, stage, folded=folded)
    return entry.written(None)


def remove(desk: Desk, now: datetime, stage: int) -> Written[None]:
    """Take an empty stage away.

    Raises:
        Trouble: an unknown stage, cards in it, or the last of its kind.
    """
    name = lookups.stage(desk.store, stage).name
    with write(desk, now, Reason.of("name.stage_removed", stage=name), plans=False) as entry:
        stored.remove(entry.w, stage)
    return entry.written(None)


def _free(desk: Desk, name: str, own: int | None) -> str:
    name = " ".join(name.split())
    if not name:
        raise Trouble("trouble.no_stage_name")
    if any(as_compared(one.name) == as_compared(name) and one.id != own for one in stored.every(desk.store)):
        raise Trouble("trouble.stage_name_taken", stage=name)
    return name
