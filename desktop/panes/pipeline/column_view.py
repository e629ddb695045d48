"""The list of one column: one delegate, no widget a card, every row of one height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QToolTip,
    QWidget,
)

from desktop.panes.look.scrolling import ThinBar
from desktop.panes.pipeline.column_model import Role

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QItemSelectionModel, QRect
    from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import (
        QStyleOptionViewItem,
    )

    from desktop.core.board import Card
    from desktop.panes.look.look import Look
    from desktop.panes.pipeline.card_painter import CardPainter, Ground
    from desktop.panes.pipeline.card_text import CardText
    from desktop.panes.pipeline.column_model import ColumnModel

Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """Paints the cards of a column in their states."""

    def __init__(self, look: Look, painter: CardPainter, view: ColumnView) -> None:
        super().__init__(view)
        self._look = look
        self._painter = painter
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Card and gap; the same for each."""
        return QSize(self._view.card_width, self._view.pitch)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One card, or the hole that it left."""
        view, card = self._view, index.data(Role.CARD)
        rect = view.card_rect(QRectF(option.rect))
        painter.save()
        if card.id in view.holes:
            self._painter.paint_hole(painter, rect)
        else:
            self._painter.paint(painter, rect, card, index.data(Role.TEXT), self._ground(option, index))
            if view.ringed == card.id and view.hasFocus():
                self._painter.paint_ring(painter, rect)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """What the dots mean, or the whole of a turn line that was cut."""
        if not index.isValid():
            QToolTip.hideText()
            return False
        card: Card = index.data(Role.CARD)
        text: CardText = index.data(Role.TEXT)
        rect = self._view.card_rect(QRectF(option.rect))
        tip = ""
        if card.limit and self._painter.dots_rect(rect, card).contains(event.pos().toPointF()):
            tip = text.meter
        elif self._painter.turn_is_cut(text, rect.width()):
            tip = text.turn
        QToolTip.showText(event.globalPos(), tip, view)
        return True

    def _ground(self, option: QStyleOptionViewItem, index: Index) -> Ground:
        if self._view.selectionModel().isSelected(index):
            return "selected"
        if self._view.pressed_row == index.row():
            return "press"
        return "hover" if self._view.has_pointer(option.rect) else "rest"


class ColumnView(QListView):
    """Shows a column. It selects nothing by itself: it tells the board what was picked, opened, dragged or typed.

    Attributes:
        picked: a card was pressed and released: its id and the keyboard modifiers.
        opened: a card was double-clicked.
        drag_begins: a card is being pulled away: its id, and where in the card the pointer holds it.
        menu_wanted: the context menu of a card: its id and the global position.
        typed: a key was pressed; the board accepts the event where it knows it.
        holes: ids of the cards that are being dragged.
        ringed: id of the card that the keyboard is on, or None.
        pressed_row: row under the pressed mouse button, or -1.
    """

    picked = Signal(int, object)
    opened = Signal(int)
    drag_begins = Signal(int, QPoint)
    menu_wanted = Signal(int, QPoint)
    typed = Signal(QKeyEvent)

    def __init__(self, look: Look, painter: CardPainter, model: ColumnModel, parent: QWidget) -> None:
        super().__init__(parent)
        # To name the class of the viewport that Qt makes, PySide would build every widget class there is.
        self.setViewport(QWidget(self))
        self._look = look
        self._model = model
        self.holes: frozenset[int] = frozenset()
        self.ringed: int | None = None
        self.pressed_row = -1
        self._pressed_at: QPoint | None = None
        self.pitch = look.size("card-height") + look.size("card-gap")
        self.setModel(model)
        self.setItemDelegate(CardDelegate(look, painter, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ThinBar(look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAutoScroll(False)
        # The column takes the drops: one place for list, fold and the empty ground below.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.measure()

    def measure(self) -> None:
        """The look has changed."""
        self.pitch = self._look.size("card-height") + self._look.size("card-gap")
        self.verticalScrollBar().setSingleStep(self._look.u(6))
        self.doItemsLayout()

    @property
    def card_width(self) -> int:
        """The width of a card in px."""
        return self.width() - self._look.size("card-gap")

    def card_rect(self, row: QRectF) -> QRectF:
        """The card inside its row."""
        half = self._look.size("card-gap") / 2
        return QRectF(half, row.top() + half, self.card_width, row.height() - 2 * half)

    @property
    def content_height(self) -> int:
        """How high all cards are."""
        return self._model.rowCount() * self.pitch

    def gap_at(self, y: float) -> int:
        """The gap nearest to a height in this widget: 0 is above the first card."""
        rows = self._model.rowCount()
        at = (y + self.verticalScrollBar().value() + self.pitch / 2) // self.pitch
        return int(min(max(at, 0), rows))

    def gap_top(self, gap: int) -> int:
        """The height in this widget of a gap's middle."""
        return gap * self.pitch - self.verticalScrollBar().value()

    def card_at(self, at: QPoint) -> Card | None:
        """The card under a point of the viewport."""
        index = self.indexAt(at)
        if not index.isValid() or not self.card_rect(QRectF(self.visualRect(index))).contains(at.toPointF()):
            return None
        card: Card = index.data(Role.CARD)
        return card

    def has_pointer(self, row: QRect) -> bool:
        """Whether the pointer is over a row. Qt's own word for it is stale after a drag took the pointer away."""
        ground = self.viewport()
        at = ground.mapFromGlobal(QCursor.pos())
        return ground.underMouse() and ground.rect().contains(at) and row.contains(at)

    def mirror(self, selected: frozenset[int], current: int | None, ringed: int | None) -> None:
        """Show what the board has selected; assistive technology reads it from the selection model.

        Args:
            selected: ids of the selected cards, of any column.
            current: id of the card that the keyboard is on.
            ringed: the same where a ring is to show it.
        """
        chosen = self.selectionModel()
        ring_moves = self.ringed != ringed and (self._has(self.ringed) or self._has(ringed))
        self.ringed = ringed
        rows = {row for card in selected if (row := self._model.row_of(card)) is not None}
        if {index.row() for index in chosen.selectedIndexes()} != rows:
            chosen.clearSelection()
            for row in rows:
                chosen.select(self._model.index(row), chosen.SelectionFlag.Select)
        row_now = self._model.row_of(current) if current is not None else None
        if row_now is not None and chosen.currentIndex().row() != row_now:
            chosen.setCurrentIndex(self._model.index(row_now), chosen.SelectionFlag.NoUpdate)
        if ring_moves:
            self.viewport().update()

    def show_card(self, card: int) -> None:
        """Scroll so that a card is whole in sight."""
        row = self._model.row_of(card)
        if row is not None:
            self.scrollTo(self._model.index(row), QAbstractItemView.ScrollHint.EnsureVisible)

    # -- the mouse --

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Nothing is selected by Qt: selection comes with the release, and over all columns."""
        return self.selectionModel().SelectionFlag.NoUpdate

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the card; nothing else yet, so that a drag changes nothing."""
        card = self.card_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and card is not None:
            self._pressed_at = event.position().toPoint()
            self.pressed_row = self._model.row_of(card.id) or 0
            self.viewport().update()
        event.setAccepted(card is not None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough with the button down is a drag."""
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        away = event.position().toPoint() - self._pressed_at
        if away.manhattanLength() >= QApplication.startDragDistance():
            held, card = self._pressed_at, self.card_at(self._pressed_at)
            self._let_go()
            if card is not None:
                row = self.visualRect(self._model.index(self._model.row_of(card.id) or 0))
                inside = held - self.card_rect(QRectF(row)).topLeft().toPoint()
                self.drag_begins.emit(card.id, inside)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The card that was pressed is picked."""
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        pressed = self.card_at(self._pressed_at)
        released = self.card_at(event.position().toPoint())
        self._let_go()
        if pressed is not None and released is not None and pressed.id == released.id:
            self.picked.emit(pressed.id, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the card."""
        card = self.card_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and card is not None:
            self.opened.emit(card.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys are the board's."""
        event.ignore()
        self.typed.emit(event)

    def focusInEvent(self, event: object) -> None:
        """The ring may appear."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        """The ring goes."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the card under the pointer; by the key, of the card that the keyboard is on."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else QModelIndex()
        card: Card | None = index.data(Role.CARD) if index.isValid() else None
        at = event.globalPos()
        if card is not None:
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
        elif not by_key:
            card = self.card_at(event.pos())
        if card is not None:
            self.menu_wanted.emit(card.id, at)

    def _has(self, card: int | None) -> bool:
        return card is not None and self._model.row_of(card) is not None

    def _let_go(self) -> None:
        self._pressed_at = None
        self.pressed_row = -1
        self.viewport().update()
