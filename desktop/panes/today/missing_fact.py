"""A fact that the letter wants and nobody told, asked for in place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.paint import box
from desktop.panes.look.widgets import ChoiceButton, Field, PlainButton, TextLabel
from desktop.panes.parts.boxes import Column, Row
from desktop.words import Words

KNOWN = ("address", "name", "talked_about", "something_new", "me")
"""The facts that can be told from here; *address*: the one that is known did not work."""


class MissingFact(QWidget):
    """Asks for one fact.

    Attributes:
        told: (str, str) name and text of the fact.
        left_out: (str) the letter goes without it.
    """

    told = Signal(str, str)
    left_out = Signal(str)

    def __init__(self, look: Look, words: Words, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.name = look, name
        what = words.text(f"letter.missing.{name}")
        self.field = Field(look, name=what, parent=self)
        put = ChoiceButton(words.text("letter.missing.put"), look)
        leave = PlainButton(words.text("letter.missing.leave"), look)
        column = Column(look, self, gap=1.5, margins=(3, 2, 3, 2.5))
        column.addWidget(TextLabel(words.text("letter.missing.one", what=what), look, role="small", colour="too-many"))
        row = Row(look, gap=2)
        row.addWidget(self.field, 1)
        column.addLayout(row.put(put, leave))
        put.clicked.connect(self._tell)
        self.field.edit.returnPressed.connect(self._tell)
        leave.clicked.connect(lambda: self.left_out.emit(self.name))

    def refuse(self, sentence: str) -> None:
        """What was told cannot be."""
        self.field.set_wrong(sentence)
        self.field.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Umber fill."""
        box(QPainter(self), QRectF(self.rect()), self._look.radius("control"), self._look.colour("too-many-fill"))

    def _tell(self) -> None:
        if self.field.text():
            self.told.emit(self.name, self.field.text())
        else:
            self.field.setFocus()
