"""Which cards are selected, over all columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Selection:
    """The selected cards, the one that the keyboard is on, and the one that a range begins at."""

    def __init__(self) -> None:
        self.cards: frozenset[int] = frozenset()
        self.current: int | None = None
        self._anchor: int | None = None

    def set(self, cards: Iterable[int], current: int | None) -> bool:
        """Select exactly these; whether anything is new."""
        chosen = frozenset(cards)
        new = chosen != self.cards or current != self.current
        self.cards, self.current, self._anchor = chosen, current, current
        return new

    def toggle(self, card: int) -> None:
        """Add a card, or leave it out."""
        self.cards ^= {card}
        self.current = self._anchor = card

    def extend(self, card: int, lane: Sequence[int]) -> None:
        """Select from where the range begins to a card of the same column."""
        begins = lane.index(self._anchor) if self._anchor in lane else lane.index(card)
        low, high = sorted((begins, lane.index(card)))
        self.cards = frozenset(lane[low : high + 1])
        self.current = card
        if self._anchor not in lane:
            self._anchor = card

    def keep(self, there: Callable[[int], bool]) -> None:
        """Forget the cards that are no longer there."""
        self.cards = frozenset(card for card in self.cards if there(card))
        if self.current is not None and not there(self.current):
            self.current = self._anchor = None
