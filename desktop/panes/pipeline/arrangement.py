"""Which card stands where, and what a move makes of it: plain functions on the board."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from desktop.core.board import Board, Card, Stage


class Arranged(NamedTuple):
    """The board by columns.

    Attributes:
        order: the cards of each stage in their order, resting ones among them; every stage has an entry. A column
            in which nothing changed is the same tuple as before.
        by_id: all cards.
        due: the number on Today.
    """

    stages: tuple[Stage, ...]
    order: Mapping[int, tuple[Card, ...]]
    by_id: Mapping[int, Card]
    due: int

    @classmethod
    def of(cls, board: Board, before: Self | None = None) -> Self:
        """Arrange a board. Cards equal to those of `before` stay the same objects: nothing repaints for them."""
        kept = before.by_id if before is not None else {}
        columns: dict[int, list[Card]] = {stage.id: [] for stage in board.stages}
        by_id: dict[int, Card] = {}
        for card in sorted(board.cards, key=lambda card: card.position):
            old = kept.get(card.id)
            same = old if old is not None and old == card else card
            by_id[card.id] = same
            columns[card.stage].append(same)
        order = {stage: tuple(cards) for stage, cards in columns.items()}
        for stage, cards in before.order.items() if before is not None else ():
            now = order.get(stage, ())
            if len(now) == len(cards) and all(one is other for one, other in zip(now, cards, strict=True)):
                order[stage] = cards
        return cls(board.stages, order, by_id, board.due)

    def standing(self, stage: int, wanted: Callable[[Card], bool] | None = None) -> list[Card]:
        """The cards that stand in a column."""
        return [card for card in self.order[stage] if not card.resting and (wanted is None or wanted(card))]

    def resting(self, stage: int, wanted: Callable[[Card], bool] | None = None) -> list[Card]:
        """The cards that rest in the fold of a column."""
        return [card for card in self.order[stage] if card.resting and (wanted is None or wanted(card))]

    def find(self, card: int) -> Card | None:
        """A card by its id, or None."""
        return self.by_id.get(card)

    def stage(self, stage: int) -> Stage:
        """A stage by its id.

        Raises:
            KeyError: there is no such stage.
        """
        for one in self.stages:
            if one.id == stage:
                return one
        raise KeyError(stage)

    def position(self, moving: Collection[int], stage: int, before: int | None) -> int:
        """The position that a drop stands for: the place in its column, the moving cards not counted.

        Args:
            moving: ids of the cards that move.
            stage: where they go.
            before: the card that they are to stand before; None for below the last one that does not rest.
        """
        others = [card for card in self.order[stage] if card.id not in moving]
        if before is not None:
            return next((index for index, card in enumerate(others) if card.id == before), len(others))
        return max((index + 1 for index, card in enumerate(others) if not card.resting), default=0)

    def moved(self, moving: Sequence[int], stage: int, position: int) -> Self:
        """As it looks after a move; shown until the desk has made it."""
        going = [card for one in moving if (card := self.find(one)) is not None]
        gone, touched = frozenset(moving), {stage, *(card.stage for card in going)}
        order, by_id = dict(self.order), dict(self.by_id)
        for column in touched:
            rest = [card for card in self.order[column] if card.id not in gone]
            if column == stage:
                put = [card if card.stage == stage else card._replace(stage=stage) for card in going]
                rest[position:position] = put
                by_id.update((card.id, card) for card in put)
            order[column] = tuple(rest)
        return self._replace(order=order, by_id=by_id)


def rails(
    stages: Sequence[Stage], selected: int | None, opened: int | None, room: int, column: int, rail: int
) -> set[int]:
    """The stages that are folded into rails.

    Those that the user folded are; where the others do not fit, they fold from the far side of the selected card's
    column, never that column itself, nor the one that was opened last as long as another can fold.

    Args:
        stages: all, in their order.
        selected: stage of the selected card.
        opened: stage of the rail that was opened last.
        room: width of the board in px.
        column: least width of a column in px.
        rail: width of a rail in px.
    """
    folded = {stage.id for stage in stages if stage.folded and stage.id != selected}
    ids = [stage.id for stage in stages]
    for candidate in _far_first(ids, selected, opened):
        open_ones = len(ids) - len(folded)
        if open_ones <= 1 or open_ones * column + len(folded) * rail <= room:
            break
        folded.add(candidate)
    return folded


def _far_first(ids: Sequence[int], selected: int | None, opened: int | None) -> list[int]:
    """In which order columns fold: the longer side of the kept column first, from its far end."""
    kept = selected if selected is not None else opened
    if kept is None or kept not in ids:
        return list(reversed(ids))
    at = ids.index(kept)
    left, right = list(ids[:at]), list(reversed(ids[at + 1 :]))
    order = left + right if len(left) > len(right) else right + left
    if opened in order:
        order.remove(opened)
        order.append(opened)
    return order
