"""All of one application, beside the board."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.changes import Changes, What
from desktop.core.kinds import Channel, Outcome, ReplyKind, Side, StageKind
from desktop.core.reason import Trouble
from desktop.desk import letters, promises
from desktop.desk.view import Answer, LetterView
from desktop.panes.detail import writes
from desktop.panes.detail.asides import Aside, AwayAside, PersonAside, SureAside, WroteAside
from desktop.panes.detail.body import Body
from desktop.panes.detail.edit_form import EditForm
from desktop.panes.detail.read import Shown, read
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import IconButton, ScrollPane, TextLabel, TurnStrip
from desktop.panes.moving.short_forms import ClosedForm
from desktop.panes.parts.answering import AnswerForm
from desktop.panes.parts.boxes import Column, Row
from desktop.runner import Runner
from desktop.words import Words

_WHATS: tuple[What, ...] = (
    "application",
    "company",
    "interview",
    "plan",
    "step",
    "attempt",
    "contact",
    "reply",
    "ask",
    "stage",
    "setting",
    "owed",
    "import",
)


class DetailPanel(QWidget):
    """Name, turn, plan, interviews, people, timeline, notes, links.

    Attributes:
        closed: the user closes it.
        open_step: (int) open this step on Today.
        interview_wanted: (int, str, object) the card; ``held``, ``moved``, ``off``, ``no_show`` or ``new``; the
            interview, or None.
        bring_wanted: the user wants to bring their people.
        said: (str) a sentence for the toast.
    """

    closed = Signal()
    open_step = Signal(int)
    interview_wanted = Signal(int, str, object)
    bring_wanted = Signal()
    said = Signal(str)

    def __init__(self, runner: Runner, words: Words, look: Look, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner, self._words, self._look = runner, words, look
        self._application: int | None = None
        self.shown: Shown | None = None
        self._aside: QWidget | None = None
        self._ask: int | None = None
        self._name = TextLabel("", look, role="title", wrap=True)
        self.star = IconButton("star", words.text("detail.star"), look)
        self.more = IconButton("more", words.text("detail.more"), look)
        self._role = TextLabel("", look, role="letter", colour="text-2", wrap=True)
        self.strip = TurnStrip(look)
        self.answer = AnswerForm(look, words, today=self._today, zone=self._zone, beside=False)
        self._aside_place = Column(look)
        self.body = Body(look, words, runner)
        self._inside = QWidget()
        self._build()
        self._connect()

    @property
    def application(self) -> int | None:
        """The card that it is about."""
        return self._application

    def show_application(self, application: int) -> None:
        """This card from now on."""
        if application != self._application:
            self.flush()
            self._drop_aside()
            self.answer.reset()
            self._telling = False
            self.shown = None
            self._inside.hide()
        self._application = application
        self.refresh()

    def ask(self, contact: int) -> None:
        """Open the questions for this contact, as soon as they are shown."""
        self._ask = contact
        self._open_ask()

    def edit(self) -> None:
        """Let the user change what the card says, as soon as it is shown."""
        self._when_shown(self._edit)

    def answered(self) -> None:
        """Let the user tell of an answer, as soon as the card is shown."""
        self._when_shown(self._they_answered)

    def refresh(self) -> None:
        """Look again."""
        if self._application is not None:
            self._runner.read(partial(read, application=self._application), self._show, key="detail", failed=self._gone)

    def flush(self) -> None:
        """Keep what was typed and is not kept yet."""
        self.body.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R: they answered. Esc closes."""
        if event.key() == Qt.Key.Key_R and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._they_answered()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # -- building --

    def _build(self) -> None:
        look, words = self._look, self._words
        close = IconButton("close", words.text("pane.close"), look)
        close.clicked.connect(self.closed)
        head = Row(look, gap=0.5)
        head.addWidget(self._name, 0)
        head.addWidget(self.star, 0, Qt.AlignmentFlag.AlignTop)
        head.addStretch(1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column = Column(look, self._inside, margins=(5.25, 4, 3, 6))
        column.addLayout(head)
        column.addSpacing(look.u(0.5))
        column.addWidget(self._role)
        column.addSpacing(look.u(4))
        column.addWidget(self.strip)
        column.addWidget(self.answer)
        column.addLayout(self._aside_place)
        column.addSpacing(look.u(4))
        column.addWidget(self.body)
        column.addStretch(1)
        self.answer.hide()
        self._inside.hide()
        scroll = ScrollPane(self._inside)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        Column(look, self).addWidget(scroll)

    def _connect(self) -> None:
        self._runner.changed.connect(self._changed)
        self.star.clicked.connect(self._star)
        self.more.clicked.connect(self._open_menu)
        self.strip.pressed.connect(self._press)
        self.answer.answered.connect(self._tell_answer)
        self.answer.close_wanted.connect(self._tell_no_and_close)
        self.answer.warm_wanted.connect(partial(self._copy_short, "answer_to_no"))
        self.body.interviews.short_wanted.connect(self._copy_short)
        self.body.interviews.wanted.connect(self._interview)
        self.body.people.bring_wanted.connect(self.bring_wanted)
        self.body.people.look_further.connect(self._look_further)
        self.body.plan_wanted.connect(lambda: self._want_interview("new", None))

    # -- showing --

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches(*_WHATS):
            self.refresh()

    def _gone(self, _trouble: Trouble) -> None:
        self._application = None
        self.closed.emit()

    def _show(self, shown: Shown) -> None:
        if shown.detail.card.id != self._application:
            return
        first = self.shown is None
        self.shown = shown
        detail, words = shown.detail, self._words
        self._name.set_text(detail.card.company)
        self._role.set_text(detail.card.role)
        starred = detail.card.starred
        self.star.set_shown("star", "text-2" if starred else "text-3", filled=starred)
        self.star.set_name(words.text("detail.unstar" if starred else "detail.star"))
        yours = detail.card.turn.side is Side.YOURS
        self.strip.set_turn(words.say(detail.card.turn.line), yours=yours, button=self._button())
        if shown.wrote:
            self.answer.show()
            self._runner.read(
                partial(promises.answer_days, application=detail.card.id), self.answer.set_days, key="detail days"
            )
        elif not self._telling and self.answer.isVisible() and not self.answer.busy:
            self.answer.hide()
        self.body.show_detail(shown, ZoneInfo(shown.zone), self._runner.now())
        self._inside.show()
        if first:
            self._open_ask()
            waiting, self._waiting = self._waiting, None
            if waiting is not None:
                waiting()

    _waiting: Any = None
    _telling = False  # the user asked for it: a look that comes in between does not take it away

    def _when_shown(self, act: Any) -> None:
        if self.shown is not None and self.shown.detail.card.id == self._application:
            act()
        else:
            self._waiting = act

    def _button(self) -> str | None:
        assert self.shown is not None
        if self.shown.wrote:
            return None
        if self.shown.detail.main_step is not None:
            return self._words.text("detail.open")
        if self.shown.owed is not None:
            return self._words.text("owed.done")
        return self._words.text("interview.tell") if self.shown.over is not None else None

    def _press(self) -> None:
        if self.shown is None:
            return
        step = self.shown.detail.main_step
        if step is not None:
            self.open_step.emit(self.shown.detail.step_ids[step.key])
        elif self.shown.owed is not None:
            self._write(partial(writes.done, step=self.shown.owed))
        elif self.shown.over is not None:
            self._want_interview("held", self.shown.over)

    def _open_ask(self) -> None:
        row = self.body.people.row(self._ask) if self._ask is not None else None
        if row is not None and row.ask_button is not None:
            self._ask = None
            row.ask_button.click()

    # -- what the user does --

    def _star(self) -> None:
        if self.shown is not None:
            self._write(partial(writes.star, starred=not self.shown.detail.card.starred))

    def _open_menu(self) -> None:
        if self.shown is None:
            return
        words, card = self._words, self.shown.detail.card
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        closed = self.shown.detail.stage.kind is StageKind.CLOSED
        menu.addAction(f"{words.text('detail.they_answered')}\tR", self._they_answered)
        menu.addAction(words.text("detail.away"), self._away)
        menu.addAction(words.text("detail.bounced"), self._bounced)
        menu.addAction(words.text("detail.wrote"), self._wrote)
        menu.addAction(words.text("detail.who_to_write"), self._who_to_write)
        menu.addSeparator()
        menu.addAction(words.text("interview.add"), lambda: self._want_interview("new", None))
        if card.resting:
            menu.addAction(words.text("detail.wake"), self._one_more)
        menu.addSeparator()
        menu.addAction(words.text("detail.edit"), self._edit)
        menu.addAction(words.text("detail.menu.unstar" if card.starred else "detail.menu.star"), self._star)
        if not closed:
            menu.addAction(words.text("detail.close_card"), self._close_card)
        menu.addAction(words.text("detail.delete"), lambda: self._write(writes.delete))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _they_answered(self) -> None:
        if self.shown is None:
            return
        self._drop_aside()
        self._telling = True
        self.answer.show()
        self.answer.reset()
        self._runner.read(
            partial(promises.answer_days, application=self.shown.detail.card.id),
            self.answer.set_days,
            key="detail days",
        )
        self.answer.chips.chip("thanks").setFocus()

    def _tell_answer(self, answer: Answer, starts: datetime | None) -> None:
        self.answer.reset()
        self._telling = False
        self.answer.hide()
        self._write(partial(writes.answered, answer=answer, starts=starts))

    def _tell_no_and_close(self, _answer: Answer) -> None:
        self.answer.reset()
        self._telling = False
        self.answer.hide()
        self._write(partial(writes.answered_no_and_closed, answer=Answer(ReplyKind.NO)))

    def _away(self) -> None:
        aside = AwayAside(self._look, self._words, self._today)
        aside.told.connect(lambda until: self._write(partial(writes.away, until=until)))
        self._put_aside(aside)

    def _bounced(self) -> None:
        self._write(writes.bounced, self._ask_address)

    def _ask_address(self, _written: object) -> None:
        person = self.shown.detail.person if self.shown else None
        if person is None:
            self._drop_aside()
            return
        aside = PersonAside(self._look, self._words, self._words.text("detail.new_address"), person.name)
        aside.told.connect(lambda _name, mail: self._write(partial(writes.address, contact=person.id, mail=mail)))
        self._put_aside(aside)

    def _who_to_write(self) -> None:
        aside = PersonAside(self._look, self._words, self._words.text("detail.someone"), None)
        aside.told.connect(lambda name, mail: self._write(partial(writes.with_person, name=name, mail=mail or None)))
        self._put_aside(aside)

    def _wrote(self) -> None:
        aside = WroteAside(self._look, self._words, self._words.text("detail.wrote"))
        aside.told.connect(lambda channel: self._tell_wrote(channel, anyway=False))
        self._put_aside(aside)

    def _tell_wrote(self, channel: Channel, *, anyway: bool) -> None:
        again = partial(self._tell_wrote, channel, anyway=True)
        self._write(partial(writes.wrote, channel=channel, anyway=anyway), sure=again)

    def _one_more(self, *, anyway: bool = False) -> None:
        self._write(partial(writes.wake, anyway=anyway), sure=partial(self._one_more, anyway=True))

    def _close_card(self) -> None:
        aside = Aside(self._look, self._words, "")
        form = ClosedForm(self._look, self._words)
        form.chosen.connect(lambda outcome: self._write(partial(writes.close, outcome=outcome)))
        aside.column.addWidget(form)
        self._put_aside(aside)
        form.buttons[Outcome.REJECTED].setFocus()

    def _edit(self) -> None:
        if self.shown is None:
            return
        form = EditForm(self._look, self._words, self.shown.detail, self._today)
        form.left.connect(self._drop_aside)
        form.saved.connect(self._save_edit)
        self._put_aside(form)
        form.fields["company"].setFocus()

    def _save_edit(self, edited: dict[str, Any]) -> None:
        if edited:
            self._write(partial(writes.edit, edited=edited))
        else:
            self._drop_aside()

    def _interview(self, interview: int, what: str) -> None:
        self._want_interview(what, interview)

    def _want_interview(self, what: str, interview: int | None) -> None:
        if self._application is not None:
            self.interview_wanted.emit(self._application, what, interview)

    def _copy_short(self, template: str) -> None:
        if self._application is not None:
            short = partial(letters.short, application=self._application, template=template)
            self._runner.read(short, self._copied)

    def _copied(self, letter: LetterView) -> None:
        QGuiApplication.clipboard().setText(letter.body)
        self.said.emit(self._words.text("answer.copied"))

    def _look_further(self) -> None:
        if self.shown is not None:
            QDesktopServices.openUrl(QUrl(self.shown.people_search))

    # -- how --

    def _write(self, use: Any, then: Any = None, *, sure: Any = None) -> None:
        if self._application is None:
            return
        done = then or (lambda _written: self._drop_aside())
        self._runner.write(partial(use, application=self._application), done, partial(self._refused, sure))

    def _refused(self, sure: Any, trouble: Trouble) -> None:
        if trouble.asks and sure is not None:
            aside = SureAside(self._look, self._words, trouble)
            aside.sure.connect(sure)
            self._put_aside(aside)
        elif not (isinstance(self._aside, EditForm) and self._aside.show_trouble(trouble)):
            self._runner.trouble.emit(trouble)

    def _put_aside(self, aside: QWidget) -> None:
        self._drop_aside()
        self.answer.hide()
        if isinstance(aside, Aside):
            aside.left.connect(self._drop_aside)
        self._aside = aside
        self._aside_place.addWidget(aside)
        aside.show()

    def _drop_aside(self) -> None:
        if self._aside is not None:
            self._aside.hide()
            self._aside.deleteLater()
            self._aside = None

    def _today(self) -> date:
        return self._runner.now().astimezone(self._zone()).date()

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.shown.zone if self.shown else "UTC")
