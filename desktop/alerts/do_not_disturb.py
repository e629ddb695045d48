"""Whether the user asked their desktop for peace: what rings then waits, and is not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

_PATIENCE_MS = 1500
"""For a desktop that does not answer: then it rings."""


class DoNotDisturb(Protocol):
    """One way of asking. Nothing here waits."""

    @property
    def ended(self) -> SignalInstance:
        """Signal: the peace is over, or may be; not every desktop says so."""

    def ask(self, then: Callable[[bool], None]) -> None:
        """Ask whether alerts are to be held back now; `then` is called once, perhaps at once, perhaps never."""


class AnyOf(QObject):
    """Several ways of asking: one that says so is enough. Each question is answered, within 1.5 seconds."""

    ended = Signal()

    def __init__(self, ways: tuple[DoNotDisturb, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ways = ways
        for way in ways:
            way.ended.connect(self.ended)

    def ask(self, then: Callable[[bool], None]) -> None:
        """Ask all; `then` is called once."""
        question = _Question(then, len(self._ways), self)
        for way in self._ways:
            way.ask(question.answer)


class _Question(QObject):
    def __init__(self, then: Callable[[bool], None], ways: int, parent: QObject) -> None:
        super().__init__(parent)
        self._then: Callable[[bool], None] | None = then
        self._open = ways
        QTimer.singleShot(_PATIENCE_MS if ways else 0, self, self._give_up)

    def answer(self, holds: bool) -> None:
        self._open -= 1
        if holds or self._open == 0:
            self._end(holds=holds)

    def _give_up(self) -> None:
        self._end(holds=False)

    def _end(self, *, holds: bool) -> None:
        then, self._then = self._then, None
        if then is not None:
            self.deleteLater()
            then(holds)
