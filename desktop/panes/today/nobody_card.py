"""No one to write to yet, with its doors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.core.kinds import Way
from desktop.desk import people
from desktop.desk.view import Known, NobodyItem
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import Field, IconLabel, MainButton, PlainButton, TextLabel
from desktop.panes.parts.boxes import Column, Row, empty
from desktop.panes.parts.flush import EndButton
from desktop.panes.parts.plan_lines import first_name
from desktop.panes.parts.two_ends import CutButton, TwoEnds
from desktop.panes.today.card import TodayCard
from desktop.runner import Runner
from desktop.words import Words

_DOORS_OF_PEOPLE = 2


class NobodyCard(TodayCard):
    """Someone to ask, the posting, LinkedIn's search; *I found someone* asks for name and address in place.

    Attributes:
        ask_wanted: (int, int) application and contact: the user wants to ask someone they know.
        application_wanted: (int) the user wants to see the whole card.
    """

    ask_wanted = Signal(int, int)
    application_wanted = Signal(int)

    def __init__(
        self, look: Look, words: Words, runner: Runner, key: str, item: NobodyItem, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, words, key, parent=parent)
        self._runner = runner
        self._shown: NobodyItem | None = None
        self.item = item
        self._title = TextLabel("", look, role="heading", elide=True)
        self._when = CutButton("", look)
        self._when.clicked.connect(lambda: self.application_wanted.emit(self.item.application))
        self._head = TwoEnds(look, self._title, self._when)
        self._doors = Column(look)
        self._foot = Column(look, gap=2)
        top = Column(look, gap=1)
        top.addWidget(self._head)
        top.addWidget(TextLabel(words.text("nobody.line"), look, colour="text-2", wrap=True))
        self.column.addLayout(top)
        self.column.addLayout(self._doors)
        self.column.addLayout(self._foot)
        self._finding = False
        self.show_item(item)

    @property
    def busy(self) -> bool:
        """A name is being typed."""
        return self._finding

    def show_item(self, item: NobodyItem) -> None:
        """The application as it is now."""
        if item == self._shown:
            return
        self.item = self._shown = item
        words = self.words
        self._title.set_text(words.text("pane.title", company=item.company, role=item.role))
        way = "" if item.way is Way.NONE else words.text(f"nobody.way.{item.way.value}")
        key = "nobody.head" if way else "nobody.head_plain"
        self._when.set_whole(words.text(key, day=item.applied, way=way))
        self._head.place()
        empty(self._doors)
        for known in item.known[:_DOORS_OF_PEOPLE]:
            self._person_door(known)
        if item.posting:
            self._door(
                "posting", words.text("nobody.posting"), words.text("nobody.open_posting"), partial(_open, item.posting)
            )
        self._door(
            "search", words.text("nobody.recruiter"), words.text("nobody.open_search"), partial(_open, item.search)
        )
        self._show_foot()

    def found_someone(self) -> None:
        """Ask for a name and an address, in place."""
        words, look = self.words, self.look
        self._finding = True
        empty(self._foot)
        self.name_field = Field(look, name=words.text("nobody.name"), placeholder=words.text("nobody.name"))
        self.mail_field = Field(look, name=words.text("nobody.mail"), placeholder=words.text("nobody.mail"))
        save = MainButton(words.text("pane.save"), look)
        cancel = PlainButton(words.text("pane.cancel"), look)
        row = Row(look, gap=2)
        row.addWidget(self.name_field, 1)
        row.addWidget(self.mail_field, 1)
        self._foot.addLayout(row.put(save, cancel))
        for field in (self.name_field, self.mail_field):
            field.edit.returnPressed.connect(self._save_person)
        save.clicked.connect(self._save_person)
        cancel.clicked.connect(self._show_foot)
        self.rest_buttons()
        self.name_field.setFocus()

    def _save_person(self) -> None:
        name, mail = self.name_field.text(), self.mail_field.text()
        if not name:
            self.name_field.setFocus()
            return
        save = partial(people.with_person, application=self.item.application, name=name, mail=mail or None)
        self._runner.write(save, self._saved)

    def _saved(self, _written: object) -> None:
        self._show_foot()

    def _show_foot(self) -> None:
        self._finding = False
        empty(self._foot)
        words, look = self.words, self.look
        found = MainButton(words.text("nobody.found"), look)
        found.clicked.connect(self.found_someone)
        leave = TextLabel(words.text("nobody.leave", day=self.item.rests), look, colour="text-2", elide=True)
        row = Row(look, gap=6)
        row.addWidget(found)
        row.addWidget(leave, 1)
        self._foot.addLayout(row)
        self.rest_buttons()

    def _person_door(self, known: Known) -> None:
        person = known.person
        text = self.words.text("nobody.known", name=person.name, why=known.why)
        label = self.words.text("nobody.ask", name=first_name(person.name))
        self._door("person", text, label, lambda: self.ask_wanted.emit(self.item.application, person.id))

    def _door(self, icon: str, text: str, label: str, act: Callable[[], object]) -> None:
        button = EndButton(label, self.look)
        button.clicked.connect(lambda _on=False: act())
        row = Row(self.look, gap=2.5)
        row.addWidget(IconLabel(icon, self.look))
        row.addWidget(TextLabel(text, self.look, elide=True), 1)
        row.addWidget(button)
        self._doors.addLayout(row)


def _open(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address))
