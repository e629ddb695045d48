"""People from a file, in bulk: matched and laid out outside of any transaction, then written at one go.

The same person coming again is known by the profile's link, by the address, else by name and company together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Protocol

from desktop.core.matching import LINKEDIN
from desktop.core.names import folded
from desktop.core.progress import Cancelled, Progress, Unwatched
from desktop.core.records import PersonRecord
from desktop.store import contacts
from desktop.store.known_people import KnownPeople
from desktop.store.stamps import Cell, cell
from desktop.store.writing import Reads, Row, Writing

_EVERY: Final = 1000
_TIE: Final = "connection"
_COLUMNS: Final = ("name", "folded", "position", "link", "mail", "company", "key", "since")


class Stages(Reads, Protocol):
    """A `Store` or a `Writing`: it can lay rows out beside the desk."""

    def stage(self, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Lay rows out in ``temp.staged``, numbered from 1, in place of what was there."""


class Again(NamedTuple):
    """A person whom the desk knows, and of whom the file tells something new."""

    contact: int
    record: PersonRecord


@dataclass(slots=True)
class Prepared:
    """The people of a file, matched against those whom the desk knows.

    Attributes:
        records: all of them, in the file's order.
        source: who tells of them.
        seen: how far the desk had got when they were matched.
        newcomers: how many the desk does not know; they are laid out.
        again: those whom it knows, with something to add.
        known: how many it knows with nothing to add, those who stand in the file twice among them.
    """

    records: Sequence[PersonRecord]
    source: str
    seen: list[Row]
    newcomers: int = 0
    again: list[Again] = field(default_factory=list)
    known: int = 0


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the people of a file."""

    came_in: int
    known: int
    merged: int


def prepare(desk: Stages, records: Sequence[PersonRecord], progress: Progress, *, source: str = LINKEDIN) -> Prepared:
    """Match people against those whom the desk knows. Takes its time, and changes nothing that others see.

    Raises:
        Cancelled: the user called it off.
    """
    prepared = Prepared(records, source, _seen(desk))
    people = KnownPeople(desk)
    newcomers: list[tuple[Cell, ...]] = []
    for number, record in enumerate(records):
        if number % _EVERY == 0:
            if progress.cancelled:
                raise Cancelled
            progress.report(number, len(records))
        name, key = folded(record.name), people.key(record.company)
        found = people.find_or_add(record, name, key)
        if found is None:
            newcomers.append(_laid_out(record, name, key))
        elif found and people.details[found].lack(record, key, source):
            prepared.again.append(Again(found, record))
        else:
            prepared.known += 1
    desk.stage(_COLUMNS, newcomers)
    prepared.newcomers = len(newcomers)
    progress.report(len(records), len(records))
    return prepared


def bring_in(writing: Writing, batch: int, prepared: Prepared) -> Brought:
    """Write what was prepared by the same store, under a batch of `imports.start`: quick, so that no other write waits.

    Where people were written since the preparation, all are matched anew.
    """
    if prepared.seen != _seen(writing):
        prepared = prepare(writing, prepared.records, Unwatched(), source=prepared.source)
    if prepared.newcomers:
        _write_newcomers(writing, batch, prepared.source)
    for contact, record in prepared.again:
        _merge(writing, contact, record, prepared.source)
    return Brought(prepared.newcomers, prepared.known, len(prepared.again))


def _seen(reads: Reads) -> list[Row]:
    return reads.rows(
        "SELECT (SELECT count(*) FROM contact), (SELECT max(id) FROM history),"
        " (SELECT group_concat(seq) FROM sqlite_sequence WHERE name IN ('contact', 'handle', 'employment', 'tie'))"
    )


def _laid_out(record: PersonRecord, name: str, key: str) -> tuple[Cell, ...]:
    since = None if record.connected is None else record.connected.isoformat()
    return record.name, name, record.position, record.link, record.mail, record.company, key, since


def _write_newcomers(writing: Writing, batch: int, source: str) -> None:
    ((before,),) = writing.rows("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'contact'")
    told = cell(writing.at)
    writing.run(
        "INSERT INTO contact (id, name, folded, position, link, mail, batch)"
        " SELECT id + ?, name, folded, position, link, mail, ? FROM temp.staged ORDER BY id",
        (before, batch),
    )
    writing.run(
        "INSERT INTO employment (contact, company, key, title, source, batch)"
        " SELECT id + ?, company, key, position, ?, ? FROM temp.staged WHERE company <> '' ORDER BY id",
        (before, source, batch),
    )
    writing.run(
        "INSERT INTO tie (contact, kind, source, since, told, batch)"
        " SELECT id + ?, ?, ?, since, ?, ? FROM temp.staged ORDER BY id",
        (before, _TIE, source, told, batch),
    )
    writing.run("DELETE FROM temp.staged")
    writing.touched.update(("contact", "employment", "tie"))
    writing.note("contact", 0, "added")


def _merge(writing: Writing, contact: int, record: PersonRecord, source: str) -> None:
    """The file tells of the person as they are now: what it tells anew stands first, what was known before stays."""
    known = contacts.some(writing, (contact,))[contact]
    if record.link and not known.links:
        contacts.update(writing, contact, link=record.link)
    if record.mail and record.mail.casefold() not in map(str.casefold, known.mails):
        contacts.use_mail(writing, contact, record.mail)
    if record.company:
        contacts.change_job(writing, contact, record.company, record.position, source)
    contacts.add_tie(writing, contact, _TIE, since=record.connected, source=source)
