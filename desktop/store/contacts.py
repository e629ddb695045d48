"""People: what is known of them, where they work and worked, and why the user knows them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.core.matching import YOU, Employment, Tie
from desktop.core.names import company_key, folded
from desktop.store.stamps import Value, day
from desktop.store.writing import Reads, Row, Writing

MAIL: Final = "mail"
PHONE: Final = "phone"
LINK: Final = "link"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person.

    Attributes:
        company, position: where they work now, as it was told last; None where it is not known.
        mails, phones, links: the first is the one to use.
        batch: the import that brought them in.
    """

    id: int
    name: str
    company: str | None
    position: str | None
    mails: tuple[str, ...]
    phones: tuple[str, ...]
    links: tuple[str, ...]
    notes: str
    batch: int | None

    @property
    def mail(self) -> str | None:
        """The address to write to."""
        return next(iter(self.mails), None)

    @property
    def phone(self) -> str | None:
        """The number to call."""
        return next(iter(self.phones), None)

    @property
    def link(self) -> str | None:
        """The profile."""
        return next(iter(self.links), None)


_NOW = "(SELECT id FROM employment WHERE contact = c.id AND now = 1 ORDER BY id DESC LIMIT 1)"
_SELECT = f"""
SELECT c.id, c.name, e.company, c.position, e.title, c.mail, c.link, c.notes, c.batch
FROM contact c LEFT JOIN employment e ON e.id = {_NOW}
"""
_SOME = "IN (SELECT value FROM json_each(?))"


def get(reads: Reads, contact: int) -> Contact | None:
    """One person, or None."""
    return some(reads, (contact,)).get(contact)


def some(reads: Reads, contacts: Collection[int]) -> dict[int, Contact]:
    """These people by their ids; unknown ids are left out."""
    wanted = json.dumps(list(contacts))
    rows = reads.rows(f"{_SELECT} WHERE c.id {_SOME}", (wanted,))
    handles = reads.rows(f"SELECT contact, kind, value FROM handle WHERE contact {_SOME} ORDER BY id", (wanted,))
    return {row[0]: _contact(row, [(kind, value) for owner, kind, value in handles if owner == row[0]]) for row in rows}


def count(reads: Reads) -> int:
    """How many people there are."""
    ((number,),) = reads.rows("SELECT count(*) FROM contact")
    return int(number)


def named(reads: Reads, name: str, key: str = "") -> int | None:
    """The person of that name, whatever its spelling.

    Of several the one who is at the company of that key now, else was there, else the last one told of.
    """
    found = reads.row(
        "SELECT c.id FROM contact c WHERE c.folded = ?1 ORDER BY"
        " (SELECT coalesce(max(1 + e.now), 0) FROM employment e"
        " WHERE e.contact = c.id AND e.key = ?2 AND ?2 <> '') DESC, c.id DESC LIMIT 1",
        (folded(name), key),
    )
    return None if found is None else int(found[0])


def of_mail(reads: Reads, mail: str) -> int | None:
    """The person with that address, or None."""
    found = reads.row(
        "SELECT id FROM contact WHERE mail = ?1 COLLATE NOCASE"
        " UNION SELECT contact FROM handle WHERE kind = 'mail' AND key = ?2 ORDER BY 1",
        (mail, mail.casefold()),
    )
    return None if found is None else int(found[0])


def add(
    writing: Writing,
    name: str,
    *,
    company: str = "",
    position: str = "",
    mail: str = "",
    link: str = "",
    phone: str = "",
    tie: str | None = None,
    since: date | None = None,
    source: str = YOU,
) -> int:
    """Add a person whom the user tells of; their id.

    Args:
        writing: the transaction.
        name: as it is shown.
        company: where they work now.
        position: what they do there.
        mail: their address.
        link: their profile.
        phone: their number.
        tie: why the user knows them, e.g. ``interview``.
        since: since when they are known.
        source: who tells: ``you`` or ``linkedin``.
    """
    contact = writing.insert("contact", name=name, folded=folded(name), position=position, mail=mail, link=link)
    if company:
        employ(writing, contact, company, title=position, source=source)
    if phone:
        add_handle(writing, contact, PHONE, phone)
    if tie is not None:
        add_tie(writing, contact, tie, since=since, source=source)
    return contact


def update(writing: Writing, contact: int, **columns: Value) -> bool:
    """Change ``name``, ``position``, ``mail``, ``link`` or ``notes``; False where nothing changed."""
    if "name" in columns:
        columns["folded"] = folded(str(columns["name"]))
    return writing.update("contact", contact, **columns)


def add_handle(writing: Writing, contact: int, kind: str, value: str) -> None:
    """Add a further address, number or profile (`MAIL`, `PHONE`, `LINK`), unless it is there already."""
    key = value.casefold()
    if not writing.row("SELECT 1 FROM handle WHERE contact = ? AND kind = ? AND key = ?", (contact, kind, key)):
        writing.insert("handle", contact=contact, kind=kind, value=value, key=key)


def set_phone(writing: Writing, contact: int, phone: str) -> None:
    """Make this their only number; an empty one takes it away."""
    kept = writing.rows("SELECT id, value FROM handle WHERE contact = ? AND kind = ?", (contact, PHONE))
    for handle, value in kept:
        if value != phone:
            writing.delete("handle", handle)
    if phone:
        add_handle(writing, contact, PHONE, phone)


def use_mail(writing: Writing, contact: int, mail: str) -> None:
    """Make this the address to write to; the one before stays known."""
    ((before,),) = writing.rows("SELECT mail FROM contact WHERE id = ?", (contact,))
    if before and before.casefold() != mail.casefold():
        add_handle(writing, contact, MAIL, before)
    writing.update("contact", contact, mail=mail)


def employ(
    writing: Writing,
    contact: int,
    company: str,
    *,
    now: bool = True,
    title: str = "",
    starts: date | None = None,
    ends: date | None = None,
    source: str = YOU,
) -> None:
    """Say where a person works, or worked. Told of the same company again, it is that employment that changes."""
    key = company_key(company)
    found = writing.row("SELECT id FROM employment WHERE contact = ? AND key = ?", (contact, key))
    if found is None:
        writing.insert(
            "employment", contact=contact, company=company, key=key, title=title, starts=starts, ends=ends, now=now,
            source=source,
        )  # fmt: skip
    else:
        writing.update("employment", found[0], company=company, title=title, starts=starts, ends=ends, now=now)


def change_job(writing: Writing, contact: int, company: str, title: str, source: str) -> None:
    """Take a source's word for where a person works now: where else it said so before, they have been."""
    key = company_key(company)
    elsewhere = "SELECT id FROM employment WHERE contact = ? AND source = ? AND now = 1 AND key <> ?"
    for (employment,) in writing.rows(elsewhere, (contact, source, key)):
        writing.update("employment", employment, now=False)
    employ(writing, contact, company, title=title, source=source)


def leave(writing: Writing, contact: int) -> None:
    """Say that a person no longer works where they do."""
    for (employment,) in writing.rows("SELECT id FROM employment WHERE contact = ? AND now = 1", (contact,)):
        writing.update("employment", employment, now=False)


def add_tie(writing: Writing, contact: int, kind: str, *, since: date | None = None, source: str = YOU) -> None:
    """Say why the user knows a person: ``connection``, ``colleague``, ``friend`` or ``interview``."""
    if not writing.row("SELECT 1 FROM tie WHERE contact = ? AND kind = ? AND source = ?", (contact, kind, source)):
        writing.insert("tie", contact=contact, kind=kind, source=source, since=since, told=writing.at)


def delete(writing: Writing, contact: int) -> None:
    """Take a person away of whom nothing else tells.

    Raises:
        peewee.IntegrityError: a card still names them.
    """
    for table in ("handle", "employment", "tie"):
        writing.delete_where(table, "contact", contact)
    writing.delete("contact", contact)


def employed_at(reads: Reads, keys: Iterable[str]) -> tuple[Employment, ...]:
    """All who are or were at companies of these keys, or of keys that go on after them or stop before their end.

    What "acme foods" is worth for "acme", the rules of `core.matching` say.
    """
    found: dict[int, Employment] = {}
    for key in filter(None, keys):
        words = key.split(" ")
        begun = [" ".join(words[:number]) for number in range(1, len(words) + 1)]
        rows = reads.rows(
            f"SELECT id, contact, company, now, ends, source FROM employment WHERE key {_SOME}"
            " OR (key >= ? AND key < ?) ORDER BY id",
            # A space is followed by an exclamation mark: all keys that go on with another word.
            (json.dumps(begun), f"{key} ", f"{key}!"),
        )
        found |= dict(_employments(rows))
    return tuple(found.values())


def employments(reads: Reads, contacts: Collection[int]) -> tuple[Employment, ...]:
    """All that is known of where these people work and worked."""
    rows = reads.rows(
        f"SELECT id, contact, company, now, ends, source FROM employment WHERE contact {_SOME} ORDER BY id",
        (json.dumps(list(contacts)),),
    )
    return tuple(employment for _, employment in _employments(rows))


def ties(reads: Reads, contacts: Collection[int]) -> tuple[Tie, ...]:
    """Why the user knows these people."""
    rows = reads.rows(
        f"SELECT contact, kind, source, since FROM tie WHERE contact {_SOME} ORDER BY id",
        (json.dumps(list(contacts)),),
    )
    return tuple(Tie(contact, kind, source, day(since)) for contact, kind, source, since in rows)


def find(reads: Reads, text: str, limit: int = 200) -> tuple[Contact, ...]:
    """People in whose name or company each word of the text occurs; those whose name begins with it come first."""
    words = folded(text).split()
    if not words:
        return ()
    where = " AND ".join(
        "(c.folded LIKE ? ESCAPE '\\' OR EXISTS"
        " (SELECT 1 FROM employment e WHERE e.contact = c.id AND e.key LIKE ? ESCAPE '\\'))"
        for _ in words
    )
    like = [part for word in words for part in (_anywhere(word),) * 2]
    begins = _escaped(" ".join(words)) + "%"
    rows = reads.rows(
        f"SELECT c.id FROM contact c WHERE {where} ORDER BY c.folded LIKE ? ESCAPE '\\' DESC, c.folded, c.id LIMIT ?",
        (*like, begins, limit),
    )
    ids = [number for (number,) in rows]
    known = some(reads, ids)
    return tuple(known[number] for number in ids)


def _anywhere(word: str) -> str:
    return f"%{_escaped(word)}%"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


def _employments(rows: Iterable[Row]) -> Iterator[tuple[int, Employment]]:
    for number, contact, company, now, ends, source in rows:
        yield number, Employment(contact, company, bool(now), day(ends), source)


def _contact(row: Row, handles: Collection[tuple[str, str]]) -> Contact:
    number, name, company, position, title, mail, link, notes, batch = row
    further = {wanted: [value for kind, value in handles if kind == wanted] for wanted in (MAIL, PHONE, LINK)}
    return Contact(
        number, name, company, title or position or None,
        tuple(dict.fromkeys(filter(None, (mail, *further[MAIL])))),
        tuple(further[PHONE]),
        tuple(dict.fromkeys(filter(None, (link, *further[LINK])))),
        notes, batch,
    )  # fmt: skip
