"""What did they say? Five chips, and what follows each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.core.kinds import ReplyKind
from desktop.core.promises import AnswerDays
from desktop.desk.view import Answer
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import ChipRow, ChoiceButton, Field, MainButton, PlainButton, TextLabel
from desktop.panes.parts.boxes import Column, Row
from desktop.panes.parts.fields import DayField, TimeField
from desktop.panes.parts.when import WhenChips
from desktop.words import Words

_CHIPS = ("thanks", "deciding", "next", "question", "no")


class AnswerForm(QWidget):
    """Asks what they said. Nothing is told before the click that completes it.

    Attributes:
        answered: (Answer, datetime | None): the answer; of a next round also when it is, in the user's zone, if known.
        close_wanted: (Answer): a no, and the card shall close.
        opened: a chip was chosen and asks for more.
        warm_wanted: copy the short, warm answer to a no.
    """

    answered = Signal(object, object)
    close_wanted = Signal(object)
    opened = Signal()
    warm_wanted = Signal()

    def __init__(
        self,
        look: Look,
        words: Words,
        *,
        today: Callable[[], date],
        zone: Callable[[], tzinfo],
        beside: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`beside` puts the chips at the right of the question, else they stand below it."""
        super().__init__(parent)
        self._look, self._words, self._today, self._zone = look, words, today, zone
        self.chips = ChipRow(
            look, [(key, words.text(f"answer.{key}")) for key in _CHIPS], name=words.text("answer.what"), parent=self
        )
        self.chips.chosen.connect(self._choose)
        self._until = self._made_until()
        self._round = self._made_round()
        self._question = self._made_question()
        self._no = self._made_no()
        self._more = {"deciding": self._until, "next": self._round, "question": self._question, "no": self._no}
        column = Column(look, self, gap=3 if beside else 1.5)
        asks = TextLabel(words.text("answer.what"), look, colour="text-2")
        asks.setFixedHeight(look.size("chip"))
        first = Row(look, gap=3)
        first.addWidget(asks, 0, Qt.AlignmentFlag.AlignTop)
        if beside:
            first.addStretch(1)
            first.addWidget(self.chips)
        else:
            first.addStretch(1)
            column.addLayout(first)
            first = Row(look, gap=0)
            first.addWidget(self.chips)
        column.addLayout(first)
        for more in self._more.values():
            more.hide()
            column.addWidget(more)

    @property
    def busy(self) -> bool:
        """A chip is chosen whose question is not answered yet: do not rebuild the form now."""
        return self.chips.choice is not None

    def set_days(self, days: AnswerDays) -> None:
        """What "this week" and "next week" mean for these people."""
        self._chips_until.set_days(days)

    def reset(self) -> None:
        """As at first."""
        self.chips.set_choice(None)
        for more in self._more.values():
            more.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the choice back."""
        if event.key() == Qt.Key.Key_Escape and self.busy:
            self.reset()
            self.chips.chip(_CHIPS[0]).setFocus()
        else:
            super().keyPressEvent(event)

    def _choose(self, key: str) -> None:
        for name, more in self._more.items():
            more.setVisible(name == key)
        if key == "thanks":
            self.answered.emit(Answer(ReplyKind.THANKS), None)
        else:
            self.opened.emit()

    def _made_until(self) -> QWidget:
        words, look = self._words, self._look
        block = QWidget(self)
        row = Row(look, block, gap=3)
        asks = TextLabel(words.text("answer.until_when"), look, colour="text-2")
        self._chips_until = WhenChips(look, words, name=words.text("answer.until_when"), today=self._today)
        keep = MainButton(words.text("answer.keep"), look)
        keep.clicked.connect(self._tell_deciding)
        row.addWidget(asks, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._chips_until, 1)
        row.addWidget(keep, 0, Qt.AlignmentFlag.AlignTop)
        return block

    def _tell_deciding(self) -> None:
        if self._chips_until.waits:
            self._chips_until.date_field.setFocus()
            return
        self.answered.emit(Answer(ReplyKind.DECIDING, by=self._chips_until.day), None)

    def _made_round(self) -> QWidget:
        words, look = self._words, self._look
        block = QWidget(self)
        self.round_day = DayField(look, words, name=words.text("answer.when_is_it"), today=self._today)
        self.round_time = TimeField(look, words, name=words.text("answer.when_is_it"))
        self.round_time.set_time(time(10))
        keep = MainButton(words.text("answer.keep"), look)
        keep.clicked.connect(self._tell_round)
        unknown = PlainButton(words.text("answer.not_fixed"), look)
        unknown.clicked.connect(lambda: self.answered.emit(Answer(ReplyKind.NEXT), None))
        asks = TextLabel(words.text("answer.when_is_it"), look, colour="text-2")
        Row(look, block, gap=3).put(asks, self.round_day, self.round_time, keep, unknown, None)
        return block

    def _tell_round(self) -> None:
        day, clock = self.round_day.day, self.round_time.time
        if day is None or clock is None:
            (self.round_day if day is None else self.round_time).setFocus()
            return
        self.answered.emit(Answer(ReplyKind.NEXT), datetime.combine(day, clock, self._zone()))

    def _made_question(self) -> QWidget:
        words, look = self._words, self._look
        block = QWidget(self)
        self.question_what = Field(
            look, name=words.text("answer.what_and_by_when"), placeholder=words.text("answer.what_hint")
        )
        self.question_by = DayField(look, words, name=words.text("answer.by"), today=self._today)
        keep = MainButton(words.text("answer.keep"), look)
        keep.clicked.connect(self._tell_question)
        self.question_what.edit.returnPressed.connect(self._tell_question)
        by = TextLabel(words.text("answer.by"), look, colour="text-2")
        column = Column(look, block, gap=2)
        row = Row(look, gap=3)
        row.addWidget(self.question_what, 1)
        row.put(by, self.question_by, keep)
        column.addWidget(TextLabel(words.text("answer.what_and_by_when"), look, colour="text-2"))
        column.addLayout(row)
        column.addWidget(TextLabel(words.text("answer.it_is_yours"), look, role="small", colour="text-2"))
        return block

    def _tell_question(self) -> None:
        if self.question_by.unreadable:
            self.question_by.setFocus()
            return
        self.answered.emit(Answer(ReplyKind.QUESTION, by=self.question_by.day, what=self.question_what.text()), None)

    def _made_no(self) -> QWidget:
        words, look = self._words, self._look
        block = QWidget(self)
        column = Column(look, block, gap=2)
        close = MainButton(words.text("answer.close_card"), look)
        close.clicked.connect(lambda: self.close_wanted.emit(Answer(ReplyKind.NO)))
        warm = ChoiceButton(words.text("answer.copy_warm"), look)
        warm.clicked.connect(self.warm_wanted)
        leave = PlainButton(words.text("answer.keep_open"), look)
        leave.clicked.connect(lambda: self.answered.emit(Answer(ReplyKind.NO), None))
        column.addWidget(TextLabel(words.text("answer.no_then"), look, wrap=True))
        column.addLayout(Row(look, gap=3).put(close, warm, leave, None))
        return block
