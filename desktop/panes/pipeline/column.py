"""One open column: head, cards, and the fold of those that rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from desktop.panes.look.paint import box, pen
from desktop.panes.look.widgets import Pressable
from desktop.panes.pipeline.column_model import ColumnModel
from desktop.panes.pipeline.column_view import ColumnView
from desktop.panes.pipeline.dragging import cards_in
from desktop.panes.pipeline.stage_header import StageHeader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from desktop.core.board import Card
    from desktop.panes.look.look import Look
    from desktop.panes.pipeline.card_painter import CardPainter
    from desktop.words import Words

_SCROLL_MS = 16


class Column(QWidget):
    """A column of the board. It takes drops anywhere on it.

    Attributes:
        dropped: ids of the dropped cards, and the id of the card that they stand before (None: the end).
        blank_pressed: the empty ground was pressed.
        list_made: the list of those that rest was made.
    """

    dropped = Signal(tuple, object)
    blank_pressed = Signal()
    list_made = Signal(object)

    def __init__(self, look: Look, words: Words, painter: CardPainter, stage: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.stage = stage
        self._words = words
        self._target = False
        self._resting_open = False
        self.header = StageHeader(look, stage, self)
        self.model = ColumnModel(words, self)
        self.view = ColumnView(look, painter, self.model, self)
        self.resting_model = ColumnModel(words, self)
        self._card_painter = painter
        self._resting_view: ColumnView | None = None
        self.fold = _Fold(look, self)
        self.fold.clicked.connect(lambda: self.open_resting(wanted=not self._resting_open))
        self._line = _DropLine(look, self)
        self._gap: int | None = None
        self._pointer = QPoint()
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        self.setAcceptDrops(True)

    @property
    def is_target(self) -> bool:
        """Whether a drag is over it."""
        return self._target

    @property
    def views(self) -> tuple[ColumnView, ...]:
        """The list of those that stand, and the list of those that rest once the fold was opened."""
        return (self.view,) if self._resting_view is None else (self.view, self._resting_view)

    @property
    def resting_view(self) -> ColumnView:
        """The list of those that rest; made when it is first needed."""
        if self._resting_view is None:
            self._resting_view = ColumnView(self.look, self._card_painter, self.resting_model, self)
            self._resting_view.setAccessibleName(self.fold.text())
            self.list_made.emit(self._resting_view)
        return self._resting_view

    @property
    def is_open(self) -> bool:
        """Whether the fold at the foot is open."""
        return self._resting_open and self.resting_model.rowCount() > 0

    def show_cards(self, name: str, standing: Sequence[Card], resting: Sequence[Card]) -> None:
        """Fill the column."""
        count = len(standing) + len(resting)
        self.header.show_stage(name, count, self._words.text("board.column", name=name, n=count))
        self.view.setAccessibleName(name)
        self.model.set_cards(standing)
        self.resting_model.set_cards(resting)
        self.fold.setText(self._words.text("board.resting", n=len(resting)))
        if self._resting_view is not None:
            self._resting_view.setAccessibleName(self.fold.text())
        self._lay()

    def open_resting(self, *, wanted: bool) -> None:
        """Open the fold at the foot, or close it."""
        self._resting_open = wanted
        self.fold.set_open(is_open=wanted)
        self._lay()

    def row_of(self, card: Card) -> int:
        """Where a card stands among those that stand, or rest; -1 where the filter hides it."""
        row = (self.resting_model if card.resting else self.model).row_of(card.id)
        return -1 if row is None else row

    def measure(self) -> None:
        """The look has changed."""
        for view in self.views:
            view.measure()
        self._lay()

    def reveal(self, card: int) -> ColumnView | None:
        """Bring a card into sight; the list that it is in, or None."""
        if self.model.row_of(card) is not None:
            self.view.show_card(card)
            return self.view
        if self.resting_model.row_of(card) is not None:
            self.open_resting(wanted=True)
            self.resting_view.show_card(card)
            return self.resting_view
        return None

    # -- places --

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything has its place by hand: a layout would ask each child thrice."""
        self._lay()
        super().resizeEvent(event)

    def _lay(self) -> None:
        look, half = self.look, self.look.size("card-gap") // 2
        top, width = look.size("control"), self.width()
        self.header.setGeometry(half, 0, max(width - 2 * half, 0), look.size("control-small"))
        room = max(self.height() - top - look.u(3), 0)
        has_fold = self.resting_model.rowCount() > 0
        fold = look.u(9) if has_fold else 0
        wants = self.view.content_height
        rests = self.resting_view.content_height if self.is_open else 0
        high, low = _shared(wants, rests, max(room - fold, 0))
        self.view.setGeometry(0, top, width, high)
        self.fold.setGeometry(half, top + high, max(width - 2 * half, 0), fold)
        self.fold.setVisible(has_fold)
        if self._resting_view is not None:
            self._resting_view.setGeometry(0, top + high + fold, width, low)
            self._resting_view.setVisible(low > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tint of the target of a drag."""
        if self._target:
            radius = self.look.radius("card")
            ground = QRectF(self.rect()).adjusted(0, 0, 0, radius)
            box(QPainter(self), ground, radius, self.look.colour("drop-column"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The empty ground."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.blank_pressed.emit()

    # -- drops --

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A card of this board comes over the column."""
        if cards_in(event.mimeData()):
            event.acceptProposedAction()
            self._aim(event.position().toPoint())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The gap follows the pointer."""
        if cards_in(event.mimeData()):
            event.acceptProposedAction()
            self._aim(event.position().toPoint())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went on."""
        self._release()

    def dropEvent(self, event: QDropEvent) -> None:
        """The cards are put into the gap."""
        self._aim(event.position().toPoint())
        gap = self._gap if self._gap is not None else self.model.rowCount()
        before = self.model.cards[gap].id if gap < self.model.rowCount() else None
        self._release()
        event.acceptProposedAction()
        self.dropped.emit(cards_in(event.mimeData()), before)

    def _aim(self, pointer: QPoint) -> None:
        self._pointer = pointer
        if not self._target:
            self._target = True
            self.update()
        self._gap = self.view.gap_at(pointer.y() - self.view.y())
        half = self.look.size("card-gap") // 2
        lowest = self.view.y() + self.view.height()
        top = min(self.view.y() + max(self.view.gap_top(self._gap), half), max(lowest, self.view.y() + half))
        self._line.lie(QRect(half, top, self.width() - 2 * half, 0))
        near = self.look.u(10)
        over = self.view.y() - near < pointer.y() < self.view.y() + near
        under = lowest - near < pointer.y() < lowest + near
        if (over or under) and not self._scroll.isActive():
            self._scroll.start()
        elif not (over or under):
            self._scroll.stop()

    def _scroll_on(self) -> None:
        bar = self.view.verticalScrollBar()
        upwards = self._pointer.y() < self.view.y() + self.view.height() / 2
        before = bar.value()
        bar.setValue(before + (-1 if upwards else 1) * self.look.u(2))
        if bar.value() == before:
            self._scroll.stop()
        else:
            self._aim(self._pointer)

    def _release(self) -> None:
        self._target = False
        self._gap = None
        self._scroll.stop()
        self._line.hide()
        self.update()


def _shared(wants: int, rests: int, room: int) -> tuple[int, int]:
    """How high two lists are that share a room: each gets what it wants where that fits, else half or what is left."""
    if wants + rests <= room:
        return wants, rests
    low = min(rests, max(room // 2, room - wants))
    return min(wants, room - low), low


class _Fold(Pressable):
    """The line "4 resting" at the foot of a column."""

    role = "small"

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__("", look, icon="resting", parent=parent)
        self.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)

    def set_open(self, *, is_open: bool) -> None:
        self.set_icon("unfold" if is_open else "resting")

    def content_left(self) -> float:
        return float(self.look.u(1.5))

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.horizontalAdvance(self.text())) + self.look.u(12), self.look.u(9))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.look.u(9))

    def ink(self) -> str:
        return "text" if self.warmth else "text-2"


class _DropLine(QWidget):
    """The line of ink with a ring at its left end, in the gap that a drop goes to."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lie(self, place: QRect) -> None:
        """Lie at the top edge of a rectangle, over its whole width."""
        half = self._look.u(1.5)
        wanted = QRect(place.left() - half // 2, place.top() - half, place.width() + half, 2 * half)
        if wanted != self.geometry():
            self.setGeometry(wanted)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, wide = self._look, QPainter(self), self._look.line("drop-line")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = float(look.u())
        middle = self.height() / 2
        centre = QPointF(radius + look.u(0.75) + 1, middle)
        painter.setPen(pen(look.colour("drop-line"), wide))
        painter.drawLine(QPointF(centre.x() + radius, middle), QPointF(self.width() - look.u(1.75), middle))
        painter.setBrush(look.colour("drop-column"))
        painter.drawEllipse(centre, radius, radius)
