"""After an interview: thank-yous, check-ins, the end; interviews ahead, moved, called off; further rounds."""

from dataclasses import replace
from datetime import time

from desktop.core.facts import Quiet, User
from desktop.core.kinds import InterviewState, ReplyKind, Side, StageKind, StepKind, StepState
from tests.core.plans.desk_of_facts import BERLIN, Card, at, day

THANK, CHECK, LAST = StepKind.THANK_YOU, StepKind.CHECK_IN, StepKind.LAST_CHECK_IN


def states(card: Card, now: str) -> list[tuple[StepKind, StepState]]:
    return [(step.kind, step.state) for step in card.plan(now).steps]


def test_a_promise_beats_the_five_days() -> None:
    card = Card().interview("2027-03-04 15:30", promised="2027-03-12")
    plan = card.plan("2027-03-04 16:00")
    assert card.days("2027-03-04 16:00") == {THANK: "2027-03-04", CHECK: "2027-03-16", LAST: "2027-03-19"}
    assert card.step("2027-03-04 16:00", THANK).rings == at("2027-03-04 17:30")
    assert plan.ends == day("2027-03-23")
    assert plan.ends_why is not None
    assert plan.ends_why.key == "ends.after_letter"


def test_the_reason_says_that_the_promise_has_passed_once_due() -> None:
    card = Card().interview("2027-03-04 15:30", promised="2027-03-12")
    assert card.step("2027-03-15", CHECK).why.key == "why.promised"
    assert card.step("2027-03-16", CHECK).why.key == "why.promise_passed"


def test_thank_you_inside_the_civil_hours() -> None:
    assert Card().interview("2026-11-06 17:00").step("2026-11-06 17:00", THANK).rings == at("2026-11-06 19:00")
    assert Card().interview("2026-11-06 06:30").step("2026-11-06 06:31", THANK).rings == at("2026-11-06 09:00")


def test_thank_you_in_quiet_hours_waits_for_their_end() -> None:
    user = User(BERLIN, quiet=Quiet(time(18, 0), time(11, 0)))
    step = Card().interview("2026-11-06 17:00").step("2026-11-06 17:00", THANK, user=user)
    assert step.rings == at("2026-11-07 11:00")


def test_thank_you_told_later_rings_when_told() -> None:
    card = Card().interview("2026-11-05 10:00", told="2026-11-06 14:00")
    assert card.step("2026-11-06 14:00", THANK).rings == at("2026-11-06 14:00")


def test_thank_you_lapses_after_the_second_business_day() -> None:
    card = Card().interview("2026-11-06 17:30")
    assert card.step("2026-11-10 23:00", THANK).state is StepState.DUE
    lapsed = card.step("2026-11-11 00:30", THANK)
    assert lapsed.state is StepState.LAPSED
    assert lapsed.rings is None


def test_told_three_weeks_late() -> None:
    card = Card().interview("2026-10-30 15:00", told="2026-11-23 11:00")
    assert card.days("2026-11-23 11:01") == {CHECK: "2026-11-23", LAST: "2026-11-26"}
    plan = card.plan("2026-11-23 11:01")
    assert plan.ends == day("2026-11-30")
    assert card.step("2026-11-23 11:01", CHECK).why.key == "why.told_late"


def test_done_late_keeps_the_gap_from_the_real_day() -> None:
    card = Card().interview("2026-11-06 17:30")
    card.did(card.step("2026-11-13", CHECK), "2026-11-17")
    assert card.days("2026-11-17 13:00")[CHECK] == "2026-11-17"
    assert card.days("2026-11-17 13:00")[LAST] == "2026-11-20"
    assert card.plan("2026-11-17 13:00").ends == day("2026-11-24")


def test_not_done_shows_the_rest_as_if_it_went_out_today() -> None:
    card = Card().interview("2026-11-06 17:30")
    assert card.days("2026-11-18")[CHECK] == "2026-11-13"
    assert card.days("2026-11-18")[LAST] == "2026-11-23"
    assert card.plan("2026-11-18").ends == day("2026-11-25")


def test_used_up_and_over_on_the_morning() -> None:
    card = Card().interview("2026-11-06 17:30")
    card.did(card.step("2026-11-13", CHECK), "2026-11-13").did(card.step("2026-11-18", LAST), "2026-11-18")
    assert not card.plan("2026-11-19 23:59").moved_on
    outlook = card.outlook("2026-11-20 00:01")
    assert outlook.moved_on
    assert outlook.turn.side is Side.NOBODYS
    assert outlook.live is not None
    assert outlook.live.over is not None
    assert outlook.live.over.key == "over.used_up"


def test_the_last_letter_that_did_not_go_out() -> None:
    card = Card().interview("2026-11-06 17:30")
    card.did(card.step("2026-11-13", CHECK), "2026-11-13")
    plan = card.plan("2026-12-02 00:01")
    assert plan.over is not None
    assert plan.over.key == "over.last_letter"
    assert states(card, "2026-12-02 00:01")[-1] == (LAST, StepState.ENDED)
    card.wrote("2026-12-03")
    assert card.plan("2026-12-03 13:00").attempts == 2
    assert card.plan("2026-12-03 13:00").moved_on


def test_logged_by_hand_counts_as_the_next_open_step_a_thank_you_included() -> None:
    card = Card().interview("2026-11-06 17:30").wrote("2026-11-07")
    assert (THANK, StepState.DONE) in states(card, "2026-11-07 13:00")
    card.wrote("2026-11-12")
    assert (CHECK, StepState.DONE) in states(card, "2026-11-12 13:00")
    card.wrote("2026-11-17").wrote("2026-11-18")
    plan = card.plan("2026-11-18 13:00")
    assert (plan.attempts, plan.limit) == (3, 2)
    assert card.outlook("2026-11-18 13:00").meter.value == "too many"


def test_an_interview_ahead_shows_its_dates_and_ends_the_first_move() -> None:
    card = Card().to(7).applied("2026-11-02").interview("2026-11-12 15:00", told="2026-11-05 09:00")
    outlook = card.outlook("2026-11-05 09:01")
    assert card.days("2026-11-05 09:01") == {THANK: "2026-11-12", CHECK: "2026-11-19", LAST: "2026-11-24"}
    assert outlook.plans[0].over is not None
    assert outlook.turn.line.key == "turn.interview"
    assert outlook.asks_at == at("2026-11-12 15:30")


def test_it_counts_as_held_and_asks_how_it_went() -> None:
    card = Card().interview("2026-11-12 15:00", told="2026-11-05 09:00")
    outlook = card.outlook("2026-11-12 15:10")
    assert outlook.turn.line.key == "turn.how"
    assert outlook.asks_about == card.facts.interviews[0].id
    assert card.days("2026-11-12 15:10")[CHECK] == "2026-11-19"
    assert card.outlook("2026-11-20 12:00").turn.line.key == "turn.write"


def test_said_how_it_went_it_asks_no_more() -> None:
    card = Card().interview(
        "2026-11-12 15:00", told="2026-11-05 09:00", state=InterviewState.HELD, settled="2026-11-12 16:00"
    )
    outlook = card.outlook("2026-11-12 16:10")
    assert outlook.asks_about is None
    assert outlook.asks_at is None
    assert outlook.turn.line.key == "turn.check_in"


def test_called_off_and_not_come_wait() -> None:
    for state, key in ((InterviewState.CALLED_OFF, "turn.called_off"), (InterviewState.NO_SHOW, "turn.no_show")):
        card = Card().interview("2026-11-12 15:00", told="2026-11-05 09:00", state=state)
        outlook = card.outlook("2027-01-12")
        assert outlook.live is not None
        assert (outlook.live.steps, outlook.live.ends, outlook.live.moved_on) == ((), None, False)
        assert outlook.turn.line.key == key


def test_a_further_round_ends_the_check_ins_and_lists_the_open_thank_yous() -> None:
    card = Card().interview("2026-11-12 15:00").interview("2026-11-18 15:00", told="2026-11-13 10:00", people=[8])
    outlook = card.outlook("2026-11-13 11:00")
    older, newer = outlook.plans
    assert older.over is not None
    assert older.over.key == "over.further_round"
    assert not older.moved_on
    assert [step.state for step in older.steps] == [StepState.ENDED, StepState.ENDED]
    thanks = [(step.contact, str(step.day)) for step in newer.steps if step.kind is THANK]
    assert thanks == [(7, "2026-11-12"), (8, "2026-11-18")]
    assert newer.live


def test_a_promise_told_after_the_first_letter_holds_the_second_back() -> None:
    card = Card().interview("2026-11-06 17:30")
    card.did(card.step("2026-11-13", CHECK), "2026-11-13")
    promised = Card(1).interview("2026-11-06 17:30", promised="2026-11-20", promised_told="2026-11-14")
    promised.facts = replace(promised.facts, attempts=card.facts.attempts)
    assert promised.days("2026-11-14 13:00")[LAST] == "2026-11-24"


def test_skipped_late_counts_from_the_skip() -> None:
    card = Card().interview("2026-11-06 17:30")
    card.skipped(card.step("2026-11-17", CHECK), "2026-11-17")
    assert card.days("2026-11-17 13:00")[LAST] == "2026-11-20"
    assert card.plan("2026-11-17 13:00").attempts == 0


def test_the_second_one_may_be_skipped_first() -> None:
    card = Card().interview("2026-11-06 17:30")
    card.skipped(card.step("2026-11-09", LAST), "2026-11-09")
    card.did(card.step("2026-11-13", CHECK), "2026-11-13")
    assert (LAST, StepState.SKIPPED) in states(card, "2026-11-13 13:00")
    assert card.plan("2026-11-13 13:00").ends == day("2026-11-20")


def test_thank_you_bounced_reopens_until_it_lapses() -> None:
    card = Card().interview("2026-11-06 17:30")
    card.did(card.step("2026-11-07 10:00", THANK), "2026-11-07 10:00").bounced("2026-11-07 11:00")
    assert card.step("2026-11-07 12:00", THANK).state is StepState.DUE
    assert card.step("2026-11-11 12:00", THANK).state is StepState.LAPSED


def test_copied_asks_once_more_at_the_next_letter_time() -> None:
    card = Card().interview("2026-11-06 17:30")
    step = card.step("2026-11-13", CHECK)
    card.copied(step, "2026-11-13 12:00")
    copied = card.step("2026-11-13 12:01", CHECK)
    assert (copied.state, copied.rings) == (StepState.COPIED, at("2026-11-14 10:00"))
    assert card.outlook("2026-11-13 12:01").turn.line.key == "turn.copied"
    card.rung(step, "2026-11-14 10:00")
    assert card.step("2026-11-14 12:01", CHECK).rings is None


def test_an_offer_ends_the_interview_plan_and_owes_an_answer() -> None:
    card = Card().interview("2026-11-06 17:30").offered("2026-11-12 11:00", by="2026-11-20")
    outlook = card.outlook("2026-11-12 11:01")
    live = outlook.live
    assert live is not None
    assert (live.cadence.value, live.limit, live.ends) == ("offer", None, None)
    assert [(step.kind, str(step.day)) for step in live.steps] == [
        (THANK, "2026-11-12"),
        (StepKind.OWED, "2026-11-20"),
    ]
    assert outlook.turn.line.key == "turn.offer_by"
    assert {step.state for step in outlook.plans[0].steps} == {StepState.ENDED}


def test_an_offer_to_answer_by_a_sunday_is_owed_before_it() -> None:
    card = Card().interview("2026-11-06 17:30").offered("2026-11-12 11:00", by="2026-11-22")
    live = card.outlook("2026-11-12 11:01").live
    assert live is not None
    assert [str(step.day) for step in live.steps if step.kind is StepKind.OWED] == ["2026-11-20"]


def test_a_no_ends_letters_and_thank_yous() -> None:
    card = Card().interview("2026-11-06 17:30").replied("2026-11-09", ReplyKind.NO)
    outlook = card.outlook("2026-11-09 13:00")
    assert outlook.live is not None
    assert {step.state for step in outlook.live.steps} == {StepState.ENDED}
    assert not outlook.moved_on
    assert outlook.turn.line.key == "turn.said_no"


def test_a_no_before_the_interview_ends_its_plan_too() -> None:
    card = Card().interview("2026-11-12 15:00", told="2026-11-05 09:00").replied("2026-11-06", ReplyKind.NO)
    assert card.outlook("2026-11-06 13:00").next is None


def test_next_round_ends_the_letters_only() -> None:
    card = Card().interview("2026-11-06 17:30").replied("2026-11-09", ReplyKind.NEXT)
    assert states(card, "2026-11-09 13:00") == [
        (THANK, StepState.DUE),
        (CHECK, StepState.ENDED),
        (LAST, StepState.ENDED),
    ]
    card.wrote("2026-11-09 14:00")
    assert card.outlook("2026-11-10 13:00").turn.line.key == "turn.next_round"
    card.replied("2026-11-11", ReplyKind.DECIDING)
    assert card.days("2026-11-11 13:00")[CHECK] == "2026-11-18"


def test_back_to_interviewing_without_an_interview_goes_on() -> None:
    card = Card().interview("2026-11-06 17:30").moved(StageKind.APPLIED, "2026-11-09")
    assert card.outlook("2026-11-09 13:00").turn.line.key == "turn.paused"
    card.moved(StageKind.INTERVIEWING, "2026-11-10")
    assert card.days("2026-11-10 13:00")[CHECK] == "2026-11-13"
