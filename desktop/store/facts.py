"""What happened, as the rules read it: one query a kind of fact, over all cards that matter."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, TypeVar

from desktop.core.facts import (
    Address,
    Application,
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
    Rung,
    Skip,
    User,
    World,
)
from desktop.core.kinds import (
    CadenceKind,
    Channel,
    InterviewState,
    Outcome,
    StageKind,
    StepKind,
    StepState,
    Way,
)
from desktop.store.facts_of_contacts import asks, names, sent
from desktop.store.replies import reply_of
from desktop.store.stamps import day, moment
from desktop.store.whereabouts import place_of
from desktop.store.writing import Reads, Row

Fact = TypeVar("Fact")
Grouped = dict[int, list[Fact]]

_OPEN_STATES = ", ".join(f"'{state}'" for state in StepState if state.is_open)


def world(reads: Reads, *, user: User, defaults: dict[CadenceKind, Cadence], only: Collection[int] = ()) -> World:
    """The facts of all open cards, of closed ones that still have an open step, and of those in `only`.

    Args:
        reads: the store, or the transaction that is under way.
        user: their calendar and habits.
        defaults: the recipe of each kind for plans that have not begun.
        only: ids of cards that are wanted however they stand.
    """
    cards = _scope(reads, only)
    asked = asks(reads, cards, user)
    applications = _applications(reads, cards, user, asked)
    return World(
        user=user,
        applications=applications,
        defaults=defaults,
        cadences=_cadences(reads, cards),
        sent=sent(reads, cards, user),
        names=names(reads, applications),
    )


def _scope(reads: Reads, only: Collection[int]) -> str:
    """The ids of the cards that matter, as a list in JSON: one parameter for all the queries."""
    found = reads.rows(
        "SELECT a.id FROM application a JOIN stage s ON s.id = a.stage WHERE s.kind <> 'closed'"
        " OR a.id IN (SELECT value FROM json_each(?)) OR EXISTS (SELECT 1 FROM plan p JOIN step t ON t.plan = p.id"
        f" WHERE p.application = a.id AND t.live = 1 AND t.state IN ({_OPEN_STATES})) ORDER BY a.id",
        (json.dumps(list(only)),),
    )
    return json.dumps([number for (number,) in found])


@dataclass(frozen=True, slots=True)
class _Source:
    """Loads the rows of one table, grouped by card."""

    reads: Reads
    cards: str

    def rows(self, table: str, columns: str, order: str = "id") -> list[Row]:
        return self.reads.rows(
            f"SELECT application, {columns} FROM {table}"
            f" WHERE application IN (SELECT value FROM json_each(?)) ORDER BY {order}",
            (self.cards,),
        )

    def grouped(self, table: str, columns: str, make: Callable[..., Fact], order: str = "id") -> Grouped[Fact]:
        found: Grouped[Fact] = defaultdict(list)
        for application, *values in self.rows(table, columns, order):
            found[application].append(make(*values))
        return found


def _applications(reads: Reads, cards: str, user: User, asked: Grouped[Any]) -> tuple[Application, ...]:
    source = _Source(reads, cards)
    marks = source.rows("mark", "kind, step, at, told")
    parts: dict[str, Grouped[Any]] = {
        "moves": source.grouped("stage_move", "kind, happened, told, id", _move),
        "interviews": _interviews(source),
        "attempts": source.grouped(
            "attempt", "id, happened, told, channel, kind, plan, contact, letter, anyway, step", _attempt
        ),
        "replies": source.grouped(
            "reply", "id, happened, told, kind, sorted, until, ask, what, channel", lambda *row: reply_of(row)
        ),
        "aways": source.grouped("away", "id, happened, told, until, contact", _away),
        "bounces": source.grouped("bounce", "id, happened, told, attempt", _bounce),
        "addresses": source.grouped("address", "told, contact", lambda at, contact: Address(moment(at), contact)),
        "skips": source.grouped("skip", "id, step, happened, told", _skip),
        "asks": asked,
        "offers": source.grouped("offer", "id, happened, told, until", _offer),
        "owed": source.grouped("owed", "id, what, until, told", _owed),
        "closed": source.grouped("closing", "outcome, happened, told", _closed),
        "rung": source.grouped("alert", "step, at, folded", lambda step, at, f: Rung(step, moment(at), bool(f))),
        "copied": _marked(marks, "copied"),
        "snoozed": _marked(marks, "snoozed"),
        "woken": _marked(marks, "woken"),
    }
    present = {name: grouped for name, grouped in parts.items() if grouped}
    return tuple(
        _application(
            row, user, {name: tuple(grouped[row[0]]) for name, grouped in present.items() if row[0] in grouped}
        )
        for row in reads.rows(_CARDS, (cards,))
    )


_CARDS = """
SELECT a.id, c.key, c.name, a.way, a.saved, a.person, a.person_told, a.applied, a.applied_told, a.apply_by, a.batch,
       c.country, c.region, c.zone, g.country, g.region, g.zone
FROM application a JOIN company c ON c.id = a.company LEFT JOIN company g ON g.id = a.agency
WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY a.id
"""


def _application(row: Row, user: User, parts: dict[str, tuple[Any, ...]]) -> Application:
    number, key, company, way, saved, person, person_told, applied, applied_told, apply_by, batch = row[:11]
    there, agency = row[11:14], row[14:17]
    through = Way(way) is Way.AGENCY and any(agency)
    return Application(
        id=number,
        organisation=key,
        company=company,
        place=place_of(agency if through else there, user),
        way=Way(way),
        saved=moment(saved),
        person=person,
        person_told=moment(person_told),
        applied=moment(applied),
        applied_told=moment(applied_told),
        apply_by=day(apply_by),
        brought_in=batch is not None,
        **parts,
    )


def _interviews(source: _Source) -> Grouped[Interview]:
    people: Grouped[int] = defaultdict(list)
    for interview, contact in source.reads.rows(
        "SELECT w.interview, w.contact FROM interview_contact w JOIN interview i ON i.id = w.interview"
        " WHERE i.application IN (SELECT value FROM json_each(?)) ORDER BY w.id",
        (source.cards,),
    ):
        people[interview].append(contact)

    def one(
        number: int, starts: str, ends: str, state: str, told: str,
        promised: str | None, promised_told: str | None, settled: str | None,
    ) -> Interview:  # fmt: skip
        return Interview(
            number, moment(starts), moment(ends), tuple(people.get(number, ())), InterviewState(state), moment(told),
            day(promised), moment(promised_told), moment(settled),
        )  # fmt: skip

    columns = "id, starts, ends, state, told, promised, promised_told, settled"
    return source.grouped("interview", columns, one, order="starts, id")


def _cadences(reads: Reads, cards: str) -> dict[str, Cadence]:
    found = reads.rows(
        "SELECT key, cadence, numbers FROM plan WHERE application IN (SELECT value FROM json_each(?))", (cards,)
    )
    recipes = {(kind, numbers) for _, kind, numbers in found}
    known = {(kind, numbers): Cadence(CadenceKind(kind), **json.loads(numbers)) for kind, numbers in recipes}
    return {key: known[kind, numbers] for key, kind, numbers in found}


def _move(kind: str, happened: str, told: str, order: int) -> Move:
    return Move(StageKind(kind), moment(happened), moment(told), order)


def _attempt(
    number: int, happened: str, told: str, channel: str, kind: str | None, plan: str | None, contact: int | None,
    letter: int | None, anyway: int, step: str | None,
) -> Attempt:  # fmt: skip
    return Attempt(
        number, moment(happened), moment(told), Channel(channel), None if kind is None else StepKind(kind), plan,
        contact, letter, bool(anyway), step,
    )  # fmt: skip


def _away(number: int, happened: str, told: str, until: str | None, contact: int | None) -> Away:
    return Away(number, moment(happened), moment(told), day(until), contact)


def _bounce(number: int, happened: str, told: str, attempt: int | None) -> Bounce:
    return Bounce(number, moment(happened), moment(told), attempt)


def _skip(number: int, step: str, happened: str, told: str) -> Skip:
    return Skip(number, step, moment(happened), moment(told))


def _offer(number: int, happened: str, told: str, until: str | None) -> Offer:
    return Offer(number, moment(happened), moment(told), day(until))


def _owed(number: int, what: str, until: str, told: str) -> Owed:
    return Owed(number, what, day(until), moment(told))


def _closed(outcome: str, happened: str, told: str) -> Closed:
    return Closed(Outcome(outcome), moment(happened), moment(told))


def _marked(rows: list[Row], wanted: str) -> Grouped[Mark]:
    found: Grouped[Mark] = defaultdict(list)
    for application, kind, step, at, told in rows:
        if kind == wanted:
            found[application].append(Mark(step, moment(at), moment(told)))
    return found
