"""How a letter leaves by the user's own hand, and the foot of its card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.kinds import Channel
from desktop.core.reason import Trouble
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import MainButton, PlainButton, TextLabel
from desktop.panes.parts.boxes import Column, Row, empty
from desktop.words import Words

WAYS = ("mail", "copy", "linkedin", "phone")


class WaysOut(QWidget):
    """One row at a time: the ways out; *Did it go out?*; or a second yes that is missing.

    Attributes:
        way: (str) one of `WAYS` was taken.
        went_out: the user says that it did.
        not_yet: or that it did not.
        anyway: the second yes was given.
        never_mind: or not.
    """

    way = Signal(str)
    went_out = Signal()
    not_yet = Signal()
    anyway = Signal()
    never_mind = Signal()

    def __init__(self, look: Look, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words = look, words
        self._column = Column(look, self, gap=2)
        self.asking = False

    def offer(self) -> None:
        """The ways out, the mail program first."""
        words = self._words
        main = MainButton(words.text("letter.send_by_mail_program"), self._look, icon="send")
        main.setToolTip(words.text("letter.tip.main"))
        main.clicked.connect(lambda: self.way.emit("mail"))
        names = (("copy", "copy"), ("linkedin", "linkedin"), ("phoned", "phone"))
        others = [
            self._plain(f"letter.{name}", partial(self.way.emit, way), f"letter.tip.{name}") for name, way in names
        ]
        self._show(Row(self._look, gap=3).put(main, *others, None), asking=False)

    def ask(self, lead: str, *, focus: bool = True) -> None:
        """Did it go out? `lead` is what was just done: "Copied."."""
        words = self._words
        key = "letter.did_you_reach" if lead == words.text("letter.phoned_did") else "letter.did_it_go_out"
        yes = MainButton(words.text("letter.yes_just_now"), self._look)
        yes.clicked.connect(lambda: yes.setEnabled(False))
        yes.clicked.connect(self.went_out)
        row = Row(self._look, gap=2.5).put(
            TextLabel(lead, self._look, role="body-strong"),
            TextLabel(words.text(key), self._look, colour="text-2"),
        )
        row.addSpacing(self._look.u(1))
        row.put(yes, self._plain("letter.not_yet", self.not_yet.emit), None)
        self._show(row, asking=True)
        if focus:
            yes.setFocus()

    def second_yes(self, trouble: Trouble) -> None:
        """The limit, a gap or a promise stands in the way: say what it is for, and ask."""
        _title, says, way_out = self._words.trouble(trouble)
        column = Column(self._look, gap=2)
        column.addWidget(
            TextLabel(" ".join(part for part in (says, way_out) if part), self._look, colour="too-many", wrap=True)
        )
        no = MainButton(self._words.text("pane.not_now"), self._look)
        no.clicked.connect(self.never_mind)
        column.addLayout(Row(self._look, gap=3).put(no, self._plain("pane.anyway", self.anyway.emit), None))
        self._show(column, asking=True)
        no.setFocus()

    def _show(self, row: Row | Column, *, asking: bool) -> None:
        empty(self._column)
        self._column.addLayout(row)
        self.asking = asking

    def _plain(self, key: str, pressed: Callable[[], object], tip: str | None = None) -> PlainButton:
        button = PlainButton(self._words.text(key), self._look)
        if tip:
            button.setToolTip(self._words.text(tip))
        button.clicked.connect(lambda _on=False: pressed())
        return button


CHANNELS = {"mail": Channel.MAIL, "copy": Channel.MAIL, "linkedin": Channel.LINKEDIN, "phone": Channel.PHONE}
LEADS = {
    "mail": "letter.opened_mail",
    "copy": "letter.copied",
    "linkedin": "letter.opened_linkedin",
    "phone": "letter.phoned_did",
}
