"""One card in its world: whose date a moment has, where the card is, whose gap its letters keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.core.days import date_at, later_date
from desktop.core.facts import Application, Move, Place, World
from desktop.core.kinds import Way


@dataclass(frozen=True, slots=True)
class Case:
    """The facts of one card, with the calendar of its user and of its recipient."""

    world: World
    card: Application

    @property
    def column(self) -> Move | None:
        """The last move: the column where the card is."""
        return max(self.card.moves, key=lambda move: (move.happened, move.told, move.order), default=None)

    @property
    def organisation(self) -> str | None:
        """Whose gap the letters keep; None through an agency, where only the person counts."""
        return None if self.card.way is Way.AGENCY and self.card.person is not None else self.card.organisation

    def day_told(self, moment: datetime, place: Place | None = None) -> date:
        """The later of the user's date and the date there: a day that is over in neither place."""
        return later_date(moment, self.world.user.place.zone, (place or self.card.place).zone)

    def day_there(self, moment: datetime) -> date:
        """The recipient's date."""
        return date_at(moment, self.card.place.zone)
