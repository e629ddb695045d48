"""What a move asks, on a real desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.board import Stage
from desktop.core.kinds import InterviewState, Outcome, StageKind, StepKind, Way
from desktop.desk import applications, history, interviews, settings, stages, views
from desktop.desk.view import Draft, NewApplication
from desktop.panes.look import Look
from desktop.panes.moving.interview_form import InterviewForm
from desktop.panes.moving.panel import MovePanel
from desktop.panes.moving.short_forms import AppliedForm, ClosedForm, MovedForm, OfferForm
from desktop.runner import Runner
from desktop.words import Words
from tests.helpers.told import BERLIN, Told, press

Settle = Callable[[], None]


@pytest.fixture
def panel(qtbot: QtBot, runner: Runner, words: Words, look: Look) -> Iterator[MovePanel]:
    made = MovePanel(runner, words, look)
    qtbot.addWidget(made)
    made.resize(456, 720)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def stage(told: Told, kind: StageKind) -> Stage:
    found: Stage = next(one for one in told.ask(views.board).stages if one.kind is kind)
    return found


def saved(told: Told) -> int:
    return int(told.tell(partial(applications.add, new=NewApplication("Acme", "Product Manager"))))


def drag(qtbot: QtBot, panel: MovePanel, told: Told, card: int, kind: StageKind, settle: Settle) -> Any:
    """Move a card as the board does, and wait for the panel's question."""
    origin, to = told.detail(card).stage, stage(told, kind)
    told.tell(partial(applications.move, application=card, stage=to.id))
    panel.begin(card, origin, to)
    qtbot.waitUntil(lambda: panel.form is not None)
    settle()
    return panel.form


def dates(form: InterviewForm) -> list[tuple[str, str]]:
    return [(line.row.day, line.row.text) for line in form.plan._lines]


def test_with_the_defaults_it_is_one_key(qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle) -> None:
    card = saved(told)
    form = drag(qtbot, panel, told, card, StageKind.INTERVIEWING, settle)
    assert (form.day.day, form.start.time, form.until.time) == (date(2027, 3, 4), time(14), time(15))
    qtbot.waitUntil(lambda: len(dates(form)) == 4)
    assert dates(form)[1] == ("Thu 11 March", "a check-in, if you have heard nothing")
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    shown = told.detail(card)
    assert shown.stage.kind is StageKind.INTERVIEWING
    assert told.step(card, StepKind.CHECK_IN)[1].day == date(2027, 3, 11)
    assert told.ask(lambda desk, now: settings.get(desk)).letter_time_asked


def test_the_first_plan_asks_once_whether_to_start_with_the_computer(
    qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle
) -> None:
    form = drag(qtbot, panel, told, saved(told), StageKind.INTERVIEWING, settle)
    press(form.at_login, "Yes")
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert told.ask(lambda desk, now: settings.get(desk)).starts_at_login
    form = drag(qtbot, panel, told, saved(told), StageKind.INTERVIEWING, settle)
    assert (form.letter_time, form.at_login) == (None, None)


def test_without_a_yes_it_does_not_start_with_the_computer(
    qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle
) -> None:
    drag(qtbot, panel, told, saved(told), StageKind.INTERVIEWING, settle)
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert not told.ask(lambda desk, now: settings.get(desk)).at_login_asked


def test_one_undo_takes_move_interview_and_plan_together(
    qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle
) -> None:
    card = saved(told)
    drag(qtbot, panel, told, card, StageKind.INTERVIEWING, settle)
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    told.tell(history.undo)
    shown = told.detail(card)
    assert shown.stage.kind is StageKind.SAVED
    assert not shown.interviews
    assert shown.live is None
    told.tell(history.redo)
    assert told.detail(card).interviews


def test_the_plan_follows_each_choice(qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle) -> None:
    form = drag(qtbot, panel, told, saved(told), StageKind.INTERVIEWING, settle)
    form.people.line.setFocus()
    qtbot.keyClicks(form.people.line, "Mira Tann,")
    form.promised.choose("next_week")
    assert form.promised._meant.text() == "by Fri 12 March"
    qtbot.waitUntil(lambda: ("Tue 16 March", "a check-in, if you have heard nothing") in dates(form))
    assert dates(form)[0] == ("Thu 4 March, 17:00", "a thank-you to Mira")
    assert dates(form)[-1][1] == "you stop waiting; they may still write"
    form.talked.set_text("two billing systems")
    form.owed.set_text("references")
    form.owed_by.set_day(date(2027, 3, 9))
    with qtbot.waitSignal(panel.closed):
        press(panel, "Start the plan")
    shown = told.detail(panel._beginning.detail.card.id)  # type: ignore[union-attr]
    kept = shown.interviews[0]
    assert [person.name for person in kept.people] == ["Mira Tann"]
    assert (kept.promised, kept.talked_about) == (date(2027, 3, 12), "two billing systems")
    assert any(step.what == "references" for plan in shown.plans for step in plan.steps)


def test_a_promise_before_the_interview_is_refused_at_its_field(
    qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle
) -> None:
    form = drag(qtbot, panel, told, saved(told), StageKind.INTERVIEWING, settle)
    form.promised.choose("a_date")
    form.promised.date_field.set_day(date(2027, 2, 12))
    form.promised.date_field.changed.emit()
    qtbot.waitUntil(lambda: not form.promised.date_field.field._sentence.isHidden())
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    settle()
    assert not told.detail(panel._beginning.detail.card.id).interviews  # type: ignore[union-attr]


def test_what_is_owed_needs_a_day(qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle) -> None:
    form = drag(qtbot, panel, told, saved(told), StageKind.INTERVIEWING, settle)
    form.owed.set_text("references")
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert not form.owed_by.field._sentence.isHidden()


def test_one_that_lies_ahead_asks_only_when(qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle) -> None:
    card = saved(told)
    form = drag(qtbot, panel, told, card, StageKind.INTERVIEWING, settle)
    form.day.field.set_text("")
    qtbot.keyClicks(form.day.field.edit, "11 March")
    form.start.field.set_text("")
    qtbot.keyClicks(form.start.field.edit, "15:00")
    settle()
    assert form.until.time == time(16)
    assert form.is_ahead
    assert form._past.isHidden()
    assert form.ahead.text() == "On Thursday at 16:30 Afterword asks how it went. The plan starts then."
    with qtbot.waitSignal(panel.closed):
        press(panel, "Save")
    assert told.detail(card).interviews[0].starts == datetime(2027, 3, 11, 15, tzinfo=BERLIN)


def test_esc_puts_the_card_back_and_move_only_keeps_it(
    qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle
) -> None:
    card = saved(told)
    drag(qtbot, panel, told, card, StageKind.INTERVIEWING, settle)
    with qtbot.waitSignal(panel.put_back):
        qtbot.keyClick(panel, Qt.Key.Key_Escape)
    drag(qtbot, panel, told, saved(told), StageKind.INTERVIEWING, settle)
    with qtbot.waitSignal(panel.closed):
        press(panel, "Move only")


def test_how_it_went_is_told_of_the_known_one(qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle) -> None:
    card = saved(told)
    draft = Draft(datetime(2027, 3, 4, 16, tzinfo=BERLIN), None, ("Mira Tann",), None)
    interview = told.tell(partial(interviews.record, application=card, draft=draft))
    told.later(hours=3)
    panel.tell(card, "held", interview)
    qtbot.waitUntil(lambda: isinstance(panel.form, InterviewForm))
    settle()
    form = panel.form
    assert isinstance(form, InterviewForm)
    assert form.people.names() == ("Mira Tann",)
    form.promised.choose("next_week")
    with qtbot.waitSignal(panel.closed):
        press(panel, "Save")
    kept = told.detail(card).interviews
    assert len(kept) == 1
    assert (kept[0].state, kept[0].promised) == (InterviewState.HELD, date(2027, 3, 12))


@pytest.mark.parametrize(("what", "state"), [("off", InterviewState.CALLED_OFF), ("no_show", InterviewState.NO_SHOW)])
def test_called_off_and_no_show_need_no_question(
    qtbot: QtBot, panel: MovePanel, told: Told, what: str, state: InterviewState
) -> None:
    card = told.acme()
    with qtbot.waitSignal(panel.closed):
        panel.tell(card, what, told.detail(card).interviews[0].id)
    assert told.detail(card).interviews[0].state is state


def test_moved_asks_for_the_new_time(qtbot: QtBot, panel: MovePanel, told: Told) -> None:
    card = told.acme()
    panel.tell(card, "moved", told.detail(card).interviews[0].id)
    qtbot.waitUntil(lambda: isinstance(panel.form, MovedForm))
    form = panel.form
    assert isinstance(form, MovedForm)
    form.day.set_day(date(2027, 3, 10))
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert told.detail(card).interviews[0].starts == datetime(2027, 3, 10, 13, tzinfo=BERLIN)


def test_to_applied_asks_when_and_through_what(qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle) -> None:
    card = saved(told)
    form = drag(qtbot, panel, told, card, StageKind.APPLIED, settle)
    assert isinstance(form, AppliedForm)
    form.chips.set_choice("yesterday")
    form.way.chips.set_choice("agency")
    form.way._choose("agency")
    form.way.name.set_text("Harrow Recruiting")
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    shown = told.detail(card)
    assert (shown.applied, shown.way, shown.through) == (date(2027, 3, 3), Way.AGENCY, "Harrow Recruiting")


def test_to_offer_asks_until_when(qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle) -> None:
    card = saved(told)
    form = drag(qtbot, panel, told, card, StageKind.OFFER, settle)
    assert isinstance(form, OfferForm)
    form.by.set_day(date(2027, 3, 26))
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert told.detail(card).card.turn.line.fact("day") == date(2027, 3, 26)
    told.tell(history.undo)
    assert told.detail(card).stage.kind is StageKind.SAVED


def test_to_closed_has_five_buttons(qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle) -> None:
    card = saved(told)
    form = drag(qtbot, panel, told, card, StageKind.CLOSED, settle)
    assert isinstance(form, ClosedForm)
    assert len(form.buttons) == 5
    with qtbot.waitSignal(panel.closed):
        press(panel, "I withdrew")
    assert told.detail(card).card.outcome is Outcome.WITHDRAWN


def test_another_column_of_interviews_asks_of_another_one(
    qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle
) -> None:
    card = told.acme()
    second = told.tell(partial(stages.add, name="Second round", kind=StageKind.INTERVIEWING, position=3))
    origin = told.detail(card).stage
    told.tell(partial(applications.move, application=card, stage=second))
    panel.begin(card, origin, next(one for one in told.ask(views.board).stages if one.id == second))
    qtbot.waitUntil(lambda: isinstance(panel.form, InterviewForm))
    form = panel.form
    assert isinstance(form, InterviewForm)
    assert form.people.names() == ()


def test_enter_after_a_name_takes_the_name_and_enter_again_starts_once(
    qtbot: QtBot, panel: MovePanel, told: Told, settle: Settle
) -> None:
    card = saved(told)
    form = drag(qtbot, panel, told, card, StageKind.INTERVIEWING, settle)
    form.people.line.setFocus()
    qtbot.keyClicks(form.people.line, "Mira Tann")
    qtbot.keyClick(form.people.line, Qt.Key.Key_Return)
    settle()
    assert id(panel.form) == id(form), "the first Enter only took the name"
    assert form.people.names() == ("Mira Tann",)
    qtbot.keyClick(form.people.line, Qt.Key.Key_Return)
    settle()
    assert len(told.detail(card).interviews) == 1
    told.tell(history.undo)
    assert told.detail(card).stage.kind is StageKind.SAVED
