"""What the rules say: plans, steps and turn lines, as a function of the facts and of now."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from desktop.core.board import Turn
from desktop.core.kinds import CadenceKind, Meter, StepKind, StepState
from desktop.core.reason import Reason


@dataclass(frozen=True, slots=True)
class Step:
    """One planned follow-up.

    Attributes:
        key: stable over all changes of its plan, e.g. ``3/interview:7/letter:1`` or ``3/interview:7/thank_you:12``.
        day: on the recipient's calendar; of a done step the day on which it went out.
        rings: the next ring still to come (UTC), else None.
        why: why this date.
        contact: to whom, where a person is known.
        number: which letter of the plan this is, from 1; 0 for courtesies and owed steps.
        what: of an owed step, what is owed.
        hour: of a thank-you, its own hour (UTC), in quiet hours too; None where it rings at a letter time. It follows
            from the facts and is not kept.
    """

    key: str
    kind: StepKind
    day: date
    rings: datetime | None
    state: StepState
    why: Reason
    contact: int | None = None
    number: int = 0
    what: str | None = None
    hour: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """A cadence applied to one event, with real dates.

    Attributes:
        key: ``CARD/interview:ID`` (lowest interview of the round), ``CARD/applying``, ``CARD/ask:ID`` or
            ``CARD/offer:ID``, e.g. ``3/interview:7``.
        attempts: letters that went out and did not come back.
        ends: the day that begins with the plan over; None where there is none (paused, waiting, an offer).
        ends_why: why the end is there.
        moved_on: used up; the card rests.
        over: why it is over, where it is: used up, nothing went out, ended by a reply, an interview, a close.
        live: the live plan of its card.
    """

    key: str
    application: int
    cadence: CadenceKind
    steps: tuple[Step, ...]
    attempts: int
    limit: int | None
    ends: date | None
    ends_why: Reason | None
    moved_on: bool
    over: Reason | None
    live: bool = False


@dataclass(frozen=True, slots=True)
class CardOutlook:
    """One card as the rules see it now.

    Attributes:
        dots: letters used and allowed, as the card shows them; a limit of 0 shows none.
        next: the key of the next open step over all its plans, else None.
        asks_about: the interview that is just over and whose *how did it go?* is unanswered, else None.
        asks_at: when that question rings (UTC), else None.
    """

    application: int
    plans: tuple[Plan, ...]
    turn: Turn
    meter: Meter
    meter_why: Reason
    moved_on: bool
    next: str | None
    asks_about: int | None = None
    asks_at: datetime | None = None
    dots: tuple[int, int] = (0, 0)

    @property
    def live(self) -> Plan | None:
        """The live plan, or None."""
        return next((plan for plan in self.plans if plan.live), None)
