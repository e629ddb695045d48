"""The room Pipeline: search, board, and the panel beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.core.kinds import StageKind
from desktop.core.reason import Reason
from desktop.panes.pipeline import calls
from desktop.panes.pipeline.arrangement import Arranged
from desktop.panes.pipeline.board_view import BoardView
from desktop.panes.pipeline.card_text import Search
from desktop.panes.pipeline.menus import card_menu, stage_menu
from desktop.panes.pipeline.search_bar import SearchBar
from desktop.panes.pipeline.side import Side

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtCore import QPoint

    from desktop.core.board import Board, Stage
    from desktop.core.changes import Changes, What
    from desktop.core.reason import Trouble
    from desktop.desk.desk import Desk
    from desktop.desk.view import Written
    from desktop.panes.look.look import Look
    from desktop.runner import Runner
    from desktop.words import Words

_SHOWN: tuple[What, ...] = (
    "application", "company", "interview", "plan", "step", "attempt", "contact", "reply", "ask", "stage", "import",
    "owed",
)  # fmt: skip
Result = TypeVar("Result")
_RANK = tuple(StageKind)
_ASKS = frozenset({StageKind.APPLIED, StageKind.INTERVIEWING, StageKind.OFFER, StageKind.CLOSED})


class PipelinePane(QWidget):
    """The board with its panels. It paints the board that it is given at once, and asks the desk for the next one.

    Attributes:
        add_wanted: the user wants to add an application.
        step_wanted: (int) open this step on Today.
        bring_wanted: the user wants to bring their people.
        said: (str) a sentence for the toast.
        due: (int) the number on Today, with each board that is shown.
        troubled: (Trouble) a move was refused; the board shows again what is true.
    """

    add_wanted = Signal()
    step_wanted = Signal(int)
    bring_wanted = Signal()
    said = Signal(str)
    due = Signal(int)
    troubled = Signal(object)

    def __init__(self, runner: Runner, words: Words, look: Look, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner, self._words, self._look = runner, words, look
        self._search = Search()
        self.board = BoardView(look, words, Arranged.of(board))
        self.search_bar = SearchBar(look, words)
        self.side = Side(runner, words, look)
        self._lay()
        self._connect()

    def refresh(self) -> None:
        """Read the board anew."""
        self._runner.read(calls.board(self.board.arranged), self._show, key="board")

    def open_application(self, application: int) -> None:
        """Select a card, bring it into sight and open its panel; the keyboard is on the board."""
        self.search_bar.leave()
        self.board.select(application)
        self.board.take_focus()
        self.side.show_detail(application)

    def open_interview(self, interview: int, what: str) -> None:
        """Open the panel of an interview: ``held``, ``moved``, ``off`` or ``no_show``."""

        def found(application: int) -> None:
            self.search_bar.leave()
            self.board.select(application)
            self.side.show_interview(application, what, interview)

        self._runner.read(calls.application_of(interview), found, key="interview")

    def ask(self, application: int, contact: int) -> None:
        """Show a card and the questions that a contact can be asked."""
        self.open_application(application)
        self.side.ask(application, contact)

    def flush(self) -> None:
        """Keep what was typed and is not kept yet."""
        self.side.flush()

    def search(self) -> None:
        """Let the user type what to look for."""
        self.search_bar.enter()

    # -- building --

    def _lay(self) -> None:
        area = QScrollArea()
        area.setViewport(QWidget(area))  # as in `ColumnView`
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(self.board)
        self.board.setAutoFillBackground(False)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.search_bar)
        left.addWidget(area, 1)
        row = QHBoxLayout(self)
        row.setSpacing(0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(left, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        board = self.board
        board.moved.connect(self._moved)
        board.opened.connect(self.side.show_detail)
        board.selected.connect(self._follow)
        board.wanted.connect(self._do)
        board.escaped.connect(self._leave)
        board.menu_wanted.connect(self._card_menu)
        board.stage_menu_wanted.connect(self._stage_menu)
        board.stage_renamed.connect(lambda stage, name: self._write(calls.rename_stage(stage, name)))
        board.stage_moved.connect(self._place_stage)
        board.stage_folded.connect(lambda stage, folded: self._write(calls.fold_stage(stage, folded=folded)))
        self.search_bar.changed.connect(lambda text: board.filter(self._search.wanted(text)))
        self.search_bar.left.connect(board.focus_cards)
        self.side.left.connect(board.take_focus)
        self.side.put_back.connect(lambda: self._write(calls.undo))
        self.side.step_wanted.connect(self.step_wanted)
        self.side.bring_wanted.connect(self.bring_wanted)
        self.side.said.connect(self.said)
        self._runner.changed.connect(self._take)
        for keys, do in (("/", self.search), ("N", self.add_wanted.emit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    # -- what comes --

    def _take(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN):
            self.refresh()

    def _show(self, arranged: Arranged) -> None:
        self.board.show_board(arranged)
        self.due.emit(arranged.due)
        shown = self.side.application
        if shown is not None and arranged.find(shown) is None:
            self.side.close_panel()

    def _follow(self, chosen: tuple[int, ...]) -> None:
        if len(chosen) == 1:
            self.side.follow(chosen[0])

    # -- what the user does --

    def _moved(self, cards: tuple[int, ...], origin: int | None, stage: int, position: int) -> None:
        name, opens = None, False
        if len(cards) > 1:
            name = Reason.of("board.moved_many", n=len(cards))
        elif origin is not None and origin != stage:
            before, after = self.board.arranged.stage(origin), self.board.arranged.stage(stage)
            if _RANK.index(after.kind) < _RANK.index(before.kind):
                name = Reason.of("board.back", stage=after.name)
            else:
                opens = after.kind in _ASKS and (after.kind is not before.kind or after.kind is StageKind.INTERVIEWING)
        then = partial(self._ask_on, cards[0], origin, stage) if opens and origin is not None else None
        self._write(calls.move(cards, stage, position, name), then)

    def _ask_on(self, card: int, origin: int, stage: int, _written: object) -> None:
        self.side.show_move(card, self.board.arranged.stage(origin), self.board.arranged.stage(stage))

    def _do(self, what: str, cards: tuple[int, ...]) -> None:
        if what == "remove":
            self._write(calls.delete(cards))
        elif what == "edit":
            self.side.edit(cards[0])
        elif what == "answered":
            self.side.answered(cards[0])
        elif what == "open":
            self.side.show_detail(cards[0])
        elif what == "star":
            card = self.board.arranged.find(cards[0])
            if card is not None:
                self._write(calls.star(card.id, starred=not card.starred))

    def _leave(self) -> None:
        if self.search_bar.isVisible():
            self.search_bar.leave()
        else:
            self.side.close_panel()

    def _card_menu(self, card: int, at: QPoint) -> None:
        shown = self.board.arranged.find(card)
        if shown is None:
            return
        menu = card_menu(self, self._words, shown, self.board.arranged.stages)
        menu.wanted.connect(lambda what: self._do(what, self.board.chosen or (card,)))
        menu.move_wanted.connect(lambda stage: self.board.send(self.board.chosen or (card,), stage))
        menu.popup(at)

    def _stage_menu(self, stage: int, at: QPoint) -> None:
        arranged = self.board.arranged
        menu = stage_menu(self, self._words, arranged, stage)
        menu.wanted.connect(lambda what: self.do_with_stage(what, arranged.stage(stage)))
        menu.popup(at)

    def do_with_stage(self, what: str, stage: Stage) -> None:
        """Carry out an entry of a column's menu: ``rename``, ``fold``, ``left``, ``right``, ``add`` or ``remove``."""
        ids = [one.id for one in self.board.arranged.stages]
        place = ids.index(stage.id)
        if what == "rename":
            self.board.column(stage.id).header.rename()
        elif what == "fold":
            self._write(calls.fold_stage(stage.id, folded=True))
        elif what in ("left", "right"):
            self._place_stage(stage.id, place + (1 if what == "right" else -1))
        elif what == "add":
            self._add_stage(stage)
        elif what == "remove":
            self._write(calls.remove_stage(stage.id))

    def _place_stage(self, stage: int, place: int) -> None:
        self._write(calls.place_stage(stage, place))

    def _add_stage(self, beside: Stage) -> None:
        taken = {one.name for one in self.board.arranged.stages}
        names = (self._words.text("board.new_stage", n=n) for n in range(1, len(taken) + 2))
        name = next(name for name in names if name not in taken)
        self._write(calls.add_stage(name, beside), self._stage_added)

    def _stage_added(self, written: Written[int]) -> None:
        self.board.rename_when_shown(written.result)

    def _write(
        self,
        use: Callable[[Desk, datetime], Written[Result]],
        then: Callable[[Written[Result]], object] | None = None,
    ) -> None:
        self._runner.write(use, then, self._refused)

    def _refused(self, why: Trouble) -> None:
        self.refresh()
        self.troubled.emit(why)
