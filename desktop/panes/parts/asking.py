"""Someone whom the user knows at a company, and how to ask them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.kinds import AskKind, Channel, Relation, ReplyKind, Tier
from desktop.core.reason import Trouble
from desktop.desk import answers, letters, people
from desktop.desk.view import Answer, Known, LetterView, NewAsk
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import ChoiceButton, Field, MainButton, PlainButton, Pressable, TextLabel
from desktop.panes.parts.boxes import Column, Row, empty
from desktop.panes.parts.flush import EndButton
from desktop.panes.parts.plan_lines import first_name
from desktop.runner import Runner
from desktop.words import Words

_WAITS = ("asked.nudge", "asked.nudged", "asked.once", "asked.left")
"""How an ask stands that nobody answered yet."""


class KnownRow(QWidget):
    """Name, place, why; *Ask* with its four questions; *Did it go out?*; then how the ask stands, and their answer."""

    def __init__(
        self,
        look: Look,
        words: Words,
        runner: Runner,
        application: int,
        known: Known,
        *,
        wide: bool,
        main: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`wide` is for a room of its own, else it is a line of a panel; `main` fills the button."""
        super().__init__(parent)
        self._look, self._words, self._runner = look, words, runner
        self._application, self._wide, self._main = application, wide, main
        self.known = known
        self._kind: AskKind | None = None
        self._telling = False
        self._name = TextLabel(known.person.name, look, role="body-strong")
        self._work = TextLabel("", look, colour="text-2" if wide else "text-3", elide=True)
        self._why = TextLabel("", look, role="small", colour="text-2", wrap=True)
        self._below = Column(look, gap=1.5)
        self.ask_button: Pressable | None = None
        self.answered_button: EndButton | None = None
        self._build()
        self.show_known(known)

    def _build(self) -> None:
        look = self._look
        if self._wide:
            self._name.setMinimumWidth(look.u(23))
        head = Row(look, gap=3 if self._wide else 1.5)
        head.addWidget(self._name)
        head.addWidget(self._work, 1)
        left = Column(look, gap=0.5)
        left.addLayout(head)
        left.addWidget(self._why)
        left.addLayout(self._below)
        self._row = Row(look, self, gap=3)
        self._row.addLayout(left, 1)

    @property
    def busy(self) -> bool:
        """*Did it go out?* or *What did they say?* is not answered yet."""
        return self._kind is not None or self._telling

    def show_known(self, known: Known) -> None:
        """The person as they are known now."""
        self.known = known
        self._name.set_text(known.person.name)
        self._work.set_text(self._work_text())
        self._why.set_text(self._words.say(known.asked or known.why))
        if self.ask_button is None and known.asked is None:
            self.ask_button = self._made_button()
            self._row.addWidget(self.ask_button, 0, Qt.AlignmentFlag.AlignTop)
        elif self.ask_button is not None:
            self.ask_button.setVisible(known.asked is None)
        waits = known.asked is not None and known.asked.key in _WAITS
        if self.answered_button is None and waits:
            self.answered_button = EndButton(self._words.text("people.answered"), self._look)
            self.answered_button.clicked.connect(self._ask_what)
            self._row.addWidget(self.answered_button, 0, Qt.AlignmentFlag.AlignTop)
        elif self.answered_button is not None:
            self.answered_button.setVisible(waits)

    def pick(self, kind: AskKind) -> None:
        """As a choice in the menu: copy the text, then ask whether it went out."""
        self._kind = kind
        read = partial(letters.asking, contact=self.known.person.id, application=self._application, kind=kind)
        self._runner.read(read, self._copy)

    def _work_text(self) -> str:
        person, words = self.known.person, self._words
        both = person.position and person.company
        work = (
            words.text("people.at", position=person.position, company=person.company)
            if both
            else person.position or person.company
        )
        if self._wide:
            return work or ""
        if self.known.tier is Tier.WEAK:
            return words.text("people.line.perhaps", work=work) if work else words.text("people.perhaps")
        here = self.known.relation is Relation.NOW
        told = person.position if here else work
        key = f"people.line.{self.known.relation.value}"
        return words.text(key, work=told) if told else words.text(f"people.plain.{self.known.relation.value}")

    def _made_button(self) -> Pressable:
        text = self._words.text("people.ask")
        button: Pressable
        if self._main:
            button = MainButton(text, self._look, after="unfold")
        else:
            button = ChoiceButton(text, self._look, after="unfold") if self._wide else EndButton(text, self._look)
        button.setAccessibleName(self._words.text("nobody.ask", name=self.known.person.name))
        button.clicked.connect(self._open_menu)
        return button

    def _open_menu(self) -> None:
        assert self.ask_button is not None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in AskKind:
            menu.addAction(self._words.text(f"people.ask.{kind.value}"), partial(self.pick, kind))
        menu.popup(self.ask_button.mapToGlobal(QPoint(0, self.ask_button.height())))

    def _copy(self, letter: LetterView) -> None:
        text = letter.body
        QGuiApplication.clipboard().setText(text)
        words, look, name = self._words, self._look, first_name(self.known.person.name)
        yes = MainButton(words.text("letter.yes_just_now"), look)
        yes.clicked.connect(lambda: yes.setEnabled(False))
        yes.clicked.connect(self._went_out)
        later = PlainButton(words.text("letter.not_yet"), look)
        later.clicked.connect(self._drop)
        lead = words.text("people.did_it_go", name=name)
        if self._channel() is Channel.LINKEDIN:
            lead = words.text("people.did_it_go_length", name=name, length=words.text("people.length", n=len(text)))
        empty(self._below)
        self._below.addWidget(TextLabel(lead, look, role="small", colour="text-2", wrap=True))
        asks = TextLabel(words.text("letter.did_it_go_out"), look, role="small", colour="text-2")
        self._below.addLayout(Row(look, gap=2.5).put(asks, yes, later, None))
        yes.setFocus()

    def _channel(self) -> Channel:
        return Channel.MAIL if self.known.person.mail else Channel.LINKEDIN

    def _went_out(self) -> None:
        self._record(anyway=False)

    def _record(self, *, anyway: bool) -> None:
        if self._kind is None:
            return
        new = NewAsk(self.known.person.id, self._application, self._kind, self._channel())
        self._runner.write(partial(people.ask, new=new, anyway=anyway), self._recorded, self._refused)

    def _recorded(self, _written: object) -> None:
        self._drop()

    def _refused(self, trouble: Trouble) -> None:
        if not trouble.asks:
            self._runner.trouble.emit(trouble)
            return
        _title, says, way_out = self._words.trouble(trouble)
        empty(self._below)
        sure = " ".join(part for part in (says, way_out) if part)
        self._below.addWidget(TextLabel(sure, self._look, role="small", colour="too-many", wrap=True))
        no = MainButton(self._words.text("pane.not_now"), self._look)
        no.clicked.connect(self._drop)
        yes = PlainButton(self._words.text("pane.anyway"), self._look)
        yes.clicked.connect(lambda: self._record(anyway=True))
        self._below.addLayout(Row(self._look, gap=2.5).put(no, yes, None))

    def _ask_what(self) -> None:
        words, look = self._words, self._look
        self._telling = True
        what = Field(look, name=words.text("answer.what"), placeholder=words.text("people.answered_hint"))
        keep = MainButton(words.text("answer.keep"), look)
        leave = PlainButton(words.text("pane.cancel"), look)
        tell = partial(self._tell_answer, what)
        keep.clicked.connect(tell)
        what.edit.returnPressed.connect(tell)
        leave.clicked.connect(self._drop)
        empty(self._below)
        self._below.addWidget(what)
        self._below.addLayout(Row(look, gap=2.5).put(keep, leave, None))
        what.setFocus()

    def _tell_answer(self, what: Field) -> None:
        if not self._telling:
            return
        self._telling = False
        answer = Answer(ReplyKind.THANKS, what=what.text())
        contact = self.known.person.id
        told = partial(answers.replied, application=self._application, answer=answer, contact=contact)
        self._runner.write(told, self._recorded, self._not_told)

    def _not_told(self, trouble: Trouble) -> None:
        self._telling = True
        self._runner.trouble.emit(trouble)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the question."""
        if event.key() == Qt.Key.Key_Escape and self.busy:
            self._drop()
        else:
            super().keyPressEvent(event)

    def _drop(self) -> None:
        self._kind = None
        self._telling = False
        empty(self._below)
