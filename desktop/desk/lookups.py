"""The rows that a use case is about, found or refused in a sentence."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop.core.days import date_at
from desktop.core.facts import Place
from desktop.core.kinds import StageKind, Way
from desktop.core.reason import Reason, Trouble
from desktop.desk import choices
from desktop.desk.view import Person
from desktop.store import accounts, applications, companies, contacts, first_board, interviews, stages
from desktop.store.whereabouts import place_of

if TYPE_CHECKING:
    from desktop.core.board import Card, Stage
    from desktop.store.applications import Application
    from desktop.store.contacts import Contact
    from desktop.store.interviews import Interview
    from desktop.store.writing import Reads


def application(reads: Reads, number: int) -> Application:
    """The application of that id.

    Raises:
        Trouble: there is none.
    """
    found = applications.get(reads, number)
    if found is None:
        raise Trouble("trouble.unknown_application", id=number)
    return found


def card(reads: Reads, number: int) -> Card:
    """The card of an application, as the board shows it.

    Raises:
        Trouble: there is none.
    """
    found = first_board.card(reads, number)
    if found is None:
        raise Trouble("trouble.unknown_application", id=number)
    return found


def has_calendar_server(reads: Reads) -> bool:
    """Whether the calendar is published; asked here where nothing that talks to a server is needed for a no."""
    return accounts.of(reads) is not None


def contact(reads: Reads, number: int) -> Contact:
    """The contact of that id.

    Raises:
        Trouble: there is none.
    """
    found = contacts.get(reads, number)
    if found is None:
        raise Trouble("trouble.unknown_contact", id=number)
    return found


def interview(reads: Reads, number: int) -> Interview:
    """The interview of that id.

    Raises:
        Trouble: there is none.
    """
    found = interviews.get(reads, number)
    if found is None:
        raise Trouble("trouble.unknown_interview", id=number)
    return found


def stage(reads: Reads, number: int) -> Stage:
    """The stage of that id.

    Raises:
        Trouble: there is none.
    """
    found = stages.get(reads, number)
    if found is None:
        raise Trouble("trouble.unknown_stage", stage=str(number), stages=tuple(one.name for one in stages.every(reads)))
    return found


def stage_of(reads: Reads, kind: StageKind) -> Stage:
    """The leftmost stage of a kind.

    Raises:
        Trouble: there is none.
    """
    found = stages.first(reads, kind)
    if found is None:
        raise Trouble("trouble.unknown_stage", stage=kind.value, stages=tuple(one.name for one in stages.every(reads)))
    return found


def place(reads: Reads, card: Application) -> Place:
    """The recipient's calendar.

    It is the agency's where letters go through one and it is known, else the company's, else the user's.
    """
    firm, agency = companies.get(reads, card.company), None
    if card.way is Way.AGENCY and card.agency is not None:
        agency = companies.get(reads, card.agency)
    known = [(one.country, one.region, one.zone) for one in (agency, firm) if one is not None]
    return place_of(next(filter(any, known), (None, None, None)), choices.user(reads))


def fact_name(key: str, card: Application) -> Reason:
    """The name of a write about one card."""
    return Reason.of(key, company=card.company_name, role=card.role)


def not_ahead(reads: Reads, happened: datetime | None, now: datetime) -> datetime:
    """When something happened, by default now.

    Raises:
        Trouble: that lies ahead.
    """
    if happened is not None and happened > now:
        raise Trouble("trouble.not_yet", at=happened.astimezone(ZoneInfo(own_zone(reads))))
    return happened or now


def not_before(day: date, happened: datetime, zone: str, key: str) -> None:
    """Refuse a day before the one on which something happened there.

    Raises:
        Trouble: of that key.
    """
    since = date_at(happened, zone)
    if day < since:
        raise Trouble(key, day=day, since=since)


def own_zone(reads: Reads) -> str:
    """The user's zone."""
    return choices.user(reads).place.zone


def person(reads: Reads, number: int | None) -> Person | None:
    """A contact as the panes see them; None for no id, or one that is gone."""
    found = contacts.get(reads, number) if number is not None else None
    return None if found is None else as_person(found)


def as_person(found: Contact) -> Person:
    """A contact as the panes see them."""
    return Person(
        found.id, found.name, found.company or None, found.position or None, found.mail or None, found.link or None,
        found.phone or None, found.notes,
    )  # fmt: skip
