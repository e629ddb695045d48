"""A small language for facts, so that a test reads like the rule that it checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from desktop.core.facts import (
    Address,
    Application,
    Ask,
    Attempt,
    Away,
    Bounce,
    Cadence,
    Closed,
    Interview,
    Mark,
    Move,
    Offer,
    Owed,
    Place,
    Reply,
    Rung,
    Skip,
    User,
    World,
)
from desktop.core.kinds import (
    AskKind,
    CadenceKind,
    Channel,
    InterviewState,
    Outcome,
    ReplyKind,
    StageKind,
    StepKind,
    StepState,
    Way,
)
from desktop.core.outlook import CardOutlook, Plan, Step
from desktop.core.plans import look

BERLIN = Place("DE", None, "Europe/Berlin")
DEFAULTS = {
    CadenceKind.INTERVIEW: Cadence(CadenceKind.INTERVIEW),
    CadenceKind.APPLYING: Cadence(CadenceKind.APPLYING, second_after=5, end_after=3, end_not_before_days=21),
    CadenceKind.ASK: Cadence(CadenceKind.ASK, end_after=3, end_not_before_days=14),
    CadenceKind.OFFER: Cadence(CadenceKind.OFFER, limit=None),
}


def at(text: str, zone: str = "Europe/Berlin") -> datetime:
    """A moment from ``2026-11-06 17:30`` (or a day alone: noon) in a zone."""
    day, _, clock = text.partition(" ")
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock or "12:00"), ZoneInfo(zone))


def day(text: str) -> date:
    """A date from its ISO form."""
    return date.fromisoformat(text)


class Card:
    """One card, built fact by fact. Everything is told when it happened unless `told` says otherwise."""

    def __init__(
        self, number: int = 1, *, organisation: str | None = None, place: Place = BERLIN, saved: str = "2026-10-01"
    ) -> None:
        firm = organisation or f"firm {number}"
        self.facts = Application(number, firm, firm.title(), place, Way.NONE, at(saved, place.zone))
        self.zone = place.zone
        self._next = number * 1000

    def _id(self) -> int:
        self._next += 1
        return self._next

    def _at(self, text: str) -> datetime:
        return at(text, self.zone)

    def _add(self, field: str, *facts: object) -> Card:
        more: dict[str, Any] = {field: (*getattr(self.facts, field), *facts)}
        self.facts = replace(self.facts, **more)
        return self

    def to(self, person: int, told: str | None = None) -> Card:
        self.facts = replace(self.facts, person=person, person_told=self._at(told) if told else self.facts.saved)
        return self

    def through_agency(self, person: int) -> Card:
        self.facts = replace(self.facts, way=Way.AGENCY)
        return self.to(person)

    def moved(self, kind: StageKind, when: str, told: str | None = None) -> Card:
        return self._add("moves", Move(kind, self._at(when), self._at(told or when), self._id()))

    def applied(self, when: str, told: str | None = None, *, brought_in: bool = False) -> Card:
        moment, known = self._at(when), self._at(told or when)
        self.facts = replace(self.facts, applied=moment, applied_told=known, brought_in=brought_in)
        return self.moved(StageKind.APPLIED, when, told)

    def interview(
        self, ends: str, told: str | None = None, *, people: Sequence[int] = (7,), promised: str | None = None,
        promised_told: str | None = None, state: InterviewState = InterviewState.PLANNED, moves: bool = True,
        settled: str | None = None,
    ) -> Card:  # fmt: skip
        end, known = self._at(ends), self._at(told or ends)
        one = Interview(
            self._id(), end - timedelta(hours=1), end, tuple(people), state, known,
            day(promised) if promised else None, self._at(promised_told or told or ends) if promised else None,
            self._at(settled) if settled else None,
        )  # fmt: skip
        self._add("interviews", one)
        return self.moved(StageKind.INTERVIEWING, told or ends) if moves else self

    def wrote(self, when: str, told: str | None = None, **more: object) -> Card:
        return self._add(
            "attempts",
            Attempt(self._id(), self._at(when), self._at(told or when), Channel.MAIL, **more),  # type: ignore[arg-type]
        )

    def did(self, step: Step, when: str, told: str | None = None) -> Card:
        plan = step.key.rpartition("/")[0]
        return self.wrote(when, told, kind=step.kind, plan=plan, contact=step.contact, step=step.key)

    def replied(
        self, when: str, kind: ReplyKind | None = None, *, by: str | None = None, told: str | None = None,
        sorted_at: str | None = None, ask: int | None = None,
    ) -> Card:  # fmt: skip
        known = self._at(told or when)
        sorted_when = self._at(sorted_at) if sorted_at else known if kind else None
        return self._add(
            "replies", Reply(self._id(), self._at(when), known, kind, sorted_when, day(by) if by else None, ask)
        )

    def away(self, when: str, until: str | None = None) -> Card:
        return self._add("aways", Away(self._id(), self._at(when), self._at(when), day(until) if until else None))

    def bounced(self, when: str) -> Card:
        return self._add("bounces", Bounce(self._id(), self._at(when), self._at(when)))

    def address(self, when: str, contact: int = 7) -> Card:
        return self._add("addresses", Address(self._at(when), contact))

    def skipped(self, step: Step, when: str) -> Card:
        return self._add("skips", Skip(self._id(), step.key, self._at(when), self._at(when)))

    def asked(self, when: str, contact: int = 50, organisation: str | None = None) -> Card:
        ask = Ask(self._id(), contact, AskKind.OPEN, self._at(when), self._at(when), organisation, self.facts.place)
        return self._add("asks", ask)

    def offered(self, when: str, by: str | None = None, told: str | None = None) -> Card:
        known = self._at(told or when)
        self._add("offers", Offer(self._id(), self._at(when), known, day(by) if by else None))
        return self.moved(StageKind.OFFER, when, told)

    def owes(self, what: str, by: str, told: str) -> Card:
        return self._add("owed", Owed(self._id(), what, day(by), self._at(told)))

    def closed(self, outcome: Outcome, when: str) -> Card:
        self._add("closed", Closed(outcome, self._at(when), self._at(when)))
        return self.moved(StageKind.CLOSED, when)

    def copied(self, step: Step, when: str) -> Card:
        return self._add("copied", Mark(step.key, self._at(when), self._at(when)))

    def snoozed(self, step: Step, until: str, when: str) -> Card:
        return self._add("snoozed", Mark(step.key, self._at(until), self._at(when)))

    def woken(self, when: str) -> Card:
        plan = self.plan(when)
        return self._add("woken", Mark(plan.key, self._at(when), self._at(when)))

    def rung(self, step: Step, when: str, *, folded: bool = False) -> Card:
        return self._add("rung", Rung(step.key, self._at(when), folded))

    # What the rules say of it

    def outlook(self, now: str, *others: Card, user: User | None = None) -> CardOutlook:
        return outlooks(now, self, *others, user=user)[self.facts.id]

    def plan(self, now: str, *others: Card, user: User | None = None) -> Plan:
        live = self.outlook(now, *others, user=user).live
        assert live is not None
        return live

    def step(self, now: str, kind: StepKind, *others: Card, user: User | None = None) -> Step:
        return next(step for step in self.plan(now, *others, user=user).steps if step.kind is kind)

    def days(self, now: str, *others: Card, user: User | None = None) -> dict[StepKind, str]:
        """Kind → day of the open and done steps of the live plan."""
        return {
            step.kind: step.day.isoformat()
            for step in self.plan(now, *others, user=user).steps
            if step.state.is_open or step.state is StepState.DONE
        }


def world(*cards: Card, user: User | None = None) -> World:
    """The facts of some cards, with names for the contacts that the tests use."""
    names = {7: "Mira Tann", 8: "Ben Osk", 50: "Ida Lorn"}
    return World(user or User(BERLIN), tuple(card.facts for card in cards), DEFAULTS, names=names)


def outlooks(now: str, *cards: Card, user: User | None = None) -> dict[int, CardOutlook]:
    """What the rules say of some cards."""
    zone = (user or User(BERLIN)).place.zone
    return look(world(*cards, user=user), at(now, zone))
