"""A letter that is due."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.kinds import StepKind, StepState
from desktop.core.reason import Trouble
from desktop.desk import letters, people, steps
from desktop.desk.view import DueStep, LetterView, Written
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import IconButton, PlainButton, TextLabel
from desktop.panes.parts.boxes import Column, Row, empty
from desktop.panes.parts.flush import EndButton
from desktop.panes.parts.keeping import Keeper
from desktop.panes.parts.mailto import mailto
from desktop.panes.parts.two_ends import CutButton, TwoEnds
from desktop.panes.today import titles, writes
from desktop.panes.today.card import MARGINS, TodayCard
from desktop.panes.today.letter_field import LetterField
from desktop.panes.today.missing_fact import KNOWN, MissingFact
from desktop.panes.today.named_too import NamedToo
from desktop.panes.today.putting_off import Until, snooze
from desktop.panes.today.ways_out import CHANNELS, LEADS, WaysOut
from desktop.runner import Runner
from desktop.words import Words

_FOLDED = (5.5, 1.5, 4.0, 1.5)
_BOUNCED = "why.bounced"
_LINKEDIN = "https://www.linkedin.com/messaging/"


class LetterCard(TodayCard):
    """Folded to one line, or open with its letter.

    Attributes:
        open_wanted: the user wants it open (or folded, where it is open).
        application_wanted: (int) the user wants to see the whole card.
    """

    open_wanted = Signal()
    application_wanted = Signal(int)

    def __init__(
        self, look: Look, words: Words, runner: Runner, key: str, due: DueStep, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, words, key, gap=0.5, parent=parent)
        self._runner, self.due = runner, due
        self._letter: LetterView | None = None
        self._way, self._anyway, self._is_open = "copy", False, False
        self._left_out: set[str] = set()
        self._names_others = False
        self._keeper = Keeper(self._keep, self)
        self._build_head()
        self._build_inside()
        self._ways.way.connect(self._take_way)
        self._ways.went_out.connect(self._went_out)
        self._ways.not_yet.connect(self._not_yet)
        self._ways.anyway.connect(self._second_yes)
        self._ways.never_mind.connect(self._offer)
        self._offer()
        self.show_due(due)
        self._fold()

    # -- what it shows --

    @property
    def is_open(self) -> bool:
        """Whether the letter is shown."""
        return self._is_open

    @property
    def busy(self) -> bool:
        """Something typed is not kept yet."""
        return self._keeper.waiting

    def show_due(self, due: DueStep) -> None:
        """The step as it is now."""
        before, self.due = self.due, due
        words = self.words
        self._title.set_text(titles.title(words, due))
        self._about.set_whole(words.text("pane.title", company=due.company, role=due.role))
        self._head.place()
        self._reason.set_text(titles.reason(words, due.step))
        self._why.set_text(titles.whole_reason(words, due.step))
        self._number.set_text(self._number_text())
        if due.step.state is StepState.COPIED and not self._ways.asking:
            self._ways.ask(words.text("letter.asked_again" if before is due else LEADS[self._way]), focus=False)
            self._show_foot()
        elif due.step.state is not StepState.COPIED and before.step.state is StepState.COPIED:
            self._offer()
        if self._is_open:
            self._load()

    def set_open(self, opened: bool) -> None:
        """Open the letter, or fold it to one line."""
        if opened == self._is_open:
            return
        self._is_open = opened
        if opened:
            self._load()
        else:
            self.flush()
        self._fold()

    def flush(self) -> None:
        """Keep what was typed and is not kept yet."""
        self._keeper.flush()

    def hideEvent(self, event: object) -> None:
        """Whatever hides it, the window's close too: keep first."""
        self.flush()
        super().hideEvent(event)  # type: ignore[arg-type]

    # -- the letter --

    def _load(self) -> None:
        step = self.due.id
        read = partial(letters.letter, step=step, also=self._also())
        self._runner.read(read, self._show_letter, key=f"letter:{step}")

    def _also(self) -> list[int]:
        """The steps of other roles that the letter counts for too."""
        return [other.step for other in self.due.others] if self._names_others else []

    def _show_letter(self, letter: LetterView) -> None:
        self._letter = letter
        if not self._keeper.waiting:
            self._field.set_text(letter.subject, letter.body)
        bounced = titles.root(self.due.step.why).key == _BOUNCED and letter.to is not None
        wanted = [*(["address"] if bounced else []), *letter.missing]
        self._show_missing([name for name in wanted if name in KNOWN and name not in self._left_out])
        to = letter.to.name if letter.to else ""
        self._named.show_others(self.due.others, to, named=self._names_others, own_words=letter.edited)

    def _toggle_others(self) -> None:
        self.flush()
        self._names_others = not self._names_others
        self._load()

    def _show_missing(self, names: list[str]) -> None:
        shown = [fact.name for fact in self._facts_place.findChildren(MissingFact) if not fact.isHidden()]
        if names == shown:
            return
        empty(self._facts)
        self._facts_place.setVisible(bool(names))
        for name in names:
            fact = MissingFact(self.look, self.words, name, parent=self._facts_place)
            fact.told.connect(self._tell_fact)
            fact.left_out.connect(self._leave_fact)
            self._facts.addWidget(fact)

    def _tell_fact(self, name: str, text: str) -> None:
        self.flush()
        tell: partial[Written[Any]] = partial(letters.tell, step=self.due.id, fact=name, text=text)
        if name == "name":
            tell = partial(people.with_person, application=self.due.application, name=text)
        elif name == "address" and self._letter is not None and self._letter.to is not None:
            tell = partial(people.address, contact=self._letter.to.id, mail=text)
        self._runner.write(tell, partial(self._fact_told, name), partial(self._fact_refused, name))

    def _fact_told(self, name: str, _written: object) -> None:
        self._left_out.add(name)
        self._load()

    def _fact_refused(self, name: str, trouble: Trouble) -> None:
        _title, says, _way_out = self.words.trouble(trouble)
        for fact in self._facts_place.findChildren(MissingFact):
            if fact.name == name:
                fact.refuse(says)

    def _leave_fact(self, name: str) -> None:
        self._left_out.add(name)
        if self._letter is not None:
            self._show_letter(self._letter)

    def _keep(self) -> None:
        subject, body = self._field.text()
        self._runner.write(partial(letters.keep, step=self.due.id, subject=subject, body=body))

    # -- leaving --

    def _take_way(self, way: str) -> None:
        self._way, self._anyway = way, False
        self.flush()
        if way == "phone":
            self._ask("letter.phoned_did")
        else:
            self._leave()

    def _leave(self) -> None:
        copied = partial(steps.copied, step=self.due.id, anyway=self._anyway)
        self._runner.write(copied, self._hand_over, self._refused)

    def _refused(self, trouble: Trouble) -> None:
        if trouble.asks:
            self._ways.second_yes(trouble)
            self._show_foot()
        else:
            self._runner.trouble.emit(trouble)

    def _second_yes(self) -> None:
        self._anyway = True
        self._leave()

    def _hand_over(self, _written: object) -> None:
        subject, body = self._field.text()
        lead = LEADS[self._way]
        if self._way == "mail":
            to = self._letter.to if self._letter else None
            link = mailto(to.mail if to else None, subject, body)
            if link is None:
                QGuiApplication.clipboard().setText(body)
                lead = "letter.too_long"
            elif not QDesktopServices.openUrl(QUrl(link)):
                QGuiApplication.clipboard().setText(body)
                lead = "letter.no_mail_program"
        else:
            QGuiApplication.clipboard().setText(body)
        if self._way == "linkedin":
            to = self._letter.to if self._letter else None
            QDesktopServices.openUrl(QUrl(to.link if to and to.link else _LINKEDIN))
        self._ask(lead)

    def _ask(self, lead: str) -> None:
        self._ways.ask(self.words.text(lead))
        self._show_foot()

    def _offer(self) -> None:
        self._ways.offer()
        self._show_foot()

    def _show_foot(self) -> None:
        self._foot.setVisible(not self._ways.asking)
        self.rest_buttons()

    def _went_out(self) -> None:
        self.flush()
        channel = CHANNELS[self._way]
        done = partial(steps.done, step=self.due.id, channel=channel, also=self._also(), anyway=self._anyway)
        self._runner.write(done, None, self._not_done)

    def _not_done(self, trouble: Trouble) -> None:
        self._runner.trouble.emit(trouble)
        self._ask("letter.asked_again")

    def _not_yet(self) -> None:
        if self.due.step.state is StepState.COPIED or self._way != "phone":
            self._runner.write(partial(steps.not_yet, step=self.due.id))
        self._offer()
        self.take_focus()

    # -- later, and not this one --

    def _later(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.words.text("letter.later.hour"), partial(self._snooze, "hour"))
        menu.addAction(self.words.text("letter.later.tomorrow"), partial(self._snooze, "tomorrow"))
        menu.popup(self._later_button.mapToGlobal(QPoint(0, self._later_button.height())))

    def _snooze(self, until: Until) -> None:
        self.flush()
        self._runner.write(partial(snooze, step=self.due.id, until=until))

    def _skip(self) -> None:
        self.flush()
        self._runner.write(partial(writes.skip, step=self.due.id, application=self.due.application))

    def _toggle_why(self) -> None:
        self._why.setVisible(self._why.isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """C copies, L asks until when, W says why."""
        keys = {Qt.Key.Key_C: self._copy, Qt.Key.Key_L: self._later, Qt.Key.Key_W: self._toggle_why}
        act = keys.get(Qt.Key(event.key())) if event.modifiers() == Qt.KeyboardModifier.NoModifier else None
        if act is not None and self._is_open:
            act()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        if not self._ways.asking:
            self._take_way("copy")

    # -- how it is built --

    def _build_head(self) -> None:
        look = self.look
        self._title = TextLabel("", look, role="heading", elide=True)
        self._about = CutButton("", look)
        self._about.clicked.connect(lambda: self.application_wanted.emit(self.due.application))
        self._chevron = IconButton("unfold", self.words.text("letter.open"), look)
        self._chevron.clicked.connect(self.open_wanted)
        self._head = TwoEnds(look, self._title, self._about)
        row = Row(look, gap=2)
        row.addWidget(self._head, 1)
        row.addWidget(self._chevron)
        self.column.addLayout(row)

    def _build_inside(self) -> None:
        look = self.look
        self._inside = QWidget(self)
        column = Column(look, self._inside, gap=2.75)
        self._reason = TextLabel("", look, colour="text-2", wrap=True)
        self._field = LetterField(look, self.words)
        self._field.typed.connect(self._keeper.typed)
        self._field.left.connect(self._keeper.flush)
        self._field.cursor_at.connect(self._show_cursor)
        self._facts_place = QWidget(self._inside)
        self._facts_place.hide()
        self._facts = Column(look, self._facts_place, gap=2)
        self._named = NamedToo(look, self.words)
        self._named.toggled.connect(self._toggle_others)
        self._ways = WaysOut(look, self.words)
        self._why = TextLabel("", look, role="small", colour="text-2", wrap=True)
        self._why.hide()
        below = (self._facts_place, self._named, self._ways, self._built_foot(), self._why)
        for part in (self._reason, self._field, *below):
            column.addWidget(part)
        self.column.addWidget(self._inside)

    def _built_foot(self) -> QWidget:
        look, words = self.look, self.words
        self._foot = QWidget(self._inside)
        self._number = TextLabel("", look, role="small", colour="text-3")
        why = PlainButton(words.text("letter.why_today"), look, role="small", dotted=True)
        why.setToolTip(words.text("letter.tip.why"))
        why.clicked.connect(self._toggle_why)
        self._later_button = PlainButton(words.text("letter.later"), look, role="small")
        self._later_button.setToolTip(words.text("letter.tip.later"))
        self._later_button.clicked.connect(self._later)
        skip = EndButton(words.text("letter.not_this_one"), look, role="small")
        skip.setToolTip(words.text("letter.tip.skip"))
        skip.clicked.connect(self._skip)
        dot = TextLabel(words.text("pane.dot"), look, role="small", colour="text-3")
        row = Row(look, self._foot, gap=0).put(self._number)
        row.addSpacing(look.u(1.5))
        row.put(dot)
        row.addSpacing(look.u(0.5))
        row.put(why, None, self._later_button)
        row.addSpacing(look.u(1.5))
        row.put(skip)
        return self._foot

    def _number_text(self) -> str:
        due = self.due
        if due.step.kind.is_courtesy or due.step.kind is StepKind.OWED or due.limit is None:
            return self.words.text("letter.courtesy")
        return self.words.text("letter.of", n=due.step.number, limit=due.limit)

    def _fold(self) -> None:
        self._inside.setVisible(self._is_open)
        self._chevron.setVisible(not self._is_open)
        self.column.set_margins(MARGINS if self._is_open else _FOLDED)
        self._title.set_role("heading" if self._is_open else "body-strong")
        self._head.place()

    def _show_cursor(self, at: QRect) -> None:
        self.shows.emit(QRect(self._field.mapTo(self, at.topLeft()), at.size()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the folded line opens it."""
        super().mousePressEvent(event)
        if not self._is_open:
            self.open_wanted.emit()
