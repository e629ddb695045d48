"""The columns side by side: widths, rails, and the drag of a whole column."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import (
    QPainter,
)
from PySide6.QtWidgets import QWidget

from desktop.core.kinds import Side
from desktop.panes.pipeline.arrangement import rails
from desktop.panes.pipeline.card_painter import CardPainter
from desktop.panes.pipeline.column import Column
from desktop.panes.pipeline.dragging import STAGE
from desktop.panes.pipeline.rail import Rail

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from desktop.core.board import Card
    from desktop.panes.look.look import Look
    from desktop.panes.pipeline.arrangement import Arranged
    from desktop.words import Words


class Strip(QWidget):
    """Shows an arranged board as columns, and as rails what does not fit.

    Attributes:
        stage_menu_wanted: the menu of a stage, at this global position.
        stage_renamed, stage_moved, stage_folded: a stage's id with its new name, place, or whether it is folded.
        dropped: ids of dropped cards, the stage, and the card that they stand before (None: the end).
    """

    stage_menu_wanted = Signal(int, QPoint)
    stage_renamed = Signal(int, str)
    stage_moved = Signal(int, int)
    stage_folded = Signal(int, bool)
    dropped = Signal(tuple, int, object)

    def __init__(self, look: Look, words: Words, arranged: Arranged, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._words = words
        self._painter = CardPainter(look)
        self._arranged = arranged
        self._filter: Callable[[Card], bool] | None = None
        self._columns: dict[int, Column] = {}
        self._filled: dict[int, tuple[object, ...]] = {}
        self._rails: dict[int, Rail] = {}
        self._folded: set[int] = set()
        self._opened_rail: int | None = None
        self._stage_gap: int | None = None
        self._to_rename: int | None = None
        self.setAcceptDrops(True)
        look.changed.connect(self._measure)

    @property
    def arranged(self) -> Arranged:
        """The board as it is shown, the filter aside."""
        return self._arranged

    def home(self) -> int | None:
        """The stage that must stay open."""
        return None

    def take_focus(self) -> None:
        """The column that the keyboard was in has folded."""

    def made(self, column: Column) -> None:
        """A column was made; to be tied to what its lists tell."""

    def show_board(self, arranged: Arranged) -> None:
        """Show another state of the board; selection, scrolling and open folds stay."""
        self._arranged = arranged
        gone = set(self._columns) - {stage.id for stage in arranged.stages}
        for stage in gone:
            self._filled.pop(stage, None)
            for widget in (self._columns.pop(stage), self._rails.pop(stage, None)):
                if widget is not None:
                    widget.setParent(None)
                    widget.deleteLater()
        self._fill()
        self._arrange()
        if self._to_rename in self._columns:
            self._columns[self._to_rename].header.rename()
            self._to_rename = None

    def filter(self, wanted: Callable[[Card], bool] | None) -> None:
        """Show only the cards that are wanted; None shows all."""
        self._filter = wanted
        self._fill()

    def column(self, stage: int) -> Column:
        """The column of a stage, folded or not."""
        if stage not in self._columns:
            self._columns[stage] = self._made(stage)
        return self._columns[stage]

    def rail(self, stage: int) -> Rail:
        """The rail of a stage, shown or not."""
        if stage not in self._rails:
            rail = self._rails[stage] = Rail(self.look, self)
            rail.opened.connect(partial(self.open_rail, stage))
            rail.dropped.connect(lambda cards, stage=stage: self.dropped.emit(cards, stage, None))
            self._fill_rail(stage)
        return self._rails[stage]

    def rename_when_shown(self, stage: int) -> None:
        """Let the user name a stage as soon as the board has it."""
        self._to_rename = stage

    def is_rail(self, stage: int) -> bool:
        """Whether a stage is shown as a rail."""
        return stage in self._folded

    # -- filling --

    def _fill(self) -> None:
        for stage in self._arranged.stages:
            shown = (stage.name, self._arranged.order[stage.id], self._filter)
            before = self._filled.get(stage.id)
            if before is not None and all(one is other for one, other in zip(shown, before, strict=True)):
                continue
            self._filled[stage.id] = shown
            standing = self._arranged.standing(stage.id, self._filter)
            resting = self._arranged.resting(stage.id, self._filter)
            self.column(stage.id).show_cards(stage.name, standing, resting)
            if stage.id in self._rails:
                self._fill_rail(stage.id)

    def _fill_rail(self, stage: int) -> None:
        name = self._arranged.stage(stage).name
        cards = self._arranged.order[stage]
        spoken = self._words.text("board.column", name=name, n=len(cards))
        yours = any(card.turn.side is Side.YOURS for card in cards)
        self._rails[stage].show_stage(name, len(cards), yours=yours, spoken=spoken)

    def _made(self, stage: int) -> Column:
        column = Column(self.look, self._words, self._painter, stage, self)
        column.dropped.connect(lambda cards, before: self.dropped.emit(cards, stage, before))
        column.header.renamed.connect(partial(self.stage_renamed.emit, stage))
        column.header.menu_wanted.connect(partial(self.stage_menu_wanted.emit, stage))
        self.made(column)
        return column

    def _measure(self) -> None:
        self._painter.measure()
        for column in self._columns.values():
            column.measure()
        self._arrange()
        self.update()

    # -- places --

    def minimumSizeHint(self) -> QSize:
        """One column, the others as rails."""
        u = self.look.u
        others = len(self._arranged.stages) - 1
        return QSize(u(8) + self.look.size("column-min") + others * (self.look.size("rail") + u(2)), u(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        u, gap = self.look.u, self.look.size("card-gap")
        stages = self._arranged.stages
        focused: QWidget | None = self.window().focusWidget()
        self._folded = self._rails_now()
        open_ones = [stage for stage in stages if stage.id not in self._folded]
        last_is_rail = bool(stages) and stages[-1].id in self._folded
        rail = self.look.size("rail")
        room = self.width() - u(4) - (u(3) if last_is_rail else u(4)) - gap * (len(stages) - 1)
        room -= rail * len(self._folded)
        left, top = u(4), u(3)
        for stage in stages:
            if stage.id in self._folded:
                self.column(stage.id).hide()
                self.rail(stage.id).setGeometry(left, top, rail, max(self.height() - 2 * top, 0))
                self.rail(stage.id).show()
                left += rail + gap
                continue
            share = room // max(len(open_ones), 1)
            room -= share
            open_ones.pop()
            if stage.id in self._rails:
                self._rails[stage.id].hide()
            self.column(stage.id).setGeometry(left - gap // 2, top, share + gap, max(self.height() - top, 0))
            self.column(stage.id).show()
            left += share + gap
        if focused is not None and any(self._columns[stage].isAncestorOf(focused) for stage in self._folded):
            self.take_focus()

    def _rails_now(self) -> set[int]:
        u, gap = self.look.u, self.look.size("card-gap")
        column, rail = self.look.size("column-min") + gap, self.look.size("rail") + gap
        room = self.width() - u(7) + gap
        home = self.home()
        wanted = rails(self._arranged.stages, home, self._opened_rail, room, column, rail)
        folded_by_user = {stage.id for stage in self._arranged.stages if stage.folded}
        kept = self._folded & {stage.id for stage in self._arranged.stages}
        # Columns do not hop about with the selection as long as those that are folded will do.
        if len(kept) == len(wanted) and not kept & {home, self._opened_rail} and folded_by_user - {home} <= kept:
            return kept
        return wanted

    def open_rail(self, stage: int) -> None:
        """Show a stage as a column, and keep it as one as long as another can fold."""
        self._opened_rail = stage
        if self._arranged.stage(stage).folded:
            self.stage_folded.emit(stage, False)  # noqa: FBT003  # a signal knows no names
        self._arrange()

    # -- a column on its way --

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A column's head comes by."""
        if event.mimeData().hasFormat(STAGE):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """It would go to the nearest gap."""
        if event.mimeData().hasFormat(STAGE):
            event.acceptProposedAction()
            self._stage_gap = self._gap_at(event.position().x())
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went on."""
        self._stage_gap = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """The column goes to that place."""
        self._stage_gap = None
        self.update()
        stage = int(bytes(event.mimeData().data(STAGE).data()))
        ids = [one.id for one in self._arranged.stages]
        place, at = self._gap_at(event.position().x()), ids.index(stage)
        place -= 1 if place > at else 0
        event.acceptProposedAction()
        if place != at:
            self.stage_moved.emit(stage, place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The gap that a column would go to."""
        if self._stage_gap is None:
            return
        edges = self._edges()
        x = edges[self._stage_gap] if self._stage_gap < len(edges) else self.width() - self.look.u(3)
        wide = round(self.look.line("drop-line"))
        QPainter(self).fillRect(
            round(x) - wide // 2, self.look.u(3), wide, self.height(), self.look.colour("drop-line")
        )

    def _gap_at(self, x: float) -> int:
        shown = [self._shown(stage.id).geometry().center().x() for stage in self._arranged.stages]
        return sum(1 for middle in shown if middle < x)

    def _edges(self) -> list[int]:
        half = self.look.size("card-gap") // 2
        lefts = [(self._shown(stage.id), stage.id in self._folded) for stage in self._arranged.stages]
        return [widget.x() - (half if is_rail else 0) for widget, is_rail in lefts]

    def _shown(self, stage: int) -> QWidget:
        return self.rail(stage) if stage in self._folded else self.column(stage)
