"""Who do you know there?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.kinds import Relation, Tier
from desktop.desk.view import Known
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import ChoiceButton, Panel, TextLabel
from desktop.panes.parts.asking import KnownRow
from desktop.panes.parts.boxes import Column, Row, empty
from desktop.panes.parts.flush import EndButton
from desktop.panes.parts.plan_lines import first_name
from desktop.runner import Runner
from desktop.words import Words

_GROUPS = ("now", "was", "perhaps", "group")


class PeopleList(QWidget):
    """The people of one application, surest first, under *There now*, *Was there*, *Perhaps*.

    Attributes:
        bring_wanted: there is no list yet, and the user wants to bring it.
        look_further: (str) the user wants to see LinkedIn's people search.
    """

    bring_wanted = Signal()
    look_further = Signal()

    def __init__(self, look: Look, words: Words, runner: Runner, *, wide: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words, self._runner, self._wide = look, words, runner, wide
        self._shown: tuple[int, tuple[Known, ...], int] | None = None
        self._rows: dict[int, KnownRow] = {}
        self._first: Known | None = None
        self._column = Column(look, self, gap=4 if wide else 2.5)

    def show_known(self, application: int, known: tuple[Known, ...], looked_through: int) -> None:
        """The people of this application. Rows in the middle of a question stay as they are."""
        if (application, known, looked_through) == self._shown:
            return
        if self._shown and self._shown[0] == application and any(row.busy for row in self._rows.values()):
            return
        self._shown = (application, known, looked_through)
        self._rows.clear()
        self._first = _first(known)
        empty(self._column)
        for group in _GROUPS:
            self._show_group(application, group, [one for one in known if _group(one) == group])
        if not known:
            self._show_nobody(looked_through)
        elif self._wide:
            self._show_start(known, looked_through)

    def row(self, contact: int) -> KnownRow | None:
        """The row of a contact, if they are shown."""
        return self._rows.get(contact)

    def _show_group(self, application: int, group: str, members: list[Known]) -> None:
        if not members:
            return
        block = Column(self._look, gap=2.5)
        if self._wide:
            block.addWidget(TextLabel(self._words.text(f"people.{group}"), self._look, role="section", colour="text-3"))
        for one in members:
            main = self._wide and one is self._first
            row = KnownRow(self._look, self._words, self._runner, application, one, wide=self._wide, main=main)
            self._rows[one.person.id] = row
            block.addWidget(row)
        self._column.addLayout(block)

    def _show_nobody(self, looked_through: int) -> None:
        words, look = self._words, self._look
        key = "people.nobody" if looked_through else "people.no_list"
        self._column.addWidget(
            TextLabel(words.text(key, n=looked_through, count=f"{looked_through:,}"), look, colour="text-2", wrap=True)
        )
        if looked_through:
            further = ChoiceButton(words.text("people.look_further"), look, after="opens-outside")
            further.clicked.connect(self.look_further)
            self._column.addLayout(Row(look).put(further, None))
        else:
            bring = ChoiceButton(words.text("network.bring_file"), look)
            bring.clicked.connect(self.bring_wanted)
            self._column.addLayout(Row(look).put(bring, None))

    def _show_start(self, known: tuple[Known, ...], looked_through: int) -> None:
        words, look = self._words, self._look
        if self._first is not None:
            start = words.text("people.one_at_a_time", name=first_name(self._first.person.name))
            place = Panel(look, ground="surface", border="hairline", radius="card")
            Column(look, place, margins=(4, 3.5, 4, 3.5)).addWidget(TextLabel(start, look, wrap=True))
            self._column.addWidget(place)
        row = Row(look, gap=3)
        through = words.text("people.looked_through", n=looked_through, count=f"{looked_through:,}")
        row.addWidget(TextLabel(through, look, role="small", colour="text-3"), 1)
        further = EndButton(words.text("people.look_further"), look, role="small", after="opens-outside")
        further.clicked.connect(self.look_further)
        row.addWidget(further)
        self._column.addLayout(row)


def _first(known: tuple[Known, ...]) -> Known | None:
    """With whom to begin: the surest one, where nobody was asked yet."""
    if any(one.asked for one in known):
        return None
    return next((one for one in known if _group(one) in ("now", "was")), None)


def _group(known: Known) -> str:
    if known.tier is Tier.WEAK:
        return "perhaps"
    return {Relation.NOW: "now", Relation.WAS: "was", Relation.GROUP: "group"}[known.relation]
