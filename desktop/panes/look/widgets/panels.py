"""Grounds and separations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from desktop.panes.look.paint import box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.panes.look.look import Look


class Hairline(QWidget):
    """A line of one px between two things."""

    def __init__(self, look: Look, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._upright = upright
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if upright else wide, wide if upright else fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One px."""
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        QPainter(self).fillRect(self.rect(), self.look.colour("hairline"))


class Panel(QWidget):
    """A ground in a colour role; with a border and round corners where they are named."""

    def __init__(
        self,
        look: Look,
        *,
        ground: str = "raised",
        border: str | None = None,
        radius: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._ground, self._border, self._radius = ground, border, radius
        look.changed.connect(self.update)

    def set_border(self, border: str | None) -> None:
        """Another border, e.g. *edge* for the current card."""
        self._border = border
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and border."""
        painter = QPainter(self)
        radius = self.look.radius(self._radius) if self._radius else 0
        border = self.look.colour(self._border) if self._border else None
        box(painter, QRectF(self.rect()), radius, self.look.colour(self._ground), border)


class ScrollPane(QScrollArea):
    """A column that scrolls; its ground is what lies below it."""

    def __init__(self, content: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)
