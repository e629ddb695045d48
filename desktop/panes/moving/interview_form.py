"""An interview, over or ahead, and the plan that it starts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.outlook import Plan
from desktop.core.promises import AnswerDays
from desktop.core.reason import Trouble
from desktop.desk import interviews, promises, views
from desktop.desk.desk import Desk
from desktop.desk.view import Draft
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import Field, Hairline, PlanList, TextLabel
from desktop.panes.moving.draft import Beginning
from desktop.panes.moving.letter_time import LetterTime
from desktop.panes.moving.tokens import NamesField
from desktop.panes.parts.at_login import AtLogin
from desktop.panes.parts.boxes import Column, Row
from desktop.panes.parts.fields import DayField, TimeField
from desktop.panes.parts.plan_rows import plan_rows
from desktop.panes.parts.when import WhenChips
from desktop.runner import Runner
from desktop.words import Words

_LABEL = 31.5
"""How wide the labels are, in u."""
_REST_MS = 120
_AN_HOUR = timedelta(hours=1)
_WRONG_PROMISE = "trouble.promise_before"
_FAR = timedelta(days=730)


class InterviewForm(QWidget):
    """When, with whom, by when they answer, what was talked about and promised; below, the plan as it would be.

    Attributes:
        changed: what the main button would do is another thing now (`is_ahead` changed, or the entries).
        entered: Enter was pressed in a field.
    """

    changed = Signal()
    entered = Signal()

    def __init__(
        self, look: Look, words: Words, runner: Runner, beginning: Beginning, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._words, self._runner, self._beginning = look, words, runner, beginning
        self._zone = ZoneInfo(beginning.zone)
        self._said = beginning.ends.date()
        self._last_length = beginning.ends - beginning.starts
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._preview)
        self._build()
        self._fill()
        self._connect()
        self._follow()
        self._preview()

    # -- what it says --

    @property
    def is_ahead(self) -> bool:
        """The interview begins later than now."""
        starts = self._starts()
        return starts is not None and starts > self._runner.now()

    def draft(self) -> Draft | None:
        """What was told; None where something is missing or wrong, which is then marked and has the keyboard."""
        starts, ends = self._starts(), self._ends()
        if starts is None or ends is None:
            self._mark_when()
            return None
        if self.is_ahead:
            return Draft(starts, ends, self.people.names(), None)
        if self.promised.waits:
            self.promised.date_field.setFocus()
            return None
        owed, by = self.owed.text(), self.owed_by.day
        if owed and by is None:
            self.owed_by.field.set_wrong(self._words.text("moving.owed_when"))
            self.owed_by.setFocus()
            return None
        return Draft(
            starts, ends, self.people.names(), self.promised.day, self.talked.text(), owed, by if owed else None
        )

    def chosen_letter_time(self) -> time | None:
        """The letter time, where it is asked."""
        return self.letter_time.time if self.letter_time is not None else None

    def starts_at_login(self) -> bool:
        """Whether the user said that the program is to start with the computer."""
        return self.at_login is not None and self.at_login.yes

    def show_trouble(self, trouble: Trouble) -> bool:
        """Say at its field what the desk refused; False where it is about none of them."""
        _title, says, _way_out = self._words.trouble(trouble)
        if trouble.key == _WRONG_PROMISE:
            self.promised.set_wrong(says)
            self.promised.date_field.setFocus()
            return True
        if trouble.key == "trouble.ends_before":
            self.until.field.set_wrong(says)
            self.until.setFocus()
            return True
        return False

    # -- how it is built --

    def _build(self) -> None:
        look, words = self._look, self._words
        today = self._today
        self.day = DayField(look, words, name=words.text("moving.when"), today=today, wide=33.5)
        self.start = TimeField(look, words, name=words.text("moving.when"))
        self.until = TimeField(look, words, name=words.text("moving.until"))
        self.people = NamesField(look, words, name=words.text("moving.with"))
        self.promised = WhenChips(look, words, name=words.text("moving.they_answer"), today=today)
        self.talked = Field(look, name=words.text("moving.talked"))
        self.owed = Field(look, name=words.text("moving.promised"), placeholder=words.text("moving.nothing"))
        self.owed_by = DayField(
            look,
            words,
            name=words.text("moving.by"),
            today=today,
            placeholder=words.text("day.none"),
            icon=False,
            wide=23,
        )
        self.ahead = TextLabel("", look, wrap=True)
        self.plan = PlanList(look, why=words.text("plan.why"))
        column = Column(look, self, gap=2.5)
        until = TextLabel(words.text("moving.until"), look, colour="text-2")
        column.addWidget(
            self._line("moving.when", Row(look, gap=1.5).put(self.day, self.start, until, self.until, None))
        )
        self._past = QWidget(self)
        past = Column(look, self._past, gap=3)
        past.addWidget(self._line("moving.with", self.people))
        past.addWidget(self._line("moving.they_answer", self.promised))
        past.addWidget(self._talked_block())
        by = TextLabel(words.text("moving.by"), look, colour="text-2")
        owed = Row(look, gap=2)
        owed.addWidget(self.owed, 1)
        past.addWidget(self._line("moving.promised", owed.put(by, self.owed_by)))
        past.addSpacing(look.u(1.5))
        past.addWidget(Hairline(look))
        past.addSpacing(look.u(1.5))
        self._plan_head = TextLabel(words.text("plan.yours"), look, role="heading")
        plan = Column(look, gap=1)
        plan.addWidget(self._plan_head)
        plan.addWidget(self.plan)
        past.addLayout(plan)
        column.addWidget(self._past)
        column.addWidget(self.ahead)
        self.letter_time = (
            LetterTime(look, words, self._beginning.letter_time) if self._beginning.ask_letter_time else None
        )
        self.at_login = AtLogin(look, words) if self._beginning.ask_at_login else None
        for asked in (self.letter_time, self.at_login):
            if asked is not None:
                past.addWidget(asked)

    def _talked_block(self) -> QWidget:
        look, words = self._look, self._words
        block = QWidget()
        column = Column(look, block, gap=1.5)
        head = Row(look, gap=2).put(TextLabel(words.text("moving.talked"), look, colour="text-2"), None)
        head.addWidget(TextLabel(words.text("moving.talked_hint"), look, role="small", colour="text-3"))
        column.addLayout(head)
        column.addWidget(self.talked)
        return block

    def _line(self, key: str, content: QWidget | Row) -> QWidget:
        line = QWidget()
        row = Row(self._look, line, gap=0)
        label = TextLabel(self._words.text(key), self._look, colour="text-2")
        label.setFixedWidth(self._look.u(_LABEL))
        label.setFixedHeight(self._look.size("chip" if content is self.promised else "control"))
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(content, QWidget):
            row.addWidget(content, 1)
        else:
            row.addLayout(content, 1)
        return line

    def _fill(self) -> None:
        beginning = self._beginning
        self.day.set_day(beginning.starts.date())
        self.start.set_time(beginning.starts.time())
        self.until.set_time(beginning.ends.time())
        self.people.set_names(beginning.names)
        self.promised.set_days(beginning.days)
        if beginning.interview is not None:
            self.promised.set_day(beginning.interview.promised)
            self.talked.set_text(beginning.interview.talked_about)
        self.people.set_known([one.person.name for one in beginning.detail.known])

    def _connect(self) -> None:
        self.start.changed.connect(self._keep_length)
        for field in (self.day, self.start, self.until, self.people, self.promised, self.owed_by):
            field.changed.connect(self._follow)
        self.talked.edit.textEdited.connect(self._follow)
        self.owed.edit.textEdited.connect(self._follow)
        self.people.typed.connect(self._find_names)
        self.people.entered.connect(self.entered)
        for part in (
            self.day.field,
            self.start.field,
            self.until.field,
            self.talked,
            self.owed,
            self.owed_by.field,
            self.promised.date_field.field,
        ):
            part.edit.returnPressed.connect(self.entered)

    # -- following what is typed --

    def _follow(self) -> None:
        for part in (self.day, self.until, self.owed_by):
            part.field.set_wrong(None)
        self.promised.set_wrong(None)
        ahead = self.is_ahead
        self._past.setVisible(not ahead)
        self.ahead.setVisible(ahead)
        ends = self._ends()
        if ends is not None:
            asks_at = (ends + timedelta(minutes=30)).astimezone(self._zone)
            self.ahead.set_text(self._words.text("plan.future", at=asks_at))
            if ends.date() != self._said and abs(ends.date() - self._beginning.ends.date()) < _FAR:
                self._said = ends.date()
                read = partial(promises.answer_days, application=self._beginning.detail.card.id, said=self._said)
                self._runner.read(read, self._show_days, key="answer days")
        self._rest.start()
        self.changed.emit()

    def _keep_length(self) -> None:
        clock = self.start.time
        if clock is not None:
            end = datetime.combine(date.min, clock) + self._last_length
            self.until.set_time(end.time() if end.date() == date.min else time(23, 59))

    def _show_days(self, days: AnswerDays) -> None:
        self.promised.set_days(days)

    def _preview(self) -> None:
        starts, ends = self._starts(), self._ends()
        if starts is None or ends is None or self.promised.waits:
            return
        draft = Draft(starts, ends, self.people.names(), self.promised.day)
        read = partial(interviews.preview, application=self._beginning.detail.card.id, draft=draft)
        self._runner.read(read, self._show_plan, key="preview", failed=self._preview_refused)

    def _show_plan(self, plan: Plan | None) -> None:
        names = self.people.names()
        if plan is None:
            self.plan.set_rows([])
            return
        known = {
            person.id: person.name for interview in self._beginning.detail.interviews for person in interview.people
        }
        known |= {one.person.id: one.person.name for one in self._beginning.detail.known}
        self.plan.set_rows(
            plan_rows(self._words, plan, known, self._zone, hours=True, stranger=names[0] if len(names) == 1 else None)
        )

    def _preview_refused(self, trouble: Trouble) -> None:
        self.plan.set_rows([])
        if not self.show_trouble(trouble):
            self._runner.trouble.emit(trouble)

    def _find_names(self, text: str) -> None:
        if text:
            self._runner.read(partial(_names, text=text), self.people.set_known, key="names")

    # -- when --

    def _today(self) -> date:
        return self._runner.now().astimezone(self._zone).date()

    def _starts(self) -> datetime | None:
        return self._moment(self.start.time)

    def _ends(self) -> datetime | None:
        return self._moment(self.until.time)

    def _moment(self, clock: time | None) -> datetime | None:
        day = self.day.day
        return None if day is None or clock is None else datetime.combine(day, clock, self._zone)

    def _mark_when(self) -> None:
        wrong = self.day if self.day.day is None else self.start if self.start.time is None else self.until
        wrong.field.set_wrong(self._words.text("moving.wrong_when"))
        wrong.setFocus()


def _names(desk: Desk, _now: datetime, text: str) -> list[str]:
    return [hit.person.name for hit in views.find(desk, text)][:20]
