"""Paints one card. The delegate, the dragged card and the pictures of the states all use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from desktop.panes.look.paint import box, snapped
from desktop.panes.pipeline.card_text import ELLIPSIS, cut

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

    from desktop.core.board import Card
    from desktop.panes.look.look import Look
    from desktop.panes.pipeline.card_text import CardText

Ground = Literal["rest", "hover", "press", "selected", "dragged"]

_FILL: dict[Ground, tuple[str, str]] = {
    "rest": ("raised", "hairline"),
    "hover": ("hover", "hairline"),
    "press": ("press", "hairline"),
    "selected": ("selection", "accent"),
    "dragged": ("raised", "edge"),
}
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class _Set(NamedTuple):
    """A font with its measures, made once."""

    font: QFont
    metrics: QFontMetricsF
    high: int


class CardPainter:
    """Fonts, measures and offsets of a card, made once for a look and kept until it changes."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.measure()

    def measure(self) -> None:
        """The look has changed."""
        look = self._look
        self._sets = {
            role: _Set(look.font(role), QFontMetricsF(look.font(role)), look.line_height(role))
            for role in ("body-strong", "role", "small", "small-strong")
        }
        self.high = look.size("card-height")
        self._across, self._down = look.size("card-padding-x"), look.size("card-padding-y")
        self._dot, self._gap = look.u(1.75), look.u(1)
        company, role, small = (self._sets[name].high for name in ("body-strong", "role", "small"))
        top = look.u(2.25)
        self._tops = (top, top + company, top + company + role + look.u(0.75))
        self._last = self.high - self._down - small

    def paint(self, painter: QPainter, rect: QRectF, card: Card, text: CardText, ground: Ground) -> None:
        """Paint a card into `rect`, which is as high as a card is."""
        look = self._look
        ratio = painter.device().devicePixelRatioF()
        rect = snapped(rect, ratio)
        fill, border = _FILL[ground]
        box(painter, rect, look.radius("card"), look.colour(fill), look.colour(border))
        left, wide = rect.left() + self._across, rect.width() - 2 * self._across
        star = look.u(3.5)
        if card.starred:
            at = QPointF(
                rect.right() - self._across - star,
                rect.top() + self._tops[0] + (self._sets["body-strong"].high - star) / 2,
            )
            painter.drawPixmap(at, look.pixmap("star", "text-2", star, ratio, filled=True))
        name_room = wide - (star + look.u(2) if card.starred else 0)
        self._line(painter, "body-strong", "text", text.company, left, rect.top() + self._tops[0], name_room)
        self._line(painter, "role", "text-2", text.role, left, rect.top() + self._tops[1], wide)
        self._turn(painter, text, left, rect.top() + self._tops[2], wide)
        self._foot(painter, card, text, QRectF(left, rect.top() + self._last, wide, self._sets["small"].high))

    def paint_hole(self, painter: QPainter, rect: QRectF) -> None:
        """The place that a dragged card left."""
        rect = snapped(rect, painter.device().devicePixelRatioF())
        box(painter, rect, self._look.radius("card"), self._look.colour("hole"))

    def paint_ring(self, painter: QPainter, rect: QRectF) -> None:
        """The ring around the card that the keyboard is on."""
        look = self._look
        out = look.line("focus-ring") + look.line("focus-gap")
        around = snapped(rect, painter.device().devicePixelRatioF()).adjusted(-out, -out, out, out)
        box(painter, around, look.radius("card") + out, None, look.colour("focus"), look.line("focus-ring"))

    def turn_is_cut(self, text: CardText, width: float) -> bool:
        """Whether the turn line does not fit a card of that width."""
        return self._turn_measure(text).horizontalAdvance(text.turn) > self._turn_room(text, width - 2 * self._across)

    def dots_rect(self, rect: QRectF, card: Card) -> QRectF:
        """Where the meter stands on a card, generous enough to be found."""
        wide = self._dots_width(card) + self._gap
        return QRectF(
            rect.right() - self._across - wide,
            rect.top() + self._last - self._gap,
            wide + self._across,
            self.high - self._last,
        )

    # -- lines --

    def _line(
        self, painter: QPainter, role: str, colour: str, text: str, left: float, top: float, room: float
    ) -> float:
        made = self._sets[role]
        shown = text
        if made.metrics.horizontalAdvance(text) > room:
            shown = made.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            # A part of a word and a blank before the dots reads as a slip.
            shown = shown.removesuffix(ELLIPSIS).rstrip() + ELLIPSIS if shown.endswith(ELLIPSIS) else shown
        painter.setFont(made.font)
        painter.setPen(self._look.colour(colour))
        painter.drawText(QRectF(left, top, room + self._gap, made.high), _LEFT, shown)
        return made.metrics.horizontalAdvance(shown)

    def _turn(self, painter: QPainter, text: CardText, left: float, top: float, wide: float) -> None:
        look, role = self._look, "small-strong" if text.yours else "small"
        made = self._sets[role]
        room = self._turn_room(text, wide)
        if text.yours:
            side = look.u(3.25)
            ratio = painter.device().devicePixelRatioF()
            icon = look.pixmap("your-turn", "your-turn", side, ratio)
            painter.drawPixmap(QPointF(left, top + (made.high - side) / 2), icon)
            left += wide - room
        painter.setFont(made.font)
        painter.setPen(look.colour("your-turn" if text.yours else "text-2"))
        shown = cut(text.turn, text.tail, room, made.metrics.horizontalAdvance)
        painter.drawText(QRectF(left, top, room + self._gap, made.high), _LEFT, shown)

    def _turn_room(self, text: CardText, wide: float) -> float:
        return wide - (self._look.u(3.25) + self._look.u(1.25)) if text.yours else wide

    def _turn_measure(self, text: CardText) -> QFontMetricsF:
        return self._sets["small-strong" if text.yours else "small"].metrics

    def _foot(self, painter: QPainter, card: Card, text: CardText, rect: QRectF) -> None:
        right = rect.right()
        if card.limit:
            right = self._dots(painter, card, rect) - self._look.u(2)
        if text.too_many:
            right = self._too_many(painter, text.too_many, right, rect)
        if text.people:
            self._line(painter, "small", "text-3", text.people, rect.left(), rect.top(), max(right - rect.left(), 0))

    def _dots(self, painter: QPainter, card: Card, rect: QRectF) -> float:
        look = self._look
        left = rect.right() - self._dots_width(card)
        top = rect.center().y() - self._dot / 2
        colour = look.colour("text-3")
        for index in range(max(card.limit, card.used)):
            place = QRectF(left + index * (self._dot + self._gap), top, self._dot, self._dot)
            if index < card.used:
                box(painter, place, self._dot / 2, colour)
            else:
                box(painter, place, self._dot / 2, None, colour, look.line("dot"))
        return left

    def _dots_width(self, card: Card) -> float:
        count = max(card.limit, card.used)
        return float(count * self._dot + max(count - 1, 0) * self._gap)

    def _too_many(self, painter: QPainter, word: str, right: float, rect: QRectF) -> float:
        look, made, side = self._look, self._sets["small-strong"], self._look.u(3.25)
        wide = made.metrics.horizontalAdvance(word)
        painter.setFont(made.font)
        painter.setPen(look.colour("too-many"))
        painter.drawText(QRectF(right - wide, rect.top(), wide + 1, rect.height()), _LEFT, word)
        left = right - wide - self._gap - side
        ratio = painter.device().devicePixelRatioF()
        icon = look.pixmap("too-many", "too-many", side, ratio)
        painter.drawPixmap(QPointF(left, rect.center().y() - side / 2), icon)
        return left - look.u(2)
