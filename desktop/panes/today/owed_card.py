"""Something that the user owes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.kinds import Channel
from desktop.desk import steps
from desktop.desk.view import DueStep
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import MainButton, TextLabel
from desktop.panes.parts.boxes import Row
from desktop.panes.parts.flush import EndButton
from desktop.panes.parts.two_ends import CutButton, TwoEnds
from desktop.panes.today import titles, writes
from desktop.panes.today.card import TodayCard
from desktop.runner import Runner
from desktop.words import Words


class OwedCard(TodayCard):
    """What was promised, and by when.

    Attributes:
        application_wanted: (int) the user wants to see the whole card.
    """

    application_wanted = Signal(int)

    def __init__(
        self, look: Look, words: Words, runner: Runner, key: str, due: DueStep, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, words, key, parent=parent)
        self._runner, self.due = runner, due
        self._title = TextLabel("", look, role="heading", elide=True)
        self._about = CutButton("", look)
        self._about.clicked.connect(lambda: self.application_wanted.emit(self.due.application))
        self._head = TwoEnds(look, self._title, self._about)
        self._reason = TextLabel("", look, colour="text-2", wrap=True)
        self._main = done = MainButton(words.text("owed.done"), look, icon="done")
        done.clicked.connect(self._done)
        skip = EndButton(words.text("letter.not_this_one"), look)
        skip.setToolTip(words.text("letter.tip.skip"))
        skip.clicked.connect(self._skip)
        self.column.addWidget(self._head)
        self.column.addWidget(self._reason)
        self.column.addLayout(Row(look, gap=3).put(done, None, skip))
        self.show_due(due)

    def show_due(self, due: DueStep) -> None:
        """The step as it is now."""
        self.due = due
        self._main.setEnabled(True)
        self._title.set_text(titles.by(self.words, due))
        self._about.set_whole(self.words.text("pane.title", company=due.company, role=due.role))
        self._reason.set_text(self.words.say(due.step.why))
        self._head.place()

    def _done(self) -> None:
        self._main.setEnabled(False)
        self._runner.write(partial(steps.done, step=self.due.id, channel=Channel.OTHER))

    def _skip(self) -> None:
        self._runner.write(partial(writes.skip, step=self.due.id, application=self.due.application))
