"""The board, and the same as a list."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.core.kinds import StepState
from desktop.desk.desk import Desk
from desktop.desk.view import Board, Card, Listed, Stage
from desktop.store import first_board, outlooks

if TYPE_CHECKING:
    from desktop.store.outlooks import KeptStep


def board(desk: Desk, _now: datetime | None = None) -> Board:
    """All columns and cards, from what was worked out last."""
    return first_board.board(desk.store)


def listing(desk: Desk) -> tuple[Listed, ...]:
    """All applications in the board's order, each with its next step."""
    with desk.store.reading():
        seen, kept = first_board.board(desk.store), outlooks.cards(desk.store)
        ahead = {step.step.key: step for step in outlooks.steps(desk.store, filter(_is_open, StepState))}
    stages = {stage.id: stage for stage in seen.stages}
    return tuple(_listed(card, stages[card.stage], ahead.get(kept[card.id].next or "")) for card in seen.cards)


def _is_open(state: StepState) -> bool:
    return state.is_open


def _listed(card: Card, stage: Stage, ahead: KeptStep | None) -> Listed:
    return Listed(card, stage, ahead.step if ahead else None, ahead.id if ahead else None)
