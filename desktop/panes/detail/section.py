"""Sections of the detail panel: a small head over what belongs to it, hairlines between."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.paint import box
from desktop.panes.look.widgets import Hairline, TextLabel
from desktop.panes.parts.boxes import Column, Row


class Section(QWidget):
    """A head, and a column (`inside`) below it; `head_row` takes what stands at the head's right."""

    def __init__(
        self, look: Look, head: str, *, line: bool = True, gap: float = 1.5, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.column = Column(look, self, gap=0)
        self._line = Hairline(look)
        self._line.setVisible(line)
        self.column.addSpacing(look.u(4.5 if line else 0))
        self.column.addWidget(self._line)
        self.column.addSpacing(look.u(3 if line else 0))
        self.head_row = Row(look, gap=2)
        self.head = TextLabel(head, look, role="section", colour="text-3")
        self.head_row.addWidget(self.head)
        self.head_row.addStretch(1)
        self.column.addLayout(self.head_row)
        self.column.addSpacing(look.u(1))
        self.inside = Column(look, gap=gap)
        self.column.addLayout(self.inside)


class MeterDots(QWidget):
    """Filled = used, ring = left, one more filled for each over."""

    def __init__(self, look: Look, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._used = self._limit = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_meter(self, used: int, limit: int) -> None:
        """So many of so many."""
        self._used, self._limit = used, limit
        self.setVisible(limit > 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """7 px a dot, 4 between."""
        count = max(self._used, self._limit)
        return QSize(round(count * self._look.u(1.75) + max(count - 1, 0) * self._look.u(1)), self._look.u(2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dots."""
        look, painter = self._look, QPainter(self)
        size, colour = look.u(1.75), look.colour("text-3")
        for index in range(max(self._used, self._limit)):
            place = QRectF(QPointF(index * (size + look.u(1)), (self.height() - size) / 2), QPointF(0, 0))
            place.setSize(QRectF(0, 0, size, size).size())
            if index < self._used:
                box(painter, place, size / 2, colour)
            else:
                box(painter, place, size / 2, None, colour, look.line("dot"))
