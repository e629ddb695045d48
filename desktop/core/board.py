"""The board as it is painted: columns, and the cards in them.

Plain tuples: the window is painted with hundreds of them before anything else is done.
"""

from __future__ import annotations

from typing import NamedTuple

from desktop.core.kinds import Meter, Outcome, Side, StageKind
from desktop.core.reason import Reason


class Stage(NamedTuple):
    """A column of the board."""

    id: int
    name: str
    kind: StageKind
    position: int
    folded: bool


class Turn(NamedTuple):
    """Whose move it is, as the card says it in one line."""

    side: Side
    line: Reason


class Card(NamedTuple):
    """One card of the board. Cheap to read: this is a stored snapshot, kept current by each write and look.

    Attributes:
        position: its place in its column, from 0.
        used, limit: the meter dots of the live plan; limit 0 shows none.
        too_many: the word stands on the card.
        resting: moved on; it is in the fold of its column.
    """

    id: int
    company: str
    role: str
    starred: bool
    stage: int
    position: int
    turn: Turn
    people: int
    used: int
    limit: int
    meter: Meter
    resting: bool
    outcome: Outcome | None

    @property
    def too_many(self) -> bool:
        """Whether *too many* stands on the card."""
        return self.meter is Meter.TOO_MANY


class Board(NamedTuple):
    """All columns, and the cards of each in their order (resting ones too)."""

    stages: tuple[Stage, ...]
    cards: tuple[Card, ...]
    due: int
    """The number on Today and on the tray."""
