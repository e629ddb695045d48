"""The program's window on a sample desk at a fixed moment, ready to be photographed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop import build
from desktop.core.board import Board
from desktop.desk import views
from desktop.desk.desk import Desk
from desktop.panes.look.look import Look
from desktop.panes.look.tokens import Scheme
from desktop.panes.window import Window
from desktop.runner import Doors, Runner
from desktop.store import first_board
from desktop.words import Words

Tell = Callable[[Desk, datetime], None]
"""Tells an empty desk what a picture is to show."""
MOMENT = datetime(2027, 3, 16, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
"""The now of the target pictures."""
SIZE = (1280, 800)
"""Of the window's content, in logical px; the pictures have twice as many."""
POINTS = 10.0
_TURNS_MS = 120


class Studio:
    """One window on one desk.

    Attributes:
        window: the real one.
        board: the desk's board, for the ids of its cards.
    """

    def __init__(self, folder: Path, look: Look, now: datetime) -> None:
        doors = Doors(write=partial(build.open_desk, folder), read=partial(build.open_desk, folder, read_only=True))
        self.runner = Runner(doors, lambda: now)
        self.board = first_board.read(build.desk_file(folder)) or Board((), (), 0)
        self.window = Window(self.runner, Words(), look, self.board)
        self.runner.start()
        self.window.resize(*SIZE)
        self.window.show()
        self.do(views.look)

    def close(self) -> None:
        """End it."""
        self.window.close()
        self.window.deleteLater()
        self.runner.stop()
        QApplication.processEvents()

    def card(self, company: str) -> int:
        """The id of a company's card."""
        return next(card.id for card in self.board.cards if card.company == company)

    def do(self, use_case: Callable[[Desk, datetime], Any]) -> Any:
        """Run a use case and wait for it and for what it redraws; its result."""
        results: list[Any] = []
        self.runner.write(use_case, results.append)
        self._until(lambda: bool(results))
        self.settle()
        return results[0].result

    def ask(self, query: Callable[[Desk, datetime], Any]) -> Any:
        """Run a query and wait for its answer."""
        found: list[Any] = []
        self.runner.read(query, found.append)
        self._until(lambda: bool(found))
        return found[0]

    def settle(self) -> None:
        """Wait until nothing that was asked for is on its way any more."""
        for _ in range(3):
            self.ask(lambda _desk, _now: None)
            loop = QEventLoop()
            QTimer.singleShot(_TURNS_MS, loop.quit)
            loop.exec()

    def shoot(self, file: Path) -> None:
        """Take the picture."""
        self.settle()
        self.window.grab().save(str(file))

    def _until(self, reached: Callable[[], bool]) -> None:
        while not reached():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


@contextmanager
def studio(look: Look, scheme: Scheme, tell: Tell, *, now: datetime = MOMENT) -> Iterator[Studio]:
    """A window on a fresh desk, which was told what it is to show."""
    look.set_scheme(scheme)
    with tempfile.TemporaryDirectory(prefix="afterword-pictures-") as name:
        folder = Path(name)
        desk = build.open_desk(folder)
        tell(desk, now)
        desk.store.close()
        here = Studio(folder, look, now)
        try:
            yield here
        finally:
            here.close()
