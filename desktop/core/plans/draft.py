"""A plan while it is being worked out: its replayed letters, its courtesies, and what the user owes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from desktop.core.facts import Place
from desktop.core.kinds import CadenceKind, StepKind
from desktop.core.plans.chain import Chain, Over
from desktop.core.reason import Reason


@dataclass(slots=True)
class Errand:
    """A step outside the chain of letters: a courtesy, or something owed.

    Attributes:
        at: a thank-you's own hour (UTC); None for a step that rings at the letter time of its day.
        lapses: the first day on which it is too late.
        done: the day on which it went out.
    """

    key: str
    kind: StepKind
    day: date
    why: Reason
    lapses: date
    contact: int | None = None
    at: datetime | None = None
    opens: datetime | None = None
    """From when a letter logged by hand may be this one."""
    done: date | None = None
    done_at: datetime | None = None
    skipped: bool = False
    what: str | None = None
    ended: bool = False


@dataclass(slots=True)
class Placed:
    """A letter still to come, on its day beside the letters of all other plans."""

    number: int
    kind: StepKind
    day: date
    why: Reason


@dataclass(slots=True, eq=False)
class Draft:
    """One plan of one card.

    Attributes:
        begins: the moment of its event; orders the plans of a card, and the plans of a day by age.
        known: from when it was there at all, told or begun.
        chain: its letters, None for an offer and for a round that was called off.
        contact: to whom its letters go.
        organisation: whose gap its letters keep; None through an agency.
        paused: its column was left backwards.
        waiting: its interviews were called off; it waits for a new date.
        quiet_before: it was brought in by a file on that day and was past due: what falls before rings nothing.
    """

    key: str
    card: int
    cadence: CadenceKind
    place: Place
    begins: datetime
    known: datetime
    contact: int | None
    organisation: str | None
    chain: Chain | None
    errands: list[Errand] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    ends: date | None = None
    ends_why: Reason | None = None
    over: Over | None = None
    paused: bool = False
    waiting: bool = False
    quiet_before: date | None = None
