"""Columns and rows whose gaps are in u and follow the look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.panes.look.look import Look

Margins = tuple[float, float, float, float]
_NONE: Margins = (0, 0, 0, 0)
_ABOVE, _BELOW = 45, 55


class Column(QVBoxLayout):
    """Things below one another; `gap` and `margins` (left, top, right, bottom) in u."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, gap: float = 0, margins: Margins = _NONE) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self._look, self._gap, self._margins = look, gap, margins
        look.changed.connect(self._measure)
        self._measure()

    def set_margins(self, margins: Margins) -> None:
        """Other margins."""
        self._margins = margins
        self._measure()

    def _measure(self) -> None:
        self.setSpacing(self._look.u(self._gap))
        self.setContentsMargins(*(self._look.u(margin) for margin in self._margins))


class Row(QHBoxLayout):
    """Things beside one another, in the middle of the row; `gap` and `margins` in u."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, gap: float = 2, margins: Margins = _NONE) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self._look, self._gap, self._margins = look, gap, margins
        look.changed.connect(self._measure)
        self._measure()

    def put(self, *widgets: QWidget | None) -> Row:
        """Add widgets; None is the space that pushes the rest to the right."""
        for widget in widgets:
            if widget is None:
                self.addStretch(1)
            else:
                self.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return self

    def _measure(self) -> None:
        self.setSpacing(self._look.u(self._gap))
        self.setContentsMargins(*(self._look.u(margin) for margin in self._margins))


class Middle(QWidget):
    """Something in the middle, at most so wide (in u); narrower where the window is.

    `scrolls` leaves the room at the left that a scroll bar takes at the right.
    """

    def __init__(self, look: Look, inside: QWidget, *, wide: float, scrolls: bool = False) -> None:
        super().__init__()
        self._look, self._inside, self._wide = look, inside, wide
        row = Row(look, self, gap=0, margins=(6 if scrolls else 4, 0, 4, 0))
        row.addStretch(1)
        row.addWidget(inside, 1000)
        row.addStretch(1)
        look.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._inside.setMaximumWidth(self._look.u(self._wide))


def lifted(look: Look, inside: QWidget, *, wide: float) -> QWidget:
    """A page with something in its middle, a little above it."""
    page = QWidget()
    column = Column(look, page, margins=(0, 4, 0, 4))
    column.addStretch(_ABOVE)
    column.addWidget(Middle(look, inside, wide=wide))
    column.addStretch(_BELOW)
    return page


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)
