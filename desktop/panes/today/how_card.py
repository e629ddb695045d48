"""An interview that is just over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.desk.view import HowItem
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import MainButton, PlainButton, TextLabel
from desktop.panes.parts.boxes import Row
from desktop.panes.parts.two_ends import CutButton, TwoEnds
from desktop.panes.today.card import TodayCard
from desktop.words import Words


class HowCard(TodayCard):
    """Asks how it went.

    Attributes:
        tell: (HowItem) the user wants to tell.
        moved, called_off, no_show: (HowItem) or it did not take place so.
        application_wanted: (int) the user wants to see the whole card.
    """

    tell = Signal(object)
    moved = Signal(object)
    called_off = Signal(object)
    no_show = Signal(object)
    application_wanted = Signal(int)

    def __init__(self, look: Look, words: Words, key: str, item: HowItem, *, parent: QWidget | None = None) -> None:
        super().__init__(look, words, key, parent=parent)
        self.item = item
        self._title = TextLabel("", look, role="heading", elide=True)
        self._about = CutButton("", look)
        self._about.clicked.connect(lambda: self.application_wanted.emit(self.item.application))
        self._head = TwoEnds(look, self._title, self._about)
        main = MainButton(words.text("how.tell"), look)
        main.clicked.connect(lambda: self.tell.emit(self.item))
        others = []
        for name, signal in (("moved", self.moved), ("off", self.called_off), ("no_show", self.no_show)):
            other = PlainButton(words.text(f"how.{name}"), look)
            other.clicked.connect(lambda _on=False, signal=signal: signal.emit(self.item))
            others.append(other)
        self.column.addWidget(self._head)
        self.column.addWidget(TextLabel(words.text("how.line"), look, colour="text-2", wrap=True))
        self.column.addLayout(Row(look, gap=3).put(main, *others, None))
        self.show_item(item)

    def show_item(self, item: HowItem) -> None:
        """The interview as it is now."""
        self.item = item
        self._title.set_text(self.words.text("moving.how", company=item.company))
        self._about.set_whole(self.words.text("pane.title", company=item.company, role=item.role))
        self._head.place()
