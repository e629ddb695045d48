"""The board, and the same as a list."""

from __future__ import annotations

from datetime import datetime

from desktop.desk.desk import Desk
from desktop.desk.view import Board, Listed
from desktop.store import first_board, outlooks


def board(desk: Desk, _now: datetime | None = None) -> Board:
    """All columns and cards, from what was worked out last."""
    return first_board.board(desk.store)


def listing(desk: Desk) -> tuple[Listed, ...]:
    """All applications in the board's order, each with its next step."""
    with desk.store.reading():
        seen, kept = first_board.board(desk.store), outlooks.cards(desk.store)
        stages = {stage.id: stage for stage in seen.stages}
        found = []
        for card in seen.cards:
            key = kept[card.id].next
            step = outlooks.step_of(desk.store, key) if key else None
            found.append(Listed(card, stages[card.stage], step.step if step else None, step.id if step else None))
    return tuple(found)
