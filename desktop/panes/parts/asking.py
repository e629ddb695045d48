"""Someone whom the user knows at a company, and how to ask them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.kinds import AskKind, Channel, Relation, Tier
from desktop.core.reason import Trouble
from desktop.desk import letters, people
from desktop.desk.view import Known, LetterView, NewAsk
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import ChoiceButton, MainButton, PlainButton, TextLabel
from desktop.panes.parts.boxes import Column, Row, empty
from desktop.panes.parts.plan_lines import first_name
from desktop.runner import Runner
from desktop.words import Words


class KnownRow(QWidget):
    """Name, place, why; *Ask* with its four questions; then *Did it go out?*; then how the ask stands."""

    def __init__(
        self, look: Look, words: Words, runner: Runner, application: int, known: Known, *, wide: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._words, self._runner = look, words, runner
        self._application, self._wide = application, wide
        self.known = known
        self._kind: AskKind | None = None
        self._column = Column(look, self, gap=0.5)
        self._head = Row(look, gap=3)
        self._head_place = QWidget(self)
        self._head_place.setLayout(self._head)
        self._below = Column(look, gap=1.5)
        self._why = TextLabel("", look, role="small", colour="text-2", wrap=True)
        self._column.addWidget(self._head_place)
        self._column.addWidget(self._why)
        self._column.addLayout(self._below)
        self.ask_button: ChoiceButton | PlainButton | None = None
        self.show_known(known)

    @property
    def busy(self) -> bool:
        """*Did it go out?* is not answered yet."""
        return self._kind is not None

    def show_known(self, known: Known) -> None:
        """The person as they are known now."""
        self.known = known
        look, person = self._look, known.person
        empty(self._head)
        name = TextLabel(person.name, look, role="body-strong", elide=not self._wide)
        work = TextLabel(self._work(), look, colour="text-2" if self._wide else "text-3", elide=True)
        if self._wide:
            name.setMinimumWidth(look.u(24))
            self._head.addWidget(name)
            self._head.addWidget(work, 1)
        else:
            name = TextLabel(person.name, look, role="body-strong")
            self._head.addWidget(name)
            self._head.addWidget(work, 1)
        self.ask_button = None
        if known.asked is None:
            self.ask_button = self._made_button()
            self._head.addWidget(self.ask_button)
        self._why.set_text(self._words.say(known.asked or known.why))

    def pick(self, kind: AskKind) -> None:
        """As a choice in the menu: copy the text, then ask whether it went out."""
        self._kind = kind
        read = partial(letters.asking, contact=self.known.person.id, application=self._application, kind=kind)
        self._runner.read(read, self._copy)

    def _work(self) -> str:
        person, words = self.known.person, self._words
        both = person.position and person.company
        work = words.text("people.at", position=person.position, company=person.company) if both else person.position or person.company
        if self._wide:
            return work or ""
        if self.known.tier is Tier.WEAK:
            return words.text("people.line.perhaps", work=work) if work else words.text("people.perhaps")
        here = self.known.relation is Relation.NOW
        told = person.position if here else work
        key = f"people.line.{self.known.relation.value}"
        return words.text(key, work=told) if told else words.text(f"{key}.plain")

    def _made_button(self) -> ChoiceButton | PlainButton:
        text = self._words.text("people.ask")
        button: ChoiceButton | PlainButton
        button = ChoiceButton(text, self._look, after="unfold") if self._wide else PlainButton(text, self._look)
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

    def _drop(self) -> None:
        self._kind = None
        empty(self._below)
