"""The interviews of a card, and what may become of them."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.kinds import InterviewState
from desktop.desk.view import InterviewView
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import PlainButton, TextLabel
from desktop.panes.parts.boxes import Column, Row, empty
from desktop.panes.parts.flush import EndButton
from desktop.words import Words

_SHORT = {InterviewState.CALLED_OFF: "called_off", InterviewState.NO_SHOW: "no_show"}


class InterviewList(QWidget):
    """One line each; Moved, Called off and They did not come at the newest that may still be told of.

    Attributes:
        wanted: (int, str) the interview, and ``held``, ``moved``, ``off`` or ``no_show``.
        short_wanted: (str) copy the short letter ``called_off`` or ``no_show``.
    """

    wanted = Signal(int, str)
    short_wanted = Signal(str)

    def __init__(self, look: Look, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words = look, words
        self._shown: tuple[InterviewView, ...] | None = None
        self._column = Column(look, self, gap=1)

    def show_interviews(self, interviews: tuple[InterviewView, ...], zone: str, now: datetime) -> None:
        """These interviews."""
        self._shown = interviews
        empty(self._column)
        for one in interviews:
            self._column.addWidget(self._line(one, zone, is_over=one.ends <= now))

    def _line(self, one: InterviewView, zone: str, *, is_over: bool) -> QWidget:
        words, look = self._words, self._look
        line = QWidget()
        column = Column(look, line, gap=0)
        starts = one.starts.astimezone(ZoneInfo(zone))
        names = tuple(person.name for person in one.people)
        text = words.text("interview.at_with" if names else "interview.at", at=starts, names=names)
        gone = one.state in (InterviewState.CALLED_OFF, InterviewState.NO_SHOW)
        row = Row(look, gap=2)
        row.addWidget(TextLabel(text, look, role="role", colour="text-3" if gone else "text", wrap=True), 1)
        more = EndButton(words.text("interview.change"), look, role="small")
        more.clicked.connect(lambda: self._menu(one, more, is_over=is_over))
        row.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        if gone or one.state is InterviewState.HELD:
            state = TextLabel(words.text(f"interview.{one.state.value}"), look, role="small", colour="text-3")
            below = Row(look, gap=2).put(state)
            if gone:
                short = PlainButton(words.text("interview.short_letter"), look, role="small")
                short.clicked.connect(partial(self.short_wanted.emit, _SHORT[one.state]))
                below.put(short)
            column.addLayout(below.put(None))
        return line

    def _menu(self, one: InterviewView, at: QWidget, *, is_over: bool) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = ("held", "moved", "off", "no_show") if is_over else ("moved", "off")
        keys = {
            "held": "interview.tell",
            "moved": "interview.moved",
            "off": "interview.off",
            "no_show": "interview.no_show",
        }
        for name in names:
            menu.addAction(self._words.text(keys[name]), partial(self.wanted.emit, one.id, name))
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))
