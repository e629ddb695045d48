"""Nothing due."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop.desk.view import Today
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import EmptyMarks, Hairline, IconLabel, TextLabel
from desktop.panes.parts.boxes import Column, Row
from desktop.panes.today import titles
from desktop.words import Words

_WIDE = 140


class Calm(QWidget):
    """Nothing to write today; until when; what cannot be watched; whose turn it is."""

    def __init__(self, look: Look, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words = look, words
        self._next = TextLabel("", look, role="letter", colour="text-2", wrap=True)
        self._unwatched = TextLabel("", look, colour="text-2", wrap=True)
        self._turns = TextLabel("", look, colour="text-2", wrap=True)
        column = Column(look, self)
        head = Column(look, gap=1)
        head.addWidget(TextLabel(words.text("calm.nothing"), look, role="calm", wrap=True))
        head.addWidget(self._next)
        lines = Column(look, gap=3.5)
        for icon, text in (("not-watched", self._unwatched), ("their-turn", self._turns)):
            row = Row(look, gap=3.5)
            row.addWidget(IconLabel(icon, look))
            row.addWidget(text, 1)
            lines.addLayout(row)
        column.addWidget(EmptyMarks(look))
        column.addSpacing(look.u(7))
        column.addLayout(head)
        column.addSpacing(look.u(6.5))
        column.addWidget(Hairline(look))
        column.addSpacing(look.u(5.5))
        column.addLayout(lines)

    def sizeHint(self) -> QSize:
        """As wide as a sentence is well read."""
        return QSize(self._look.u(_WIDE), super().sizeHint().height())

    def show_today(self, today: Today) -> None:
        """As things stand."""
        words, coming = self._words, today.next
        self._next.set_text(
            words.text("calm.next", day=coming.step.day, what=titles.ahead(words, coming))
            if coming
            else words.text("calm.no_next")
        )
        key = "calm.unwatched_portals" if today.portals else "calm.unwatched"
        self._unwatched.set_text(words.text(key, n=today.portals))
        self._turns.set_text(words.text("calm.turns", theirs=today.theirs, resting=today.resting))
