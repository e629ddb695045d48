"""Boards to show, without a desk."""

from __future__ import annotations

from datetime import date

from desktop.core.board import Board, Card, Stage, Turn
from desktop.core.kinds import Meter, Side, StageKind
from desktop.core.reason import Reason

STAGES = tuple(
    Stage(number, kind.value.capitalize(), kind, number - 1, False) for number, kind in enumerate(StageKind, 1)
)
DAY = date(2027, 3, 18)


def card(
    number: int,
    stage: int,
    position: int,
    *,
    company: str = "",
    turn: Turn | None = None,
    resting: bool = False,
    people: int = 0,
    used: int = 0,
    limit: int = 0,
    meter: Meter = Meter.JUST_RIGHT,
    starred: bool = False,
) -> Card:
    """A card that says "Saved Thu 18 Mar" unless told otherwise."""
    line = turn or Turn(Side.THEIRS, Reason.of("turn.saved", day=DAY))
    name = company or f"Company {number}"
    return Card(
        number, name, f"Role {number}", starred, stage, position, line, people, used, limit, meter, resting, None
    )


def board(*columns: int, resting: int = 0) -> Board:
    """A board with so many cards in each of its columns, numbered on; `resting` more rest in the second."""
    cards: list[Card] = []
    for stage, count in enumerate(columns, 1):
        cards += [card(len(cards) + index + 1, stage, index) for index in range(count)]
    begins = len([one for one in cards if one.stage == 2])
    cards += [card(900 + index, 2, begins + index, resting=True) for index in range(resting)]
    return Board(STAGES, tuple(cards), 2)


def owed(what: str) -> Turn:
    """Your turn, by a day."""
    return Turn(Side.YOURS, Reason.of("turn.owed", what=what, day=DAY))
