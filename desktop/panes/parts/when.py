"""By when do they answer: chips that mean a day, and the day that is meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.promises import AnswerDays
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import ChipRow, TextLabel
from desktop.panes.parts.boxes import Column
from desktop.panes.parts.fields import DayField
from desktop.words import Words

UNSAID = "didnt_say"
A_DATE = "a_date"


class WhenChips(QWidget):
    """They didn't say, this week, next week, in 2 weeks, a date; the date meant always stands below.

    Attributes:
        changed: another answer was chosen, or another date typed.
    """

    changed = Signal()

    def __init__(
        self, look: Look, words: Words, *, name: str, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._days: AnswerDays | None = None
        self._chips = ChipRow(look, (), name=name, parent=self)
        self._chips.chosen.connect(self._choose)
        self.date_field = DayField(look, words, name=words.text("day.a_date"), today=today, parent=self)
        self.date_field.changed.connect(self._tell)
        self.date_field.hide()
        self._meant = TextLabel("", look, role="body-strong", parent=self)
        self._meant.hide()
        column = Column(look, self, gap=2)
        column.addWidget(self._chips)
        column.addWidget(self.date_field)
        column.addWidget(self._meant)
        self.set_days(None)
        self._chips.set_choice(UNSAID)

    @property
    def day(self) -> date | None:
        """The day that is meant; None where they did not say, or where no day is readable yet."""
        choice = self._chips.choice
        if choice == A_DATE:
            return self.date_field.day
        return None if self._days is None or choice is None else self._days.meant(choice)

    @property
    def waits(self) -> bool:
        """A date is wanted and none is readable yet."""
        return self._chips.choice == A_DATE and self.date_field.day is None

    def set_days(self, days: AnswerDays | None) -> None:
        """What the chips mean; a chip that means no day is left out."""
        self._days = days
        kept = self._chips.choice
        weeks = [] if days is None else [key for key in ("this_week", "next_week", "in_two_weeks") if days.meant(key)]
        keys = [UNSAID, *weeks, A_DATE]
        self._chips.set_choices([(key, self._words.text(f"day.{key}")) for key in keys])
        self._chips.set_choice(kept if kept in keys else UNSAID)
        self._say()

    def set_day(self, day: date | None) -> None:
        """Choose the chip that means this day."""
        days = self._days
        meant = (
            ()
            if days is None
            else tuple(key for key in ("this_week", "next_week", "in_two_weeks") if days.meant(key) == day)
        )
        self._chips.set_choice(UNSAID if day is None else next(iter(meant), A_DATE))
        if day is not None and not meant:
            self.date_field.set_day(day)
        self._say()

    def set_wrong(self, sentence: str | None) -> None:
        """Say what is wrong with the day."""
        self.date_field.field.set_wrong(sentence)

    def choose(self, key: str) -> None:
        """As a click on that chip."""
        self._chips.set_choice(key)
        self._choose(key)

    def _choose(self, key: str) -> None:
        if key == A_DATE:
            self.date_field.show()
            self.date_field.setFocus()
        self._tell()

    def _tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        day = self.day
        self.date_field.setVisible(self._chips.choice == A_DATE)
        self._meant.setVisible(day is not None and self._chips.choice != A_DATE)
        if day is not None:
            self._meant.set_text(self._words.text("day.by", day=day))
