"""Requests to contacts, offers from companies, and what the user owes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.core.facts import Offer, Owed
from desktop.core.kinds import AskKind, Channel
from desktop.store.stamps import day, moment
from desktop.store.writing import Reads, Row, Writing


@dataclass(frozen=True, slots=True)
class Ask:
    """A request that went out. Undo never takes it back."""

    id: int
    application: int
    contact: int
    kind: AskKind
    channel: Channel | None
    anyway: bool
    happened: datetime
    told: datetime


_COLUMNS = "SELECT id, application, contact, kind, channel, anyway, happened, told FROM ask"


def add(
    writing: Writing,
    application: int,
    contact: int,
    kind: AskKind,
    *,
    channel: Channel | None = None,
    happened: datetime | None = None,
    anyway: bool = False,
) -> int:
    """Record that the user asked a contact, by default now; its id."""
    return writing.insert(
        "ask", application=application, contact=contact, kind=kind, channel=channel, anyway=anyway,
        happened=happened or writing.at, told=writing.at,
    )  # fmt: skip


def of(reads: Reads, application: int) -> tuple[Ask, ...]:
    """The asks of a card, in the order in which they went out."""
    return tuple(map(_ask, reads.rows(f"{_COLUMNS} WHERE application = ? ORDER BY happened, id", (application,))))


def to(reads: Reads, contact: int) -> tuple[Ask, ...]:
    """All asks to a contact, in the order in which they went out."""
    return tuple(map(_ask, reads.rows(f"{_COLUMNS} WHERE contact = ? ORDER BY happened, id", (contact,))))


def add_offer(writing: Writing, application: int, *, by: date | None = None, happened: datetime | None = None) -> int:
    """Record an offer, by default of now; its id."""
    at = happened or writing.at
    return writing.insert("offer", application=application, until=by, happened=at, told=writing.at)


def set_offer(writing: Writing, offer: int, by: date | None) -> None:
    """Say by when an offer is to be answered."""
    writing.update("offer", offer, until=by)


def offers(reads: Reads, application: int) -> tuple[Offer, ...]:
    """The offers of a card."""
    found = reads.rows("SELECT id, happened, told, until FROM offer WHERE application = ? ORDER BY id", (application,))
    return tuple(Offer(number, moment(at), moment(told), day(by)) for number, at, told, by in found)


def add_owed(writing: Writing, application: int, what: str, by: date) -> int:
    """Record what the user promised; its id."""
    return writing.insert("owed", application=application, what=what, until=by, told=writing.at)


def remove_owed(writing: Writing, owed: int) -> None:
    """Take a promise of the user's away, as if it had never been told."""
    writing.delete("owed", owed)


def owed(reads: Reads, application: int) -> tuple[Owed, ...]:
    """What the user promised for a card."""
    found = reads.rows("SELECT id, what, until, told FROM owed WHERE application = ? ORDER BY id", (application,))
    return tuple(Owed(number, what, day(by), moment(told)) for number, what, by, told in found)


def _ask(row: Row) -> Ask:
    number, application, contact, kind, channel, anyway, happened, told = row
    return Ask(
        number, application, contact, AskKind(kind), None if channel is None else Channel(channel), bool(anyway),
        moment(happened), moment(told),
    )  # fmt: skip
