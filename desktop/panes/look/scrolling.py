"""The handle of a scroll bar: the house's bars have no arrows, their groove is all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollBar, QWidget

from desktop.panes.look.paint import box

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QPaintEvent

    from desktop.panes.look.values import Values

_SHORTEST_UNITS = 6


def handle_of(look: Values, groove: int, span: int, page: int, position: int) -> tuple[int, int]:
    """Where the handle begins, and how long it is, in px.

    Args:
        look: says how short it may be.
        groove: the length of the bar in px.
        span: how many steps it scrolls through.
        page: how many steps are in sight.
        position: the step that it stands at, from 0.
    """
    long = min(max(look.u(_SHORTEST_UNITS), groove * page // max(span + page, 1)), groove)
    return round((groove - long) * position / span) if span > 0 else 0, long


class ThinBar(QScrollBar):
    """An upright bar that fits into a narrow gap. It paints itself: it stands there before the house's style does."""

    def __init__(self, look: Values, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._look = look

    def sizeHint(self) -> QSize:
        """1u wide."""
        hint = super().sizeHint()
        hint.setWidth(self._look.u(1))
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """The handle, where there is something to scroll."""
        span = self.maximum() - self.minimum()
        if span > 0:
            at, long = handle_of(self._look, self.height(), span, self.pageStep(), self.value() - self.minimum())
            handle = QRectF(0, at, self.width(), long)
            box(QPainter(self), handle, min(handle.width(), handle.height()) / 2, self._look.colour("edge"))
