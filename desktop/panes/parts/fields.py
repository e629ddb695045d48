"""Fields for a day and for a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from datetime import date
from math import ceil

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.widgets import Field
from desktop.panes.parts.boxes import Column, Row
from desktop.panes.parts.reading import read_day, read_time
from desktop.words import Words


class DayField(QWidget):
    """A day: typed, or picked from a calendar (the icon, or Down).

    Attributes:
        changed: another day, or none, stands in it.
    """

    changed = Signal()

    def __init__(
        self,
        look: Look,
        words: Words,
        *,
        name: str,
        today: Callable[[], date],
        placeholder: str = "",
        icon: bool = True,
        wide: float = 32,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what is asked, for assistive technology; `icon` shows the calendar; `wide` is in u, at least."""
        super().__init__(parent)
        self._look, self._words, self._today = look, words, today
        self._has_icon, self._wide = icon, wide
        self._day: date | None = None
        self._least: date | None = None
        self._calendar: QCalendarWidget | None = None
        self._frame = QFrame(self, Qt.WindowType.Popup)
        self._frame.setFrameShape(QFrame.Shape.Box)
        self.field = Field(look, name=name, placeholder=placeholder, icon="date" if icon else None, parent=self)
        self.field.setToolTip(words.text("day.pick"))
        self.field.edit.installEventFilter(self)
        Row(look, self, gap=0).addWidget(self.field, 1)
        self.setFocusProxy(self.field)
        self.field.edit.textEdited.connect(self._read)
        self.field.edit.editingFinished.connect(self._write)
        look.changed.connect(self._measure)
        self._measure()

    @property
    def day(self) -> date | None:
        """The day that stands in it; None where none is readable."""
        return self._day

    @property
    def unreadable(self) -> bool:
        """Something stands in it that is no day."""
        return self._day is None and bool(self.field.text())

    def set_day(self, day: date | None) -> None:
        """Put a day into it, without telling."""
        self._day = day
        self._write()

    def set_least(self, day: date | None) -> None:
        """The calendar begins here."""
        self._least = day

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down, or a click on the icon, opens the calendar."""
        down = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        if down or (self._has_icon and isinstance(event, QMouseEvent) and self._hits_icon(event)):
            self._open()
            return True
        return super().eventFilter(watched, event)

    def _hits_icon(self, event: QMouseEvent) -> bool:
        return event.type() is QEvent.Type.MouseButtonPress and event.position().x() < self._look.u(8)

    def _read(self, text: str) -> None:
        day = read_day(text, self._today())
        if day != self._day:
            self._day = day
            self.changed.emit()

    def _write(self) -> None:
        if self._day is not None:
            self.field.set_text(self._fitting(self._day))
            self.field.edit.setCursorPosition(0)
        elif not self.field.edit.hasFocus() and not self.unreadable:
            self.field.set_text("")

    def _fitting(self, day: date) -> str:
        """Like "Thu 4 March", and "Thu 30 Sep" where the whole month does not fit."""
        whole = self._words.text("pane.day", day=day)
        fits = self._advance(whole) <= self.width() - self._beside()
        return whole if fits else self._words.text("pane.day_tight", day=day)

    def _measure(self) -> None:
        days = (date(2026, month, day) for month in range(1, 13) for day in range(20, 27))
        widest = max(self._advance(self._words.text("pane.day_tight", day=day)) for day in days)
        self.setFixedWidth(max(self._look.u(self._wide), ceil(widest) + self._beside()))
        if self._day is not None:
            self._write()

    def _beside(self) -> int:
        return self._look.u(6.5) + (self._look.size("icon") + self._look.u(2) if self._has_icon else 0)

    def _advance(self, text: str) -> float:
        return QFontMetricsF(self._look.font("body")).horizontalAdvance(text)

    def _open(self) -> None:
        calendar = self._made_calendar()
        shown = self._day or self._today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        if self._least is not None:
            calendar.setMinimumDate(QDate(self._least.year, self._least.month, self._least.day))
        frame = self._frame
        frame.adjustSize()
        below = self.mapToGlobal(QPoint(0, self.height() + self._look.u(1)))
        room = self.screen().availableGeometry()
        left = max(room.left(), min(below.x(), room.right() - frame.width()))
        top = (
            below.y()
            if below.y() + frame.height() <= room.bottom()
            else self.mapToGlobal(QPoint(0, -frame.height())).y()
        )
        frame.move(left, top)
        frame.show()
        calendar.setFocus()

    def _made_calendar(self) -> QCalendarWidget:
        if self._calendar is None:
            frame = self._frame
            calendar = QCalendarWidget(frame)
            calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            calendar.setFirstDayOfWeek(self.locale().firstDayOfWeek())
            calendar.clicked.connect(self._picked)
            calendar.activated.connect(self._picked)
            Column(self._look, frame, margins=(1, 1, 1, 1)).addWidget(calendar)
            self._calendar = calendar
        return self._calendar

    def _picked(self, chosen: QDate) -> None:
        assert self._calendar is not None
        self._frame.hide()
        self._day = date(chosen.year(), chosen.month(), chosen.day())
        self._write()
        self.field.setFocus()
        self.changed.emit()


class TimeField(QWidget):
    """A time of the day, typed.

    Attributes:
        changed: another time, or none, stands in it.
    """

    changed = Signal()

    def __init__(self, look: Look, words: Words, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._time: dt.time | None = None
        self._look = look
        self.field = Field(look, name=name, parent=self)
        self.field.edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        Row(look, self, gap=0).addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.edit.textEdited.connect(self._read)
        self.field.edit.editingFinished.connect(self._write)
        look.changed.connect(self._measure)
        self._measure()

    @property
    def time(self) -> dt.time | None:
        """The time that stands in it; None where none is readable."""
        return self._time

    def set_time(self, clock: dt.time | None) -> None:
        """Put a time into it, without telling."""
        self._time = clock
        self._write()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """All of it is chosen, so that typing replaces it."""
        super().focusInEvent(event)
        self.field.edit.selectAll()

    def _read(self, text: str) -> None:
        clock = read_time(text)
        if clock != self._time:
            self._time = clock
            self.changed.emit()

    def _write(self) -> None:
        if self._time is not None:
            self.field.set_text(f"{self._time.hour}:{self._time.minute:02}")

    def _measure(self) -> None:
        self.setFixedWidth(self._look.u(14.5))


def line_of(field: QWidget) -> QLineEdit:
    """The line in which the user types, of a field of this house."""
    found = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    assert found is not None
    return found
