"""The cards of one column as a Qt list model."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.panes.pipeline.card_text import text_of

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop.core.board import Card
    from desktop.panes.pipeline.card_text import CardText
    from desktop.words import Words

Index = QModelIndex | QPersistentModelIndex
_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


class Role(IntEnum):
    """What a card is asked for, beside Qt's own roles."""

    CARD = Qt.ItemDataRole.UserRole
    TEXT = Qt.ItemDataRole.UserRole + 1


class ColumnModel(QAbstractListModel):
    """Holds the cards; their texts are made when they are first asked for, and kept as long as the card is the same."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._cards: list[Card] = []
        self._rows: dict[int, int] = {}
        self._texts: dict[int, tuple[Card, CardText]] = {}

    @property
    def cards(self) -> Sequence[Card]:
        """The cards in their order."""
        return self._cards

    def row_of(self, card: int) -> int | None:
        """The row of a card's id, or None."""
        return self._rows.get(card)

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards. Only the rows that differ are removed, inserted or repainted."""
        if len(cards) == len(self._cards) and all(new is old for new, old in zip(cards, self._cards, strict=True)):
            return
        head, tail = _common(self._cards, cards)
        old_end, new_end = len(self._cards) - tail, len(cards) - tail
        if old_end > head:
            self.beginRemoveRows(QModelIndex(), head, old_end - 1)
            del self._cards[head:old_end]
            self._index()
            self.endRemoveRows()
        if new_end > head:
            self.beginInsertRows(QModelIndex(), head, new_end - 1)
            self._cards[head:head] = cards[head:new_end]
            self._index()
            self.endInsertRows()
        self._replace(cards)

    def text(self, row: int) -> CardText:
        """The texts of the card in a row."""
        card = self._cards[row]
        kept = self._texts.get(card.id)
        if kept is None or kept[0] is not card:
            kept = self._texts[card.id] = (card, text_of(card, self._words))
        return kept[1]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many cards there are."""
        return 0 if parent.isValid() else len(self._cards)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be selected and dragged."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The card, its texts, or what assistive technology reads."""
        if not index.isValid():
            return None
        row = index.row()
        if role == Role.CARD:
            return self._cards[row]
        if role == Role.TEXT:
            return self.text(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cards[row].company
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.text(row).spoken
        return None

    def _replace(self, cards: Sequence[Card]) -> None:
        changed = [row for row, (new, old) in enumerate(zip(cards, self._cards, strict=True)) if new is not old]
        self._cards[:] = cards
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        present = self._rows
        if len(self._texts) > 2 * len(present) + 64:
            self._texts = {card: kept for card, kept in self._texts.items() if card in present}

    def _index(self) -> None:
        self._rows = {card.id: row for row, card in enumerate(self._cards)}


def _common(old: Sequence[Card], new: Sequence[Card]) -> tuple[int, int]:
    """How many cards are the same ones at the beginning, and at the end."""
    least = min(len(old), len(new))
    head = 0
    while head < least and old[head].id == new[head].id:
        head += 1
    tail = 0
    while tail < least - head and old[-1 - tail].id == new[-1 - tail].id:
        tail += 1
    return head, tail
