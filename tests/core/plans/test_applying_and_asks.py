"""After applying, after an ask, and what stops and moves a plan."""

import pytest

from desktop.core.kinds import Outcome, ReplyKind, Side, StageKind, StepKind, StepState
from tests.core.plans.desk_of_facts import Card, day, outlooks

FIRST, SECOND = StepKind.FIRST_MOVE, StepKind.SECOND_LETTER
CHECK, LAST = StepKind.CHECK_IN, StepKind.LAST_CHECK_IN


def test_first_move_second_letter_and_the_end() -> None:
    card = Card().to(7).applied("2026-11-02")
    assert card.days("2026-11-02") == {FIRST: "2026-11-09", SECOND: "2026-11-16"}
    plan = card.plan("2026-11-02")
    assert (plan.ends, plan.limit) == (day("2026-11-23"), 2)
    assert plan.ends_why is not None
    assert plan.ends_why.key == "ends.minimum"
    assert card.outlook("2026-11-02").turn.line.key == "turn.first_letter"


def test_no_one_to_write_to() -> None:
    card = Card().applied("2026-11-02")
    plan = card.plan("2026-11-10")
    assert (plan.steps, plan.ends) == ((), day("2026-11-23"))
    assert card.outlook("2026-11-10").turn.line.key == "turn.nobody"
    rested = card.plan("2026-11-23")
    assert rested.moved_on
    assert rested.over is not None
    assert rested.over.key == "over.nobody"


def test_a_person_found_later_wakes_it() -> None:
    card = Card().applied("2026-11-02").to(7, "2026-11-30")
    assert card.days("2026-11-30 13:00")[FIRST] == "2026-11-30"


def test_three_a_day_the_oldest_first_and_a_place_stays_taken() -> None:
    cards = [Card(n).to(n + 10).applied(f"2026-11-{n:02}", "2026-11-23 09:00") for n in range(2, 12)]
    days = {
        number: str(outlook.plans[0].steps[0].day) for number, outlook in outlooks("2026-11-23 10:00", *cards).items()
    }
    assert [days[n] for n in range(2, 9)] == ["2026-11-23"] * 3 + ["2026-11-24"] * 3 + ["2026-11-25"]
    first = outlooks("2026-11-23 10:00", *cards)[2].plans[0].steps[0]
    cards[0].did(first, "2026-11-23 11:00")
    again = outlooks("2026-11-23 12:00", *cards)
    assert sum(str(again[n].plans[0].steps[0].day) == "2026-11-23" for n in range(3, 12)) == 2


def test_still_deciding_after_applying() -> None:
    card = Card().to(7).applied("2026-11-02").replied("2026-11-05", ReplyKind.DECIDING, by="2026-11-13")
    assert card.days("2026-11-05 13:00") == {FIRST: "2026-11-17", SECOND: "2026-11-24"}
    wrote = Card().to(7).applied("2026-11-02")
    wrote.did(wrote.step("2026-11-09", FIRST), "2026-11-09").replied("2026-11-10", ReplyKind.DECIDING)
    assert wrote.days("2026-11-10 13:00")[SECOND] == "2026-11-17"
    assert wrote.plan("2026-11-10 13:00").limit == 2


def test_still_deciding_with_none_left_raises_the_limit_by_one() -> None:
    card = Card().interview("2026-11-06 17:30")
    card.did(card.step("2026-11-13", CHECK), "2026-11-13").did(card.step("2026-11-18", LAST), "2026-11-18")
    card.replied("2026-12-01", ReplyKind.DECIDING)
    plan = card.plan("2026-12-01 13:00")
    assert (plan.limit, plan.moved_on) == (3, False)
    assert [str(step.day) for step in plan.steps if step.state is StepState.PLANNED] == ["2026-12-08"]
    assert card.outlook("2026-12-01 13:00").turn.line.key == "turn.deciding"


def test_just_thanks_changes_nothing() -> None:
    card = Card().interview("2026-11-06 17:30")
    before = card.days("2026-11-09 13:00")
    card.replied("2026-11-09", ReplyKind.THANKS)
    assert card.days("2026-11-09 13:00") == before
    card.did(card.step("2026-11-13", CHECK), "2026-11-13").did(card.step("2026-11-18", LAST), "2026-11-18")
    card.replied("2026-11-23", ReplyKind.THANKS)
    assert card.plan("2026-11-23 13:00").moved_on


def test_an_answer_holds_the_plan_until_it_is_sorted() -> None:
    card = Card().interview("2026-11-06 17:30").replied("2026-11-12")
    outlook = card.outlook("2027-02-12")
    assert outlook.live is not None
    assert {step.state for step in outlook.live.steps if step.kind.is_letter} == {StepState.PAUSED}
    assert all(step.rings is None for step in outlook.live.steps if step.kind.is_letter)
    assert outlook.live.ends is None
    assert (outlook.turn.side, outlook.turn.line.key) == (Side.YOURS, "turn.wrote")
    sorted_late = Card().interview("2026-11-06 17:30")
    sorted_late.replied("2026-11-12", ReplyKind.THANKS, sorted_at="2026-12-16")
    assert sorted_late.days("2026-12-16 13:00")[CHECK] == "2026-12-16"


def test_a_question_is_owed_and_the_letters_wait() -> None:
    card = Card().interview("2026-11-06 17:30").replied("2026-11-10", ReplyKind.QUESTION, by="2026-11-12")
    plan = card.plan("2026-11-11")
    owed = next(step for step in plan.steps if step.kind is StepKind.OWED)
    assert (str(owed.day), owed.state) == ("2026-11-12", StepState.PLANNED)
    assert plan.ends == day("2026-11-26")
    assert all(step.rings is None for step in plan.steps if step.kind.is_letter)
    assert card.outlook("2026-11-11").turn.line.key == "turn.owed_answer"
    card.did(owed, "2026-11-12")
    assert card.days("2026-11-12 13:00")[CHECK] == "2026-11-19"
    assert card.plan("2026-11-12 13:00").attempts == 0


def test_a_question_never_answered_ends_the_plan() -> None:
    card = Card().interview("2026-11-06 17:30").replied("2026-11-10", ReplyKind.QUESTION, by="2026-11-12")
    plan = card.plan("2026-11-26")
    assert plan.over is not None
    assert (plan.over.key, plan.moved_on) == ("over.no_answer", True)


def test_what_i_promised_is_my_turn() -> None:
    card = Card().interview("2026-11-06 17:30").owes("references", "2026-11-12", "2026-11-06 17:31")
    card.wrote("2026-11-07")
    turn = card.outlook("2026-11-09").turn
    assert (turn.side, turn.line.key, turn.line.fact("what")) == (Side.YOURS, "turn.owed", "references")


def test_away_without_a_day_waits_five_business_days_once() -> None:
    card = Card().interview("2026-11-06 17:30").away("2026-11-09").away("2026-11-10")
    assert card.days("2026-11-10 13:00")[CHECK] == "2026-11-20"


def test_away_with_no_letter_left_moves_the_end_and_wakes() -> None:
    card = Card().interview("2026-11-06 17:30")
    card.did(card.step("2026-11-13", CHECK), "2026-11-13").did(card.step("2026-11-18", LAST), "2026-11-18")
    card.away("2026-11-24", until="2026-11-27")
    plan = card.plan("2026-11-24 13:00")
    assert (plan.moved_on, plan.ends) == (False, day("2026-12-03"))
    undated = Card().interview("2026-11-06 17:30")
    undated.did(undated.step("2026-11-13", CHECK), "2026-11-13").did(undated.step("2026-11-18", LAST), "2026-11-18")
    assert undated.away("2026-11-19").plan("2026-11-19 13:00").ends == day("2026-11-27")


def test_away_over_thirty_days_counts_as_a_bounce() -> None:
    card = Card().interview("2026-11-06 17:30")
    card.did(card.step("2026-11-13", CHECK), "2026-11-13").away("2026-11-14", until="2026-12-20")
    assert card.plan("2026-11-14 13:00").attempts == 0
    assert card.step("2026-11-16", CHECK).state is StepState.DUE


def test_a_new_address_after_a_bounce() -> None:
    card = Card().interview("2026-11-06 17:30")
    card.did(card.step("2026-11-13", CHECK), "2026-11-13").bounced("2026-11-13 15:00")
    assert card.plan("2026-11-20").moved_on
    card.address("2026-11-17")
    plan = card.plan("2026-11-17 13:00")
    assert card.days("2026-11-17 13:00")[CHECK] == "2026-11-17"
    assert (plan.ends, plan.attempts) == (day("2026-11-24"), 0)


def test_after_an_ask() -> None:
    card = Card().asked("2026-11-03", organisation="acme")
    ask = card.outlook("2026-11-03 13:00").plans[0]
    assert [(step.kind, str(step.day), step.state) for step in ask.steps] == [
        (StepKind.ASK, "2026-11-03", StepState.DONE),
        (StepKind.NUDGE, "2026-11-10", StepState.PLANNED),
    ]
    assert (ask.attempts, ask.limit, ask.ends) == (1, 2, day("2026-11-17"))


def test_a_helper_who_answered_is_thanked_and_not_nudged() -> None:
    card = Card().asked("2026-11-03")
    card.replied("2026-11-05", ReplyKind.THANKS, ask=card.facts.asks[0].id)
    ask = card.outlook("2026-11-05 15:00").plans[0]
    assert [(step.kind, step.state) for step in ask.steps] == [
        (StepKind.ASK, StepState.DONE),
        (StepKind.THANK_YOU, StepState.DUE),
        (StepKind.NUDGE, StepState.ENDED),
    ]


def test_how_it_ended_begins_when_the_card_closes() -> None:
    card = Card().to(7).applied("2026-11-02").asked("2026-11-03").closed(Outcome.REJECTED, "2026-11-06")
    outlook = card.outlook("2026-11-06 13:00")
    ask = outlook.plans[-1]
    assert (StepKind.HOW_IT_ENDED, StepState.DUE) in [(step.kind, step.state) for step in ask.steps]
    assert (StepKind.NUDGE, StepState.ENDED) in [(step.kind, step.state) for step in ask.steps]
    assert outlook.turn.line.key == "outcome.rejected"
    assert not outlook.moved_on


def test_the_gap_to_one_organisation_over_all_plans() -> None:
    interview = Card(1, organisation="acme").interview("2026-11-06 17:30")
    applying = Card(2, organisation="acme").to(8).applied("2026-11-06")
    found = outlooks("2026-11-06 18:00", interview, applying)
    # The check-ins of Friday 13 and Wednesday 18 stand first; between them there is no room for the first move.
    assert [(step.kind, step.state, str(step.day)) for step in found[2].plans[0].steps] == [
        (FIRST, StepState.SKIPPED, "2026-11-13"),
        (FIRST, StepState.PLANNED, "2026-11-23"),
    ]
    assert [step.why.key for step in found[2].plans[0].steps] == ["why.dropped", "why.gap"]


def test_a_first_move_dropped_leaves_the_next_letter_as_first_move() -> None:
    cards = [Card(n, organisation=f"firm {n}").through_agency(7).applied("2026-11-02") for n in range(1, 6)]
    found = outlooks("2026-11-02 13:00", *cards)
    dropped = [outlook.plans[0] for outlook in found.values() if outlook.plans[0].steps[0].state is StepState.SKIPPED]
    assert dropped
    assert dropped[0].steps[0].why.key == "why.dropped"
    assert all(step.kind is FIRST for step in dropped[0].steps)


@pytest.mark.parametrize(
    ("column", "key"), [(StageKind.OFFER, "over.offer"), (StageKind.INTERVIEWING, "over.interviewing")]
)
def test_moved_forwards_the_first_move_is_over(column: StageKind, key: str) -> None:
    plan = Card().to(7).applied("2026-11-02").moved(column, "2026-11-04").plan("2026-11-05")
    assert plan.over is not None
    assert plan.over.key == key


def test_moved_on_by_mistake_and_back_it_goes_on() -> None:
    card = Card().to(7).applied("2026-11-02").moved(StageKind.INTERVIEWING, "2026-11-04")
    card.moved(StageKind.APPLIED, "2026-11-11")
    assert card.days("2026-11-11 13:00")[FIRST] == "2026-11-11"


def test_too_few_when_a_letter_waits() -> None:
    card = Card().interview("2026-11-06 17:30")
    assert card.outlook("2026-11-17").meter.value == "just right"
    late = card.outlook("2026-11-18")
    assert (late.meter.value, late.meter_why.key) == ("too few", "meter.late")
    assert card.outlook("2026-11-30").meter_why.key == "meter.unused"


def test_too_many_inside_the_gap_and_before_the_promise() -> None:
    gap = Card().to(7).applied("2026-11-02").wrote("2026-11-09").wrote("2026-11-10")
    assert gap.outlook("2026-11-10 13:00").meter_why.key == "meter.inside_gap"
    early = Card().interview("2026-11-06 17:30", promised="2026-11-20").wrote("2026-11-07").wrote("2026-11-12")
    assert early.outlook("2026-11-12 13:00").meter_why.key == "meter.before_promise"


def test_saved_cards() -> None:
    assert Card().moved(StageKind.SAVED, "2026-11-02").outlook("2026-11-03").turn.line.key == "turn.saved"
