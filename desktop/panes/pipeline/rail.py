"""A folded column: its name turned, its count, and the pen where it is your turn somewhere in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
)

from desktop.panes.look.paint import box, snapped
from desktop.panes.look.widgets import Pressable
from desktop.panes.pipeline.dragging import cards_in

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QHideEvent,
        QPaintEvent,
    )
    from PySide6.QtWidgets import QWidget

    from desktop.panes.look.look import Look

_OPENS_AFTER_MS = 600


class Rail(Pressable):
    """Opens when it is pressed, or when a dragged card stays over it; takes drops.

    Attributes:
        opened: the column is wanted.
        dropped: ids of the cards that were dropped on it.
    """

    opened = Signal()
    dropped = Signal(tuple)

    def __init__(self, look: Look, parent: QWidget) -> None:
        self._count = 0
        self._yours = False
        self._target = False
        super().__init__("", look, parent=parent)
        self.setSizePolicy(self.sizePolicy().Policy.Fixed, self.sizePolicy().Policy.Expanding)
        self.setAcceptDrops(True)
        self._hover = QTimer(self)
        self._hover.setSingleShot(True)
        self._hover.setInterval(_OPENS_AFTER_MS)
        self._hover.timeout.connect(self.opened)
        self.clicked.connect(self.opened)

    def show_stage(self, name: str, count: int, *, yours: bool, spoken: str) -> None:
        """Another name or count; `spoken` says it in one sentence."""
        self._count, self._yours = count, yours
        self.setText(name.replace("&", "&&"))
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def corner(self) -> float:
        """As round as a card."""
        return self.look.radius("card")

    def sizeHint(self) -> QSize:
        """9u wide."""
        return QSize(self.look.size("rail"), self.look.u(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Chevron, name, count, pen, from the top down."""
        look, painter, ratio = self.look, QPainter(self), self.devicePixelRatioF()
        ground = "drop-column" if self._target else "press" if self.isDown() else "hover" if self.warmth else "window"
        box(painter, snapped(QRectF(self.rect()), ratio), self.corner(), look.colour(ground))
        middle, side = self.width() / 2, look.size("icon")
        painter.drawPixmap(QPointF(middle - side / 2, look.u(1.5)), look.pixmap("resting", "text-2", ratio=ratio))
        top = self._paint_name(painter, look.u(7.5)) + look.u(2)
        painter.setFont(look.font("small", tabular=True))
        painter.setPen(look.colour("text-3"))
        high = look.line_height("small")
        painter.drawText(QRectF(0, top, self.width(), high), int(Qt.AlignmentFlag.AlignCenter), str(self._count))
        if self._yours:
            small = look.u(3.25)
            pen = look.pixmap("your-turn", "your-turn", small, ratio)
            painter.drawPixmap(QPointF(middle - small / 2, top + high + look.u(2)), pen)

    def _paint_name(self, painter: QPainter, top: float) -> float:
        look = self.look
        font = look.font("body-strong")
        metrics = QFontMetricsF(font)
        name = metrics.elidedText(
            self.shown_text(), Qt.TextElideMode.ElideRight, max(self.height() - top - look.u(16), 0)
        )
        long = metrics.horizontalAdvance(name)
        painter.save()
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        painter.translate(self.width() / 2, top)
        painter.rotate(90)
        painter.drawText(QRectF(0, -self.width() / 2, long + 1, self.width()), int(Qt.AlignmentFlag.AlignVCenter), name)
        painter.restore()
        return top + long

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A card of this board comes over it."""
        if cards_in(event.mimeData()):
            event.acceptProposedAction()
            self._aim(target=True)
            self._hover.start()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """It stays over it."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went on."""
        self._aim(target=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """It is put into this column."""
        self._aim(target=False)
        event.acceptProposedAction()
        self.dropped.emit(cards_in(event.mimeData()))

    def hideEvent(self, event: QHideEvent) -> None:
        """The column has opened."""
        self._aim(target=False)
        super().hideEvent(event)

    def _aim(self, *, target: bool) -> None:
        self._target = target
        if not target:
            self._hover.stop()
        self.update()
