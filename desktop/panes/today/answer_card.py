"""They answered: what did they say?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.desk.view import AnswerItem
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import IconLabel, TextLabel
from desktop.panes.parts.answering import AnswerForm
from desktop.panes.parts.boxes import Row
from desktop.panes.parts.flush import EndButton
from desktop.panes.today.card import TodayCard
from desktop.words import Words


class AnswerCard(TodayCard):
    """One answer that the user has not sorted yet.

    Attributes:
        form: asks what they said.
        application_wanted: (int) the user wants to see the whole card.
    """

    application_wanted = Signal(int)

    def __init__(
        self,
        look: Look,
        words: Words,
        key: str,
        item: AnswerItem,
        *,
        today: Callable[[], date],
        zone: Callable[[], tzinfo],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, words, key, parent=parent)
        self._today, self._zone, self.item = today, zone, item
        self._title = TextLabel("", look, role="body-strong", colour="your-turn", elide=True)
        card = EndButton(words.text("answer.open_card"), look)
        card.clicked.connect(lambda: self.application_wanted.emit(self.item.application))
        self.form = AnswerForm(look, words, today=today, zone=zone)
        row = Row(look, gap=2)
        row.addWidget(IconLabel("answer", look, colour="your-turn"))
        row.addWidget(self._title, 1)
        row.addWidget(card)
        self.column.addLayout(row)
        self.column.addWidget(self.form)
        self.form.opened.connect(self.rest_buttons)
        self.form.opened.connect(self.wants_current)
        self.show_item(item)

    @property
    def busy(self) -> bool:
        """A chip is chosen and its question not answered."""
        return self.form.busy

    def show_item(self, item: AnswerItem) -> None:
        """The answer as it is now; "on Friday" where it did not come today."""
        self.item = item
        at = item.at.astimezone(self._zone())
        key = "answer.wrote" if at.date() == self._today() and item.on_time else "answer.wrote_on"
        self._title.set_text(self.words.text(key, company=item.company, at=at, day=at.date()))

    def take_focus(self) -> None:
        """Put the keyboard on the first chip."""
        self.form.chips.chip("thanks").setFocus()
