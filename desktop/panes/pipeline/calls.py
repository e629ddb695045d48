"""What the board asks of the desk.

The use cases are imported by the call itself, in the runner's thread: the first board is painted before the database
layer and what lies under the use cases are needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.panes.pipeline.arrangement import Arranged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from desktop.core.board import Stage
    from desktop.core.reason import Reason
    from desktop.desk.desk import Desk
    from desktop.desk.view import Written

    Use = Callable[[Desk, datetime], Written[None]]


def board(before: Arranged) -> Callable[[Desk, datetime], Arranged]:
    """Read the board and arrange it; cards that are as they were stay the same objects."""

    def query(desk: Desk, now: datetime) -> Arranged:
        from desktop.desk import views  # noqa: PLC0415  # see above

        return Arranged.of(views.board(desk, now), before)

    return query


def application_of(interview: int) -> Callable[[Desk, datetime], int]:
    """The card that an interview belongs to."""

    def query(desk: Desk, _now: datetime) -> int:
        from desktop.desk import lookups  # noqa: PLC0415

        return lookups.interview(desk.store, interview).application

    return query


def move(cards: Sequence[int], stage: int, position: int, name: Reason | None = None) -> Use:
    """Move cards; `name` is what the toast says instead of the desk's own words."""

    def use(desk: Desk, now: datetime) -> Written[None]:
        from dataclasses import replace  # noqa: PLC0415

        from desktop.desk import applications  # noqa: PLC0415

        if len(cards) == 1:
            written = applications.move(desk, now, cards[0], stage, position)
        else:
            written = applications.move_many(desk, now, cards, stage, position)
        return written if name is None else replace(written, name=name)

    return use


def delete(cards: Sequence[int]) -> Use:
    """Take cards away."""

    def use(desk: Desk, now: datetime) -> Written[None]:
        from desktop.desk import applications  # noqa: PLC0415

        return applications.delete(desk, now, cards)

    return use


def star(card: int, *, starred: bool) -> Use:
    """Set a star, or take it off."""

    def use(desk: Desk, now: datetime) -> Written[None]:
        from desktop.desk import applications  # noqa: PLC0415

        return applications.star(desk, now, card, starred=starred)

    return use


def rename_stage(stage: int, name: str) -> Use:
    """Call a column something else."""

    def use(desk: Desk, now: datetime) -> Written[None]:
        from desktop.desk import stages  # noqa: PLC0415

        return stages.rename(desk, now, stage, name)

    return use


def add_stage(name: str, beside: Stage) -> Callable[[Desk, datetime], Written[int]]:
    """Add a column of the same kind at the right of another one; its id."""

    def use(desk: Desk, now: datetime) -> Written[int]:
        from desktop.desk import stages  # noqa: PLC0415

        return stages.add(desk, now, name, beside.kind, beside.position + 1)

    return use


def place_stage(stage: int, position: int) -> Use:
    """Put a column at another place."""

    def use(desk: Desk, now: datetime) -> Written[None]:
        from desktop.desk import stages  # noqa: PLC0415

        return stages.reorder(desk, now, stage, position)

    return use


def fold_stage(stage: int, *, folded: bool) -> Use:
    """Fold a column into a rail, or open it."""

    def use(desk: Desk, now: datetime) -> Written[None]:
        from desktop.desk import stages  # noqa: PLC0415

        return stages.fold(desk, now, stage, folded=folded)

    return use


def remove_stage(stage: int) -> Use:
    """Take an empty column away."""

    def use(desk: Desk, now: datetime) -> Written[None]:
        from desktop.desk import stages  # noqa: PLC0415

        return stages.remove(desk, now, stage)

    return use


def undo(desk: Desk, now: datetime) -> Written[int | None]:
    """Take the last write back."""
    from desktop.desk import history  # noqa: PLC0415

    return history.undo(desk, now)


def redo(desk: Desk, now: datetime) -> Written[int | None]:
    """Make again what was taken back."""
    from desktop.desk import history  # noqa: PLC0415

    return history.redo(desk, now)
