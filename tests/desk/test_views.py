"""Today, one card, and its timeline."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.core.kinds import AskKind, Channel, Outcome, ReplyKind, Side, StageKind, StepKind, StepState, Way
from desktop.core.reason import Trouble
from desktop.desk import answers, applications, interviews, people, stages, steps, views
from desktop.desk.desk import Desk
from desktop.desk.view import Answer, Draft, NewApplication, NewAsk, Today
from desktop.words import Words
from tests.desk.conftest import NOW, at

WORDS = Words()


def looked(desk: Desk, when: str) -> Today:
    views.look(desk, at(when))
    return views.today(desk, at(when))


def interviewed(desk: Desk, card: int, *names: str) -> int:
    told = Draft(at("2026-11-05 14:30"), at("2026-11-05 15:30"), names, None)
    return interviews.record(desk, at("2026-11-05 16:00"), card, told).result


def test_an_empty_desk(desk: Desk) -> None:
    today = views.today(desk, NOW)
    assert today.empty_desk
    assert (today.day, today.next, today.letters) == (date(2026, 11, 2), None, 0)


def test_the_order_of_today(desk: Desk, card: int) -> None:
    other = applications.add(
        desk, NOW, NewApplication("Quillworks", "Analyst", StageKind.APPLIED, people=("Bo Birk",))
    ).result
    interviewed(desk, card, "Mira Tann")
    answers.replied(desk, at("2026-11-09 09:00"), other, Answer(None, channel=Channel.PHONE))
    third = applications.add(
        desk, NOW, NewApplication("Fernhill", "Writer", StageKind.APPLIED, people=("Cy Cole",))
    ).result
    today = looked(desk, "2026-11-09 12:00")
    (answer,) = today.answers
    assert (answer.application, answer.channel) == (other, Channel.PHONE)
    assert [(one.application, one.step.kind) for one in today.steps] == [
        (card, StepKind.THANK_YOU),
        (third, StepKind.FIRST_MOVE),
    ]
    assert (today.letters, today.minutes) == (2, 4)
    assert today.next is not None


def test_what_is_owed_shows_two_business_days_before(desk: Desk, card: int) -> None:
    asked = Answer(ReplyKind.QUESTION, date(2026, 11, 17), "references")
    answers.replied(desk, at("2026-11-05 10:00"), card, asked)
    assert not looked(desk, "2026-11-12 10:00").steps
    (owed,) = looked(desk, "2026-11-13 10:00").steps
    assert (owed.step.kind, owed.step.state) == (StepKind.OWED, StepState.PLANNED)
    today = views.today(desk, at("2026-11-13 10:00"))
    assert (today.minutes, views.board(desk).due) == (0, 0)
    assert looked(desk, "2026-11-17 10:00").steps[0].step.state is StepState.DUE
    assert views.board(desk).due == 1


def test_how_did_it_go(desk: Desk, card: int) -> None:
    told = Draft(at("2026-11-05 14:30"), None, (), None)
    interview = interviews.record(desk, NOW, card, told).result
    (item,) = looked(desk, "2026-11-05 16:30").how
    assert (item.interview, item.company, item.ended) == (interview, "Acme", at("2026-11-05 15:30"))
    interviews.held(desk, at("2026-11-05 17:00"), interview)
    assert looked(desk, "2026-11-05 17:00").how == ()


def test_snoozed_and_done_today(desk: Desk, card: int) -> None:
    when = at("2026-11-09 10:00")
    (due,) = looked(desk, "2026-11-09 10:00").steps
    steps.snooze(desk, when, due.id, at("2026-11-09 15:00"))
    today = views.today(desk, when)
    assert (today.steps, [item.until for item in today.snoozed]) == ((), [at("2026-11-09 15:00")])
    steps.done(desk, when, due.id, Channel.MAIL)
    today = views.today(desk, when)
    assert (today.snoozed, [one.id for one in today.done]) == ((), [due.id])


def test_nobody_to_write_to(desk: Desk) -> None:
    new = NewApplication("Acme", "Analyst", StageKind.APPLIED, way=Way.PORTAL, link="https://acme.example/jobs/1")
    card = applications.add(desk, NOW, new).result
    (item,) = views.today(desk, NOW).nobody
    assert (item.application, item.rests, item.posting) == (card, date(2026, 11, 23), "https://acme.example/jobs/1")
    assert item.search.endswith("?keywords=Acme+recruiter")
    assert views.today(desk, NOW).portals == 1


def test_at_rest_until_it_is_noted(desk: Desk, card: int) -> None:
    interviewed(desk, card, "Mira Tann")
    for step, when in (
        ("thank_you", "2026-11-06 09:00"),
        ("check_in", "2026-11-12 10:00"),
        ("last_check_in", "2026-11-17 10:00"),
    ):
        found = next(one for one in views.detail(desk, NOW, card).live.steps if one.kind == step)  # type: ignore[union-attr]
        steps.done(desk, at(when), views.detail(desk, NOW, card).step_ids[found.key], Channel.MAIL)
    today = looked(desk, "2026-11-20 10:00")
    (rest,) = today.rested
    assert WORDS.say(rest.said) == "A thank-you and 2 letters in 13 days. More letters rarely help."
    assert today.resting == 1
    applications.all_right(desk, at("2026-11-20 10:00"), card)
    assert views.today(desk, at("2026-11-20 10:00")).rested == ()
    assert WORDS.say(views.detail(desk, at("2026-11-20 10:00"), card).timeline[0].line).startswith("Moved on: 2 of 2")


def test_the_timeline_tells_all(desk: Desk, card: int) -> None:
    interviewed(desk, card, "Mira Tann")
    when = at("2026-11-13 10:00")
    steps.wrote(desk, when, card, Channel.MAIL)
    answers.away(desk, when, card, date(2026, 11, 20))
    answers.bounced(desk, when, card)
    answers.replied(desk, when, card, Answer(ReplyKind.DECIDING, date(2026, 11, 27)))
    answers.replied(desk, when, card, Answer(ReplyKind.QUESTION, date(2026, 11, 27), "salary"))
    contact = views.find(desk, "mira")[0].person.id
    people.ask(desk, when, NewAsk(contact, card, AskKind.WORD, Channel.LINKEDIN))
    applications.move(desk, when, card, stages.named(desk, "offer").id, by=date(2026, 11, 30))
    applications.close(desk, when, card, Outcome.DECLINED)
    applications.move(desk, at("2026-11-14 10:00"), card, stages.named(desk, "applied").id)
    said = {WORDS.say(event.line) for event in views.detail(desk, when, card).timeline}
    assert said >= {
        "Applied", "Interview with Mira Tann", "Out of office until Fri 20 November", "A letter came back",
        "Acme wrote: still deciding, until Fri 27 November", "Acme asked you something, by Fri 27 November",
        "Asked Mira Tann to put in a word", "They made an offer, to be answered by Mon 30 November", "Declined",
        "Open again", "Letter to Mira Tann; it came back",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("new", "line"),
    [
        (NewApplication("Acme", "Cook", StageKind.APPLIED), "Applied"),
        (NewApplication("Acme", "Cook", StageKind.APPLIED, way=Way.PORTAL), "Applied, through a portal"),
        (NewApplication("Acme", "Cook", StageKind.APPLIED, way=Way.AGENCY), "Applied, by an agency"),
        (NewApplication("Acme", "Cook", StageKind.APPLIED, way=Way.AGENCY, through="Reed"), "Applied, by Reed"),
        (
            NewApplication("Acme", "Cook", StageKind.APPLIED, way=Way.PERSON, people=("Mira Tann",)),
            "Applied, to Mira Tann",
        ),
        (NewApplication("Acme", "Cook"), "Saved"),
    ],
)
def test_the_timeline_begins_with_how_it_began(desk: Desk, new: NewApplication, line: str) -> None:
    number = applications.add(desk, NOW, new).result
    assert [WORDS.say(event.line) for event in views.detail(desk, NOW, number).timeline] == [line]


def test_the_timeline_says_what_a_helper_answered(desk: Desk, card: int) -> None:
    interviewed(desk, card, "Ida Lorn")
    contact = views.find(desk, "ida")[0].person.id
    when = at("2026-11-10 10:00")
    said = []
    for answer in (
        Answer(ReplyKind.THANKS, what="the role is still open"),
        Answer(ReplyKind.THANKS),
        Answer(ReplyKind.NO),
    ):
        people.ask(desk, when, NewAsk(contact, card, AskKind.OPEN, Channel.LINKEDIN), anyway=True)
        told = answers.replied(desk, when, card, answer, contact=contact)
        assert WORDS.say(told.name) == "Ida Lorn answered about Acme."
        said += [WORDS.say(event.line) for event in views.detail(desk, when, card).timeline]
    assert set(said) >= {"Ida answered: the role is still open", "Ida answered", "Ida answered: a no"}


def test_detail_of_an_unknown_card(desk: Desk) -> None:
    with pytest.raises(Trouble, match="unknown_application"):
        views.detail(desk, NOW, 9)


def test_detail(desk: Desk, card: int) -> None:
    applications.edit(
        desk, NOW, card, role="Head of Product", link="https://acme.example", salary="70", notes="calm", country="US",
        region="CA", apply_by=date(2026, 12, 1), starred=True, through="Reed", way=Way.AGENCY,
    )  # fmt: skip
    detail = views.detail(desk, NOW, card)
    assert (detail.card.role, detail.link, detail.salary, detail.notes) == (
        "Head of Product",
        "https://acme.example",
        "70",
        "calm",
    )
    assert (detail.country, detail.region, detail.zone) == ("US", "CA", "America/New_York")
    assert (detail.through, detail.way, detail.card.starred) == ("Reed", Way.AGENCY, True)
    assert detail.applied == date(2026, 11, 2)
    applications.edit(desk, NOW, card, company="Acme Foods", link="", country="", applied=None)
    detail = views.detail(desk, NOW, card)
    assert (detail.card.company, detail.link, detail.country, detail.applied) == ("Acme Foods", None, None, None)


def test_whose_turn(desk: Desk, card: int) -> None:
    assert views.detail(desk, NOW, card).card.turn.side is Side.THEIRS
    assert looked(desk, "2026-11-09 10:00").theirs == 0
    detail = views.detail(desk, NOW, card)
    assert detail.main_step is not None
    assert detail.card.turn.side is Side.YOURS
