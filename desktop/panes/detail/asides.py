"""Questions of the detail panel that open in place, below the turn line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.core.kinds import Channel
from desktop.core.reason import Trouble
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import ChipRow, Field, MainButton, PlainButton, TextLabel
from desktop.panes.parts.boxes import Column, Row
from desktop.panes.parts.fields import DayField
from desktop.words import Words

CHANNELS = (Channel.MAIL, Channel.PHONE, Channel.LINKEDIN, Channel.IN_PERSON)


class Aside(QWidget):
    """A question with a way to leave it; Esc leaves it too.

    Attributes:
        left: the user does not want to answer it.
    """

    left = Signal()

    def __init__(self, look: Look, words: Words, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.words = look, words
        self.column = Column(look, self, gap=2, margins=(0, 3, 0, 1))
        if title:
            self.column.addWidget(TextLabel(title, look, role="body-strong", wrap=True))

    def finish(self, text: str, act: Callable[[], object]) -> MainButton:
        """Add the main button and the way out."""
        main = MainButton(text, self.look)
        main.clicked.connect(lambda _on=False: act())
        cancel = PlainButton(self.words.text("pane.cancel"), self.look)
        cancel.clicked.connect(self.left)
        self.column.addLayout(Row(self.look, gap=3).put(main, cancel, None))
        return main

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class AwayAside(Aside):
    """Until when are they away?

    Attributes:
        told: (date | None) the last day away.
    """

    told = Signal(object)

    def __init__(self, look: Look, words: Words, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(look, words, words.text("detail.away"), parent=parent)
        self.until = DayField(
            look, words, name=words.text("detail.away_until"), today=today, placeholder=words.text("day.none")
        )
        asks = TextLabel(words.text("detail.away_until"), look, colour="text-2")
        self.column.addLayout(Row(look, gap=2).put(asks, self.until, None))
        self.finish(words.text("pane.save"), self._tell)
        self.until.field.edit.returnPressed.connect(self._tell)
        self.until.setFocus()

    def _tell(self) -> None:
        if self.until.unreadable:
            self.until.setFocus()
        else:
            self.told.emit(self.until.day)


class WroteAside(Aside):
    """By what did it go out?

    Attributes:
        told: (Channel) by this.
    """

    told = Signal(object)

    def __init__(self, look: Look, words: Words, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(look, words, title, parent=parent)
        keys = [(channel.value, words.text(f"detail.channel.{channel.value}")) for channel in CHANNELS]
        self.chips = ChipRow(look, keys, name=title)
        self.chips.chosen.connect(lambda key: self.told.emit(Channel(key)))
        cancel = PlainButton(words.text("pane.cancel"), look)
        cancel.clicked.connect(self.left)
        self.column.addWidget(self.chips)
        self.column.addLayout(Row(look).put(cancel, None))
        self.chips.chip(Channel.MAIL.value).setFocus()


class PersonAside(Aside):
    """Someone to write to, or a new address.

    Attributes:
        told: (str, str) name and mail address, either may be empty.
    """

    told = Signal(str, str)

    def __init__(
        self, look: Look, words: Words, title: str, name: str | None, *, parent: QWidget | None = None
    ) -> None:
        """`name` is whose address is asked for; None asks for the name too."""
        super().__init__(look, words, title, parent=parent)
        self.name = Field(look, name=words.text("nobody.name"), placeholder=words.text("nobody.name"))
        self.name.set_text(name or "")
        self.name.setVisible(name is None)
        self.mail = Field(look, name=words.text("letter.address"), placeholder=words.text("letter.address"))
        for field in (self.name, self.mail):
            self.column.addWidget(field)
            field.edit.returnPressed.connect(self._tell)
        self.finish(words.text("pane.save"), self._tell)
        (self.name if name is None else self.mail).setFocus()

    def _tell(self) -> None:
        wrong = (
            self.name if not self.name.text() else self.mail if self.name.isHidden() and not self.mail.text() else None
        )
        if wrong is not None:
            wrong.setFocus()
        else:
            self.told.emit(self.name.text(), self.mail.text())


class SureAside(Aside):
    """A deliberate second yes.

    Attributes:
        sure: it was given.
    """

    sure = Signal()

    def __init__(self, look: Look, words: Words, trouble: Trouble, *, parent: QWidget | None = None) -> None:
        title, says, way_out = words.trouble(trouble)
        super().__init__(look, words, title, parent=parent)
        sentence = " ".join(part for part in (says, way_out) if part)
        self.column.addWidget(TextLabel(sentence, look, role="small", colour="too-many", wrap=True))
        no = MainButton(words.text("pane.not_now"), look)
        no.clicked.connect(self.left)
        yes = PlainButton(words.text("pane.anyway"), look)
        yes.clicked.connect(self.sure)
        self.column.addLayout(Row(look, gap=3).put(no, yes, None))
        no.setFocus()
