"""Whose turn it is, as the panel says it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.paint import box
from desktop.panes.look.widgets.buttons import MainButton
from desktop.panes.look.widgets.labels import IconLabel, TextLabel


class TurnStrip(QWidget):
    """Your turn: a strip with pen, line and the one main button. Their turn: the quiet line alone.

    Attributes:
        pressed: the main button was pressed.
    """

    pressed = Signal()

    def __init__(self, look: Look, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._yours = False
        self._pen = IconLabel("your-turn", look, colour="your-turn", parent=self)
        self._line = TextLabel("", look, role="body-strong", colour="your-turn", wrap=True, parent=self)
        self.button = MainButton("", look, parent=self)
        self.button.clicked.connect(self.pressed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._pen)
        self._row.addWidget(self._line, 1)
        self._row.addWidget(self.button)
        look.changed.connect(self._dress)
        self._dress()

    def set_turn(self, line: str, *, yours: bool, button: str | None = None) -> None:
        """Show a turn line; `button` is the text of the main button, where there is one."""
        self._yours = yours
        self._line.set_text(line)
        self._line.set_role("body-strong" if yours else "body")
        self._line.set_colour("your-turn" if yours else "text-2")
        self._pen.setVisible(yours)
        self.button.setText(button or "")
        self.button.setVisible(bool(button))
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The strip, on your turn."""
        if self._yours:
            look = self.look
            box(QPainter(self), QRectF(self.rect()), look.radius("card"), look.colour("your-turn-fill"))

    def _dress(self) -> None:
        u = self.look.u
        self._row.setSpacing(u(2))
        self._row.setContentsMargins(*(u(3), u(2.5), u(3), u(2.5)) if self._yours else (0, 0, 0, 0))
        self.updateGeometry()
        self.update()
