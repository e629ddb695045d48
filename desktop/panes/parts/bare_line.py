"""A line to type in whose ground and border something else paints."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.panes.look.look import Look


class BareLine(QLineEdit):
    """Text alone, in a type role."""

    paints_its_panel = True

    def __init__(self, look: Look, role: str = "body", *, strong: bool = False, parent: QWidget | None = None) -> None:
        """`strong` sets a role that has no semibold of its own in semibold."""
        super().__init__(parent)
        self._look, self._role, self._strong = look, role, strong
        self.setFrame(False)
        look.changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is answered by `returnPressed` alone; Qt would hand it on to what lies around the line, too."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def _dress(self) -> None:
        font = self._look.font(self._role)
        if self._strong:
            font.setWeight(self._look.font("body-strong").weight())
        self.setFont(font)
        palette = self._look.palette()
        palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
