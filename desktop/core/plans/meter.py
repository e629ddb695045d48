"""How much the user writes to one company: too few, just right, too many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from desktop.core.days import business_day_from, business_days_between
from desktop.core.facts import Sent
from desktop.core.kinds import Meter, StepState
from desktop.core.outlook import Plan
from desktop.core.plans.draft import Draft
from desktop.core.plans.placing import too_near
from desktop.core.plans.rounds import Round
from desktop.core.reason import Reason

DAYS = 30
MOST_LETTERS = 4
Letter = tuple[str, int]
"""What tells two letters of one day apart."""
LATE = 2
"""Business days; a step later than that is late."""


@dataclass(slots=True)
class Ledger:
    """The letters to each company over the last 30 days, from all cards."""

    today: date
    letters: dict[str, set[tuple[date, Letter]]] = field(default_factory=dict)

    def enter(self, organisation: str, drafts: Iterable[Draft], shared: dict[int, int | None]) -> None:
        """Enter the letters of a card. `shared` names the letter that an attempt shares with other roles."""
        for draft in drafts:
            for attempt, day in letters_of(draft):
                letter = shared.get(attempt) if attempt is not None else None
                which = (draft.key, attempt or 0) if letter is None else ("shared", letter)
                self._add(draft.organisation or organisation, day, which)

    def enter_sent(self, sent: Iterable[Sent]) -> None:
        """Enter letters of cards that are not being planned."""
        for number, one in enumerate(sent):
            if one.organisation is not None:
                which = ("sent", number) if one.letter is None else ("shared", one.letter)
                self._add(one.organisation, one.day, which)

    def _add(self, organisation: str, day: date, which: Letter) -> None:
        if self.today - timedelta(days=DAYS) <= day <= self.today:
            self.letters.setdefault(organisation, set()).add((day, which))

    def days(self, organisation: str) -> list[date]:
        """The days of the letters to a company, in order; a letter that names several roles is one."""
        return sorted(day for day, _ in self.letters.get(organisation, ()))


def letters_of(draft: Draft) -> list[tuple[int | None, date]]:
    """The letters of a plan that went out, those over the limit too."""
    if draft.chain is None:
        return []
    done = [(slot.attempt, slot.day) for slot in draft.chain.slots if slot.state is StepState.DONE]
    return [*done, *draft.chain.extra]


def meter(
    ledger: Ledger, organisation: str, drafts: Sequence[Draft], rounds: Sequence[Round], plan: Plan | None
) -> tuple[Meter, Reason]:
    """The meter of a card's company, and why."""
    too_many = _too_many(ledger, organisation, drafts, rounds)
    if too_many is not None:
        return Meter.TOO_MANY, too_many
    too_few = _too_few(ledger.today, drafts, plan)
    if too_few is not None:
        return Meter.TOO_FEW, too_few
    return Meter.JUST_RIGHT, Reason.of("meter.just_right")


def _too_many(ledger: Ledger, organisation: str, drafts: Sequence[Draft], rounds: Sequence[Round]) -> Reason | None:
    since = ledger.today - timedelta(days=DAYS)
    for draft in drafts:
        if draft.chain is not None and any(day >= since for _, day in draft.chain.extra):
            return Reason.of("meter.over_limit", n=draft.chain.attempts, limit=draft.chain.limit)
        if any(day >= since and _before_promise(draft, day, rounds) for _, day in letters_of(draft)):
            return Reason.of("meter.before_promise")
    days = ledger.days(organisation)
    if len(days) > MOST_LETTERS:
        return Reason.of("meter.many", n=len(days), days=DAYS)
    places = [draft.place for draft in drafts]
    if places and any(too_near(places[0], late, early) for early, late in pairwise(days)):
        return Reason.of("meter.inside_gap")
    return None


def _before_promise(draft: Draft, day: date, rounds: Sequence[Round]) -> bool:
    return any(
        one.key == draft.key
        and one.promised is not None
        and one.day < day <= business_day_from(draft.place, one.promised)
        for one in rounds
    )


def _too_few(today: date, drafts: Sequence[Draft], plan: Plan | None) -> Reason | None:
    draft = next((draft for draft in drafts if plan is not None and draft.key == plan.key), None)
    if draft is None or plan is None:
        return None
    if plan.over is not None and plan.over.key in ("over.no_letter", "over.last_letter"):
        return Reason.of("meter.unused")
    late = [
        step
        for step in plan.steps
        if step.state in (StepState.DUE, StepState.COPIED) and step.kind.is_letter
        and business_days_between(draft.place, step.day, today) > LATE
    ]  # fmt: skip
    return Reason.of("meter.late", day=late[0].day) if late else None
