"""The people whom the user knows: found as one types; and who is at a chosen company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedLayout, QWidget

from desktop.core.changes import Changes
from desktop.core.kinds import StageKind
from desktop.desk import views
from desktop.desk.desk import Desk
from desktop.desk.view import Found, Known
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import EmptyMarks, Field, Hairline, MainButton, Panel, ScrollPane, TextLabel
from desktop.panes.network.bringing import Bringing
from desktop.panes.network.found_list import FoundList
from desktop.panes.parts.boxes import Column, Row, lifted
from desktop.panes.parts.people_list import PeopleList
from desktop.panes.parts.two_ends import CutButton
from desktop.runner import Runner
from desktop.words import Words

_PEOPLE_SEARCH = "https://www.linkedin.com/search/results/people/"
_LEFT, _RIGHT = 44, 56


@dataclass(frozen=True, slots=True)
class Choice:
    """An application that can be looked at: its id, company and role."""

    application: int
    company: str
    role: str


@dataclass(frozen=True, slots=True)
class Looked:
    """All that the pane shows beside the hits."""

    people: int
    choices: tuple[Choice, ...]
    chosen: Choice | None
    known: tuple[Known, ...]


class NetworkPane(QWidget):
    """Left the search, right *Who do you know at X?*; without people, the way to bring them.

    Attributes:
        application_wanted: (int) show this card on the board.
    """

    application_wanted = Signal(int)

    def __init__(self, runner: Runner, words: Words, look: Look, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner, self._words, self._look = runner, words, look
        self._chosen: int | None = None
        self._looked: Looked | None = None
        self.setAcceptDrops(True)
        self.field = Field(
            look, name=words.text("network.search"), placeholder=words.text("network.search"), icon="search"
        )
        self._clear = QAction(words.text("network.clear"), self)
        self._clear.setVisible(False)
        self.field.edit.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._count = TextLabel("", look, role="section", colour="text-3")
        self._none = TextLabel("", look, colour="text-2", wrap=True)
        self.found = FoundList(look, words)
        self.bringing = Bringing(runner, words, look)
        self.people = PeopleList(look, words, runner, wide=True)
        self._who = TextLabel("", look, role="panel-title", wrap=True)
        self._choose = CutButton("", look, after="unfold")
        self.bring_button = MainButton(words.text("network.bring_file"), look)
        self._empty_bringing_place = Column(look)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._built_full())
        self._pages.addWidget(self._built_empty())
        self._connect()

    def refresh(self) -> None:
        """Look again."""
        self._runner.read(partial(_look, chosen=self._chosen), self._show, key="network")
        self._search(self.field.text())

    def search(self) -> None:
        """Let the user type whom to look for."""
        self.field.setFocus()
        self.field.edit.selectAll()

    def choose_file(self) -> None:
        """Let the user choose a file to bring in."""
        self.bringing.choose()

    def import_files(self, files: Sequence[Path]) -> None:
        """Bring these files in."""
        self.bringing.bring(files)

    def show_who(self, application: int) -> None:
        """Who is known at the company of this application."""
        self._chosen = application
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the field to the hits."""
        if event.key() == Qt.Key.Key_Down and self.field.edit.hasFocus():
            self.found.setFocus()
            self.found.setCurrentIndex(self.found.model().index(0, 0))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the search, or to the way to bring people."""
        super().showEvent(event)
        self.refresh()
        (self.field if self._pages.currentIndex() == 0 else self.bring_button).setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files are brought in."""
        event.acceptProposedAction()
        self.import_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    # -- building --

    def _built_full(self) -> QWidget:
        look, words = self._look, self._words
        page = QWidget()
        row = Row(look, page, gap=0)
        left = QWidget()
        column = Column(look, left, gap=2, margins=(3, 5, 3, 3))
        column.addWidget(self._padded(self.field))
        head = Row(look, gap=2, margins=(3, 1, 2, 0)).put(self._count, None)
        bring = CutButton(words.text("network.bring_file"), look, role="small")
        bring.set_whole(words.text("network.bring_file"))
        bring.clicked.connect(self.choose_file)
        head.addWidget(bring)
        column.addLayout(head)
        self._full_bringing_place = Column(look, margins=(3, 0, 3, 0))
        column.addLayout(self._full_bringing_place)
        column.addWidget(self._padded(self._none))
        column.addWidget(self.found, 1)
        row.addWidget(left, _LEFT)
        row.addWidget(Hairline(look, upright=True))
        row.addWidget(self._built_right(), _RIGHT)
        return page

    def _padded(self, widget: QWidget) -> QWidget:
        place = QWidget()
        Column(self._look, place, margins=(3, 0, 3, 0)).addWidget(widget)
        return place

    def _built_right(self) -> QWidget:
        look = self._look
        right = Panel(look, ground="raised")
        inside = QWidget()
        column = Column(look, inside, gap=5, margins=(8, 5, 6, 6))
        head = Row(look, gap=3)
        head.addWidget(self._who, 1)
        head.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.people)
        column.addStretch(1)
        Column(look, right).addWidget(ScrollPane(inside))
        return right

    def _built_empty(self) -> QWidget:
        look, words = self._look, self._words
        inside = QWidget()
        column = Column(look, inside, gap=3)
        column.addWidget(EmptyMarks(look))
        column.addSpacing(look.u(3))
        column.addWidget(TextLabel(words.text("network.empty"), look, role="letter", wrap=True))
        column.addLayout(Row(look).put(self.bring_button, None))
        column.addWidget(TextLabel(words.text("network.drop"), look, role="small", colour="text-3", wrap=True))
        column.addLayout(self._empty_bringing_place)
        return lifted(look, inside, wide=140)

    def _connect(self) -> None:
        self._runner.changed.connect(self._changed)
        self.field.edit.textChanged.connect(self._search)
        self.field.edit.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self._clear.triggered.connect(self.field.edit.clear)
        self._look.changed.connect(self._dress)
        self._dress()
        self.bring_button.clicked.connect(self.choose_file)
        self.found.picked.connect(self._pick)
        self._choose.clicked.connect(self._open_choices)
        self.people.bring_wanted.connect(self.choose_file)
        self.people.look_further.connect(self._look_further)

    def _dress(self) -> None:
        self._clear.setIcon(self._look.icon("close"))

    # -- what comes --

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches("contact", "company", "application", "ask", "import"):
            self.refresh()

    def _show(self, looked: Looked) -> None:
        self._looked = looked
        full = looked.people > 0
        self._pages.setCurrentIndex(0 if full else 1)
        (self._full_bringing_place if full else self._empty_bringing_place).addWidget(self.bringing)
        chosen = looked.chosen
        self._chosen = chosen.application if chosen else None
        self._choose.setVisible(chosen is not None)
        if chosen is None:
            self._who.set_text(self._words.text("people.choose_first"))
            self.people.hide()
            return
        self._who.set_text(self._words.text("people.who", company=chosen.company))
        self._choose.set_whole(self._words.text("pane.title", company=chosen.company, role=chosen.role))
        self.people.show()
        self.people.show_known(chosen.application, looked.known, looked.people)

    def _search(self, text: str) -> None:
        self._runner.read(partial(_find, text=text.strip()), self._show_found, key="find")

    def _show_found(self, result: tuple[str, tuple[Found, ...]]) -> None:
        text, found = result
        self.found.show_found(found, text)
        self._none.set_text(self._words.text("network.none", text=text))
        self._none.setVisible(bool(text) and not found)
        self._count.set_text(self._words.text("network.people"))
        self._count.setVisible(bool(found))

    # -- what the user does --

    def _pick(self, found: Found) -> None:
        """Someone at a company that the user applied to: show that company."""
        choices = self._looked.choices if self._looked else ()
        key = (found.person.company or "").casefold()
        choice = next((one for one in choices if one.company.casefold() == key), None)
        if choice is not None:
            self.show_who(choice.application)

    def _open_choices(self) -> None:
        if self._looked is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self._looked.choices:
            text = self._words.text("pane.title", company=one.company, role=one.role).replace("&", "&&")
            menu.addAction(text, partial(self.show_who, one.application))
        menu.popup(self._choose.mapToGlobal(QPoint(0, self._choose.height())))

    def _look_further(self) -> None:
        if self._looked is not None and self._looked.chosen is not None:
            company = self._looked.chosen.company
            QDesktopServices.openUrl(QUrl(f"{_PEOPLE_SEARCH}?{urlencode({'keywords': company})}"))


def _look(desk: Desk, now: datetime, chosen: int | None) -> Looked:
    board = views.board(desk, now)
    closed = {stage.id for stage in board.stages if stage.kind is StageKind.CLOSED}
    choices = tuple(Choice(card.id, card.company, card.role) for card in board.cards if card.stage not in closed)
    picked = next((one for one in choices if one.application == chosen), next(iter(choices), None))
    known = views.who(desk, picked.company, picked.application) if picked else ()
    return Looked(views.looked_through(desk), choices, picked, known)


def _find(desk: Desk, _now: datetime, text: str) -> tuple[str, tuple[Found, ...]]:
    return text, views.find(desk, text)
