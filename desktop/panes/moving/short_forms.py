"""The small questions of the other columns: Applied, Offer, Closed; and an interview that was moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.kinds import Outcome, Way
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import ChipRow, ChoiceButton, Field, TextLabel
from desktop.panes.moving.draft import Beginning
from desktop.panes.parts.boxes import Column, Row
from desktop.panes.parts.fields import DayField, TimeField
from desktop.words import Words

_LABEL = 24
_DAYS = ("today", "yesterday", "a_date")
_WAYS = ("none", "portal", "person", "agency", "known")


class WayIn(QWidget):
    """Through a portal, a mail to a person, an agency, someone I know; and the name, where one is wanted.

    Attributes:
        entered: Enter was pressed in the name.
    """

    entered = Signal()

    def __init__(self, look: Look, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.chips = ChipRow(
            look, [(way, words.text(f"moving.through.{way}")) for way in _WAYS], name=words.text("moving.through")
        )
        self.name = Field(look, name=words.text("moving.who"))
        self.name.hide()
        self.name.edit.returnPressed.connect(self.entered)
        self.chips.chosen.connect(self._choose)
        self.chips.set_choice("none")
        column = Column(look, self, gap=2)
        column.addWidget(self.chips)
        column.addWidget(self.name)

    @property
    def way(self) -> Way:
        """The way in."""
        choice = self.chips.choice or "none"
        return Way.PERSON if choice == "known" else Way(choice)

    @property
    def through(self) -> str | None:
        """The agency's name, where letters go through one."""
        return self.name.text() or None if self.way is Way.AGENCY else None

    @property
    def person(self) -> str | None:
        """The person's name, where there is one."""
        return self.name.text() or None if self.way is Way.PERSON else None

    def set_way(self, way: Way, name: str | None) -> None:
        """What is known already."""
        self.chips.set_choice(way.value)
        self.name.set_text(name or "")
        self._show(way.value)

    def _choose(self, way: str) -> None:
        self._show(way)
        if not self.name.isHidden():
            self.name.setFocus()

    def _show(self, way: str) -> None:
        self.name.setVisible(way in ("person", "agency", "known"))
        key = "moving.agency" if way == "agency" else "moving.who"
        self.name.edit.setPlaceholderText(self._words.text(key))
        self.name.edit.setAccessibleName(self._words.text(key))


class AppliedForm(QWidget):
    """When, and through what.

    Attributes:
        entered: Enter was pressed in a field.
    """

    entered = Signal()

    def __init__(self, look: Look, words: Words, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.chips = ChipRow(
            look, [(day, words.text(f"day.{day}")) for day in _DAYS], name=words.text("moving.applied")
        )
        self.chips.set_choice("today")
        self.date = DayField(look, words, name=words.text("day.a_date"), today=today)
        self.date.hide()
        self.way = WayIn(look, words)
        self.chips.chosen.connect(self._choose)
        self.date.field.edit.returnPressed.connect(self.entered)
        self.way.entered.connect(self.entered)
        column = Column(look, self, gap=3)
        day = QWidget()
        days = Column(look, day, gap=2)
        days.addWidget(self.chips)
        days.addWidget(self.date)
        column.addWidget(labelled(look, words.text("moving.applied"), day, wide=_LABEL))
        column.addWidget(labelled(look, words.text("moving.through"), self.way, wide=_LABEL))

    @property
    def day(self) -> date | None:
        """The day of applying; None where none is readable yet."""
        today = self._today()
        return {"today": today, "yesterday": today - timedelta(days=1)}.get(self.chips.choice or "", self.date.day)

    def _choose(self, key: str) -> None:
        self.date.setVisible(key == "a_date")
        if key == "a_date":
            self.date.setFocus()


class OfferForm(QWidget):
    """Until when they want an answer.

    Attributes:
        entered: Enter was pressed in a field.
    """

    entered = Signal()

    def __init__(self, look: Look, words: Words, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by = DayField(
            look, words, name=words.text("moving.answer_by"), today=today, placeholder=words.text("day.none")
        )
        self.by.set_least(today())
        self.by.field.edit.returnPressed.connect(self.entered)
        column = Column(look, self, gap=3)
        column.addWidget(labelled(look, words.text("moving.answer_by"), self.by, wide=_LABEL))
        column.addWidget(TextLabel(words.text("moving.offer_line"), look, colour="text-2", wrap=True))


class ClosedForm(QWidget):
    """Five buttons, no typing.

    Attributes:
        chosen: (Outcome) how it ended.
    """

    chosen = Signal(object)

    _OUTCOMES = (Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.DECLINED, Outcome.ACCEPTED, Outcome.NEVER_ANSWERED)

    def __init__(self, look: Look, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = Column(look, self, gap=2)
        column.addWidget(TextLabel(words.text("moving.closed.line"), look, colour="text-2"))
        self.buttons: dict[Outcome, ChoiceButton] = {}
        for outcome in self._OUTCOMES:
            button = ChoiceButton(words.text(f"moving.closed.{outcome.value}"), look)
            button.clicked.connect(lambda _on=False, outcome=outcome: self.chosen.emit(outcome))
            column.addLayout(Row(look).put(button, None))
            self.buttons[outcome] = button


class MovedForm(QWidget):
    """The new time of an interview.

    Attributes:
        entered: Enter was pressed in a field.
    """

    entered = Signal()

    def __init__(
        self,
        look: Look,
        words: Words,
        beginning: Beginning,
        today: Callable[[], date],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._zone = words, ZoneInfo(beginning.zone)
        self.day = DayField(look, words, name=words.text("interview.moved_to"), today=today)
        self.start = TimeField(look, words, name=words.text("interview.moved_to"))
        self.start.set_time(beginning.starts.time())
        for part in (self.day, self.start):
            part.field.edit.returnPressed.connect(self.entered)
        Row(look, self, gap=2).put(
            TextLabel(words.text("interview.moved_to"), look, colour="text-2"), self.day, self.start, None
        )
        self.setFocusProxy(self.day)

    def starts(self) -> datetime | None:
        """The new time; None where it is not readable yet, which is then marked."""
        wrong = self.day if self.day.day is None else self.start if self.start.time is None else None
        if wrong is not None:
            wrong.field.set_wrong(self._words.text("moving.wrong_when"))
            wrong.setFocus()
            return None
        assert self.day.day is not None
        assert self.start.time is not None
        return datetime.combine(self.day.day, self.start.time, self._zone)


def labelled(look: Look, text: str, content: QWidget, *, wide: float) -> QWidget:
    """A label of so many u, and what it names."""
    line = QWidget()
    row = Row(look, line, gap=0)
    label = TextLabel(text, look, colour="text-2")
    label.setFixedSize(look.u(wide), look.size("control-small"))
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(content, 1)
    return line
