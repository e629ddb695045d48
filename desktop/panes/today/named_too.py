"""Other roles that wait for the same person, offered to be named in one letter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.desk.view import OtherRole
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import TextLabel
from desktop.panes.parts.boxes import Row
from desktop.panes.parts.flush import EndButton
from desktop.panes.parts.plan_lines import first_name
from desktop.words import Words


class NamedToo(QWidget):
    """A quiet line with one plain button; hidden where nothing else waits.

    Attributes:
        toggled: the user wants the letter to count for the others too, or for its own role alone again.
    """

    toggled = Signal()

    def __init__(self, look: Look, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.line = TextLabel("", look, role="small", colour="text-2", wrap=True)
        self.button = EndButton("", look, role="small")
        self.button.clicked.connect(self.toggled)
        row = Row(look, self, gap=1)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.hide()

    def show_others(self, others: tuple[OtherRole, ...], to: str, *, named: bool, own_words: bool) -> None:
        """What waits for this person beside the letter's own role.

        Args:
            others: the other roles.
            to: the person.
            named: the letter counts for them too.
            own_words: the user wrote the letter: it is not made anew to name them.
        """
        words, n = self._words, len(others)
        roles = tuple(words.text("letter.also.role", role=other.role, company=other.company) for other in others)
        key = "named" if named else "own" if own_words else "waits"
        self.line.set_text(words.text(f"letter.also.{key}", n=n, name=first_name(to), roles=roles))
        ask = "only" if named else "count" if own_words else "name"
        self.button.setText(words.text(f"letter.also.{ask}", n=n))
        self.setVisible(bool(others))
