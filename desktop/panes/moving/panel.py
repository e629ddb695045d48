"""The panel after a move, and for what became of an interview."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.core.kinds import Outcome, StageKind
from desktop.core.reason import Trouble
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import IconButton, MainButton, PlainButton, ScrollPane, TextLabel
from desktop.panes.moving import writes
from desktop.panes.moving.draft import Beginning, begin
from desktop.panes.moving.interview_form import InterviewForm
from desktop.panes.moving.short_forms import AppliedForm, ClosedForm, MovedForm, OfferForm
from desktop.panes.parts.boxes import Column, Row, empty
from desktop.runner import Runner
from desktop.words import Words

if TYPE_CHECKING:
    from desktop.core.board import Stage
    from desktop.desk.view import Draft

Form = InterviewForm | AppliedForm | OfferForm | ClosedForm | MovedForm


class MovePanel(QWidget):
    """One question at a time, beside the board. Enter answers it; Esc puts the card back, or leaves it as it was.

    Attributes:
        closed: the panel has done its work.
        put_back: the move that opened it is to be undone.
        troubled: (Trouble) the desk refused for a reason that has no field here.
    """

    closed = Signal()
    put_back = Signal()
    troubled = Signal(object)

    def __init__(self, runner: Runner, words: Words, look: Look, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner, self._words, self._look = runner, words, look
        self._stage: Stage | None = None
        self._what: str | None = None
        # A second press of Enter, while the desk still writes the first, tells nothing more.
        self._told = False
        self._beginning: Beginning | None = None
        self.form: Form | None = None
        self.main: MainButton | None = None
        self._inside = QWidget()
        self._body = Column(look, self._inside, gap=0, margins=(6, 4.5, 4, 5))
        scroll = ScrollPane(self._inside)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        Column(look, self).addWidget(scroll)

    def begin(self, application: int, origin: Stage, stage: Stage) -> None:
        """A card was moved here from there: ask what the new column wants to know."""
        self._stage, self._what = stage, None
        self._clear()
        anew = origin.kind is StageKind.INTERVIEWING
        self._runner.read(partial(begin, application=application, anew=anew), self._show, key="move panel")

    def tell(self, application: int, what: str | None = None, interview: int | None = None) -> None:
        """What became of an interview: ``held``, ``moved``, ``off`` or ``no_show``; ``new`` tells of another one."""
        self._stage, self._what = None, what or "held"
        self._clear()
        read = partial(begin, application=application, interview=interview, anew=what == "new")
        self._runner.read(read, self._show, key="move panel")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer()
        else:
            super().keyPressEvent(event)

    # -- what is shown --

    def _clear(self) -> None:
        self.form = self.main = None
        self._told = False
        empty(self._body)

    def _show(self, beginning: Beginning) -> None:
        self._clear()
        self._beginning = beginning
        known = beginning.interview
        if known is not None and self._what in ("off", "no_show"):
            write = writes.called_off if self._what == "off" else writes.no_show
            self._runner.write(partial(write, interview=known.id), self._done, self._refused)
            return
        self.form = form = self._made_form(beginning)
        self._body.addLayout(self._built_head(beginning))
        self._body.addSpacing(self._look.u(4.5))
        self._body.addWidget(form)
        self._body.addSpacing(self._look.u(6))
        self._body.addLayout(self._built_foot())
        self._body.addStretch(1)
        if isinstance(form, InterviewForm):
            form.changed.connect(self._name_main)
        if not isinstance(form, ClosedForm):
            form.entered.connect(self._answer)
        self._name_main()
        self._take_focus()

    def _take_focus(self) -> None:
        if isinstance(self.form, MovedForm):
            self.form.setFocus()
        elif isinstance(self.form, ClosedForm):
            self.form.buttons[Outcome.REJECTED].setFocus()
        elif self.main is not None:
            self.main.setFocus()

    def _made_form(self, beginning: Beginning) -> Form:
        look, words = self._look, self._words
        kind = self._stage.kind if self._stage else StageKind.INTERVIEWING
        if self._what == "moved":
            return MovedForm(look, words, beginning, self._today)
        if kind is StageKind.APPLIED:
            form = AppliedForm(look, words, self._today)
            detail = beginning.detail
            form.way.set_way(detail.way, detail.through or (detail.person.name if detail.person else None))
            return form
        if kind is StageKind.OFFER:
            return OfferForm(look, words, self._today)
        if kind is StageKind.CLOSED:
            closed = ClosedForm(look, words)
            closed.chosen.connect(self._close_card)
            return closed
        return InterviewForm(look, words, self._runner, beginning)

    def _built_head(self, beginning: Beginning) -> Row:
        look, words, card = self._look, self._words, beginning.detail.card
        row = Row(look, gap=2.5)
        title = words.text("pane.title", company=card.company, role=card.role)
        if self._stage is None:
            title = words.text("moving.how", company=card.company) if self._what == "held" else title
        if self._stage is not None:
            title = words.text("moving.title", title=title, stage=self._stage.name)
        row.addWidget(TextLabel(title, look, role="panel-title", wrap=True), 1)
        close = IconButton("close", words.text("pane.close"), look)
        close.clicked.connect(self._leave)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _built_foot(self) -> Row:
        row = Row(self._look, gap=4)
        if isinstance(self.form, ClosedForm):
            back = PlainButton(self._words.text("moving.back"), self._look)
            back.clicked.connect(self._escape)
            return row.put(back, None)
        self.main = MainButton("", self._look, after="enter")
        self.main.clicked.connect(self._answer)
        row.put(self.main)
        only = PlainButton(self._words.text("moving.move_only" if self._stage else "pane.cancel"), self._look)
        only.clicked.connect(self._leave)
        return row.put(only, None)

    def _name_main(self) -> None:
        if self.main is None:
            return
        starts = isinstance(self.form, InterviewForm) and not self.form.is_ahead
        new = self._stage is not None or self._beginning is None or self._beginning.interview is None
        self.main.setText(self._words.text("moving.start" if starts and new else "moving.save"))
        key = "moving.tip.start" if starts and new else "moving.tip.save" if self._stage else "moving.tip.save_only"
        self.main.setToolTip(self._words.text(key))
        self.main.updateGeometry()

    # -- what it does --

    def _answer(self) -> None:
        form, beginning = self.form, self._beginning
        if form is None or beginning is None or self._told:
            return
        application = beginning.detail.card.id
        if isinstance(form, InterviewForm):
            draft = form.draft()
            if draft is not None:
                self._tell_interview(beginning, draft, form)
        elif isinstance(form, MovedForm):
            starts = form.starts()
            if starts is not None and beginning.interview is not None:
                self._write(partial(writes.moved, interview=beginning.interview.id, starts=starts))
        elif isinstance(form, AppliedForm):
            if form.day is None:
                form.date.setFocus()
                return
            way = form.way
            self._write(
                partial(
                    writes.applied,
                    application=application,
                    day=form.day,
                    way=way.way,
                    through=way.through,
                    person=way.person,
                )
            )
        elif isinstance(form, OfferForm):
            self._answer_offer(form, beginning)

    def _answer_offer(self, form: OfferForm, beginning: Beginning) -> None:
        if form.by.unreadable:
            form.by.setFocus()
        elif form.by.day is None or self._stage is None:
            self.closed.emit()
        else:
            card = beginning.detail.card
            self._write(
                partial(
                    writes.answer_by, application=card.id, stage=self._stage.id, position=card.position, by=form.by.day
                )
            )

    def _tell_interview(self, beginning: Beginning, draft: Draft, form: InterviewForm) -> None:
        known = beginning.interview if self._stage is None else None
        if known is not None:
            self._write(partial(writes.held, interview=known.id, known=known, draft=draft))
        else:
            self._write(
                partial(
                    writes.record,
                    application=beginning.detail.card.id,
                    draft=draft,
                    clock=form.chosen_letter_time(),
                    at_login=form.starts_at_login(),
                )
            )

    def _close_card(self, outcome: Outcome) -> None:
        if self._beginning is not None:
            self._write(partial(writes.close, application=self._beginning.detail.card.id, outcome=outcome))

    def _write(self, use: writes.Use) -> None:
        if self._told:
            return
        self._told = True
        self._runner.write(use, self._done, self._refused)

    def _done(self, _written: object) -> None:
        self._clear()
        self.closed.emit()

    def _refused(self, trouble: Trouble) -> None:
        self._told = False
        if isinstance(self.form, InterviewForm) and self.form.show_trouble(trouble):
            return
        _title, says, _way_out = self._words.trouble(trouble)
        if isinstance(self.form, OfferForm):
            self.form.by.field.set_wrong(says)
        elif isinstance(self.form, MovedForm):
            self.form.day.field.set_wrong(says)
        elif isinstance(self.form, AppliedForm) and not self.form.date.isHidden():
            self.form.date.field.set_wrong(says)
        else:
            self._runner.trouble.emit(trouble)

    def _escape(self) -> None:
        self._clear()
        if self._stage is not None:
            self.put_back.emit()
        else:
            self.closed.emit()

    def _leave(self) -> None:
        self._clear()
        self.closed.emit()

    def _today(self) -> date:
        zone = ZoneInfo(self._beginning.zone) if self._beginning else None
        now: datetime = self._runner.now()
        return now.astimezone(zone).date()
