"""Letters: the template that fits, the facts in it, and the user's own text over it."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.core.kinds import AskKind, Channel, Outcome, ReplyKind
from desktop.core.reason import Trouble
from desktop.desk import answers, applications, history, interviews, letters, people, settings, stages, steps, views
from desktop.desk.desk import Desk
from desktop.desk.view import Answer, Draft, LetterView, NewAsk
from desktop.store import letters as stored
from desktop.store.letters import Text
from tests.desk.conftest import NOW, at


def number(desk: Desk, card: int, kind: str) -> int:
    """The row of the last step of a kind."""
    detail = views.detail(desk, NOW, card)
    return [detail.step_ids[step.key] for plan in detail.plans for step in plan.steps if step.kind == kind][-1]


def letter(desk: Desk, card: int, kind: str, when: str) -> LetterView:
    views.look(desk, at(when))
    return letters.letter(desk, at(when), number(desk, card, kind))


def interviewed(desk: Desk, card: int, *names: str, promised: date | None = None) -> None:
    told = Draft(at("2026-11-05 14:30"), at("2026-11-05 15:30"), names, promised, "two billing systems")
    interviews.record(desk, at("2026-11-05 16:00"), card, told)


def test_a_check_in_after_the_date_that_they_named(desk: Desk, card: int) -> None:
    settings.set_value(desk, NOW, "name", "Lena")
    interviewed(desk, card, "Mira Tann", promised=date(2026, 11, 13))
    steps.done(desk, at("2026-11-06 09:00"), number(desk, card, "thank_you"), Channel.MAIL)
    found = letter(desk, card, "check_in", "2026-11-17 10:00")
    assert found.subject == "Product Manager: a question about timing"
    assert "What you said about two billing systems" in found.body
    assert "You hoped to have news by last Friday." in found.body
    assert found.body.endswith("Kind regards, Lena")
    assert (found.missing, found.edited) == ((), False)


def test_a_check_in_opens_with_the_thanks_that_never_went_out(desk: Desk, card: int) -> None:
    interviewed(desk, card, "Mira Tann")
    assert "thank you" in letter(desk, card, "check_in", "2026-11-12 10:00").body.lower()


def test_a_panel_names_the_others(desk: Desk, card: int) -> None:
    interviewed(desk, card, "Mira Tann", "Bo Birk")
    found = letter(desk, card, "thank_you", "2026-11-05 18:00")
    assert found.to is not None
    assert found.to.name == "Bo Birk"
    assert "Mira Tann" in found.body


def test_still_deciding(desk: Desk, card: int) -> None:
    interviewed(desk, card, "Mira Tann")
    answers.replied(desk, at("2026-11-09 10:00"), card, Answer(ReplyKind.DECIDING, date(2026, 11, 20)))
    assert "you were still deciding" in letter(desk, card, "check_in", "2026-11-24 10:00").body


def test_an_ask_its_nudge_and_how_it_ended(desk: Desk, card: int) -> None:
    contact = views.find(desk, "mira")[0].person.id
    asked = letters.asking(desk, NOW, contact, card, AskKind.OPEN)
    assert "whether the role is still open" in asked.body
    people.ask(desk, NOW, NewAsk(contact, card, AskKind.OPEN, Channel.MAIL))
    assert "On 2 November I asked you" in letter(desk, card, "nudge", "2026-11-09 10:00").body
    answers.replied(desk, NOW, card, Answer(ReplyKind.THANKS), contact=contact)
    applications.close(desk, NOW, card, Outcome.ACCEPTED)
    assert "I took it" in letter(desk, card, "how_it_ended", "2026-11-09 10:00").body


def test_what_is_owed(desk: Desk, card: int) -> None:
    interviewed(desk, card, "Mira Tann")
    answers.replied(
        desk, at("2026-11-09 10:00"), card, Answer(ReplyKind.QUESTION, date(2026, 11, 12), "your references")
    )
    found = letter(desk, card, "owed", "2026-11-10 10:00")
    assert "Thank you for your question" in found.body
    assert "your references" in found.body


def test_an_answer_to_an_offer(desk: Desk, card: int) -> None:
    applications.move(desk, NOW, card, stages.named(desk, "offer").id, by=date(2026, 11, 9))
    assert "answer" in letter(desk, card, "owed", "2026-11-05 10:00").body


@pytest.mark.parametrize("template", ["answer_to_no", "called_off", "no_show"])
def test_short_letters(desk: Desk, card: int, template: str) -> None:
    assert letters.short(desk, NOW, card, template).body
    interviewed(desk, card, "Bo Birk")
    found = letters.short(desk, NOW, card, template)
    assert found.to is not None
    assert found.to.name == "Bo Birk"


def test_the_users_own_text_stands_until_it_is_forgotten(desk: Desk, card: int) -> None:
    step = number(desk, card, "first_move")
    letters.keep(desk, NOW, step, "Hello", "My own words.")
    found = letters.letter(desk, NOW, step)
    assert (found.subject, found.body, found.edited) == ("Hello", "My own words.", True)
    letters.forget(desk, NOW, step)
    assert not letters.letter(desk, NOW, step).edited
    history.undo(desk, NOW)
    assert letters.letter(desk, NOW, step).edited


def test_the_users_own_template(desk: Desk, card: int) -> None:
    with desk.store.writing(views.look(desk, NOW).name, NOW) as w:
        stored.keep_template(w, "first_move", "en", Text("About {{ role }}", "Dear {{ name }},\n\nhello."))
    found = letters.letter(desk, NOW, number(desk, card, "first_move"))
    assert (found.subject, found.body) == ("About Product Manager", "Dear Mira Tann,\n\nhello.")


def test_a_fact_is_told_from_the_letter(desk: Desk, card: int) -> None:
    with pytest.raises(Trouble, match="no_such_fact"):
        letters.tell(desk, NOW, number(desk, card, "first_move"), "talked_about", "billing")
    told = Draft(at("2026-11-05 14:30"), at("2026-11-05 15:30"), ("Mira Tann",), None)
    interviews.record(desk, at("2026-11-05 16:00"), card, told)
    step = number(desk, card, "check_in")
    assert set(letters.letter(desk, NOW, step).missing) >= {"me", "talked_about"}
    letters.tell(desk, NOW, step, "talked_about", "billing")
    letters.tell(desk, NOW, step, "me", "Lena")
    assert not {"me", "talked_about"} & set(letters.letter(desk, NOW, step).missing)


def test_a_fact_of_one_letter_alone(desk: Desk, card: int) -> None:
    told = Draft(at("2026-11-05 14:30"), at("2026-11-05 15:30"), ("Mira Tann",), None)
    interviews.record(desk, at("2026-11-05 16:00"), card, told)
    step = number(desk, card, "last_check_in")
    assert "something_new" in letters.letter(desk, NOW, step).missing
    letters.tell(desk, NOW, step, "something_new", "I passed the exam")
    found = letters.letter(desk, NOW, step)
    assert "something new on my side: I passed the exam." in found.body
    assert "something_new" not in found.missing
    history.undo(desk, NOW)
    assert "something_new" in letters.letter(desk, NOW, step).missing


def test_the_letter_of_a_step_that_is_done(desk: Desk, card: int) -> None:
    step = number(desk, card, "first_move")
    steps.done(desk, at("2026-11-09 10:00"), step, Channel.MAIL)
    assert letters.letter(desk, at("2026-11-10 10:00"), step).body
    with pytest.raises(Trouble, match="unknown_step"):
        letters.letter(desk, NOW, 99)
