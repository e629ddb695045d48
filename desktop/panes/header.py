"""The head of the window: the rooms as tabs at the left; adding, search and the menu at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.panes.look.paint import mixed, plain
from desktop.panes.look.widgets import IconButton, Pressable
from desktop.panes.look.widgets.badge import paint_badge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent

    from desktop.panes.look.look import Look
    from desktop.words import Words

_BADGE_UNITS = 4.5


class RoomTab(Pressable):
    """One room; the current one is a raised pill. Its width is that of the semibold name, so that nothing jumps."""

    def __init__(self, text: str, look: Look, *, icon: str, parent: QWidget | None = None) -> None:
        self._badge = 0
        super().__init__(text, look, icon=icon, parent=parent)
        self.setCheckable(True)
        self.toggled.connect(self._set_weight)

    def set_badge(self, number: int, spoken: str) -> None:
        """The number in the disc, 0 for none; `spoken` says it with the name."""
        self._badge = number
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def padding(self) -> int:
        """3u, and the border."""
        return self.look.u(3.25)

    def sizeHint(self) -> QSize:
        """8u high."""
        strong = QFontMetricsF(self.look.font("body-strong")).horizontalAdvance(self.text())
        badge = self.look.u(2 + _BADGE_UNITS) if self._badge else 0
        wide = self.look.size("icon") + self.look.u(2) + strong + badge + 2 * self.padding()
        return QSize(round(wide + 0.5), self.look.size("control"))

    def content_left(self) -> float:
        """The icon keeps its place."""
        return float(self.padding())

    def ground(self) -> tuple[QColor | None, QColor | None]:
        """Raised when current."""
        colour = self.look.colour
        if self.isChecked():
            return colour("raised"), colour("hairline")
        if self.isDown():
            return colour("press"), None
        return (mixed(colour("window"), colour("press"), self.warmth * 0.6), None) if self.warmth else (None, None)

    def ink(self) -> str:
        """Full text when current."""
        return "text" if self.isChecked() else "text-2"

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tab, and its badge."""
        super().paintEvent(event)
        if self._badge:
            side = self.look.u(_BADGE_UNITS)
            left = self.width() - self.padding() - side
            paint_badge(QPainter(self), self.look, QRectF(left, (self.height() - side) / 2, side, side), self._badge)

    def _set_weight(self, current: bool) -> None:
        self.role = "body-strong" if current else "body"
        self._dress()


class _Quiet(Pressable):
    """*Add application*: text and icon, a ground only under the pointer."""

    def padding(self) -> int:
        return self.look.u(3)

    def ground(self) -> tuple[QColor | None, QColor | None]:
        colour = self.look.colour
        if self.isDown():
            return colour("press"), None
        return (mixed(colour("window"), colour("press"), self.warmth * 0.6), None) if self.warmth else (None, None)


class Header(QWidget):
    """Rooms and what is there in every room.

    Attributes:
        room_wanted: the name of a room.
        add_wanted, search_wanted, menu_wanted: the buttons at the right.
    """

    room_wanted = Signal(str)
    add_wanted = Signal()
    search_wanted = Signal()
    menu_wanted = Signal()

    def __init__(
        self, look: Look, words: Words, rooms: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """`rooms` are pairs of the room's name and its icon; the text is ``window.NAME``."""
        super().__init__(parent)
        self.look, self._words = look, words
        self.tabs: dict[str, RoomTab] = {}
        self._row = QHBoxLayout(self)
        for name, icon in rooms:
            tab = self.tabs[name] = RoomTab(words.text(f"window.{name}"), look, icon=icon, parent=self)
            tab.clicked.connect(lambda _on=False, name=name: self.room_wanted.emit(name))
            self._row.addWidget(tab)
        self._row.addStretch(1)
        self.add = _Quiet(words.text("window.add"), look, icon="add", parent=self)
        self.search = IconButton("search", words.text("window.search"), look, large=True, parent=self)
        self.menu = IconButton("settings", words.text("window.menu"), look, large=True, parent=self)
        for button, wanted in (
            (self.add, self.add_wanted),
            (self.search, self.search_wanted),
            (self.menu, self.menu_wanted),
        ):
            button.clicked.connect(wanted)
            self._row.addWidget(button)
        look.changed.connect(self._dress)
        self._dress()

    def show_room(self, name: str) -> None:
        """Which room is the current one; a name that is no tab leaves all at rest."""
        for room, tab in self.tabs.items():
            tab.setChecked(room == name)

    def set_due(self, number: int) -> None:
        """The badge on Today."""
        words = self._words
        spoken = words.text("window.today.due", n=number) if number else words.text("window.today")
        self.tabs["today"].set_badge(number, spoken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right walk along the tabs."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        tabs = list(self.tabs.values())
        at = next((index for index, tab in enumerate(tabs) if tab.hasFocus()), None)
        if step and at is not None:
            tabs[(at + step) % len(tabs)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, and the hairline below."""
        painter = QPainter(self)
        plain(painter, self.rect(), self.look.colour("window"))
        plain(painter, QRect(0, self.height() - 1, self.width(), 1), self.look.colour("hairline"))

    def _dress(self) -> None:
        u = self.look.u
        self.setFixedHeight(self.look.size("header"))
        self._row.setSpacing(u(1))
        self._row.setContentsMargins(u(3), 0, u(3), 1)
        self.update()
