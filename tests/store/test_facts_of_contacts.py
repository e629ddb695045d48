"""Letters of cards that are not being planned still keep the gap."""

from __future__ import annotations

from datetime import date

from desktop.core.facts import Sent
from desktop.core.kinds import AskKind, Channel, StepKind, Way
from desktop.store import asks, attempts, companies, contacts, replies
from desktop.store.open import Store
from tests.store.desks import CLOSED, DAY, NOW, card, world, written

TODAY = NOW.date()


def test_letters_of_closed_cards(store: Store) -> None:
    with written(store) as w:
        number, mira = card(w, stage=CLOSED), contacts.add(w, "Mira Tann")
        attempts.add(w, number, Channel.MAIL, kind=StepKind.CHECK_IN, contact=mira, letter=4)
        attempts.add(w, number, Channel.PHONE, happened=NOW - 59 * DAY)
    assert world(store).sent == (
        Sent(TODAY, "acme", mira, 4),
        Sent((NOW - 59 * DAY).date(), "acme", None),
    )
    assert world(store, only=[number]).sent == (), "it is planned itself"


def test_what_does_not_count(store: Store) -> None:
    with written(store) as w:
        number = card(w, stage=CLOSED)
        attempts.add(w, number, Channel.MAIL)
        attempts.add(w, number, Channel.MAIL, happened=NOW - 61 * DAY)
        attempts.add(w, number, Channel.MAIL, kind=StepKind.THANK_YOU)
        attempts.add(w, number, Channel.MAIL, kind=StepKind.OWED)
        replies.add_bounce(w, number, attempt=attempts.add(w, number, Channel.MAIL, kind=StepKind.CHECK_IN))
        replies.add_bounce(w, number)
    assert world(store).sent == (Sent(TODAY, "acme", None),)


def test_through_an_agency_the_gap_holds_for_the_person_alone(store: Store) -> None:
    with written(store) as w:
        agency = companies.ensure(w, "Hunters", is_agency=True)
        companies.update(w, companies.ensure(w, "Acme"), country="JP", zone="Asia/Tokyo")
        number, mira = card(w, stage=CLOSED, way=Way.AGENCY, agency=agency), contacts.add(w, "Mira Tann")
        attempts.add(w, number, Channel.MAIL, contact=mira)
    (sent,) = world(store).sent
    assert (sent.organisation, sent.contact, sent.day) == (None, mira, date(2027, 3, 5)), "it is Friday in Tokyo"
    with written(store) as w:
        companies.update(w, agency, country="PT", zone="Europe/Lisbon")
    assert world(store).sent[0].day == TODAY


def test_asks_and_nudges_go_to_the_contacts_own_company(store: Store) -> None:
    with written(store) as w:
        companies.update(w, companies.ensure(w, "Quillworks"), country="JP", zone="Asia/Tokyo")
        number = card(w, stage=CLOSED)
        ida = contacts.add(w, "Ida Lorn", company="Quillworks Inc.")
        ben = contacts.add(w, "Ben Osk")
        ask = asks.add(w, number, ida, AskKind.WORD, happened=NOW - 7 * DAY)
        asks.add(w, number, ben, AskKind.OPEN)
        asks.add(w, number, ben, AskKind.OPEN, happened=NOW - 90 * DAY)
        attempts.add(w, number, Channel.MAIL, kind=StepKind.NUDGE, plan=f"{number}/ask:{ask}", contact=ida)
    assert world(store).sent == (
        Sent(date(2027, 3, 5), "quillworks", ida),
        Sent(date(2027, 2, 26), "quillworks", ida),
        Sent(TODAY, None, ben),
    )
