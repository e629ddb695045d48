"""A title at the left and what it belongs to at the right; whichever is too long is cut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.widgets import PlainButton

_RIGHT_AT_MOST = 0.5


class CutButton(PlainButton):
    """Plain text to press, cut at the end where there is no room; whole in tooltip and accessible name."""

    def __init__(
        self, text: str, look: Look, *, role: str = "body", after: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, look, role=role, after=after, parent=parent)
        self._icons = 1 if after else 0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_whole(self, text: str) -> None:
        """Another text."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)

    def shown_text(self) -> str:
        """As much of the text as fits."""
        room = max(self.width() - 2 * self.padding() - self._beside(), 0)
        return QFontMetricsF(self.font()).elidedText(super().shown_text(), Qt.TextElideMode.ElideRight, room + 1)

    def whole_width(self) -> int:
        """The width of the whole text, in px."""
        wide = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return round(wide + self._beside()) + 2 * self.padding() + 1

    def sizeHint(self) -> QSize:
        """Whole, if there is room."""
        return QSize(self.whole_width(), self.look.size("control-small"))

    def minimumSizeHint(self) -> QSize:
        """It can be cut."""
        return QSize(self.look.u(12), self.look.size("control-small"))

    def _beside(self) -> int:
        return self._icons * (self.look.size("icon") + self.look.u(2))


class TwoEnds(QWidget):
    """Left and right, one line; the right one gets at most half, the left one the rest."""

    def __init__(self, look: Look, left: QWidget, right: CutButton, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._left, self._right = look, left, right
        left.setParent(self)
        right.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def place(self) -> None:
        """Lay both out anew: a text changed."""
        gap, wide, high = self._look.u(4), self.width(), self.height()
        need_left = self._left.sizeHint().width()
        spare = wide - need_left - gap
        right = min(self._right.whole_width(), max(spare, round(wide * _RIGHT_AT_MOST)))
        left = max(wide - right - gap, 0)
        right_high, left_high = self._right.sizeHint().height(), self._left.sizeHint().height()
        self._right.setGeometry(wide - right + self._right.padding(), (high - right_high) // 2, right, right_high)
        self._left.setGeometry(0, (high - left_high) // 2, left, left_high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay both out anew."""
        super().resizeEvent(event)
        self.place()

    def sizeHint(self) -> QSize:
        """One line."""
        wide = self._left.sizeHint().width() + self._right.whole_width() + self._look.u(4)
        return QSize(wide, max(self._left.sizeHint().height(), self._look.line_height("heading")))

    def minimumSizeHint(self) -> QSize:
        """Both can be cut."""
        return QSize(self._look.u(40), self.sizeHint().height())
