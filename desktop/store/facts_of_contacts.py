"""The facts that hang on people: asks, letters of cards that are not being planned, and names."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from desktop.core.days import later_date
from desktop.core.facts import Application, Ask, Sent, User
from desktop.core.kinds import AskKind, CadenceKind, Channel, StepKind, Way
from desktop.store.stamps import moment
from desktop.store.whereabouts import place_of
from desktop.store.writing import Reads, Row

_FIRM_OF_CONTACT = """
LEFT JOIN employment e ON e.id = (
    SELECT id FROM employment WHERE contact = {contact} AND now = 1 AND key <> '' ORDER BY id DESC LIMIT 1
)
LEFT JOIN company f ON f.id = (SELECT id FROM company WHERE key = e.key ORDER BY id LIMIT 1)
"""
_LETTERS = ", ".join(f"'{kind}'" for kind in StepKind if kind.is_letter)
_ASKED = f"/{CadenceKind.ASK}:"

# The last letters of all, not the last days before now: the desk's clock is not the store's business.
_SINCE = """
(SELECT datetime(max(happened), '-60 days') FROM
    (SELECT max(happened) AS happened FROM attempt UNION ALL SELECT max(happened) FROM ask))
"""
_SENT_LETTERS = f"""
SELECT t.happened, t.contact, t.letter, t.plan, c.key, a.way, c.country, c.region, c.zone, g.country, g.region, g.zone,
       e.key, f.country, f.region, f.zone
FROM attempt t JOIN application a ON a.id = t.application JOIN company c ON c.id = a.company
LEFT JOIN company g ON g.id = a.agency
{_FIRM_OF_CONTACT.format(contact="t.contact")}
WHERE t.application NOT IN (SELECT value FROM json_each(?)) AND t.happened >= {_SINCE}
    AND (t.kind IS NULL OR t.kind IN ({_LETTERS}))
    AND t.id NOT IN (SELECT attempt FROM bounce WHERE attempt IS NOT NULL)
ORDER BY t.id
"""
_SENT_ASKS = f"""
SELECT t.happened, t.contact, e.key, f.country, f.region, f.zone
FROM ask t {_FIRM_OF_CONTACT.format(contact="t.contact")}
WHERE t.application NOT IN (SELECT value FROM json_each(?)) AND t.happened >= {_SINCE} ORDER BY t.id
"""
_ASKS = f"""
SELECT t.application, t.id, t.contact, t.kind, t.happened, t.told, t.channel, t.anyway, e.key,
       f.country, f.region, f.zone
FROM ask t {_FIRM_OF_CONTACT.format(contact="t.contact")}
WHERE t.application IN (SELECT value FROM json_each(?)) ORDER BY t.id
"""


def asks(reads: Reads, cards: str, user: User) -> dict[int, list[Ask]]:
    """The asks of the cards (a list of ids in JSON), by card."""
    found: dict[int, list[Ask]] = defaultdict(list)
    for application, number, contact, kind, happened, told, channel, anyway, key, *firm in reads.rows(_ASKS, (cards,)):
        found[application].append(
            Ask(
                number,
                contact,
                AskKind(kind),
                moment(happened),
                moment(told),
                key,
                place_of(firm, user),
                None if channel is None else Channel(channel),
                bool(anyway),
            )
        )
    return found


def sent(reads: Reads, cards: str, user: User) -> tuple[Sent, ...]:
    """The letters of the last sixty days of all other cards, for the gap. Those that came back do not count."""
    letters = (_sent_letter(row, user) for row in reads.rows(_SENT_LETTERS, (cards,)))
    requests = (_sent_ask(row, user) for row in reads.rows(_SENT_ASKS, (cards,)))
    return (*letters, *requests)


def names(reads: Reads, applications: Sequence[Application]) -> dict[int, str]:
    """The names of all contacts that the facts name."""
    wanted = {contact for application in applications for contact in _named(application)}
    found = reads.rows(
        "SELECT id, name FROM contact WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(wanted)),)
    )
    return dict(found)


def _sent_letter(row: Row, user: User) -> Sent:
    happened, contact, letter, plan, key, way = row[:6]
    there, agency, firm = row[6:9], row[9:12], row[13:16]
    organisation: str | None = key
    if plan is not None and _ASKED in plan:
        organisation, there = row[12], firm
    elif Way(way) is Way.AGENCY:
        # Through an agency the gap holds for the person alone.
        organisation, there = None, agency if any(agency) else there
    return Sent(_day(happened, there, user), organisation, contact, letter)


def _sent_ask(row: Row, user: User) -> Sent:
    happened, contact, key, *firm = row
    return Sent(_day(happened, firm, user), key, contact)


def _day(happened: str, there: Sequence[str | None], user: User) -> date:
    return later_date(moment(happened), place_of(there, user).zone, user.place.zone)


def _named(application: Application) -> Iterator[int]:
    people = (person for interview in application.interviews for person in interview.people)
    written_to = (attempt.contact for attempt in application.attempts)
    away = (one.contact for one in application.aways)
    told = (address.contact for address in application.addresses)
    asked = (ask.contact for ask in application.asks)
    for contact in (application.person, *people, *written_to, *away, *told, *asked):
        if contact is not None:
            yield contact
