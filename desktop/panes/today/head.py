"""The head line of Today."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.desk.view import Today
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import TextLabel
from desktop.panes.parts.boxes import Row
from desktop.words import Words


class Head(QWidget):
    """The day and the work: "Tuesday 16 March · 2 letters, about 5 minutes"."""

    def __init__(self, look: Look, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._day = TextLabel("", look, role="title")
        self._dot = TextLabel(words.text("pane.dot"), look, role="letter", colour="text-3")
        self._work = TextLabel("", look, role="letter", colour="text-2", elide=True)
        row = Row(look, self, gap=2.5)
        row.put(self._day, self._dot)
        row.addWidget(self._work, 1)

    def show_today(self, today: Today) -> None:
        """The day, and how much there is to write."""
        words = self._words
        self._day.set_text(words.text("today.head.day", day=today.day))
        some = today.letters > 0
        self._dot.setVisible(some)
        letters, minutes = (
            words.text("today.head.letters", n=today.letters),
            words.text("today.head.minutes", n=today.minutes),
        )
        self._work.set_text(words.text("today.head.work", letters=letters, minutes=minutes) if some else "")
