"""People: whom to write to, under which address, and what was asked of whom."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TypedDict, Unpack

from desktop.core.kinds import CadenceKind, Way
from desktop.core.names import company_key
from desktop.core.reason import Reason, Trouble
from desktop.desk import lookups
from desktop.desk.desk import Desk
from desktop.desk.guessing import guess_place
from desktop.desk.view import NewAsk, Written
from desktop.desk.writes import write
from desktop.store import addresses, applications, asks, attempts, contacts, outlooks
from desktop.store.writing import Reads, Writing

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


class EditedPerson(TypedDict, total=False):
    """What can be changed of a person; what is left out stays."""

    name: str
    company: str
    position: str
    mail: str
    phone: str
    link: str
    notes: str


def with_person(desk: Desk, now: datetime, application: int, name: str, mail: str | None = None) -> Written[int]:
    """Name the person to write to, known or new; the contact's id.

    Raises:
        Trouble: an unknown card, no name, or what is no mail address.
    """
    card = lookups.application(desk.store, application)
    name, mail = _named(name), _checked(mail)
    title = Reason.of("name.with", name=name, company=card.company_name)
    with write(desk, now, title, about=[application]) as entry:
        w = entry.w
        contact = person_at(w, name, card.agency_name or card.company_name, met=False)
        way = card.way if card.way is Way.AGENCY else Way.PERSON
        applications.update(w, application, person=contact, person_told=now, way=way)
        if mail:
            contacts.use_mail(w, contact, mail)
            addresses.add(w, application, contact, mail)
            guess_place(w, card.agency or card.company, mail=mail)
    return entry.written(contact)


def address(desk: Desk, now: datetime, contact: int, mail: str) -> Written[int | None]:
    """A new address of a person; the id of the card whose letters go to them, the last written to first.

    Raises:
        Trouble: an unknown contact, or what is no mail address.
    """
    person = lookups.contact(desk.store, contact)
    mail = _checked(mail) or ""
    cards = _written_to(desk.store, contact)
    with write(desk, now, Reason.of("name.address", name=person.name), about=cards) as entry:
        contacts.use_mail(entry.w, contact, mail)
        for card in cards:
            addresses.add(entry.w, card, contact, mail)
    return entry.written(cards[0] if cards else None)


def ask(desk: Desk, now: datetime, new: NewAsk, *, on: datetime | None = None, anyway: bool = False) -> Written[int]:
    """A request to a contact went out; its id.

    Raises:
        Trouble: an unknown contact or card; or, until a second yes, one that waits for an answer of that person.
    """
    person, card = lookups.contact(desk.store, new.contact), lookups.application(desk.store, new.application)
    happened = lookups.not_ahead(desk.store, on, now)
    if not anyway and _open_ask(desk.store, new.contact):
        raise Trouble("trouble.ask_open", asks=True, name=person.name)
    name = Reason.of("name.asked", name=person.name, company=card.company_name)
    with write(desk, now, name, about=[card.id]) as entry:
        number = asks.add(
            entry.w, card.id, new.contact, new.kind, channel=new.channel, happened=happened, anyway=anyway
        )
    return entry.written(number)


def edit(desk: Desk, now: datetime, contact: int, **edited: Unpack[EditedPerson]) -> Written[None]:
    """Change what is known of a person.

    Raises:
        Trouble: an unknown contact, no name, or what is no mail address.
    """
    person = lookups.contact(desk.store, contact)
    if "name" in edited:
        edited["name"] = _named(edited["name"])
    if edited.get("mail"):
        _checked(edited["mail"])
    with write(desk, now, Reason.of("name.edited_person", name=edited.get("name", person.name))) as entry:
        _keep(entry.w, contact, edited)
    return entry.written(None)


def person_at(w: Writing, name: str, company: str, *, met: bool) -> int:
    """Within a write: the contact of this name at a company, who is added where there is none."""
    name = _named(name)
    found = known_at(w, name, company)
    if found is None:
        return contacts.add(w, name, company=company, tie="interview" if met else None)
    if met:
        contacts.add_tie(w, found, "interview")
    return found


def known_at(reads: Reads, name: str, company: str) -> int | None:
    """The contact of this name at a company, or one of whom it is not known where they work.

    Someone of the same name who works elsewhere is another one.
    """
    key = company_key(company)
    found = contacts.named(reads, name, key)
    if found is None:
        return None
    theirs = contacts.employments(reads, [found])
    return found if not theirs or any(company_key(one.company) == key for one in theirs) else None


def _keep(w: Writing, contact: int, edited: EditedPerson) -> None:
    for column in ("name", "position", "link", "notes"):
        if column in edited:
            contacts.update(w, contact, **{column: edited[column]})
    if edited.get("mail"):
        contacts.use_mail(w, contact, edited["mail"])
    elif "mail" in edited:
        contacts.update(w, contact, mail="")
    if "phone" in edited:
        contacts.set_phone(w, contact, edited["phone"])
    _keep_work(w, contact, edited)


def _keep_work(w: Writing, contact: int, edited: EditedPerson) -> None:
    before = lookups.contact(w, contact)
    company, position = edited.get("company", before.company), edited.get("position", before.position or "")
    if company != before.company:
        contacts.leave(w, contact)
    if company and edited.keys() & {"company", "position"}:
        contacts.employ(w, contact, company, title=position)


def _open_ask(reads: Reads, contact: int) -> bool:
    asked = asks.to(reads, contact)
    keys = {f"{one.application}/{CadenceKind.ASK}:{one.id}" for one in asked}
    plans = (kept.plan for card in {one.application for one in asked} for kept in outlooks.plans(reads, card))
    return any(plan.key in keys and plan.over is None for plan in plans)


def _written_to(reads: Reads, contact: int) -> list[int]:
    """Cards whose letters go to a contact: those that were written to last come first."""
    last = {
        card.id: max((one.happened for one in attempts.of(reads, card.id) if one.contact == contact), default=None)
        for card in applications.every(reads)
    }
    cards = [card.id for card in applications.every(reads) if card.person == contact or last[card.id]]
    return sorted(cards, key=lambda card: (last[card] is not None, last[card] or 0, -card), reverse=True)


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Trouble("trouble.no_name")
    return name


def _checked(mail: str | None) -> str | None:
    if mail is not None and not _MAIL.fullmatch(mail.strip()):
        raise Trouble("trouble.no_mail", mail=mail)
    return mail.strip() if mail else None
