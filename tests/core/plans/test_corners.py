"""Where several rules meet."""

from dataclasses import replace

from desktop.core.facts import Sent
from desktop.core.kinds import InterviewState, Outcome, ReplyKind, Side, StageKind, StepKind, StepState
from desktop.core.plans import look
from tests.core.plans.desk_of_facts import Card, at, day, outlooks, world

THANK, CHECK, LAST = StepKind.THANK_YOU, StepKind.CHECK_IN, StepKind.LAST_CHECK_IN


def used_up() -> Card:
    card = Card().interview("2026-11-06 17:30")
    return card.did(card.step("2026-11-13", CHECK), "2026-11-13").did(card.step("2026-11-18", LAST), "2026-11-18")


def test_a_skip_after_the_end_changes_nothing() -> None:
    card = Card().interview("2026-11-06 17:30")
    step = card.step("2026-11-13", CHECK)
    assert card.skipped(step, "2026-12-01").plan("2026-12-01 13:00").moved_on


def test_what_ended_stays_ended() -> None:
    card = used_up().replied("2026-11-19", ReplyKind.NO)
    card.replied("2026-11-20", ReplyKind.DECIDING).away("2026-11-21", until="2026-11-24").bounced("2026-11-22")
    plan = card.plan("2026-11-23")
    assert plan.over is not None
    assert plan.over.key == "over.no"
    assert plan.attempts == 1


def test_a_letter_over_the_limit_that_bounced_is_no_letter() -> None:
    card = used_up().wrote("2026-11-19").bounced("2026-11-19 13:00")
    plan = card.plan("2026-11-19 14:00")
    assert plan.attempts == 2
    assert plan.ends == day("2026-11-26")


def test_a_letter_before_anything_began_still_keeps_others_away() -> None:
    saved = Card(2, organisation="acme").moved(StageKind.SAVED, "2026-11-02").wrote("2026-11-12")
    interview = Card(1, organisation="acme").interview("2026-11-06 17:30")
    found = outlooks("2026-11-12 13:00", interview, saved)
    check = next(step for step in found[1].plans[0].steps if step.kind is CHECK)
    assert (str(check.day), check.why.key) == ("2026-11-17", "why.gap")


def test_a_free_answer_is_no_attempt() -> None:
    card = Card().interview("2026-11-06 17:30").replied("2026-11-10", ReplyKind.QUESTION, by="2026-11-12")
    card.wrote("2026-11-11", kind=StepKind.OWED)
    plan = card.plan("2026-11-11 13:00")
    assert plan.attempts == 0
    assert (StepKind.OWED, StepState.DONE) in [(step.kind, step.state) for step in plan.steps]
    card.wrote("2026-11-12", kind=StepKind.THANK_YOU, plan="1/interview:99", contact=7)
    assert card.plan("2026-11-12 13:00").attempts == 0


def test_a_question_on_a_card_without_a_plan() -> None:
    card = Card().moved(StageKind.SAVED, "2026-11-02").replied("2026-11-10", ReplyKind.QUESTION, by="2026-11-12")
    outlook = card.outlook("2026-11-10 13:00")
    assert outlook.turn.line.key == "turn.owed_answer"
    assert outlook.live is not None
    assert [step.kind for step in outlook.live.steps] == [StepKind.OWED]


def test_what_i_owe_goes_along_to_the_newest_plan() -> None:
    card = Card().to(7).applied("2026-11-02").owes("references", "2026-11-20", "2026-11-04")
    card.interview("2026-11-06 17:30")
    assert StepKind.OWED in card.days("2026-11-06 18:00")


def test_owed_by_a_day_that_is_over_lapses() -> None:
    card = Card().interview("2026-11-06 17:30").owes("references", "2026-11-12", "2026-11-06 18:00")
    steps = {step.kind: step for step in card.plan("2026-11-26").steps}
    assert steps[StepKind.OWED].state is StepState.LAPSED


def test_an_offer_taken_back_pauses() -> None:
    card = Card().interview("2026-11-06 17:30").offered("2026-11-10").moved(StageKind.INTERVIEWING, "2026-11-11")
    outlook = card.outlook("2026-11-11 13:00")
    assert outlook.live is not None
    assert outlook.live.cadence.value == "interview"
    assert outlook.live.over is None
    offer = outlook.plans[-1]
    assert {step.state for step in offer.steps} == {StepState.PAUSED}
    assert {step.state for step in outlook.live.steps} == {StepState.LAPSED, StepState.PLANNED}
    card.interview("2026-11-16 15:00")
    offer = card.outlook("2026-11-16 16:00").plans[1]
    assert {step.state for step in offer.steps} == {StepState.LAPSED, StepState.PAUSED}


def test_an_offer_without_a_day() -> None:
    card = Card().interview("2026-11-06 17:30").offered("2026-11-10 10:00")
    outlook = card.outlook("2026-11-10 10:01")
    assert outlook.turn.line.key == "turn.offer"
    live = outlook.live
    assert live is not None
    owed = next(step for step in live.steps if step.kind is StepKind.OWED)
    card.did(owed, "2026-11-11")
    card.wrote("2026-11-11 13:00")
    assert card.outlook("2026-11-11 14:00").turn.line.key == "turn.offer_answered"


def test_an_offer_told_late_needs_no_thanks() -> None:
    late = Card().interview("2026-11-06 17:30").offered("2026-11-10 10:00", told="2026-11-20")
    live = late.outlook("2026-11-20 13:00").live
    assert live is not None
    assert THANK not in [step.kind for step in live.steps]


def test_moved_to_interviewing_without_an_interview() -> None:
    card = Card().to(7).applied("2026-11-02").moved(StageKind.INTERVIEWING, "2026-11-05")
    assert card.outlook("2026-11-06").turn.line.key == "turn.no_interview"


def test_asks_end_with_an_offer_and_a_no() -> None:
    for card in (
        Card().asked("2026-11-03").offered("2026-11-05"),
        Card().asked("2026-11-03").replied("2026-11-05", ReplyKind.NO),
    ):
        ask = next(plan for plan in card.outlook("2026-11-05 13:00").plans if plan.cadence.value == "ask")
        assert (StepKind.NUDGE, StepState.ENDED) in [(step.kind, step.state) for step in ask.steps]


def test_asks_go_on_over_the_columns_before_an_offer() -> None:
    card = Card().moved(StageKind.SAVED, "2026-11-02").asked("2026-11-03")
    card.moved(StageKind.APPLIED, "2026-11-04").moved(StageKind.INTERVIEWING, "2026-11-05")
    card.moved(StageKind.OFFER, "2026-11-06").moved(StageKind.APPLIED, "2026-11-12")
    ask = next(plan for plan in card.outlook("2026-11-12 13:00").plans if plan.cadence.value == "ask")
    nudge = next(step for step in ask.steps if step.kind is StepKind.NUDGE)
    assert (nudge.state, str(nudge.day)) == (StepState.DUE, "2026-11-12")


def test_many_letters_are_too_many() -> None:
    cards = [
        Card(n, organisation="acme").moved(StageKind.SAVED, "2026-10-01").wrote(f"2026-11-{d:02}")
        for n, d in ((1, 2), (2, 5), (3, 10), (4, 13), (5, 18))
    ]
    found = outlooks("2026-11-18 13:00", *cards)
    assert found[1].meter_why.key == "meter.many"


def test_away_is_said_by_name() -> None:
    card = Card().to(7).applied("2026-11-02").away("2026-11-09", until="2026-11-13")
    turn = card.outlook("2026-11-10").turn
    assert (turn.line.key, turn.line.fact("name")) == ("turn.away", "Mira")
    assert card.outlook("2026-11-16").turn.line.key == "turn.write"


def test_still_deciding_until_the_day_has_passed() -> None:
    card = Card().interview("2026-11-06 17:30").wrote("2026-11-07")
    card.replied("2026-11-10", ReplyKind.DECIDING, by="2026-11-17")
    assert card.outlook("2026-11-12").turn.line.key == "turn.deciding_until"
    assert card.outlook("2026-11-18").turn.line.key == "turn.check_in"
    card.wrote("2026-11-19")
    assert card.outlook("2026-11-19 13:00").turn.line.key == "turn.last_check_in"


def test_after_the_last_letter_it_is_their_turn_until_the_end() -> None:
    turn = used_up().outlook("2026-11-18 13:00").turn
    assert (turn.side, turn.line.key, turn.line.fact("day")) == (Side.THEIRS, "turn.until", day("2026-11-20"))


def test_applied_after_an_interview_begins_no_first_move() -> None:
    card = Card().to(7).interview("2026-11-06 17:30").applied("2026-11-09")
    assert [plan.cadence.value for plan in card.outlook("2026-11-09 13:00").plans] == ["interview"]


def test_apply_by_is_the_users_turn() -> None:
    card = Card().moved(StageKind.SAVED, "2026-11-02")
    card.facts = replace(card.facts, apply_by=day("2026-11-12"))
    assert card.outlook("2026-11-03").turn.side is Side.YOURS


def test_applied_with_its_plan_away_says_so() -> None:
    card = Card().to(7).applied("2026-11-02").moved(StageKind.SAVED, "2026-11-03")
    assert card.outlook("2026-11-04").turn.line.key == "turn.paused"


def test_closed_without_a_word() -> None:
    card = Card().moved(StageKind.CLOSED, "2026-11-02")
    assert card.outlook("2026-11-03").turn.line.key == "outcome.none"
    for outcome in Outcome:
        assert Card().closed(outcome, "2026-11-02").outlook("2026-11-03").turn.line.key.startswith("outcome.")


def test_held_interviews_on_two_days_ask_about_the_last() -> None:
    card = Card().interview("2026-11-12 15:00", told="2026-11-05 09:00")
    card.interview("2026-11-16 15:00", told="2026-11-06 09:00", state=InterviewState.PLANNED)
    assert card.outlook("2026-11-12 16:00").asks_about == card.facts.interviews[0].id
    assert card.outlook("2026-11-16 16:00").asks_about == card.facts.interviews[1].id


def test_a_promise_told_before_any_letter_is_there_from_the_start() -> None:
    card = Card().interview("2026-11-06 17:30", promised="2026-11-20", promised_told="2026-11-10")
    assert card.days("2026-11-10 13:00")[CHECK] == "2026-11-24"


def test_an_answer_after_the_plan_was_over_starts_nothing() -> None:
    card = Card().interview("2026-11-06 17:30").replied("2026-11-10", ReplyKind.QUESTION, by="2026-11-12")
    owed = next(step for step in card.plan("2026-11-11").steps if step.kind is StepKind.OWED)
    assert card.did(owed, "2026-12-01").plan("2026-12-01 13:00").moved_on


def test_old_letters_leave_the_meter() -> None:
    card = used_up().wrote("2026-11-19")
    assert card.outlook("2026-11-20").meter.value == "too many"
    assert card.outlook("2027-01-20").meter.value == "just right"


def test_a_bounce_with_nothing_sent_is_no_bounce() -> None:
    card = Card().interview("2026-11-06 17:30").bounced("2026-11-09")
    assert card.plan("2026-11-09 13:00").attempts == 0


def test_a_letter_by_hand_to_a_plan_that_waits() -> None:
    card = Card().interview("2026-11-12 15:00", told="2026-11-05 09:00", state=InterviewState.CALLED_OFF)
    card.wrote("2026-11-13").wrote("2026-11-16").bounced("2026-11-16 13:00")
    outlook = card.outlook("2026-11-16 14:00")
    assert outlook.live is not None
    assert outlook.live.attempts == 0


def test_dots_stand_where_letters_are_being_counted() -> None:
    applied = Card().to(7).applied("2026-11-02")
    assert applied.outlook("2026-11-03").dots == (0, 0)
    applied.did(applied.step("2026-11-09", StepKind.FIRST_MOVE), "2026-11-09")
    assert applied.outlook("2026-11-10").dots == (1, 2)
    assert applied.bounced("2026-11-10").outlook("2026-11-10 13:00").dots == (0, 2)
    ahead = Card().interview("2026-11-12 15:00", told="2026-11-05 09:00")
    assert ahead.outlook("2026-11-06").dots == (0, 0)
    assert ahead.outlook("2026-11-12 16:00").dots == (0, 2)
    assert ahead.closed(Outcome.REJECTED, "2026-11-13").outlook("2026-11-14").dots == (0, 0)
    assert Card().moved(StageKind.SAVED, "2026-11-02").outlook("2026-11-03").dots == (0, 0)


def test_a_thank_you_done_stays_done_when_the_name_is_told_later() -> None:
    card = Card().interview("2026-11-06 17:30", people=[])
    thanks = card.step("2026-11-07 10:00", THANK)
    assert thanks.key.endswith("/thank_you:0")
    card.did(thanks, "2026-11-07 10:00").to(7, "2026-11-08")
    done = card.step("2026-11-08 13:00", THANK)
    assert (done.key, done.state, done.contact) == (thanks.key, StepState.DONE, 7)
    named = replace(card.facts, interviews=(replace(card.facts.interviews[0], people=(8,)),))
    card.facts = named
    assert [s.state for s in card.plan("2026-11-08 13:00").steps if s.kind is THANK] == [StepState.DONE]


def test_a_question_long_before_the_promise_moves_nothing() -> None:
    card = Card().interview("2026-11-06 17:30", promised="2026-12-18")
    card.replied("2026-11-09", ReplyKind.QUESTION, by="2026-11-10")
    assert card.step("2026-11-09 13:00", CHECK).day == day("2026-12-22")
    owed = card.step("2026-11-09 13:00", StepKind.OWED)
    assert card.did(owed, "2026-11-10").step("2026-11-10 13:00", CHECK).day == day("2026-12-22")


def test_letters_of_cards_that_are_not_planned_keep_others_away() -> None:
    card = Card(1, organisation="acme").interview("2026-11-06 17:30")
    letters = (
        Sent(day("2026-11-12"), "acme", None),
        Sent(day("2026-11-12"), None, 99),
        Sent(day("2026-11-12"), "acme", None, 3),
    )
    seen = replace(world(card), sent=letters)
    check = next(step for step in look(seen, at("2026-11-12"))[1].plans[0].steps if step.kind is CHECK)
    assert str(check.day) == "2026-11-17"


def test_a_courtesy_for_a_plan_that_is_no_more_is_nothing() -> None:
    card = Card().interview("2026-11-06 17:30")
    card.wrote("2026-11-07", kind=StepKind.HOW_IT_ENDED, plan="1/ask:9", step="1/ask:9/how_it_ended")
    assert card.plan("2026-11-07 13:00").attempts == 0


def test_a_helpers_answer_is_not_the_companys() -> None:
    card = Card().interview("2026-11-06 17:30").asked("2026-11-07")
    card.replied("2026-11-09", ReplyKind.NO, ask=card.facts.asks[0].id)
    assert card.days("2026-11-09 13:00")[CHECK] == "2026-11-13"


def test_a_no_before_anything_was_known_ends_nothing_later() -> None:
    card = Card().to(7).applied("2026-11-02").replied("2026-11-05", ReplyKind.NO)
    card.interview("2026-11-12 15:00", told="2026-11-09")
    assert card.days("2026-11-12 16:00")[CHECK] == "2026-11-19"


def test_waked_by_hand_for_one_letter_more() -> None:
    card = used_up()
    assert card.outlook("2026-11-23").moved_on
    card.woken("2026-11-23")
    plan = card.plan("2026-11-23 13:00")
    more = plan.steps[-1]
    assert (plan.moved_on, plan.limit, more.kind, more.state) == (False, 3, LAST, StepState.DUE)
    card.did(more, "2026-11-23 14:00")
    plan = card.plan("2026-11-23 15:00")
    assert (plan.attempts, plan.limit, plan.ends) == (3, 3, day("2026-11-25"))
    assert card.outlook("2026-11-23 15:00").meter.value == "just right"
    card.interview("2026-11-24 15:00")
    assert card.plan("2026-11-24 16:00").limit == 2
    said_no = used_up().replied("2026-11-19", ReplyKind.NO).woken("2026-11-20")
    assert said_no.plan("2026-11-20 13:00").over is not None


def test_away_told_with_a_bounce_still_moves_the_step() -> None:
    card = Card().interview("2026-11-06 17:30")
    card.did(card.step("2026-11-13", CHECK), "2026-11-13").bounced("2026-11-13 15:00")
    card.away("2026-11-13 15:00", until="2026-11-18")
    assert str(card.step("2026-11-13 16:00", CHECK).day) == "2026-11-19"
