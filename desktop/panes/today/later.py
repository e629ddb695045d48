"""Below the cards: what comes back later, and what was done today."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.desk.view import Today
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import IconLabel, PlainButton, TextLabel
from desktop.panes.parts.boxes import Column, Row, empty
from desktop.panes.today import titles
from desktop.words import Words


class LaterList(QWidget):
    """One quiet line each.

    Attributes:
        bring_back: (DueStep) the user wants to write it now after all.
        application_wanted: (int) the user wants to see the whole card.
    """

    bring_back = Signal(object)
    application_wanted = Signal(int)

    def __init__(self, look: Look, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words = look, words
        self._shown: tuple[object, object] | None = None
        self._column = Column(look, self, gap=1.5, margins=(5.5, 2, 5.5, 0))

    def show_today(self, today: Today, zone: tzinfo) -> None:
        """What was put off and what is done."""
        if (today.snoozed, today.done) == self._shown:
            return
        self._shown = (today.snoozed, today.done)
        empty(self._column)
        words = self._words
        if today.snoozed:
            self._section("today.head.later")
        for item in today.snoozed:
            text = words.text("today.snoozed", title=titles.title(words, item.due), until=item.until.astimezone(zone))
            back = PlainButton(words.text("today.snoozed.bring"), self._look, role="small")
            back.clicked.connect(lambda _on=False, due=item.due: self.bring_back.emit(due))
            self._line("snooze", text, back)
        if today.done:
            self._section("today.head.done")
        for due in today.done:
            card = PlainButton(due.company, self._look, role="small")
            card.clicked.connect(lambda _on=False, due=due: self.application_wanted.emit(due.application))
            self._line("done", titles.title(words, due), card)
        self.setVisible(bool(today.snoozed or today.done))

    def _section(self, key: str) -> None:
        self._column.addWidget(TextLabel(self._words.text(key), self._look, role="section", colour="text-3"))

    def _line(self, icon: str, text: str, button: PlainButton) -> None:
        row = Row(self._look, gap=2.5)
        row.addWidget(IconLabel(icon, self._look, colour="text-3"))
        row.addWidget(TextLabel(text, self._look, role="small", colour="text-2", elide=True), 1)
        row.addWidget(button)
        self._column.addLayout(row)
