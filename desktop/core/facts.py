"""What happened, as the rules read it: facts in, plans out.

Each fact has two times: when it *happened* and when it was *told* to the program, both aware datetimes in UTC.
The store loads these; nothing here knows how they are kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

from desktop.core.kinds import (
    AskKind,
    CadenceKind,
    Channel,
    InterviewState,
    Outcome,
    ReplyKind,
    StageKind,
    StepKind,
    Way,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a recipient reads: ISO 3166 country, subdivision code where known, IANA zone."""

    country: str
    region: str | None
    zone: str


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours without a sound, in the user's own zone; may pass midnight."""

    begins: time
    ends: time


@dataclass(frozen=True, slots=True)
class User:
    """The user's own calendar and habits."""

    place: Place
    letter_time: time = time(10, 0)
    quiet: Quiet | None = Quiet(time(21, 0), time(8, 0))
    pause_until: date | None = None


@dataclass(frozen=True, slots=True)
class Cadence:
    """A recipe as it stood when its plan began. Days are business days unless the name says otherwise.

    Attributes:
        limit: letters at most; None for an offer.
        first_after: business days after the event, nothing promised (interview only).
        first_after_days: calendar days after the event (applying, ask).
        first_after_promise: business days after *promised by* or a new date.
        second_after: business days between the first letter and the second.
        end_after: business days between the last letter and the end.
        end_not_before_days: calendar days after the event.
    """

    kind: CadenceKind
    limit: int | None = 2
    first_after: int = 5
    first_after_days: int = 7
    first_after_promise: int = 2
    second_after: int = 3
    end_after: int = 2
    end_not_before_days: int = 14


@dataclass(frozen=True, slots=True)
class Move:
    """The card entered a stage of this kind."""

    kind: StageKind
    happened: datetime
    told: datetime
    order: int = 0
    """Breaks ties of moves told at the same moment: the later row wins."""


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview as it stands now, with when each part of it was told.

    Attributes:
        people: ids of the contacts who were (or will be) there.
        promised: the date by which they said they would answer.
        told: when its time was last told (a move tells it anew).
        promised_told: when the promise was told.
        settled: when the user said how it went (held, called off, did not come), else None.
            An interview told after its end is settled by being told.
    """

    id: int
    starts: datetime
    ends: datetime
    people: tuple[int, ...]
    state: InterviewState
    told: datetime
    promised: date | None = None
    promised_told: datetime | None = None
    settled: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """Something that really went out: a letter, a call, a courtesy, an answer.

    Attributes:
        kind: the step that it did; None when logged by hand (it then counts as the next open step in order).
        plan: key of the plan whose step it did, e.g. ``3/interview:7``; None when logged by hand.
        step: key of that step, e.g. ``3/interview:7/letter:1``; None when logged by hand.
            A kind of `owed` without a step is a free answer to something they wrote.
        contact: to whom, where known.
        letter: attempts that share one letter (several roles named to one person) share this id.
        anyway: a deliberate second yes was given for it.
    """

    id: int
    happened: datetime
    told: datetime
    channel: Channel
    kind: StepKind | None = None
    plan: str | None = None
    contact: int | None = None
    letter: int | None = None
    anyway: bool = False
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer from a person. An auto-reply and a bounce are not replies.

    Attributes:
        kind: None until the user says which kind it is; the plan holds still meanwhile.
        sorted: when the kind was told.
        by: still deciding until; or the date of the answer owed to a question.
        ask: the ask that it answers; None when it is the company's own answer.
    """

    id: int
    happened: datetime
    told: datetime
    kind: ReplyKind | None = None
    sorted: datetime | None = None
    by: date | None = None
    ask: int | None = None
    what: str | None = None
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Away:
    """An out-of-office: the last day away, the latest where several were named; None where no day was named."""

    id: int
    happened: datetime
    told: datetime
    until: date | None = None
    contact: int | None = None


@dataclass(frozen=True, slots=True)
class Bounce:
    """The last letter before this came back. `attempt` names it where it is known."""

    id: int
    happened: datetime
    told: datetime
    attempt: int | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """A person or a new address to write to was told."""

    told: datetime
    contact: int


@dataclass(frozen=True, slots=True)
class Skip:
    """A step left out. `step` is its key."""

    id: int
    step: str
    happened: datetime
    told: datetime


@dataclass(frozen=True, slots=True)
class Ask:
    """A request to a contact that went out.

    Attributes:
        organisation: normalised key of the contact's own company, where known.
        place: the contact's calendar (their company's where known, else the user's).
        channel: None when unknown.
    """

    id: int
    contact: int
    kind: AskKind
    happened: datetime
    told: datetime
    organisation: str | None
    place: Place
    channel: Channel | None = None
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """They offered; `by` is the date of the user's answer, where one was named."""

    id: int
    happened: datetime
    told: datetime
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """Something that the user promised them, by a date."""

    id: int
    what: str
    by: date
    told: datetime


@dataclass(frozen=True, slots=True)
class Closed:
    """The card closed."""

    outcome: Outcome
    happened: datetime
    told: datetime


@dataclass(frozen=True, slots=True)
class Rung:
    """An alert that was delivered for a step: first the ring itself, then `folded` on the next morning."""

    step: str
    at: datetime
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on one step: copied at, or snoozed until; or on a plan: woken by hand at, for one letter more."""

    step: str
    at: datetime
    told: datetime


@dataclass(frozen=True, slots=True)
class Application:
    """All facts of one card.

    Attributes:
        organisation: normalised key of the company's name.
        place: the recipient's calendar: the agency's where letters go through one, else the company's, else the user's.
        person: the named person to write to (the way in, or the agency's), where there is one.
        person_told: when that person was told.
        applied: when the user applied; None on a saved card.
        brought_in: came by a file: rings nothing that is past due, and rests at once when old.
        apply_by: deadline of a saved posting.
    """

    id: int
    organisation: str
    company: str
    place: Place
    way: Way
    saved: datetime
    person: int | None = None
    person_told: datetime | None = None
    applied: datetime | None = None
    applied_told: datetime | None = None
    apply_by: date | None = None
    brought_in: bool = False
    moves: tuple[Move, ...] = ()
    interviews: tuple[Interview, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    replies: tuple[Reply, ...] = ()
    aways: tuple[Away, ...] = ()
    bounces: tuple[Bounce, ...] = ()
    addresses: tuple[Address, ...] = ()
    skips: tuple[Skip, ...] = ()
    asks: tuple[Ask, ...] = ()
    offers: tuple[Offer, ...] = ()
    owed: tuple[Owed, ...] = ()
    closed: tuple[Closed, ...] = ()
    rung: tuple[Rung, ...] = ()
    copied: tuple[Mark, ...] = ()
    snoozed: tuple[Mark, ...] = ()
    woken: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter of a card that is not itself being planned, for the gap: its day there, to whom, to which firm."""

    day: date
    organisation: str | None
    contact: int | None
    letter: int | None = None


@dataclass(frozen=True, slots=True)
class World:
    """All that the rules need for one look at the desk.

    Attributes:
        sent: letters of the last weeks of cards that are not in `applications`.
        cadences: by plan key, for plans that have begun; the others use `defaults`.
        names: contact id → display name, for the turn lines.
    """

    user: User
    applications: tuple[Application, ...]
    defaults: dict[CadenceKind, Cadence]
    cadences: dict[str, Cadence] = field(default_factory=dict)
    sent: tuple[Sent, ...] = ()
    names: dict[int, str] = field(default_factory=dict)
