"""People: found by name, and known at a company."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.core.kinds import CadenceKind, StepKind, StepState
from desktop.core.matching import LINKEDIN, Match, rank, who_is_there
from desktop.core.names import company_key
from desktop.core.reason import Reason
from desktop.desk import lookups
from desktop.desk.desk import Desk
from desktop.desk.view import Found, Known
from desktop.store import asks, companies, contacts, outlooks, people_count

if TYPE_CHECKING:
    from desktop.core.matching import Tie
    from desktop.core.outlook import Plan
    from desktop.desk.view import Person
    from desktop.store.writing import Reads


def find(desk: Desk, text: str) -> tuple[Found, ...]:
    """People by name, company or position, the likeliest first."""
    with desk.store.reading():
        hits = contacts.find(desk.store, text)
        ties = contacts.ties(desk.store, [hit.id for hit in hits])
    ranked = [(rank(text, hit.name, hit.company or "", hit.position or ""), hit) for hit in hits]
    ordered = sorted(((place, hit) for place, hit in ranked if place is not None), key=lambda pair: pair[0])
    return tuple(
        Found(lookups.as_person(hit), _known_by(_of(ties, hit.id)), _source(_of(ties, hit.id))) for _, hit in ordered
    )


def who(desk: Desk, company: str, application: int | None = None) -> tuple[Known, ...]:
    """Whom the user knows at a company, the surest first; with the state of what was asked of them for a card."""
    with desk.store.reading():
        return known_at(desk.store, company, application)


def known_at(reads: Reads, company: str, application: int | None) -> tuple[Known, ...]:
    """As `who`, within a read."""
    firm = companies.find(reads, company)
    aliases = companies.aliases(reads, firm.id) if firm else ()
    keys = companies.keys(reads, firm.id) if firm else (company_key(company),)
    own = people_count.own_people(reads, application) if application is not None else frozenset()
    employed = [one for one in contacts.employed_at(reads, keys) if one.contact not in own]
    ids = [one.contact for one in employed]
    ties, people = contacts.ties(reads, ids), contacts.some(reads, ids)
    asked = _asked(reads, application)
    return tuple(
        _known(match, lookups.as_person(people[match.contact]), _of(ties, match.contact), asked.get(match.contact))
        for match in who_is_there(company, employed, ties, aliases=aliases)
    )


def looked_through(desk: Desk) -> int:
    """How many people there are to look through."""
    return contacts.count(desk.store)


def work(person: Person) -> str:
    """What a person does and where, on one line; empty where neither is known."""
    return ", ".join(part for part in (person.position, person.company) if part)


def _known(match: Match, person: Person, ties: list[Tie], asked: Reason | None) -> Known:
    return Known(person, match.tier, match.relation, match.why, _source(ties), asked)


def _asked(reads: Reads, application: int | None) -> dict[int, Reason]:
    """What became of each ask for a card, by the contact."""
    if application is None:
        return {}
    plans = {kept.plan.key: kept.plan for kept in outlooks.plans(reads, application)}
    found = {}
    for ask in asks.of(reads, application):
        plan = plans.get(f"{application}/{CadenceKind.ASK}:{ask.id}")
        if plan is not None:
            found[ask.contact] = _state(plan, lookups.contact(reads, ask.contact).name.split()[0])
    return found


def _state(plan: Plan, name: str) -> Reason:
    """What SCREENS says in place of *Ask*."""
    steps = {step.kind: step for step in plan.steps}
    asked, nudge = steps.get(StepKind.ASK), steps.get(StepKind.NUDGE)
    for kind, key in ((StepKind.HOW_IT_ENDED, "asked.ended"), (StepKind.THANK_YOU, "asked.answered")):
        if kind in steps:
            return Reason.of(key if steps[kind].state.is_open else f"{key}_done", name=name)
    if plan.over is not None or plan.moved_on:
        return Reason.of("asked.left", day=plan.ends)
    day = asked.day if asked else None
    if nudge is not None and nudge.state.is_open:
        return Reason.of("asked.nudge", day=day, nudge=nudge.day)
    nudged = nudge is not None and nudge.state is StepState.DONE
    return Reason.of("asked.nudged" if nudged else "asked.once", day=day)


def _of(ties: Iterable[Tie], contact: int) -> list[Tie]:
    return [tie for tie in ties if tie.contact == contact]


def _known_by(ties: list[Tie]) -> Reason:
    if not ties:
        return Reason.of("known.told")
    first = ties[0]
    if first.since is None:
        return Reason.of(f"known.{first.kind}")
    return Reason.of(f"known.{first.kind}_since", year=first.since.year)


def _source(ties: list[Tie]) -> Reason:
    return Reason.of("source.linkedin" if any(tie.source == LINKEDIN for tie in ties) else "source.you")
