"""Cards: added, edited, moved, closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TypedDict, Unpack

from desktop.core.days import later_date, moment_at
from desktop.core.kinds import Outcome, StageKind, Way
from desktop.core.reason import Reason, Trouble
from desktop.desk import lookups, places
from desktop.desk.desk import Desk
from desktop.desk.guessing import guess_place
from desktop.desk.people import person_at
from desktop.desk.view import NewApplication, Written
from desktop.desk.writes import write
from desktop.store import applications as stored
from desktop.store import asks, companies
from desktop.store.applications import Application
from desktop.store.writing import Writing

_NOON = time(12)
_PLAIN, _TEXTS = ("notes", "way", "apply_by", "starred"), ("link", "place", "salary")


class Edited(TypedDict, total=False):
    """What can be changed on a card; what is left out stays. Texts that are empty are taken away."""

    company: str
    role: str
    link: str
    place: str
    salary: str
    notes: str
    way: Way
    through: str
    country: str
    region: str
    zone: str
    applied: date | None
    apply_by: date | None
    starred: bool


def add(desk: Desk, now: datetime, new: NewApplication) -> Written[int]:
    """Add an application; its id.

    Raises:
        Trouble: no company or role, an unknown stage, country, region or zone, or a day of applying that lies ahead.
    """
    company, role = _named(new.company, new.role)
    known = places.told(new.country, new.region, new.zone, near=_zone(desk))
    stage = (
        lookups.stage_of(desk.store, new.stage)
        if isinstance(new.stage, StageKind)
        else lookups.stage(desk.store, new.stage)
    )
    with write(desk, now, Reason.of("name.added", company=company, role=role)) as entry:
        w = entry.w
        firm = companies.ensure(w, company)
        agency = companies.ensure(w, new.through, is_agency=True) if new.through else None
        if known.country is not None:
            companies.update(w, firm, **known._asdict(), place_guessed=False)
        guess_place(w, firm, link=new.link)
        card = stored.add(
            w, firm, role, stage.id, way=new.way, agency=agency, link=new.link, place=new.place, notes=new.notes,
            apply_by=new.apply_by,
        )  # fmt: skip
        people = [person_at(w, name, new.through or company, met=False) for name in new.people]
        if people:
            stored.update(w, card, person=people[0], person_told=now)
        if stage.kind is StageKind.APPLIED or new.applied:
            _applied(w, now, card, new.applied)
        if stage.kind is StageKind.OFFER:
            asks.add_offer(w, card)
    return entry.written(card)


def edit(desk: Desk, now: datetime, application: int, **edited: Unpack[Edited]) -> Written[None]:
    """Change what a card says.

    Raises:
        Trouble: an unknown application, country, region or zone, or an empty name.
    """
    card = lookups.application(desk.store, application)
    company, role = _named(edited.get("company", card.company_name), edited.get("role", card.role))
    with write(desk, now, Reason.of("name.edited", company=company, role=role), about=[application]) as entry:
        w = entry.w
        firm = companies.ensure(w, company) if company != card.company_name else card.company
        stored.update(w, application, company=firm, role=role)
        plain = {name: value for name, value in edited.items() if name in _PLAIN}
        texts = {name: value or None for name, value in edited.items() if name in _TEXTS}
        stored.update(w, application, **plain, **texts)  # type: ignore[arg-type]
        if "through" in edited:
            through = edited["through"]
            stored.update(w, application, agency=companies.ensure(w, through, is_agency=True) if through else None)
        if edited.keys() & {"country", "region", "zone"}:
            _set_place(desk, w, firm, edited)
        if "applied" in edited:
            _set_applied(w, now, application, edited["applied"])
    return entry.written(None)


def delete(desk: Desk, now: datetime, applications: Sequence[int]) -> Written[None]:
    """Take cards away with all that was told of them; undo brings them back whole.

    Raises:
        Trouble: an unknown application.
    """
    cards = [lookups.application(desk.store, number) for number in applications]
    with write(desk, now, _name_of_many("name.deleted", cards)) as entry:
        for card in cards:
            stored.delete(entry.w, card.id)
    return entry.written(None)


def move(
    desk: Desk,
    now: datetime,
    application: int,
    stage: int,
    position: int | None = None,
    *,
    by: date | None = None,
    on: datetime | None = None,
) -> Written[None]:
    """Put a card into a stage, at a position from 0 among its cards (by default the top).

    The first time in Applied it counts as applied; in Offer the offer is recorded.

    Args:
        desk: where.
        now: when it is told.
        application: the card.
        stage: id of the stage.
        position: in the stage.
        by: the date by which an offer is to be answered.
        on: when it happened, by default now.

    Raises:
        Trouble: an unknown card or stage, a date for something that is no offer, or one that is over.
    """
    card, to = lookups.application(desk.store, application), lookups.stage(desk.store, stage)
    happened = lookups.not_ahead(desk.store, on, now)
    if by is not None:
        if to.kind is not StageKind.OFFER:
            raise Trouble("trouble.by_without_offer", stage=to.name)
        lookups.not_before(by, happened, lookups.place(desk.store, card).zone, "trouble.offer_before")
    key = "name.moved" if to.id != card.stage else "name.sorted"
    name = Reason.of(key, company=card.company_name, role=card.role, stage=to.name)
    with write(desk, now, name, about=[application], plans=to.id != card.stage or by is not None) as entry:
        enter(entry.w, now, card, to.id, to.kind, position, by=by, on=on)
    return entry.written(None)


def move_many(
    desk: Desk, now: datetime, applications: Sequence[int], stage: int, position: int | None = None
) -> Written[None]:
    """Put several cards into a stage, in this order from a position on (by default the top).

    Raises:
        Trouble: an unknown card or stage.
    """
    cards = [lookups.application(desk.store, number) for number in applications]
    to = lookups.stage(desk.store, stage)
    name = Reason.of("name.moved_many", n=len(cards), stage=to.name)
    with write(desk, now, name, about=applications) as entry:
        for card in reversed(cards):
            enter(entry.w, now, card, to.id, to.kind, position)
    return entry.written(None)


def close(
    desk: Desk, now: datetime, application: int, outcome: Outcome, *, on: datetime | None = None
) -> Written[None]:
    """Close a card, or say of a closed one why; it moves to the closed stage.

    Raises:
        Trouble: an unknown card, or a moment that lies ahead.
    """
    card, closed = lookups.application(desk.store, application), lookups.stage_of(desk.store, StageKind.CLOSED)
    happened = lookups.not_ahead(desk.store, on, now)
    with write(desk, now, lookups.fact_name("name.closed", card), about=[application]) as entry:
        if card.kind is not StageKind.CLOSED:
            stored.move(entry.w, application, closed.id, happened=happened)
        stored.close(entry.w, application, outcome, happened=happened)
    return entry.written(None)


def star(desk: Desk, now: datetime, application: int, *, starred: bool) -> Written[None]:
    """Set a card's star, or take it off.

    Raises:
        Trouble: an unknown card.
    """
    card = lookups.application(desk.store, application)
    key = "name.starred" if starred else "name.unstarred"
    with write(desk, now, lookups.fact_name(key, card), plans=False) as entry:
        stored.update(entry.w, application, starred=starred)
    return entry.written(None)


def note(desk: Desk, now: datetime, application: int, text: str) -> Written[None]:
    """Keep the notes of a card.

    Raises:
        Trouble: an unknown card.
    """
    card = lookups.application(desk.store, application)
    with write(desk, now, lookups.fact_name("name.noted", card), plans=False) as entry:
        stored.update(entry.w, application, notes=text)
    return entry.written(None)


def all_right(desk: Desk, now: datetime, application: int) -> Written[None]:
    """The user took note that a card came to rest.

    Raises:
        Trouble: an unknown card.
    """
    card = lookups.application(desk.store, application)
    with write(desk, now, lookups.fact_name("name.acknowledged", card), undo=False, plans=False) as entry:
        stored.acknowledge(entry.w, application)
    return entry.written(None)


def enter(
    w: Writing,
    now: datetime,
    card: Application,
    stage: int,
    kind: StageKind,
    position: int | None = None,
    *,
    by: date | None = None,
    on: datetime | None = None,
) -> None:
    """Within a write: a card enters a stage, with what that tells."""
    stored.move(w, card.id, stage, position, happened=on)
    if card.applied is None and kind is StageKind.APPLIED:
        stored.update(w, card.id, applied=on or now, applied_told=now, applied_by_day=False)
    if kind is StageKind.OFFER and (by is not None or card.kind is not StageKind.OFFER):
        _offered(w, card, by, on)


def _offered(w: Writing, card: Application, by: date | None, on: datetime | None) -> None:
    """A new offer; where the card is in Offer already, or comes back without a new date, the old one."""
    there = asks.offers(w, card.id)
    if not there or (card.kind is not StageKind.OFFER and by is not None):
        asks.add_offer(w, card.id, by=by, happened=on)
    elif by is not None:
        asks.set_offer(w, there[-1].id, by)


def _applied(w: Writing, now: datetime, application: int, day: date | None) -> None:
    if day is None:
        stored.update(w, application, applied=now, applied_told=now, applied_by_day=False)
    else:
        _set_applied(w, now, application, day)


def _set_applied(w: Writing, now: datetime, application: int, day: date | None) -> None:
    """Only the day is known: it is taken as noon there, today as now where that is earlier."""
    if day is None:
        stored.update(w, application, applied=None, applied_told=None, applied_by_day=False)
        return
    zone = lookups.place(w, lookups.application(w, application)).zone
    if day > later_date(now, zone, lookups.own_zone(w)):
        raise Trouble("trouble.applied_ahead", day=day)
    at = min(moment_at(day, _NOON, zone), now).astimezone(UTC)
    stored.update(w, application, applied=at, applied_told=now, applied_by_day=True)


def _set_place(desk: Desk, w: Writing, firm: int, edited: Edited) -> None:
    """An empty country forgets the place; another country without a zone takes its main one."""
    before = companies.get(w, firm)
    country = edited.get("country", before.country if before else None) or None
    moved = before is None or country != before.country
    region = edited.get("region", None if moved or before is None else before.region) or None
    zone = edited.get("zone", None if moved or before is None else before.zone) or None
    known = places.told(country, region, zone, near=_zone(desk))
    companies.update(w, firm, **known._asdict(), place_guessed=False)


def _zone(desk: Desk) -> str:
    return lookups.own_zone(desk.store)


def _named(company: str, role: str) -> tuple[str, str]:
    company, role = " ".join(company.split()), " ".join(role.split())
    if not company:
        raise Trouble("trouble.no_company")
    if not role:
        raise Trouble("trouble.no_role")
    return company, role


def _name_of_many(key: str, cards: Sequence[Application]) -> Reason:
    if len(cards) == 1:
        return lookups.fact_name(key, cards[0])
    return Reason.of(f"{key}_many", n=len(cards))
