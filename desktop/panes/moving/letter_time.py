"""When do you have ten quiet minutes?"""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.widgets import ChipRow, TextLabel
from desktop.panes.parts.boxes import Column
from desktop.panes.parts.fields import TimeField
from desktop.words import Words

_TIMES = (time(8, 30), time(10, 0), time(12, 30), time(18, 30))
_OTHER = "other"


class LetterTime(QWidget):
    """Four times, or another one; asked with the first plan."""

    def __init__(self, look: Look, words: Words, chosen: time, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        choices = [(f"{one:%H:%M}", f"{one.hour}:{one.minute:02}") for one in _TIMES]
        choices.append((_OTHER, words.text("moving.letter_time.other")))
        self.chips = ChipRow(look, choices, name=words.text("moving.letter_time"))
        self.other = TimeField(look, words, name=words.text("moving.letter_time.other"))
        self.other.hide()
        self.chips.chosen.connect(self._choose)
        column = Column(look, self, gap=2, margins=(0, 2, 0, 0))
        column.addWidget(TextLabel(words.text("moving.letter_time"), look, role="body-strong", wrap=True))
        column.addWidget(
            TextLabel(words.text("moving.letter_time.line"), look, role="small", colour="text-2", wrap=True)
        )
        column.addWidget(self.chips)
        column.addWidget(self.other)
        key = f"{chosen:%H:%M}"
        self.chips.set_choice(key if chosen in _TIMES else _OTHER)
        if chosen not in _TIMES:
            self.other.set_time(chosen)
            self.other.show()

    @property
    def time(self) -> time | None:
        """The time that is chosen."""
        choice = self.chips.choice
        return self.other.time if choice in (None, _OTHER) else time.fromisoformat(choice or "")

    def _choose(self, key: str) -> None:
        self.other.setVisible(key == _OTHER)
        if key == _OTHER:
            self.other.setFocus()
