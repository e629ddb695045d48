"""What is being dragged, and how it looks under the pointer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QCursor, QPainter
from PySide6.QtWidgets import QWidget

from desktop.panes.look.paint import box, shadow_margin, shadow_under
from desktop.panes.look.widgets.badge import paint_badge

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QSize
    from PySide6.QtGui import QPaintEvent, QPixmap

    from desktop.core.board import Card
    from desktop.panes.look.look import Look
    from desktop.panes.pipeline.card_painter import CardPainter
    from desktop.panes.pipeline.card_text import CardText

CARDS = "application/x-afterword-cards"
STAGE = "application/x-afterword-stage"
_FRAME_MS = 16


def carrying(cards: Sequence[int]) -> QMimeData:
    """The cards on their way."""
    data = QMimeData()
    data.setData(CARDS, QByteArray(json.dumps(list(cards)).encode()))
    return data


def cards_in(data: QMimeData) -> tuple[int, ...]:
    """The ids of the cards on their way, in their order; none where something else is dragged."""
    if not data.hasFormat(CARDS):
        return ()
    return tuple(json.loads(bytes(data.data(CARDS).data())))


def picture(
    look: Look, painter: CardPainter, card: Card, text: CardText, size: QSize, count: int, ratio: float
) -> tuple[QPixmap, int]:
    """The dragged card with its shadow, and how wide the margin of the shadow is; several carry their number."""
    margin = shadow_margin(look.tokens.shadow, float(look.u()))
    rect = QRectF(margin, margin, size.width(), size.height())
    pixmap = shadow_under(
        QRectF(0, 0, size.width(), size.height()),
        look.radius("card"), look.tokens.shadow, look.colour("shadow"), float(look.u()), ratio,
    )  # fmt: skip
    brush = QPainter(pixmap)
    if count > 1:
        below = rect.translated(look.u(1), look.u(1))
        box(brush, below, look.radius("card"), look.colour("raised"), look.colour("edge"))
    painter.paint(brush, rect, card, text, "dragged")
    if count > 1:
        side = look.u(5)
        paint_badge(brush, look, QRectF(rect.right() - side / 2, rect.top() - side / 2, side, side), count)
    brush.end()
    return pixmap, margin


class Ghost(QWidget):
    """The dragged card as a widget of the window, under the pointer.

    On X11 without a compositor the system cuts a drag picture out by a mask and its shadow turns black; this one is
    painted by the window itself.
    """

    def __init__(self, picture: QPixmap, held: QPoint, window: QWidget) -> None:
        super().__init__(window)
        self._picture = picture
        self._held = held
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(picture.deviceIndependentSize().toSize())
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME_MS)
        self._frames.timeout.connect(self._follow)
        self._frames.start()
        self._follow()
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture."""
        QPainter(self).drawPixmap(QPointF(0, 0), self._picture)

    def _follow(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.move(window.mapFromGlobal(QCursor.pos()) - self._held)
