"""Today: what is due now, and when nothing is, until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop.core.changes import Changes, What
from desktop.core.days import date_at
from desktop.desk import settings, views
from desktop.desk.view import DueStep, Today
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import ScrollPane
from desktop.panes.parts.boxes import Column, Middle, lifted
from desktop.panes.today.calm import Calm
from desktop.panes.today.cards import Cards
from desktop.panes.today.first_start import FirstStart
from desktop.panes.today.head import Head
from desktop.panes.today.later import LaterList
from desktop.runner import Runner
from desktop.words import Words

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.desk.desk import Desk
    from desktop.desk.settings import Settings

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
    "setting",
    "owed",
    "import",
    "alert",
)

_CARDS, _CALM, _FIRST, _WAITING = range(4)
_WIDE, _CALM_WIDE, _FIRST_WIDE = 192, 140, 212


class TodayPane(QWidget):
    """The room Today. Up and Down walk between the cards, Enter presses the main button of the current one.

    Attributes:
        application_wanted: (int) show this card on the board.
        ask_wanted: (int, int) show this card, and ask this contact.
        interview_wanted: (int, str) tell of this interview: ``held``, ``moved``, ``off`` or ``no_show``.
        add_wanted, people_wanted, sample_wanted: the doors of the first start.
        said: (str) a sentence for the toast.
    """

    application_wanted = Signal(int)
    ask_wanted = Signal(int, int)
    interview_wanted = Signal(int, str)
    add_wanted = Signal()
    people_wanted = Signal()
    sample_wanted = Signal()
    said = Signal(str)

    def __init__(self, runner: Runner, words: Words, look: Look, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner, self._words, self._look = runner, words, look
        self._zone: tzinfo = runner.now().astimezone().tzinfo or ZoneInfo("UTC")
        self._wanted: int | None = None
        self._wants_focus = False
        self._brought: set[int] = set()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._head = Head(look, words)
        self.cards = Cards(look, words, runner, today=self.today, zone=lambda: self._zone)
        self._later = LaterList(look, words)
        self.calm = Calm(look, words)
        self.first = FirstStart(look, words)
        self._column = QWidget()
        inside = Column(look, gap=3, margins=(0, 3.5, 0, 6))
        inside.addWidget(self._head)
        inside.addWidget(self.cards)
        inside.addWidget(self._later)
        inside.addStretch(1)
        self._column.setLayout(inside)
        self._middle = Middle(look, self._column, wide=_WIDE, scrolls=True)
        self._scroll = ScrollPane(self._middle)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._pages = QStackedLayout(self)
        for page in (
            self._scroll,
            lifted(look, self.calm, wide=_CALM_WIDE),
            lifted(look, self.first, wide=_FIRST_WIDE),
            QWidget(),
        ):
            self._pages.addWidget(page)
        self._pages.setCurrentIndex(_WAITING)
        self._connect()

    def today(self) -> date:
        """The user's today."""
        return date_at(self._runner.now(), str(self._zone))

    def refresh(self) -> None:
        """Look again."""
        self._runner.read(_look, self._show, key="today")

    def open_step(self, step: int) -> None:
        """Open the card of this step, now or as soon as it is there."""
        self._wanted = step
        self.refresh()

    def flush(self) -> None:
        """Keep what was typed and is not kept yet."""
        self.cards.flush()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard comes along."""
        super().showEvent(event)
        self._wants_focus = True
        self._take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, and press."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.cards.walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cards.press()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._runner.changed.connect(self._changed)
        self.cards.application_wanted.connect(self.application_wanted)
        self.cards.ask_wanted.connect(self.ask_wanted)
        self.cards.interview_wanted.connect(self.interview_wanted)
        self.cards.said.connect(self.said)
        self.cards.shows.connect(self._scroll_to)
        self._later.application_wanted.connect(self.application_wanted)
        self._later.bring_back.connect(self._bring_back)
        self.first.add_wanted.connect(self.add_wanted)
        self.first.people_wanted.connect(self.people_wanted)
        self.first.sample_wanted.connect(self.sample_wanted)

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_WHATS):
            self.refresh()

    def _show(self, found: tuple[Today, Settings]) -> None:
        today, chosen = found
        today = _with_brought(today, self._brought)
        self._zone = ZoneInfo(chosen.zone)
        self._head.show_today(today)
        self.cards.show_today(today)
        self._later.show_today(today, self._zone)
        self.calm.show_today(today)
        empty_of_work = not self.cards.count and not today.snoozed and not today.done
        self._pages.setCurrentIndex(_FIRST if today.empty_desk else _CALM if empty_of_work else _CARDS)
        if self._wanted is not None and self.cards.open_step(self._wanted):
            self._wanted, self._wants_focus = None, False
        self._take_focus()

    def _take_focus(self) -> None:
        """Once after it was shown: the keyboard goes to the main button of the current card."""
        if not self._wants_focus or not self.isVisible() or self._pages.currentIndex() == _WAITING:
            return
        self._wants_focus = False
        if self._pages.currentIndex() == _FIRST:
            self.first.doors["add"].setFocus()
        elif self.cards.current is not None:
            self.cards.current.take_focus()
        else:
            self.setFocus()

    def _bring_back(self, due: DueStep) -> None:
        """Only its alert was moved: it may be written now all the same."""
        self._brought.add(due.id)
        self.open_step(due.id)

    def _scroll_to(self, card: QWidget, place: QRect) -> None:
        at = card.mapTo(self._middle, place.center())
        self._scroll.ensureVisible(at.x(), at.y(), 0, place.height() // 2 + self._look.u(6))


def _with_brought(today: Today, brought: set[int]) -> Today:
    """Steps that the user brought back stand among the others."""
    back = tuple(item.due for item in today.snoozed if item.due.id in brought)
    rest = tuple(item for item in today.snoozed if item.due.id not in brought)
    return replace(today, steps=(*today.steps, *back), snoozed=rest) if back else today


def _look(desk: Desk, now: datetime) -> tuple[Today, Settings]:
    return views.today(desk, now), settings.get(desk)
