"""A number in a disc of ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.panes.look.paint import box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.panes.look.look import Look

_MOST = 9


class Badge(QWidget):
    """A number in a disc of ink; nothing at zero, "9+" above nine."""

    def __init__(self, look: Look, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._number = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_number(self, number: int) -> None:
        """Another number."""
        self._number = number
        self.setVisible(number > 0)
        self.update()

    def sizeHint(self) -> QSize:
        """4.5u."""
        return QSize(self.look.u(4.5), self.look.u(4.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and figure."""
        painter = QPainter(self)
        paint_badge(painter, self.look, QRectF(self.rect()), self._number)


def paint_badge(painter: QPainter, look: Look, rect: QRectF, number: int) -> None:
    """A number in a disc of ink."""
    box(painter, rect, rect.height() / 2, look.colour("accent"))
    painter.setFont(look.font("small-strong"))
    painter.setPen(look.colour("on-accent"))
    text = str(number) if number <= _MOST else f"{_MOST}+"
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
