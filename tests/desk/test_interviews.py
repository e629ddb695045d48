"""The panel's preview, and interviews as they are told."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.core.kinds import InterviewState, StepKind
from desktop.core.reason import Trouble
from desktop.desk import applications, history, interviews, lookups, views
from desktop.desk.desk import Desk
from desktop.desk.view import Draft, NewApplication, Told
from tests.desk.conftest import BERLIN, NOW, at

LATER = at("2026-11-05 18:00")


def draft(ends: str, *people: str, promised: date | None = None) -> Draft:
    return Draft(at(ends).replace(minute=0), at(ends), people, promised)


def days(plan: object) -> dict[StepKind, date]:
    return {step.kind: step.day for step in plan.steps}  # type: ignore[attr-defined]


def test_the_preview_is_the_plan_that_is_then_made(desk: Desk, card: int) -> None:
    told = draft("2026-11-05 15:30", "Mira Tann", promised=date(2026, 11, 13))
    before = views.board(desk)
    shown = interviews.preview(desk, LATER, card, told)
    assert views.board(desk) == before
    interviews.record(desk, LATER, card, told)
    live = views.detail(desk, LATER, card).live
    assert shown is not None
    assert live is not None
    assert (days(shown), shown.ends) == (days(live), live.ends)
    assert days(shown)[StepKind.CHECK_IN] == date(2026, 11, 17)


def test_a_preview_of_what_completes_a_planned_one(desk: Desk, card: int) -> None:
    interviews.record(desk, NOW, card, draft("2026-11-05 15:30"))
    shown = interviews.preview(desk, LATER, card, draft("2026-11-05 17:30"))
    assert shown is not None
    assert [step.kind for step in shown.steps].count(StepKind.THANK_YOU) == 1


def test_a_preview_refuses_what_the_write_would(desk: Desk, card: int) -> None:
    with pytest.raises(Trouble, match="promise_before"):
        interviews.preview(desk, LATER, card, draft("2026-11-05 15:30", promised=date(2026, 11, 4)))


def test_two_planned_at_other_hours_are_two(desk: Desk, card: int) -> None:
    first = interviews.record(desk, NOW, card, draft("2026-11-05 11:30")).result
    second = interviews.record(desk, NOW, card, draft("2026-11-05 15:30")).result
    assert first != second
    assert interviews.which(desk, card, None) == second
    assert interviews.which(desk, card, 1) == first


def test_one_that_overlaps_is_the_same(desk: Desk, card: int) -> None:
    first = interviews.record(desk, NOW, card, draft("2026-11-05 15:30")).result
    assert interviews.record(desk, NOW, card, draft("2026-11-05 15:45", "Mira Tann")).result == first
    (view,) = views.detail(desk, NOW, card).interviews
    assert [person.name for person in view.people] == ["Mira Tann"]
    assert view.ends == at("2026-11-05 15:45")


def test_held_keeps_what_was_told(desk: Desk, card: int) -> None:
    interview = interviews.record(desk, NOW, card, draft("2026-11-05 15:30")).result
    assert interviews.begins(desk, interview).tzinfo == BERLIN
    told = Told(date(2026, 11, 13), ("Bo Birk",), "billing", "references", date(2026, 11, 9))
    interviews.held(desk, LATER, interview, told)
    detail = views.detail(desk, LATER, card)
    (view,) = detail.interviews
    assert (view.promised, view.talked_about, view.settled) == (date(2026, 11, 13), "billing", True)
    assert [person.name for person in view.people] == ["Bo Birk"]
    owed = next(step for plan in detail.plans for step in plan.steps if step.kind is StepKind.OWED)
    assert (owed.what, owed.day) == ("references", date(2026, 11, 9))


def test_what_is_half_told_of_a_promise_is_refused(desk: Desk, card: int) -> None:
    interview = interviews.record(desk, NOW, card, draft("2026-11-05 15:30")).result
    with pytest.raises(Trouble, match="owed_without_what"):
        interviews.held(desk, LATER, interview, Told(owed_by=date(2026, 11, 9)))


def test_one_that_lies_ahead_was_not_held(desk: Desk, card: int) -> None:
    interview = interviews.record(desk, NOW, card, draft("2026-11-05 15:30")).result
    with pytest.raises(Trouble, match="interview_ahead"):
        interviews.held(desk, NOW, interview)


def test_moved_beyond_its_promise_forgets_it(desk: Desk, card: int) -> None:
    told = draft("2026-11-05 15:30", promised=date(2026, 11, 9))
    interview = interviews.record(desk, NOW, card, told).result
    interviews.moved(desk, NOW, interview, at("2026-11-12 10:00"))
    (view,) = views.detail(desk, NOW, card).interviews
    assert (view.starts, view.ends, view.promised) == (at("2026-11-12 10:00"), at("2026-11-12 10:30"), None)
    with pytest.raises(Trouble, match="ends_before"):
        interviews.moved(desk, NOW, interview, at("2026-11-12 10:00"), at("2026-11-12 09:00"))


def test_called_off_and_undone(desk: Desk, card: int) -> None:
    interview = interviews.record(desk, NOW, card, draft("2026-11-05 15:30")).result
    interviews.called_off(desk, NOW, interview)
    assert lookups.interview(desk.store, interview).state is InterviewState.CALLED_OFF
    history.undo(desk, NOW)
    assert lookups.interview(desk.store, interview).state is InterviewState.PLANNED


def test_unknown_ids(desk: Desk) -> None:
    with pytest.raises(Trouble, match="unknown_interview"):
        interviews.no_show(desk, NOW, 9)
    with pytest.raises(Trouble, match="unknown_application"):
        interviews.zone(desk, 9)


def test_someone_of_the_same_name_elsewhere_is_another_one(desk: Desk, card: int) -> None:
    other = applications.add(desk, NOW, NewApplication("Quillworks", "Analyst")).result
    interviews.record(desk, LATER, other, draft("2026-11-05 15:30", "Mira Tann"))
    (view,) = views.detail(desk, LATER, other).interviews
    assert view.people[0].id != views.detail(desk, LATER, card).person.id  # type: ignore[union-attr]
