"""The cases of RULES.md that must come out so, one test each."""

from datetime import time
from itertools import pairwise

from desktop.core.facts import Place, User
from desktop.core.kinds import ReplyKind, StageKind, StepKind, StepState
from tests.core.plans.desk_of_facts import BERLIN, Card, at, outlooks

THANK, CHECK, LAST = StepKind.THANK_YOU, StepKind.CHECK_IN, StepKind.LAST_CHECK_IN
FIRST, SECOND = StepKind.FIRST_MOVE, StepKind.SECOND_LETTER


def test_interview_that_ends_on_a_friday_evening() -> None:
    card = Card().interview("2026-11-06 17:30")
    plan = card.plan("2026-11-06 17:31")
    assert card.step("2026-11-06 17:31", THANK).rings == at("2026-11-07 09:00")
    assert card.days("2026-11-06 17:31") == {THANK: "2026-11-07", CHECK: "2026-11-13", LAST: "2026-11-18"}
    assert str(plan.ends) == "2026-11-20"
    assert (plan.attempts, plan.limit) == (0, 2)


def test_interview_that_ends_late() -> None:
    assert Card().interview("2026-11-05 22:30").step("2026-11-05 22:31", THANK).rings == at("2026-11-06 09:00")


def test_promised_by_a_sunday() -> None:
    assert Card().interview("2026-11-12 15:00", promised="2026-11-22").days("2026-11-12 15:01")[CHECK] == "2026-11-25"


def test_promised_by_a_holiday() -> None:
    assert Card().interview("2026-12-10 15:00", promised="2026-12-25").days("2026-12-10 15:01")[CHECK] == "2026-12-30"


def test_long_promise_is_silence_until_then() -> None:
    card = Card().interview("2026-11-12 15:00", promised="2026-12-18")
    assert card.days("2026-11-12 16:00")[THANK] == "2026-11-12"
    assert card.days("2026-11-12 16:00")[CHECK] == "2026-12-22"


def test_three_interviews_on_one_afternoon_are_one_round() -> None:
    card = (
        Card()
        .interview("2026-11-12 13:00")
        .interview("2026-11-12 14:00", people=[8])
        .interview("2026-11-12 15:00", people=[7, 9])
    )
    outlook = card.outlook("2026-11-12 15:30")
    assert len(outlook.plans) == 1
    kinds = [step.kind for step in outlook.plans[0].steps]
    assert kinds.count(THANK) == 3 and kinds.count(CHECK) == 1
    thanks = {step.contact: step.rings for step in outlook.plans[0].steps if step.kind is THANK}
    assert thanks == {
        7: at("2026-11-12 17:00"), 8: at("2026-11-12 16:00"), 9: at("2026-11-12 17:00"),
    }  # fmt: skip


def test_another_week_then_silence() -> None:
    card = Card().interview("2026-11-04 15:00")
    card.did(card.step("2026-11-11 12:00", CHECK), "2026-11-11 12:00")
    card.replied("2026-11-13", ReplyKind.DECIDING, by="2026-11-20")
    plan = card.plan("2026-11-21")
    open_steps = [step for step in plan.steps if step.state.is_open and step.kind.is_letter]
    assert [(step.kind, str(step.day)) for step in open_steps] == [(CHECK, "2026-11-24")]


def test_skipped_early_the_last_one_is_counted_from_its_own_day() -> None:
    card = Card().interview("2026-12-10 15:00", promised="2026-12-25")
    card.skipped(card.step("2026-12-10 15:01", CHECK), "2026-12-10 15:02")
    assert card.days("2026-12-10 15:03")[LAST] == "2027-01-05"


def test_applied_on_a_saturday() -> None:
    assert Card().to(7).applied("2026-11-07").days("2026-11-07")[FIRST] == "2026-11-16"


def test_five_roles_through_one_recruiter() -> None:
    cards = [Card(n).through_agency(7).applied("2026-11-02") for n in range(1, 6)]
    found = outlooks("2026-11-02 13:00", *cards)
    days = sorted(step.day for o in found.values() for step in o.plans[0].steps if step.state.is_open)
    assert all((late - early).days >= 3 for early, late in pairwise(days))
    assert str(days[0]) == "2026-11-09" and str(days[1]) == "2026-11-12"


def test_out_of_office_moves_step_and_end() -> None:
    card = Card().interview("2026-11-18 15:00")
    assert str(card.plan("2026-11-18 16:00").ends) == "2026-12-02"
    card.away("2026-11-20", until="2026-12-14")
    plan = card.plan("2026-11-21")
    assert card.days("2026-11-21")[CHECK] == "2026-12-15"
    assert plan.ends is not None and str(plan.ends) == "2026-12-22"


def test_the_last_letter_bounces() -> None:
    card = Card().interview("2026-11-06 17:30")
    card.did(card.step("2026-11-13", CHECK), "2026-11-13").did(card.step("2026-11-18", LAST), "2026-11-18")
    assert card.plan("2026-11-18 13:00").attempts == 2
    card.bounced("2026-11-18 14:00")
    plan = card.plan("2026-11-18 15:00")
    step = card.step("2026-11-18 15:00", LAST)
    assert plan.attempts == 1 and step.state is StepState.DUE and str(step.day) == "2026-11-18"
    assert str(plan.ends) == "2026-11-25"
    assert card.outlook("2026-11-18 15:00").turn.line.key == "turn.bounced"


def test_check_in_never_done() -> None:
    card = Card().interview("2026-11-06 17:30")
    assert card.step("2026-11-20", CHECK).state is StepState.DUE
    assert card.plan("2026-11-26 23:00").over is None
    plan = card.plan("2026-11-27 00:30")
    assert plan.over is not None and plan.over.key == "over.no_letter" and plan.moved_on
    assert str(plan.ends) == "2026-11-27"


def test_undo_of_a_drag_keeps_its_attempt() -> None:
    card = Card().to(7).applied("2026-11-02").interview("2026-11-06 17:30")
    check = card.step("2026-11-13", CHECK)
    undone = Card().to(7).applied("2026-11-02").did(check, "2026-11-13")
    plan = undone.plan("2026-11-13 13:00")
    assert plan.attempts == 1
    assert next((step.kind, step.state) for step in plan.steps) == (FIRST, StepState.DONE)


def test_dragged_back_pauses_and_begins_no_first_move() -> None:
    card = Card().to(7).applied("2026-11-02").interview("2026-11-06 17:30").moved(StageKind.APPLIED, "2026-11-09")
    plan = card.plan("2026-12-20")
    assert {step.state for step in plan.steps if step.kind.is_letter} == {StepState.PAUSED}
    assert plan.ends is None and not plan.moved_on
    assert not any(s.kind is FIRST and s.state.is_open for p in card.outlook("2026-12-20").plans for s in p.steps)
    card.moved(StageKind.INTERVIEWING, "2026-12-21")
    assert card.days("2026-12-21 13:00")[CHECK] == "2026-12-21"


def test_three_hundred_applications_from_a_sheet() -> None:
    told = "2026-11-23 10:00"
    cards = [
        Card(n + 1).to(n + 1).applied(f"2026-{10 + n % 2}-{1 + n % 20:02}", told, brought_in=True) for n in range(300)
    ]
    found = outlooks("2026-11-23 10:01", *cards)
    first = [
        step for o in found.values() for p in o.plans for step in p.steps if step.kind is FIRST and step.state.is_open
    ]
    due = [step for step in first if step.state is StepState.DUE]
    assert len(due) == 3
    assert all(step.rings is None for step in first if str(step.day) <= "2026-11-23")
    rested = [o for o in found.values() if o.moved_on]
    assert len(rested) >= 150
    assert all(sum(step.day == day for step in first) <= 3 for day in {step.day for step in first})


def test_user_in_tokyo_company_in_los_angeles() -> None:
    user = User(Place("JP", None, "Asia/Tokyo"), letter_time=time(10, 0))
    card = Card(place=Place("US", "CA", "America/Los_Angeles")).interview("2026-11-03 15:00")
    step = card.step("2026-11-05 09:00", CHECK, user=user)
    assert str(step.day) == "2026-11-10"
    assert step.rings == at("2026-11-10 10:00", "Asia/Tokyo")
    card.did(step, "2026-11-09 17:30")
    assert card.days("2026-11-10 11:00", user=user)[CHECK] == "2026-11-10"
    assert BERLIN.zone == "Europe/Berlin"
