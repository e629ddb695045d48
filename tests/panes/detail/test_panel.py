"""All of one application, on a real desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.core.kinds import AskKind, Channel, InterviewState, Outcome, ReplyKind, StageKind, StepKind, StepState, Way
from desktop.core.progress import Unwatched
from desktop.desk import answers, applications, imports, people, steps, views
from desktop.desk.view import Answer, NewApplication, NewAsk
from desktop.panes.detail import writes
from desktop.panes.detail.asides import AwayAside, PersonAside, SureAside, WroteAside
from desktop.panes.detail.edit_form import EditForm
from desktop.panes.detail.panel import DetailPanel
from desktop.panes.look import Look
from desktop.panes.look.widgets import Field
from desktop.panes.moving.short_forms import ClosedForm
from desktop.runner import Runner
from desktop.words import Words
from tests.helpers.told import Told, press

Settle = Callable[[], None]
LIST = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ida,Lorn,https://www.linkedin.com/in/ida-lorn,,Acme GmbH,Engineering lead,04 May 2019
Ben,Osk,https://www.linkedin.com/in/ben-osk,ben@quillworks.example,Quillworks,Data engineer,01 Feb 2018
"""


@pytest.fixture
def panel(qtbot: QtBot, runner: Runner, words: Words, look: Look) -> Iterator[DetailPanel]:
    made = DetailPanel(runner, words, look)
    qtbot.addWidget(made)
    made.resize(364, 750)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def show(panel: DetailPanel, card: int, settle: Settle) -> None:
    panel.show_application(card)
    settle()
    assert panel.shown is not None


def know_people(told: Told) -> None:
    file = told.folder / "Connections.csv"
    file.write_text(LIST, encoding="utf-8")
    told.tell(lambda desk, now: imports.import_files(desk, now, [file], Unwatched()))


def test_all_of_a_card_is_shown(panel: DetailPanel, told: Told, settle: Settle) -> None:
    card = told.check_in_due()
    show(panel, card, settle)
    assert (panel._name.text(), panel._role.text()) == ("Acme", "Product Manager")
    assert panel.strip._line.text() == "Write to Mira today"
    rows = [line.row for line in panel.body.plan._lines]
    assert [(row.mark, row.day, row.text) for row in rows] == [
        ("check", "Thu 4 Mar", "a thank-you to Mira"),
        ("disc", "Tue 16 Mar", "a check-in"),
        ("ring", "Fri 19 Mar", "the last one, with something new"),
        ("square", "Tue 23 Mar", "you stop waiting; they may still write"),
    ]
    assert all(row.why for row in rows)
    assert panel.body._meter.text() == "0 of 2 letters sent. Just right."


def test_the_main_button_opens_the_step(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    card = told.check_in_due()
    show(panel, card, settle)
    with qtbot.waitSignal(panel.open_step) as wanted:
        press(panel, "Open")
    assert wanted.args == [told.step(card, StepKind.CHECK_IN)[0]]


def test_an_answer_is_told_in_place(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    card = told.check_in_due()
    show(panel, card, settle)
    qtbot.keyClick(panel, Qt.Key.Key_R)
    assert panel.answer.isVisible()
    panel.answer.chips.chip("thanks").click()
    qtbot.waitUntil(
        lambda: told.detail(card).timeline[0].icon == "reply" or "thanks" in str(told.detail(card).timeline[0].line)
    )
    assert panel.answer.isHidden()


def test_an_unread_answer_asks_at_once(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    card = told.check_in_due()
    told.tell(partial(answers.replied, application=card, answer=Answer(None)))
    show(panel, card, settle)
    assert panel.strip._line.text() == "Acme wrote"
    assert panel.answer.isVisible()
    panel.answer.chips.chip("no").click()
    press(panel, "Close the card")
    qtbot.waitUntil(lambda: told.detail(card).card.outcome is Outcome.REJECTED)


def test_star_and_notes_are_kept(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    card = told.acme()
    show(panel, card, settle)
    panel.star.click()
    qtbot.waitUntil(lambda: told.detail(card).card.starred)
    panel.body.notes.setFocus()
    qtbot.keyClicks(panel.body.notes, "I said 62 thousand.")
    panel.hide()
    qtbot.waitUntil(lambda: told.detail(card).notes == "I said 62 thousand.")


def test_notes_of_one_card_do_not_go_to_the_next(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    one = told.acme()
    other = told.tell(partial(applications.add, new=NewApplication("Fenmark", "Analyst")))
    show(panel, one, settle)
    qtbot.keyClicks(panel.body.notes, "of Acme")
    show(panel, other, settle)
    assert panel.body.notes.text() == ""
    assert (told.detail(one).notes, told.detail(other).notes) == ("of Acme", "")


def sent_to_mira(told: Told) -> int:
    """The check-in went to Mira Tann by mail."""
    card = told.check_in_due()
    told.tell(partial(people.with_person, application=card, name="Mira Tann", mail="mira@acme.example"))
    told.tell(partial(steps.done, step=told.step(card, StepKind.CHECK_IN)[0], channel=Channel.MAIL))
    return card


def test_a_bounce_asks_for_a_new_address(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    card = sent_to_mira(told)
    show(panel, card, settle)
    panel._bounced()
    qtbot.waitUntil(lambda: isinstance(panel._aside, PersonAside))
    assert told.step(card, StepKind.CHECK_IN)[1].state is StepState.DUE
    panel._aside.mail.set_text("m.tann@acme.example")  # type: ignore[union-attr]
    press(panel, "Save")
    qtbot.waitUntil(lambda: told.detail(card).person.mail == "m.tann@acme.example")


def test_they_are_away_until(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    card = sent_to_mira(told)
    show(panel, card, settle)
    panel._away()
    assert isinstance(panel._aside, AwayAside)
    panel._aside.until.set_day(date(2027, 3, 22))
    press(panel, "Save")
    qtbot.waitUntil(lambda: told.detail(card).card.turn.line.key == "turn.away")


def test_i_wrote_to_them(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    card = told.check_in_due()
    show(panel, card, settle)
    panel._wrote()
    assert isinstance(panel._aside, WroteAside)
    press(panel, "on LinkedIn")
    qtbot.waitUntil(lambda: told.step(card, StepKind.CHECK_IN)[1].state is StepState.DONE)
    assert told.detail(card).timeline[0].channel is Channel.LINKEDIN


def test_one_letter_more_takes_a_second_yes(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    card = told.check_in_due()
    for kind in (StepKind.CHECK_IN, StepKind.LAST_CHECK_IN):
        told.tell(partial(steps.done, step=told.step(card, kind)[0], channel=Channel.MAIL))
        told.later(days=8)
    show(panel, card, settle)
    assert panel.shown is not None
    assert panel.shown.detail.card.resting
    panel._one_more()
    qtbot.waitUntil(lambda: isinstance(panel._aside, SureAside))
    assert told.detail(card).card.resting, "nothing happens before the second yes"
    press(panel, "Yes, all the same")
    qtbot.waitUntil(lambda: not told.detail(card).card.resting)
    qtbot.waitUntil(lambda: panel._aside is None)
    assert [one.application for one in told.ask(views.today).steps] == [card]


def test_closing_and_deleting(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    card = told.acme()
    show(panel, card, settle)
    panel._close_card()
    assert panel.findChildren(ClosedForm)
    press(panel, "They never answered")
    qtbot.waitUntil(lambda: told.detail(card).card.outcome is Outcome.NEVER_ANSWERED)
    with qtbot.waitSignal(panel.closed):
        panel._write(writes.delete)


def test_editing_in_place(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    card = told.acme()
    show(panel, card, settle)
    panel.edit()
    form = panel._aside
    assert isinstance(form, EditForm)
    form.fields["role"].set_text("Head of Product")
    form.fields["country"].set_text("Atlantis")
    press(panel, "Save")
    qtbot.waitUntil(lambda: not form.fields["country"]._sentence.isHidden())
    form.fields["country"].set_text("AT")
    press(panel, "Save")
    qtbot.waitUntil(lambda: told.detail(card).card.role == "Head of Product")
    assert (told.detail(card).country, told.detail(card).zone) == ("AT", "Europe/Vienna")


def test_an_interview_is_changed_from_here(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    card = told.acme()
    show(panel, card, settle)
    interview = told.detail(card).interviews[0]
    assert interview.state is InterviewState.PLANNED
    with qtbot.waitSignal(panel.interview_wanted) as wanted:
        panel.body.interviews.wanted.emit(interview.id, "moved")
    assert wanted.args == [card, "moved", interview.id]


def test_an_ask_is_copied_and_recorded_when_it_went_out(
    qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle
) -> None:
    know_people(told)
    card = told.tell(partial(applications.add, new=NewApplication("Acme", "Product Manager")))
    show(panel, card, settle)
    assert panel.body._parts["people"].head.text() == "Ask before you apply"
    ida = told.detail(card).known[0]
    row = panel.body.people.row(ida.person.id)
    assert row is not None
    assert row._why.text() == 'Connected on LinkedIn since 2019. "Acme GmbH" is Acme.'
    row.pick(AskKind.OPEN)
    qtbot.waitUntil(lambda row=row: row._below.count() > 0)  # type: ignore[misc]
    assert "Ida" in QGuiApplication.clipboard().text()
    assert told.detail(card).known[0].asked is None
    press(row, "Yes, just now")
    qtbot.waitUntil(lambda: told.detail(card).known[0].asked is not None)
    settle()
    row = panel.body.people.row(ida.person.id)
    assert row is not None
    assert row._why.text().startswith("Asked Thu 4 March.")


def test_what_a_helper_answered_is_told_at_their_name(
    qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle
) -> None:
    know_people(told)
    new = NewApplication("Acme", "Product Manager", StageKind.APPLIED, people=("Mira Tann",))
    card = told.tell(partial(applications.add, new=new))
    ida = next(one.person.id for one in told.detail(card).known if one.person.name == "Ida Lorn")
    told.tell(partial(people.ask, new=NewAsk(ida, card, AskKind.OPEN, Channel.LINKEDIN)))
    show(panel, card, settle)
    row = panel.body.people.row(ida)
    assert row is not None
    press(row, "They answered")
    assert row.busy
    field = row.findChild(Field)
    assert field is not None
    field.set_text("the role is still open")
    press(row, "Keep")
    qtbot.waitUntil(lambda: "Ida answered: the role is still open" in timeline_of(panel, told, card))
    settle()
    row = panel.body.people.row(ida)
    assert row is not None
    assert row._why.text() == "Ida answered. A thank-you is ready."
    assert not told.detail(card).card.turn.line.key.startswith("turn.wrote"), "the company did not answer"


def timeline_of(panel: DetailPanel, told: Told, card: int) -> list[str]:
    return [panel._words.say(event.line) for event in told.detail(card).timeline]


def test_a_second_ask_of_one_person_wants_a_second_yes(
    qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle
) -> None:
    know_people(told)
    first = told.tell(partial(applications.add, new=NewApplication("Acme", "Product Manager")))
    second = told.tell(partial(applications.add, new=NewApplication("Acme", "Data Analyst")))
    show(panel, first, settle)
    contact = told.detail(first).known[0].person.id
    row = panel.body.people.row(contact)
    assert row is not None
    row.pick(AskKind.OPEN)
    qtbot.waitUntil(lambda row=row: row._below.count() > 0)  # type: ignore[misc]
    press(row, "Yes, just now")
    qtbot.waitUntil(lambda: told.detail(first).known[0].asked is not None)
    show(panel, second, settle)
    row = panel.body.people.row(contact)
    assert row is not None
    row.pick(AskKind.HIRING)
    qtbot.waitUntil(lambda row=row: row._below.count() > 0)  # type: ignore[misc]
    press(row, "Yes, just now")
    settle()
    assert told.detail(second).known[0].asked is None
    press(row, "Yes, all the same")
    qtbot.waitUntil(lambda: told.detail(second).known[0].asked is not None)


def test_nobody_is_said_kindly(panel: DetailPanel, told: Told, settle: Settle, opened: list[str]) -> None:
    know_people(told)
    card = told.tell(partial(applications.add, new=NewApplication("Zephyr", "Pilot")))
    show(panel, card, settle)
    press(panel, "Look further at LinkedIn")
    assert opened == ["https://www.linkedin.com/search/results/people/?keywords=Zephyr"]


def test_what_is_owed_is_done_from_here(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    card = told.check_in_due()
    question = Answer(ReplyKind.QUESTION, by=date(2027, 3, 18), what="references")
    told.tell(partial(answers.replied, application=card, answer=question))
    show(panel, card, settle)
    assert panel.strip._line.text() == "Your turn: references by Thu 18 Mar"
    press(panel, "It is done")
    qtbot.waitUntil(lambda: told.step(card, StepKind.OWED)[1].state is StepState.DONE)


def test_a_card_that_is_gone_closes_the_panel(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    card = told.acme()
    show(panel, card, settle)
    told.tell(partial(applications.delete, applications=[card]))
    with qtbot.waitSignal(panel.closed):
        panel.refresh()
    settle()


def test_someone_to_write_to(qtbot: QtBot, panel: DetailPanel, told: Told, settle: Settle) -> None:
    new = NewApplication("Quillworks", "Data Analyst", StageKind.APPLIED, date(2027, 3, 1), Way.PORTAL)
    card = told.tell(partial(applications.add, new=new))
    show(panel, card, settle)
    panel._who_to_write()
    assert isinstance(panel._aside, PersonAside)
    panel._aside.name.set_text("Ada Brook")
    press(panel, "Save")
    qtbot.waitUntil(lambda: told.detail(card).person is not None)
    settle()
    assert panel._aside is None


def test_long_names_do_not_widen_the_panel(panel: DetailPanel, told: Told, settle: Settle) -> None:
    new = NewApplication(
        "Wilhelmina Okonkwo-Sandström Partnerships and Regional Operations Holding International",
        "Senior Programme Manager for Partnerships, Payments, Platforms and Everything Else That Nobody Wanted",
        link="https://jobs.example.org/" + "very-long-" * 30,
    )
    card = told.tell(partial(applications.add, new=new))
    show(panel, card, settle)
    assert panel._inside.minimumSizeHint().width() <= panel.width()
