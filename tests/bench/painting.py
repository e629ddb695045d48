"""The board with many cards: painted, and one card moved."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from desktop.core.board import Board
from desktop.panes.look.look import Look
from desktop.panes.pipeline.arrangement import Arranged
from desktop.panes.pipeline.board_view import BoardView
from desktop.words import Words
from tests.bench.desks import board
from tests.bench.measure import Figure, beside_floor

MANY, FEW = 10_000, 60
PAINTED, MOVED = 1.2, 16.0
ROUNDS, MOVES = 21, 21
RESOURCES = Path(__file__).parent.parent.parent / "resources"


def many_cards() -> list[Figure]:
    """Painting 10,000 cards beside 60; and what moving one among them costs the GUI thread."""
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    look = Look(RESOURCES, application)
    few, many = _shown(look, board(FEW)), _shown(look, board(MANY))
    painted = beside_floor(
        f"{MANY} cards painted", PAINTED, lambda: _milliseconds(many.grab), lambda: _milliseconds(few.grab), ROUNDS
    )
    moves = [_move(application, many, 3 + 5 * number) for number in range(MOVES)]
    return [painted, Figure(f"one of {MANY} cards moved", median(moves), MOVED, "ms", f"slowest {max(moves):.1f} ms")]


def _shown(look: Look, shown: Board) -> BoardView:
    view = BoardView(look, Words(), Arranged.of(shown))
    view.resize(QSize(1280, 752))
    view.show()
    QApplication.processEvents()
    return view


def _move(application: QApplication, view: BoardView, card: int) -> float:
    """How long the GUI thread is busy at most: with the drop itself, or with the board that the desk then tells."""
    before = view.arranged
    there = before.find(card)
    assert there is not None
    to = 1 + there.stage % 5

    def drop() -> None:
        view.send((card,), to)
        application.processEvents()

    spent = _milliseconds(drop)
    # The desk's answer is arranged in the reader's thread.
    cards = [
        one._replace(stage=to, position=-1) if one.id == card else one for lane in before.order.values() for one in lane
    ]
    told = Arranged.of(Board(before.stages, tuple(cards), before.due), before)

    def show() -> None:
        view.show_board(told)
        application.processEvents()

    return max(spent, _milliseconds(show))


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


MEASURES: list[Callable[[], list[Figure]]] = [many_cards]
