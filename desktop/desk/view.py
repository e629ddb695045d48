"""What the panes and the command line get to see: frozen, ready to be said by `desktop.words`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from desktop.core.board import Board, Card, Stage, Turn
from desktop.core.changes import Changes
from desktop.core.kinds import (
    AskKind,
    CadenceKind,
    Channel,
    InterviewState,
    Meter,
    Relation,
    ReplyKind,
    StageKind,
    Tier,
    Way,
)
from desktop.core.outlook import Plan, Step
from desktop.core.reason import Reason

__all__ = [
    "AlertPlan", "AlertView", "Answer", "AnswerItem", "Board", "Card", "CardPlans", "Check", "Detail", "Draft",
    "Due", "DueStep", "Event", "Found", "HowItem", "ImportedFile", "InterviewView", "Known", "LetterView",
    "Listed", "NewApplication", "NewAsk", "NobodyItem", "NotUnderstood", "Person", "RestItem", "SnoozedItem",
    "Stage", "Today", "Told", "WaitingCard", "Written",
]  # fmt: skip

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Written(Generic[Result]):
    """What a write did.

    Attributes:
        result: what was asked for: an id, a report, or None.
        changes: the touched rows; the views refresh from this.
        name: what the toast says, e.g. "Moved Acme to Interviewing".
        undoable: whether Ctrl+Z takes it back.
    """

    result: Result
    changes: Changes
    name: Reason
    undoable: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """A contact as the program knows them."""

    id: int
    name: str
    company: str | None
    position: str | None
    mail: str | None
    link: str | None
    phone: str | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Someone whom the user knows at a company, with why."""

    person: Person
    tier: Tier
    relation: Relation
    why: Reason
    source: Reason
    asked: Reason | None
    """The state of an ask to them for this card ("Asked Wed 3 March. …"), else None."""


@dataclass(frozen=True, slots=True)
class Found:
    """A hit of the search."""

    person: Person
    why: Reason
    source: Reason


@dataclass(frozen=True, slots=True)
class InterviewView:
    """An interview of a card. Times are in the zone that they were meant in."""

    id: int
    starts: datetime
    ends: datetime
    people: tuple[Person, ...]
    state: InterviewState
    promised: date | None
    talked_about: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the timeline.

    Attributes:
        icon: a name of tokens.json's icons: answer, interview, reply, send, phone …
        channel: of a letter or a reply.
    """

    at: datetime
    icon: str
    line: Reason
    by_day: bool = False
    """Only the day is known."""
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """All of one application, for the panel beside the board."""

    card: Card
    stage: Stage
    plans: tuple[Plan, ...]
    interviews: tuple[InterviewView, ...]
    known: tuple[Known, ...]
    looked_through: int
    """How many people were looked through."""
    timeline: tuple[Event, ...]
    notes: str
    link: str | None
    place: str | None
    salary: str | None
    way: Way
    through: str | None
    person: Person | None
    applied: date | None
    saved: date
    apply_by: date | None
    country: str | None
    region: str | None
    zone: str | None
    meter_why: Reason
    main_step: Step | None
    """The step that the one main button opens, where it is the user's turn to write."""
    step_ids: Mapping[str, int]
    """Row id of each step of the plans, by its key."""
    place_guessed: bool
    """Country, region and zone are a guess of the program, to be shown as one."""

    @property
    def live(self) -> Plan | None:
        """The live plan, or None."""
        return next((plan for plan in self.plans if plan.live), None)


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter in the hand.

    Attributes:
        missing: facts that the template wants and nobody told, by name (``talked_about``, ``name`` …).
        edited: the user changed the text; it is kept.
    """

    step: int
    to: Person | None
    company: str
    subject: str
    body: str
    missing: tuple[str, ...]
    edited: bool


@dataclass(frozen=True, slots=True)
class OtherRole:
    """Another role that waits for the same person: one letter may name it too, and counts for it then."""

    step: int
    application: int
    company: str
    role: str


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step with its row id and whom it is about."""

    id: int
    step: Step
    cadence: CadenceKind
    application: int
    company: str
    role: str
    to: Person | None
    limit: int | None
    minutes: int
    others: tuple[OtherRole, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerItem:
    """They answered, and the user has not said what."""

    reply: int
    application: int
    company: str
    at: datetime
    channel: Channel | None
    on_time: bool = True


@dataclass(frozen=True, slots=True)
class HowItem:
    """An interview that is just over."""

    interview: int
    application: int
    company: str
    role: str
    ended: datetime


@dataclass(frozen=True, slots=True)
class NobodyItem:
    """No one to write to yet, with its doors."""

    application: int
    company: str
    role: str
    applied: date
    way: Way
    known: tuple[Known, ...]
    posting: str | None
    search: str
    """Address of the people search at LinkedIn; opened only on the user's click."""
    rests: date


@dataclass(frozen=True, slots=True)
class RestItem:
    """An application that came to rest and was not acknowledged yet."""

    application: int
    company: str
    line: Reason
    said: Reason


@dataclass(frozen=True, slots=True)
class SnoozedItem:
    """A due step whose alert was moved."""

    due: DueStep
    until: datetime


@dataclass(frozen=True, slots=True)
class Today:
    """The Today pane, in its order: answers, how did it go, thank-yous, owed, check-ins, first letters and asks."""

    day: date
    answers: tuple[AnswerItem, ...]
    how: tuple[HowItem, ...]
    steps: tuple[DueStep, ...]
    """Thank-yous, owed (from two business days before its day), letters, in order; copied ones among them."""
    nobody: tuple[NobodyItem, ...]
    rested: tuple[RestItem, ...]
    snoozed: tuple[SnoozedItem, ...]
    done: tuple[DueStep, ...]
    """Done today."""
    next: DueStep | None
    theirs: int
    resting: int
    portals: int
    letters: int
    minutes: int
    empty_desk: bool
    """No application at all: the first start."""


@dataclass(frozen=True, slots=True)
class NewApplication:
    """What the user tells when adding one."""

    company: str
    role: str
    stage: StageKind | int = StageKind.SAVED
    applied: date | None = None
    way: Way = Way.NONE
    through: str | None = None
    people: tuple[str, ...] = ()
    country: str | None = None
    region: str | None = None
    zone: str | None = None
    link: str | None = None
    place: str | None = None
    notes: str = ""
    apply_by: date | None = None


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A row of a file that did not come in, and why."""

    row: int
    why: Reason


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What became of one file."""

    file: str
    kind: str
    came_in: int
    known: int
    merged: int
    resting: int
    not_understood: tuple[NotUnderstood, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor."""

    name: str
    ok: bool
    says: Reason


@dataclass(frozen=True, slots=True)
class AlertView:
    """An alert to ring now.

    Attributes:
        key: stable name of this alert; a notification with the same key replaces the older one.
        buttons: (action id, words key); ids are write snooze done skip tell default.
        application: the one card that it is about; None for several.
        steps: row ids of the steps that it names.
        interview: the interview that it asks about.
        delivered: (application, key of the step or question, folded), one for each row to be kept once it rang.
    """

    key: str
    title: Reason
    body: Reason
    buttons: tuple[tuple[str, str], ...]
    application: int | None
    steps: tuple[int, ...] = ()
    interview: int | None = None
    delivered: tuple[tuple[int, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """A card where an answer may come: for the tray's *They answered*."""

    application: int
    company: str
    role: str


@dataclass(frozen=True, slots=True)
class AlertPlan:
    """What rings now, what the tray shows, and when to look again.

    Attributes:
        look_again: UTC; None when nothing is ahead.
        due: the number on Today and on the tray.
        tooltip: two lines.
        menu: what is due, each with the line of the menu.
        how: interviews that are just over.
        answers: how many answers are not read yet.
        waiting: cards where an answer may come, by company.
        standing: keys of open steps and questions that an alert named, and that were not put off after it.
    """

    ring: tuple[AlertView, ...]
    look_again: datetime | None
    due: int
    tooltip: tuple[Reason, Reason]
    menu: tuple[tuple[DueStep, Reason], ...]
    how: tuple[HowItem, ...] = ()
    answers: int = 0
    waiting: tuple[WaitingCard, ...] = ()
    paused_until: date | None = None
    standing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Draft:
    """The interview panel's answers, for a preview and for the write.

    Attributes:
        ends: None means an hour after `starts`.
    """

    starts: datetime
    ends: datetime | None
    people: tuple[str, ...]
    promised: date | None
    talked_about: str = ""
    owed: str = ""
    owed_by: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the user tells of a reply."""

    kind: ReplyKind | None
    by: date | None = None
    what: str = ""
    channel: Channel | None = None
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class NewAsk:
    """A request that went out to a contact."""

    contact: int
    application: int
    kind: AskKind
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """How an interview went. Empty fields leave what stands.

    Attributes:
        promised: the day by which they said they would answer.
        owed, owed_by: what the user promised them, and by when.
    """

    promised: date | None = None
    people: tuple[str, ...] = ()
    talked_about: str = ""
    owed: str = ""
    owed_by: date | None = None


@dataclass(frozen=True, slots=True)
class CardPlans:
    """The plans of one card, with the row ids of their steps.

    Attributes:
        ids: row id of each step, by its key.
        live: the plan that an answer of the command line shows; of a card without one of its own, its newest ask.
    """

    application: int
    plans: tuple[Plan, ...]
    ids: Mapping[str, int]
    meter: Meter
    turn: Turn
    live: Plan | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list of all applications."""

    card: Card
    stage: Stage
    next: Step | None
    next_id: int | None


@dataclass(frozen=True, slots=True)
class Due:
    """What waits for the user now, what comes next, and the calm sentence about it."""

    steps: tuple[DueStep, ...]
    next: DueStep | None
    line: Reason
