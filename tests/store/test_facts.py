"""The facts reach the rules as they were told."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.core import facts
from desktop.core.facts import Application, Place
from desktop.core.kinds import (
    AskKind,
    CadenceKind,
    Channel,
    InterviewState,
    Outcome,
    ReplyKind,
    StageKind,
    StepKind,
    Way,
)
from desktop.store import (
    addresses,
    alerts,
    applications,
    asks,
    attempts,
    companies,
    contacts,
    imports,
    interviews,
    marks,
    replies,
)
from desktop.store.open import Store
from desktop.store.writing import Reads
from tests.store.desks import CLOSED, DAY, INTERVIEWING, NOW, SAVED, USER, card, replan, undo, world, written

HOUR = timedelta(hours=1)
BY = date(2027, 3, 12)
TOKYO = Place("JP", None, "Asia/Tokyo")


def only(reads: Reads) -> Application:
    (found,) = world(reads).applications
    return found


def test_a_bare_card(store: Store) -> None:
    with written(store) as w:
        number = card(w, stage=SAVED, apply_by=BY)
    assert only(store) == Application(
        id=number,
        organisation="acme",
        company="Acme GmbH",
        place=USER.place,
        way=Way.NONE,
        saved=NOW,
        apply_by=BY,
        moves=(facts.Move(StageKind.SAVED, NOW, NOW, 1),),
    )


def test_a_card_of_which_everything_was_told(store: Store) -> None:
    with written(store) as w:
        mira, ida = contacts.add(w, "Mira Tann"), contacts.add(w, "Ida Lorn", company="Quillworks Inc.")
        companies.update(w, companies.ensure(w, "Quillworks"), country="JP", zone="Asia/Tokyo")
        batch = imports.start(w, "sheet", "sheet")
        number = card(w, way=Way.PERSON, person=mira, person_told=NOW, applied=NOW - DAY, applied_told=NOW, batch=batch)
        applications.move(w, number, INTERVIEWING, happened=NOW - DAY)
        talk = interviews.add(w, number, NOW, NOW + HOUR, "Asia/Tokyo", people=[mira, ida])
        interviews.update(w, talk, state=InterviewState.HELD, settled=NOW, promised=BY, promised_told=NOW)
        letter = attempts.add(
            w,
            number,
            Channel.MAIL,
            kind=StepKind.THANK_YOU,
            plan=f"{number}/interview:{talk}",
            step=f"{number}/interview:{talk}/thank_you:{mira}",
            contact=mira,
            letter=1,
            anyway=True,
        )
        call = attempts.add(w, number, Channel.PHONE, happened=NOW - DAY)
        ask = asks.add(w, number, ida, AskKind.HIRING, channel=Channel.LINKEDIN, anyway=True)
        plain_ask = asks.add(w, number, mira, AskKind.OPEN)
        reply = replies.add(w, number, kind=ReplyKind.QUESTION, by=BY, what="references", ask=ask, channel=Channel.MAIL)
        away = replies.add_away(w, number, until=BY, contact=mira)
        bounce = replies.add_bounce(w, number, attempt=letter)
        addresses.add(w, number, ida, "ida@quill.example")
        skip = marks.skip(w, number, "1/applying/letter:1")
        marks.copied(w, number, "1/applying/letter:2")
        marks.snooze(w, number, "1/applying/letter:2", NOW + DAY)
        offer = asks.add_offer(w, number, by=BY)
        owed = asks.add_owed(w, number, "references", BY)
        applications.close(w, number, Outcome.WITHDRAWN)
        alerts.delivered(w, number, "1/applying/letter:2", folded=True)

    found = only(store)

    assert (found.person, found.person_told, found.applied, found.applied_told) == (mira, NOW, NOW - DAY, NOW)
    assert found.brought_in
    assert found.moves == (
        facts.Move(StageKind.APPLIED, NOW, NOW, 1),
        facts.Move(StageKind.INTERVIEWING, NOW - DAY, NOW, 2),
    )
    assert found.interviews == (
        facts.Interview(talk, NOW, NOW + HOUR, (mira, ida), InterviewState.HELD, NOW, BY, NOW, NOW),
    )
    assert found.attempts == (
        facts.Attempt(
            letter, NOW, NOW, Channel.MAIL, StepKind.THANK_YOU, "1/interview:1", mira, 1,
            anyway=True, step="1/interview:1/thank_you:1",
        ),
        facts.Attempt(call, NOW - DAY, NOW, Channel.PHONE),
    )  # fmt: skip
    assert found.asks == (
        facts.Ask(ask, ida, AskKind.HIRING, NOW, NOW, "quillworks", TOKYO, Channel.LINKEDIN, anyway=True),
        facts.Ask(plain_ask, mira, AskKind.OPEN, NOW, NOW, None, USER.place),
    )
    assert found.replies == (
        facts.Reply(reply, NOW, NOW, ReplyKind.QUESTION, NOW, BY, ask, "references", Channel.MAIL),
    )
    assert found.aways == (facts.Away(away, NOW, NOW, BY, mira),)
    assert found.bounces == (facts.Bounce(bounce, NOW, NOW, letter),)
    assert found.addresses == (facts.Address(NOW, ida),)
    assert found.skips == (facts.Skip(skip, "1/applying/letter:1", NOW, NOW),)
    assert found.copied == (facts.Mark("1/applying/letter:2", NOW, NOW),)
    assert found.snoozed == (facts.Mark("1/applying/letter:2", NOW + DAY, NOW),)
    assert found.offers == (facts.Offer(offer, NOW, NOW, BY),)
    assert found.owed == (facts.Owed(owed, "references", BY, NOW),)
    assert found.closed == (facts.Closed(Outcome.WITHDRAWN, NOW, NOW),)
    assert found.rung == (facts.Rung("1/applying/letter:2", NOW, folded=True),)
    assert world(store).names == {mira: "Mira Tann", ida: "Ida Lorn"}


def test_letters_go_to_the_agencys_calendar_where_it_is_known(store: Store) -> None:
    with written(store) as w:
        agency = companies.ensure(w, "Hunters", is_agency=True)
        number = card(w, way=Way.AGENCY, agency=agency)
        companies.update(w, companies.ensure(w, "Acme"), country="PT", zone="Europe/Lisbon")
    assert only(store).place == Place("PT", None, "Europe/Lisbon")
    with written(store) as w:
        companies.update(w, agency, country="JP", zone="Asia/Tokyo")
    assert only(store).place == TOKYO
    with written(store) as w:
        applications.update(w, number, way=Way.PORTAL)
    assert only(store).place == Place("PT", None, "Europe/Lisbon")


def test_closed_cards_are_left_out_unless_a_step_is_open_or_they_are_wanted(store: Store) -> None:
    with written(store) as w:
        opened, closed, thanked = card(w), card(w, "Quillworks", CLOSED), card(w, "Fernhill")
        replan(w, only=[closed])
    assert [found.id for found in world(store).applications] == [opened, thanked]
    with written(store) as w:
        ida = contacts.add(w, "Ida Lorn")
        asks.add(w, thanked, ida, AskKind.WORD)
        applications.move(w, thanked, CLOSED)
        applications.close(w, thanked, Outcome.REJECTED)
        replan(w, only=[thanked])
    assert store.rows("SELECT kind FROM step WHERE live = 1 AND state = 'due'") == [("how_it_ended",)]
    assert [found.id for found in world(store).applications] == [opened, thanked]
    assert [found.id for found in world(store, only=[closed]).applications] == [opened, closed, thanked]


def test_a_plan_keeps_its_cadence(store: Store) -> None:
    with written(store) as w:
        number = card(w, way=Way.PERSON, person=contacts.add(w, "Mira"), person_told=NOW, applied=NOW, applied_told=NOW)
        replan(w)
    assert world(store).cadences == {f"{number}/applying": facts.Cadence(CadenceKind.APPLYING)}


def test_the_rules_see_what_the_transaction_wrote(store: Store) -> None:
    with written(store) as w:
        card(w)
        assert len(world(w).applications) == 1
    undo(store)
    assert world(store).applications == ()
