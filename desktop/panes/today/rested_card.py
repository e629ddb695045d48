"""Applications that came to rest."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.desk.view import DueStep, RestItem
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import MainButton, PlainButton, TextLabel
from desktop.panes.parts.boxes import Column, Row, empty
from desktop.panes.today import titles
from desktop.panes.today.card import TodayCard
from desktop.words import Words

_A_WEEK = 7


class RestedCard(TodayCard):
    """One application in four lines; several in one line each.

    Attributes:
        all_right: (tuple of application ids) the user has seen them.
        close_it: (int) the application shall close.
        application_wanted: (int) the user wants to see the whole card.
    """

    all_right = Signal(object)
    close_it = Signal(int)
    application_wanted = Signal(int)

    def __init__(self, look: Look, words: Words, key: str, *, parent: QWidget | None = None) -> None:
        super().__init__(look, words, key, parent=parent)
        self._items: tuple[RestItem, ...] = ()
        self._inside = Column(look, gap=2)
        self.column.addLayout(self._inside)

    def show_items(self, items: tuple[RestItem, ...], coming: DueStep | None, today: date) -> None:
        """These came to rest."""
        if items == self._items:
            return
        self._items = items
        empty(self._inside)
        if len(items) == 1:
            self._show_one(items[0], coming, today)
        else:
            self._show_several(items)
        self.rest_buttons()

    def _show_one(self, item: RestItem, coming: DueStep | None, today: date) -> None:
        words, look = self.words, self.look
        self._inside.addWidget(
            TextLabel(words.text("rested.title", company=item.company), look, role="heading", wrap=True)
        )
        for line in (words.say(item.said), words.text("rested.line")):
            self._inside.addWidget(TextLabel(line, look, colour="text-2", wrap=True))
        close = PlainButton(words.text("rested.close"), look)
        close.clicked.connect(lambda: self.close_it.emit(item.application))
        self._inside.addLayout(Row(look, gap=3).put(self._all_right(), close, None))
        if coming is not None:
            key = "rested.next" if (coming.step.day - today).days < _A_WEEK else "rested.next_far"
            what = words.text(
                key, company=coming.company, what=titles.short(words, coming.step.kind), day=coming.step.day
            )
            self._inside.addWidget(TextLabel(what, look, role="small", colour="text-3", wrap=True))

    def _show_several(self, items: tuple[RestItem, ...]) -> None:
        words, look = self.words, self.look
        self._inside.addWidget(TextLabel(words.text("rested.several", n=len(items)), look, role="heading", wrap=True))
        for item in items:
            name = PlainButton(item.company, look)
            name.clicked.connect(lambda _on=False, item=item: self.application_wanted.emit(item.application))
            said = TextLabel(words.say(item.said), look, role="small", colour="text-2", elide=True)
            row = Row(look, gap=3)
            row.addWidget(name)
            row.addWidget(said, 1)
            self._inside.addLayout(row)
        self._inside.addWidget(TextLabel(words.text("rested.line"), look, colour="text-2", wrap=True))
        self._inside.addLayout(Row(look, gap=3).put(self._all_right(), None))

    def _all_right(self) -> MainButton:
        button = MainButton(self.words.text("rested.all_right"), self.look)
        button.clicked.connect(lambda: self.all_right.emit(tuple(item.application for item in self._items)))
        return button
