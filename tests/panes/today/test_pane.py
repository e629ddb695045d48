"""Today, on a real desk: what is shown, and what a click does to the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.core.kinds import Channel, Outcome, ReplyKind, StageKind, StepKind, StepState, Way
from desktop.desk import answers, applications, history, interviews, letters, people, stages, steps, views
from desktop.desk.view import Answer, Draft, NewApplication
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import MainButton
from desktop.panes.today.answer_card import AnswerCard
from desktop.panes.today.how_card import HowCard
from desktop.panes.today.letter_card import LetterCard
from desktop.panes.today.missing_fact import MissingFact
from desktop.panes.today.nobody_card import NobodyCard
from desktop.panes.today.owed_card import OwedCard
from desktop.panes.today.pane import TodayPane
from desktop.panes.today.rested_card import RestedCard
from desktop.runner import Runner
from desktop.words import Words
from tests.helpers.told import BERLIN, Told, press


@pytest.fixture
def pane(qtbot: QtBot, runner: Runner, words: Words, look: Look) -> Iterator[TodayPane]:
    made = TodayPane(runner, words, look)
    qtbot.addWidget(made)
    made.resize(1280, 750)
    yield made
    made.hide()


Settle = Callable[[], None]


def show(qtbot: QtBot, pane: TodayPane, settle: Settle) -> None:
    with qtbot.waitExposed(pane):
        pane.show()
    pane.refresh()
    settle()


def letter_card(pane: TodayPane) -> LetterCard:
    return next(card for card in pane.cards.all() if isinstance(card, LetterCard))


def state_of(told: Told, card: int, kind: StepKind) -> StepState:
    state: StepState = told.step(card, kind)[1].state
    return state


def test_an_empty_desk_asks_where_to_begin(qtbot: QtBot, pane: TodayPane, settle: Settle) -> None:
    show(qtbot, pane, settle)
    assert pane.first.isVisible()
    with qtbot.waitSignal(pane.add_wanted):
        press(pane.first, "Add an application")
    with qtbot.waitSignal(pane.people_wanted):
        press(pane.first, "Bring your people")


def test_nothing_due_says_until_when(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told, words: Words) -> None:
    told.acme()
    show(qtbot, pane, settle)
    assert pane.calm.isVisible()
    assert pane.calm._next.text() == "Next: Thu 4 March, a thank-you to Acme."
    assert pane.calm._turns.text() == "Their turn: 1. Resting: 0. You can close this window."


def test_a_letter_is_open_filled_and_has_the_keyboard(
    qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told
) -> None:
    told.check_in_due()
    show(qtbot, pane, settle)
    card = letter_card(pane)
    qtbot.waitUntil(lambda: "bringing two billing systems together" in card._field.text()[1])
    assert card._title.text() == "Check in with Mira Tann"
    assert card._reason.text() == "They said you would hear by Friday 12 March. Two business days have passed."
    assert card._number.text() == "letter 1 of 2"
    assert card.is_open
    assert card.main_button() is not None
    assert not card.main_button().resting  # type: ignore[union-attr]


def test_copy_counts_nothing_until_the_user_says_so(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    application = told.check_in_due()
    show(qtbot, pane, settle)
    card = letter_card(pane)
    qtbot.waitUntil(lambda: bool(card._field.text()[1]))
    qtbot.keyClick(card, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: card._ways.asking)
    assert QGuiApplication.clipboard().text() == card._field.text()[1]
    settle()
    assert state_of(told, application, StepKind.CHECK_IN) is StepState.COPIED
    press(card, "Yes, just now")
    qtbot.waitUntil(lambda: state_of(told, application, StepKind.CHECK_IN) is StepState.DONE)
    settle()
    assert not any(isinstance(one, LetterCard) for one in pane.cards.all())


def test_not_yet_leaves_it_due(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    application = told.check_in_due()
    show(qtbot, pane, settle)
    card = letter_card(pane)
    card._take_way("copy")
    qtbot.waitUntil(lambda: card._ways.asking)
    press(card, "Not yet")
    qtbot.waitUntil(lambda: state_of(told, application, StepKind.CHECK_IN) is StepState.DUE)
    settle()
    assert not card._ways.asking


def test_the_mail_program_gets_the_letter(
    qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told, opened: list[str]
) -> None:
    application = told.check_in_due()
    mira = told.detail(application).interviews[0].people[0]
    told.tell(partial(people.address, contact=mira.id, mail="mira@acme.example"))
    show(qtbot, pane, settle)
    card = letter_card(pane)
    qtbot.waitUntil(lambda: bool(card._field.text()[1]))
    pane.cards.press()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].startswith("mailto:mira@acme.example?subject=Product%20Manager")
    assert card._ways.asking


def test_a_letter_too_long_for_a_mail_program_is_copied(
    qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told, opened: list[str]
) -> None:
    told.check_in_due()
    show(qtbot, pane, settle)
    card = letter_card(pane)
    qtbot.waitUntil(lambda: bool(card._field.text()[1]))
    card._field.body.set_text("word " * 600)
    card._take_way("mail")
    qtbot.waitUntil(lambda: card._ways.asking)
    assert not opened
    assert QGuiApplication.clipboard().text().startswith("word word")


def test_linkedin_copies_and_opens_the_person(
    qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told, opened: list[str]
) -> None:
    told.check_in_due()
    show(qtbot, pane, settle)
    card = letter_card(pane)
    qtbot.waitUntil(lambda: bool(card._field.text()[1]))
    press(card, "LinkedIn")
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].startswith("https://www.linkedin.com/")


def test_a_call_is_recorded_after_the_question(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    application = told.check_in_due()
    show(qtbot, pane, settle)
    card = letter_card(pane)
    press(card, "I phoned")
    press(card, "Yes, just now")
    qtbot.waitUntil(lambda: state_of(told, application, StepKind.CHECK_IN) is StepState.DONE)
    event = told.detail(application).timeline[0]
    assert event.channel is Channel.PHONE


def test_no_word_is_lost(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    told.check_in_due()
    show(qtbot, pane, settle)
    card = letter_card(pane)
    qtbot.waitUntil(lambda: bool(card._field.text()[1]))
    card._field.body.setFocus()
    qtbot.keyClicks(card._field.body, "Hello there. ")
    step = card.due.id
    pane.hide()
    qtbot.waitUntil(lambda: "Hello there." in told.ask(lambda desk, now: letters.letter(desk, now, step)).body)
    assert told.ask(lambda desk, now: letters.letter(desk, now, step)).edited


def test_a_refresh_takes_nothing_from_the_one_who_types(
    qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told
) -> None:
    told.check_in_due()
    show(qtbot, pane, settle)
    card = letter_card(pane)
    qtbot.waitUntil(lambda: bool(card._field.text()[1]))
    card._field.body.setFocus()
    qtbot.keyClicks(card._field.body, "One more thing. ")
    pane.refresh()
    settle()
    assert letter_card(pane) is card
    assert card._field.text()[1].startswith("One more thing. ")
    card.flush()
    settle()


def test_a_missing_fact_is_asked_for_in_place(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    told.acme(about="")
    told.later(hours=3)
    show(qtbot, pane, settle)
    card = letter_card(pane)
    qtbot.waitUntil(lambda: bool(card.findChildren(MissingFact)))
    fact = card.findChildren(MissingFact)[0]
    assert fact.name == "talked_about"
    fact.field.set_text("the grid in the north")
    press(fact, "Put it in")
    qtbot.waitUntil(lambda: "the grid in the north" in card._field.text()[1])


def test_a_last_check_in_asks_for_something_new(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    application = told.check_in_due()
    told.tell(partial(steps.done, step=told.step(application, StepKind.CHECK_IN)[0], channel=Channel.MAIL))
    told.later(days=3)
    show(qtbot, pane, settle)
    card = letter_card(pane)
    qtbot.waitUntil(lambda: bool(card.findChildren(MissingFact)))
    fact = card.findChildren(MissingFact)[0]
    assert fact.name == "something_new"
    fact.field.set_text("I passed the exam")
    press(fact, "Put it in")
    qtbot.waitUntil(lambda: "something new on my side: I passed the exam." in card._field.text()[1])


def recruiter_waits(told: Told, *firms: tuple[str, str]) -> list[int]:
    """Roles through one recruiter, all applied for a week ago."""
    cards = [
        told.tell(partial(applications.add, new=NewApplication(
            company, role, StageKind.APPLIED, way=Way.AGENCY, through="Hire & Co", people=("Mira Tann",)
        )))
        for company, role in firms
    ]  # fmt: skip
    told.later(days=7, hours=2)
    return cards


def test_one_letter_names_the_other_role_too(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    cards = recruiter_waits(told, ("Acme", "Product Manager"), ("Borealis", "Analyst"))
    show(qtbot, pane, settle)
    card = letter_card(pane)
    qtbot.waitUntil(card._named.isVisible)
    assert card._named.line.text() == "Mira also waits for your letter about Analyst at Borealis."
    press(card, "Name it too")
    qtbot.waitUntil(lambda: card._field.text()[0].startswith("Product Manager at Acme and Analyst at Borealis"))
    assert card._named.line.text() == "It counts for Analyst at Borealis too."
    qtbot.keyClick(card, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: card._ways.asking)
    assert "Analyst at Borealis" in QGuiApplication.clipboard().text()
    press(card, "Yes, just now")
    qtbot.waitUntil(lambda: [told.detail(one).live.attempts for one in cards] == [1, 1])


def test_another_role_is_not_counted_unasked(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    cards = recruiter_waits(told, ("Acme", "Product Manager"), ("Borealis", "Analyst"), ("Corvid", "Buyer"))
    show(qtbot, pane, settle)
    card = letter_card(pane)
    qtbot.waitUntil(card._named.isVisible)
    press(card, "Name them all")
    qtbot.waitUntil(lambda: "Corvid" in card._field.text()[0])
    press(card, "Only this one")
    qtbot.waitUntil(lambda: "Corvid" not in card._field.text()[0])
    press(card, "I phoned")
    press(card, "Yes, just now")
    qtbot.waitUntil(lambda: [told.detail(one).live.attempts for one in cards] == [1, 0, 0])


def test_the_users_own_words_stay_when_a_role_is_counted(
    qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told
) -> None:
    cards = recruiter_waits(told, ("Acme", "Product Manager"), ("Borealis", "Analyst"))
    step = told.ask(views.today).steps[0].id
    told.tell(partial(letters.keep, step=step, subject="Two roles", body="Dear Mira, both of them."))
    show(qtbot, pane, settle)
    card = letter_card(pane)
    qtbot.waitUntil(card._named.isVisible)
    press(card, "Count it too")
    qtbot.waitUntil(lambda: card._named.line.text() == "It counts for Analyst at Borealis too.")
    assert card._field.text() == ("Two roles", "Dear Mira, both of them.")
    press(card, "I phoned")
    press(card, "Yes, just now")
    qtbot.waitUntil(lambda: [told.detail(one).live.attempts for one in cards] == [1, 1])


def test_later_puts_it_off_and_not_this_one_leaves_it_out(
    qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told
) -> None:
    application = told.check_in_due()
    show(qtbot, pane, settle)
    letter_card(pane)._snooze("tomorrow")
    qtbot.waitUntil(lambda: bool(told.ask(views.today).snoozed))
    settle()
    qtbot.waitUntil(lambda: not pane.cards.count)
    assert told.ask(views.today).snoozed[0].until.astimezone(BERLIN) == datetime(2027, 3, 17, 10, tzinfo=BERLIN)
    press(pane, "Bring it back")
    qtbot.waitUntil(lambda: pane.cards.count == 1)
    said: list[str] = []
    pane._runner.written.connect(lambda written: said.append(pane._words.say(written.name)))
    press(letter_card(pane), "Not this one")
    qtbot.waitUntil(lambda: bool(said))
    assert state_of(told, application, StepKind.CHECK_IN) is StepState.SKIPPED
    assert said == ["Left out. Next: the last letter on Fri 19 March."]


def test_why_today_opens_in_place(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    told.check_in_due()
    show(qtbot, pane, settle)
    card = letter_card(pane)
    assert card._why.isHidden()
    qtbot.keyClick(card, Qt.Key.Key_W)
    assert not card._why.isHidden()
    assert card._why.text().startswith("Due Tue 16 March.")


@pytest.mark.parametrize(
    ("chip", "kind"),
    [("thanks", ReplyKind.THANKS), ("deciding", ReplyKind.DECIDING), ("next", ReplyKind.NEXT), ("no", ReplyKind.NO)],
)
def test_an_answer_is_sorted_by_a_click(
    qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told, chip: str, kind: ReplyKind
) -> None:
    application = told.check_in_due()
    told.tell(partial(answers.replied, application=application, answer=Answer(None)))
    show(qtbot, pane, settle)
    card = next(one for one in pane.cards.all() if isinstance(one, AnswerCard))
    assert card._title.text() == "Acme wrote, 10:00"
    card.form.chips.chip(chip).click()
    if chip == "deciding":
        press(card, "Keep")
    elif chip == "next":
        press(card, "not fixed yet")
    elif chip == "no":
        assert told.ask(views.today).answers, "nothing happens before the click that completes it"
        press(card, "Leave it open")
    qtbot.waitUntil(lambda: not told.ask(views.today).answers)
    key = told.detail(application).timeline
    assert any(kind.value in event.line.key or kind.value in str(event.line.facts) for event in key)


def test_still_deciding_until_next_week(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    application = told.check_in_due()
    told.tell(partial(answers.replied, application=application, answer=Answer(None)))
    show(qtbot, pane, settle)
    card = next(one for one in pane.cards.all() if isinstance(one, AnswerCard))
    card.form.chips.chip("deciding").click()
    qtbot.waitUntil(lambda: card.form._chips_until._days is not None)
    card.form._chips_until.choose("next_week")
    press(card, "Keep")
    qtbot.waitUntil(lambda: not told.ask(views.today).answers)
    line = told.detail(application).card.turn.line
    assert line.fact("day") == date(2027, 3, 25)


def test_a_no_can_close_the_card(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    application = told.check_in_due()
    told.tell(partial(answers.replied, application=application, answer=Answer(None)))
    show(qtbot, pane, settle)
    card = next(one for one in pane.cards.all() if isinstance(one, AnswerCard))
    card.form.chips.chip("no").click()
    press(card, "Close the card")
    qtbot.waitUntil(lambda: told.detail(application).card.outcome is Outcome.REJECTED)


def test_a_question_is_owed_and_then_done(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    application = told.check_in_due()
    told.tell(partial(answers.replied, application=application, answer=Answer(None)))
    show(qtbot, pane, settle)
    card = next(one for one in pane.cards.all() if isinstance(one, AnswerCard))
    card.form.chips.chip("question").click()
    card.form.question_what.set_text("references")
    card.form.question_by.set_day(date(2027, 3, 16))
    press(card, "Keep")
    qtbot.waitUntil(lambda: any(isinstance(one, OwedCard) for one in pane.cards.all()))
    owed = next(one for one in pane.cards.all() if isinstance(one, OwedCard))
    assert owed._title.text() == "Your turn: references, by Tue 16 March"
    press(owed, "It is done")
    qtbot.waitUntil(lambda: not any(isinstance(one, OwedCard) for one in pane.cards.all()))


def test_an_offer_is_answered_by_its_day(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    card = told.tell(partial(applications.add, new=NewApplication("Acme", "Product Manager", StageKind.APPLIED)))
    offer = told.ask(lambda desk, _now: stages.named(desk, "offer").id)
    told.tell(partial(applications.move, application=card, stage=offer, by=date(2027, 3, 8)))
    told.later(hours=20)
    show(qtbot, pane, settle)
    owed = next(one for one in pane.cards.all() if isinstance(one, OwedCard))
    assert owed._title.text() == "Your turn: an answer to the offer, by Mon 8 March"


def test_how_did_it_go_leads_to_the_panel(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    card = told.tell(partial(applications.add, new=NewApplication("Acme", "Product Manager")))
    starts = datetime(2027, 3, 4, 16, tzinfo=BERLIN)
    interview = told.tell(partial(interviews.record, application=card, draft=Draft(starts, None, ("Mira Tann",), None)))
    told.later(hours=3)
    show(qtbot, pane, settle)
    how = next(one for one in pane.cards.all() if isinstance(one, HowCard))
    assert how._title.text() == "How was Acme?"
    with qtbot.waitSignal(pane.interview_wanted) as wanted:
        press(how, "Tell")
    assert wanted.args == [interview, "held"]


def test_nobody_to_write_to_has_doors(
    qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told, opened: list[str]
) -> None:
    new = NewApplication(
        "Quillworks",
        "Data Analyst",
        StageKind.APPLIED,
        date(2027, 3, 1),
        Way.PORTAL,
        link="https://quillworks.example/1",
    )
    application = told.tell(partial(applications.add, new=new))
    show(qtbot, pane, settle)
    card = next(one for one in pane.cards.all() if isinstance(one, NobodyCard))
    assert card._when.text() == "applied Mon 1 March, by portal"
    press(card, "Open the posting")
    press(card, "Open the search")
    assert opened == [
        "https://quillworks.example/1",
        "https://www.linkedin.com/search/results/people/?keywords=Quillworks+recruiter",
    ]
    press(card, "I found someone")
    card.name_field.set_text("Ada Brook")
    card.mail_field.set_text("ada@quillworks.example")
    press(card, "Save")
    qtbot.waitUntil(lambda: not any(isinstance(one, NobodyCard) for one in pane.cards.all()))
    assert told.detail(application).person.name == "Ada Brook"


def test_a_card_that_came_to_rest_is_said_once(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    told.acme()
    told.later(days=60)
    show(qtbot, pane, settle)
    card = next(one for one in pane.cards.all() if isinstance(one, RestedCard))
    press(card, "All right")
    qtbot.waitUntil(lambda: not any(isinstance(one, RestedCard) for one in pane.cards.all()))


def test_one_card_is_current_and_the_keys_walk(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    told.check_in_due()
    new = NewApplication(
        "Osterby", "Research Associate", StageKind.APPLIED, date(2027, 3, 8), Way.PERSON, people=("Sela Brandt",)
    )
    told.tell(partial(applications.add, new=new))
    show(qtbot, pane, settle)
    first, second = (card for card in pane.cards.all() if isinstance(card, LetterCard))
    assert (first.is_open, second.is_open) == (True, False)
    filled = [one for one in pane.findChildren(MainButton) if one.isVisible() and not one.resting]
    assert len(filled) == 1
    qtbot.keyClick(pane, Qt.Key.Key_Down)
    assert (first.is_open, second.is_open) == (False, True)
    assert pane.cards.current is second
    filled = [one for one in pane.findChildren(MainButton) if one.isVisible() and not one.resting]
    assert len(filled) == 1
    qtbot.keyClick(pane, Qt.Key.Key_Up)
    assert pane.cards.current is first


def test_only_one_button_is_filled_whatever_waits(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    card = told.check_in_due()
    told.tell(partial(answers.replied, application=card, answer=Answer(None)))
    fenmark = told.tell(partial(applications.add, new=NewApplication("Fenmark", "Analyst")))
    starts = told.now.astimezone(BERLIN) - timedelta(hours=2)
    told.tell(partial(interviews.record, application=fenmark, draft=Draft(starts + timedelta(hours=3), None, (), None)))
    told.later(hours=4)
    show(qtbot, pane, settle)
    assert {card.key.split(":")[0] for card in pane.cards.all()} >= {"answer", "how"}
    filled = [one for one in pane.findChildren(MainButton) if one.isVisible() and not one.resting]
    assert len(filled) == 1


def test_after_a_bounce_the_card_asks_for_an_address(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    application = told.check_in_due()
    told.tell(partial(people.with_person, application=application, name="Mira Tann", mail="mira@acme.example"))
    told.tell(partial(steps.done, step=told.step(application, StepKind.CHECK_IN)[0], channel=Channel.MAIL))
    told.tell(partial(answers.bounced, application=application))
    show(qtbot, pane, settle)
    card = letter_card(pane)
    qtbot.waitUntil(lambda: bool(card.findChildren(MissingFact)))
    fact = card.findChildren(MissingFact)[0]
    assert fact.name == "address"
    fact.field.set_text("no address")
    press(fact, "Put it in")
    qtbot.waitUntil(lambda: not fact.field._sentence.isHidden())
    fact.field.set_text("m.tann@acme.example")
    press(fact, "Put it in")
    qtbot.waitUntil(lambda: told.detail(application).person.mail == "m.tann@acme.example")


def test_enter_in_a_field_saves_once(qtbot: QtBot, pane: TodayPane, settle: Settle, told: Told) -> None:
    new = NewApplication("Quillworks", "Data Analyst", StageKind.APPLIED, date(2027, 3, 1), Way.PORTAL)
    application = told.tell(partial(applications.add, new=new))
    show(qtbot, pane, settle)
    card = next(one for one in pane.cards.all() if isinstance(one, NobodyCard))
    card.found_someone()
    card.name_field.set_text("Ada Brook")
    qtbot.keyClick(card.name_field.edit, Qt.Key.Key_Return)
    settle()
    assert told.detail(application).person.name == "Ada Brook"
    told.tell(history.undo)
    assert told.detail(application).person is None
