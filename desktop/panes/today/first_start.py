"""Where would you like to begin?"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.paint import box, mixed
from desktop.panes.look.widgets import IconLabel, Pressable, TextLabel
from desktop.panes.parts.boxes import Column, Row
from desktop.words import Words

_DOORS = (("add", "square-pen"), ("people", "network"), ("sample", "pipeline"))


class Door(Pressable):
    """One way to begin: an icon, what it is, two lines on it."""

    def __init__(self, look: Look, words: Words, name: str, icon: str, *, parent: QWidget | None = None) -> None:
        self._lines = words.text(f"first.{name}.line")
        self._mark = icon
        super().__init__(words.text(f"first.{name}"), look, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(self._lines.replace("\n", " "))

    def corner(self) -> float:
        """As a card's."""
        return self.look.radius("card")

    def sizeHint(self) -> QSize:
        """68u by 49u."""
        return QSize(self.look.u(68), self.look.u(49))

    def minimumSizeHint(self) -> QSize:
        """A small window takes less."""
        return QSize(self.look.u(46), self.look.u(49))

    def paintEvent(self, _event: object) -> None:
        """Ground, icon, words."""
        look, painter = self.look, QPainter(self)
        colour = look.colour
        fill = colour("press") if self.isDown() else mixed(colour("raised"), colour("hover"), self.warmth)
        border = "accent" if self.hasFocus() else "hairline"
        box(painter, QRectF(self.rect()), self.corner(), fill, colour(border), look.line("edge"))
        left = float(look.u(6))
        ink = "accent-text" if self.hasFocus() else "text-2"
        painter.drawPixmap(
            QPointF(left, look.u(5.5)), look.pixmap(self._mark, ink, look.u(6.5), self.devicePixelRatioF())
        )
        top = look.u(27)
        painter.setFont(look.font("heading"))
        painter.setPen(colour("text"))
        painter.drawText(QPointF(left, top + look.u(3.5)), self.text())
        painter.setFont(look.font("body"))
        painter.setPen(colour("text-2"))
        for index, line in enumerate(self._lines.split("\n")):
            painter.drawText(QPointF(left, top + look.u(9.75) + index * look.line_height("body")), line)


class FirstStart(QWidget):
    """Three doors.

    Attributes:
        add_wanted, people_wanted, sample_wanted: the user took one.
    """

    add_wanted = Signal()
    people_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, look: Look, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        column = Column(look, self, gap=0)
        column.addWidget(TextLabel(words.text("first.where"), look, role="calm", wrap=True))
        column.addSpacing(look.u(6))
        row = Row(look, gap=4)
        self.doors = {name: Door(look, words, name, icon) for name, icon in _DOORS}
        signals = {"add": self.add_wanted, "people": self.people_wanted, "sample": self.sample_wanted}
        for name, door in self.doors.items():
            door.clicked.connect(signals[name])
            row.addWidget(door, 1)
        column.addLayout(row)
        column.addSpacing(look.u(6))
        private = Row(look, gap=2)
        private.put(IconLabel("private", look, colour="text-3"))
        private.put(TextLabel(words.text("first.private"), look, role="small", colour="text-3"), None)
        column.addLayout(private)

    def sizeHint(self) -> QSize:
        """Three doors beside one another."""
        return QSize(self._look.u(212), super().sizeHint().height())
