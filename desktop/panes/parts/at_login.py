"""Start with the computer?"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.widgets import TextLabel
from desktop.panes.look.widgets.chips import Chip
from desktop.panes.parts.boxes import Row
from desktop.words import Words


class AtLogin(QWidget):
    """One quiet line with the first plan; off unless the user says yes."""

    def __init__(self, look: Look, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = words.text("moving.at_login")
        self._yes = Chip(words.text("moving.at_login.yes"), look)
        self._yes.setAccessibleName(f"{question} {self._yes.text()}")
        row = Row(look, self, gap=2)
        row.addWidget(TextLabel(question, look, role="small", colour="text-2", wrap=True), 1)
        row.addWidget(self._yes)

    @property
    def yes(self) -> bool:
        """Whether the user said so."""
        return self._yes.isChecked()
