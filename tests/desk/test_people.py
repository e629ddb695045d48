"""People: addressed, edited, asked."""

from __future__ import annotations

import pytest

from desktop.core.kinds import AskKind, Channel, Outcome, ReplyKind, StageKind, Way
from desktop.core.reason import Trouble
from desktop.desk import answers, applications, people, steps, views
from desktop.desk.desk import Desk
from desktop.desk.view import Answer, NewApplication, NewAsk, Person
from desktop.words import Words
from tests.desk.conftest import NOW, at

WORDS = Words()


def person(desk: Desk, name: str) -> Person:
    return views.find(desk, name)[0].person


def asked(desk: Desk, card: int, when: str) -> str:
    """What stands in place of *Ask*."""
    views.look(desk, at(when))
    state = views.who(desk, "Quillworks", card)[0].asked
    assert state is not None
    return WORDS.say(state)


@pytest.fixture
def helper(desk: Desk) -> tuple[int, int]:
    """A saved card at Quillworks, and Ben, who works there and whom another card named."""
    quill = applications.add(desk, NOW, NewApplication("Quillworks", "Analyst")).result
    applications.add(desk, NOW, NewApplication("Fernhill", "Writer", people=("Ben Osk",)))
    ben = person(desk, "ben").id
    people.edit(desk, NOW, ben, company="Quillworks")
    return quill, ben


def test_edit(desk: Desk, card: int) -> None:
    mira = person(desk, "mira")
    people.edit(
        desk, NOW, mira.id, name="Mira  Tann-Voss", company="Quillworks", position="Lead", mail="m@q.example",
        phone="+49 555", link="https://l.example", notes="met in May",
    )  # fmt: skip
    found = person(desk, "tann-voss")
    assert found == Person(
        mira.id, "Mira Tann-Voss", "Quillworks", "Lead", "m@q.example", "https://l.example", "+49 555", "met in May"
    )
    people.edit(desk, NOW, mira.id, position="Head")
    assert person(desk, "tann-voss").position == "Head"
    people.edit(desk, NOW, mira.id, company="", mail="")
    assert (person(desk, "tann-voss").company, person(desk, "tann-voss").mail) == (None, None)
    for wrong in ({"name": " "}, {"mail": "nonsense"}):
        with pytest.raises(Trouble):
            people.edit(desk, NOW, mira.id, **wrong)


def test_the_address_is_told_to_the_cards_that_write_there(desk: Desk, card: int) -> None:
    mira = person(desk, "mira").id
    steps.wrote(desk, at("2026-11-09 10:00"), card, Channel.MAIL)
    answers.bounced(desk, at("2026-11-09 10:05"), card)
    assert people.address(desk, at("2026-11-09 11:00"), mira, "mira@acme.example").result == card
    lonely = people.with_person(
        desk, NOW, applications.add(desk, NOW, NewApplication("B", "C")).result, "Bo Birk"
    ).result
    assert people.address(desk, NOW, lonely, "bo@b.example").result is not None


def test_the_way_in_stays_an_agency(desk: Desk) -> None:
    new = NewApplication("Acme", "Analyst", StageKind.APPLIED, way=Way.AGENCY, through="Reed")
    card = applications.add(desk, NOW, new).result
    people.with_person(desk, NOW, card, "Rita Reed")
    detail = views.detail(desk, NOW, card)
    assert (detail.way, detail.person.company) == (Way.AGENCY, "Reed")  # type: ignore[union-attr]
    portal = applications.add(desk, NOW, NewApplication("Fernhill", "Writer", way=Way.PORTAL)).result
    people.with_person(desk, NOW, portal, "Cy Cole")
    assert views.detail(desk, NOW, portal).way is Way.PERSON


def test_what_became_of_an_ask(desk: Desk, helper: tuple[int, int]) -> None:
    quill, ben = helper
    people.ask(desk, NOW, NewAsk(ben, quill, AskKind.OPEN, Channel.MAIL))
    assert asked(desk, quill, "2026-11-02 10:00") == "Asked Mon 2 November. A nudge on Mon 9 November, then no more."
    nudge = next(step for step in views.plans(desk, quill).plans[-1].steps if step.kind == "nudge")
    steps.done(desk, at("2026-11-09 10:00"), views.plans(desk, quill).ids[nudge.key], Channel.MAIL)
    assert asked(desk, quill, "2026-11-09 10:00") == "Asked Mon 2 November, and nudged once."
    answers.replied(desk, at("2026-11-10 10:00"), quill, Answer(ReplyKind.THANKS))
    assert asked(desk, quill, "2026-11-10 10:00") == "Ben answered. A thank-you is ready."
    thanks = next(step for step in views.plans(desk, quill).plans[-1].steps if step.kind == "thank_you")
    steps.done(desk, at("2026-11-10 11:00"), views.plans(desk, quill).ids[thanks.key], Channel.MAIL)
    assert asked(desk, quill, "2026-11-10 11:00") == "Ben answered, and you said thanks."
    applications.close(desk, at("2026-11-16 10:00"), quill, Outcome.REJECTED)
    assert asked(desk, quill, "2026-11-16 10:00") == "Tell Ben how it ended. Two lines are ready."


def test_an_ask_without_an_answer_is_left(desk: Desk, helper: tuple[int, int]) -> None:
    quill, ben = helper
    people.ask(desk, NOW, NewAsk(ben, quill, AskKind.OPEN, Channel.MAIL))
    nudge = next(step for step in views.plans(desk, quill).plans[-1].steps if step.kind == "nudge")
    steps.skip(desk, at("2026-11-09 10:00"), views.plans(desk, quill).ids[nudge.key])
    assert asked(desk, quill, "2026-12-01 10:00").startswith("Left on ")
    people.ask(desk, at("2026-12-01 10:00"), NewAsk(ben, quill, AskKind.WORD))


def test_an_answer_of_someone_who_was_not_asked(desk: Desk, card: int) -> None:
    with pytest.raises(Trouble, match="nothing_asked"):
        answers.replied(desk, NOW, card, Answer(None), contact=person(desk, "mira").id)


def test_sorting_an_answer(desk: Desk, card: int) -> None:
    steps.wrote(desk, at("2026-11-09 10:00"), card, Channel.MAIL)
    reply = answers.replied(desk, at("2026-11-10 10:00"), card, Answer(None, channel=Channel.PHONE)).result
    with pytest.raises(Trouble, match="no_kind"):
        answers.sort(desk, NOW, reply, Answer(None))
    with pytest.raises(Trouble, match="unknown_reply"):
        answers.sort(desk, NOW, 99, Answer(ReplyKind.NO))
    assert answers.sort(desk, at("2026-11-10 11:00"), reply, Answer(ReplyKind.NO)).result == card
    assert WORDS.say(views.detail(desk, NOW, card).card.turn.line) == "They said no"


def test_a_call_cannot_come_back(desk: Desk, card: int) -> None:
    steps.wrote(desk, at("2026-11-09 10:00"), card, Channel.PHONE)
    with pytest.raises(Trouble, match="nothing_to_bounce"):
        answers.bounced(desk, at("2026-11-09 10:05"), card)


def test_copied_and_not_yet(desk: Desk, card: int) -> None:
    when = at("2026-11-09 10:00")
    views.look(desk, when)
    (due,) = views.due(desk, when).steps
    steps.copied(desk, when, due.id)
    assert views.due(desk, when).steps[0].step.state == "copied"
    steps.not_yet(desk, when, due.id)
    assert views.due(desk, when).steps[0].step.state == "due"
