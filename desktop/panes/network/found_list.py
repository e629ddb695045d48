"""People who were found, one below the other: a painted list, so that thousands scroll smoothly."""

from __future__ import annotations

import re

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.desk.view import Found
from desktop.panes.look.look import Look
from desktop.panes.look.paint import box
from desktop.words import Words

_FOUND = Qt.ItemDataRole.UserRole
_INDEX = QModelIndex | QPersistentModelIndex


class FoundModel(QAbstractListModel):
    """The hits of a search."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._found: tuple[Found, ...] = ()

    def show_found(self, found: tuple[Found, ...]) -> None:
        """Other hits."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def rowCount(self, parent: _INDEX = QModelIndex()) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: _INDEX, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A hit, or its three lines for assistive technology."""
        found = self._found[index.row()]
        if role == _FOUND:
            return found
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join(
                part for part in (found.person.name, work_of(self._words, found), self._words.say(found.why)) if part
            )
        return None


def work_of(words: Words, found: Found) -> str:
    """What someone does and where."""
    person = found.person
    if person.position and person.company:
        return words.text("people.at", position=person.position, company=person.company)
    return person.position or person.company or ""


class _Painter(QStyledItemDelegate):
    """Name and source; what they do and where; why. What was searched for is semibold with an edge underline."""

    def __init__(self, look: Look, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._words = look, words
        self.text = ""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _INDEX) -> QSize:
        """Three lines."""
        look = self._look
        high = look.line_height("body-strong") + look.line_height("body") + look.line_height("small") + look.u(4.5)
        return QSize(look.u(40), high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _INDEX) -> None:
        """One hit."""
        look, found = self._look, index.data(_FOUND)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        rect = QRectF(option.rect)
        if chosen or hovered:
            box(painter, rect, look.radius("card"), look.colour("selection" if chosen else "hover"))
        inner = rect.adjusted(look.u(3), look.u(2.25), -look.u(3), 0)
        source = self._words.say(found.source)
        wide = QFontMetricsF(look.font("small")).horizontalAdvance(source)
        top = inner.top()
        self._line(
            painter,
            QRectF(inner.left(), top, inner.width() - wide - look.u(4), 0),
            "body-strong",
            "text",
            found.person.name,
        )
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text-3"))
        at = QRectF(inner.right() - wide, top, wide + 1, look.line_height("body-strong"))
        painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter), source)
        top += look.line_height("body-strong")
        self._line(painter, QRectF(inner.left(), top, inner.width(), 0), "body", "text-2", work_of(self._words, found))
        top += look.line_height("body")
        self._line(painter, QRectF(inner.left(), top, inner.width(), 0), "small", "text-2", self._words.say(found.why))

    def _line(self, painter: QPainter, place: QRectF, role: str, colour: str, text: str) -> None:
        look = self._look
        font = look.font(role)
        high = look.line_height(role)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        left = place.left()
        for part, hit in parts_of(shown, self.text):
            left += self._part(
                painter, QPointF(left, place.top()), high, font, look.colour("text" if hit else colour), part, hit=hit
            )

    def _part(
        self, painter: QPainter, at: QPointF, high: int, font: QFont, colour: QColor, text: str, *, hit: bool
    ) -> float:
        used = QFont(font)
        if hit:
            used.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(used)
        wide = metrics.horizontalAdvance(text)
        painter.setFont(used)
        painter.setPen(colour)
        painter.drawText(QRectF(at.x(), at.y(), wide + 1, high), int(Qt.AlignmentFlag.AlignVCenter), text)
        if hit:
            painter.setPen(QPen(self._look.colour("edge"), 1))
            below = at.y() + (high + metrics.ascent() - metrics.descent()) / 2 + 2.5
            painter.drawLine(QPointF(at.x(), below), QPointF(at.x() + wide, below))
        return wide


def parts_of(text: str, searched: str) -> list[tuple[str, bool]]:
    """The text in pieces, and which of them begin a word as one of the searched words does."""
    words = [re.escape(word) for word in searched.split() if word[0].isalnum()]
    if not words:
        return [(text, False)]
    pieces = re.split(rf"(?<!\w)({'|'.join(words)})", text, flags=re.IGNORECASE)
    return [(piece, index % 2 == 1) for index, piece in enumerate(pieces) if piece]


class FoundList(QListView):
    """The hits. Up and Down walk, Enter picks.

    Attributes:
        picked: (Found) the user chose one.
    """

    picked = Signal(object)

    def __init__(self, look: Look, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = FoundModel(words)
        self._painter = _Painter(look, words, self)
        self.setModel(self._hits)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._pick)
        self.activated.connect(self._pick)
        look.changed.connect(self.doItemsLayout)

    def show_found(self, found: tuple[Found, ...], text: str) -> None:
        """These hits of that search."""
        self._painter.text = text
        self._hits.show_found(found)

    def _pick(self, index: QModelIndex) -> None:
        self.picked.emit(index.data(_FOUND))
