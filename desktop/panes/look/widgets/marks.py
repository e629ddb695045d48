"""What stands where nothing is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.panes.look.look import Look

_WIDE, _HIGH = 11.0, 9.0


class EmptyMarks(QWidget):
    """The closing quotation marks of the app icon: one in edge, one in hairline."""

    def __init__(self, look: Look, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """11u by 9u."""
        return QSize(self.look.u(_WIDE), self.look.u(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.look.u()
        for left, colour in ((0.5, "edge"), (6.0, "hairline")):
            painter.save()
            painter.translate(left * scale, 0.5 * scale)
            painter.scale(scale, scale)
            painter.fillPath(closing_mark(), self.look.colour(colour))
            painter.restore()


def closing_mark() -> QPainterPath:
    """One closing quotation mark, about 4.7 wide and 8 high."""
    path = QPainterPath(QPointF(2.3, 0))
    path.cubicTo(0.9, 0, 0, 1.0, 0, 2.35)
    path.cubicTo(0, 3.7, 0.95, 4.6, 2.2, 4.6)
    path.cubicTo(2.1, 5.6, 1.5, 6.2, 0.7, 6.7)
    path.cubicTo(0.2, 7.0, 0.15, 7.4, 0.4, 7.7)
    path.cubicTo(0.65, 8.0, 1.1, 8.05, 1.5, 7.8)
    path.cubicTo(3.6, 6.5, 4.7, 4.6, 4.7, 2.5)
    path.cubicTo(4.7, 0.95, 3.7, 0, 2.3, 0)
    path.closeSubpath()
    return path
