"""The cases of RULES.md that must come out so, told and asked by the command line alone."""

from __future__ import annotations

import itertools
from datetime import date

from desktop.core.days import business_days_between
from desktop.core.facts import Place
from tests.cli.conftest import Terminal

BERLIN = Place("DE", None, "Europe/Berlin")


def test_interview_ends_on_friday_afternoon(terminal: Terminal) -> None:
    terminal.add()
    told = terminal.do(
        "interview", 1, "--ended", "2026-11-06T17:30", "--with", "Mira Tann", at="2026-11-06T18:00+01:00"
    )
    thanks, check_in, last = told["plan"]["steps"]
    assert (thanks["day"], thanks["rings"]) == ("2026-11-07", "2026-11-07T09:00:00+01:00")
    assert (check_in["day"], last["day"], told["plan"]["ends"]) == ("2026-11-13", "2026-11-18", "2026-11-20")


def test_interview_ends_late_in_the_evening(terminal: Terminal) -> None:
    terminal.add()
    told = terminal.do("interview", 1, "--ended", "2026-11-05T22:30", at="2026-11-05T22:40+01:00")
    assert told["plan"]["steps"][0]["rings"] == "2026-11-06T09:00:00+01:00"


def test_promised_on_a_sunday_counts_as_monday(terminal: Terminal) -> None:
    terminal.add()
    told = terminal.do(
        "interview", 1, "--ended", "2026-11-12T15:00", "--promised", "2026-11-22", at="2026-11-12T16:00+01:00"
    )
    assert [step["day"] for step in told["plan"]["steps"] if step["kind"] == "check_in"] == ["2026-11-25"]


def test_promised_on_a_holiday_counts_as_the_next_business_day(terminal: Terminal) -> None:
    terminal.add()
    terminal.do("interview", 1, "--ended", "2026-12-10T15:00", "--promised", "2026-12-25", at="2026-12-10T16:00+01:00")
    assert terminal.days()["check_in"] == "2026-12-30"


def test_a_far_promise_is_silence_until_then(terminal: Terminal) -> None:
    terminal.add()
    terminal.do("interview", 1, "--ended", "2026-11-12T15:00", "--promised", "2026-12-18", at="2026-11-12T16:00+01:00")
    days = terminal.days()
    assert days["thank_you"] in ("2026-11-12", "2026-11-13")
    assert days["check_in"] == "2026-12-22"
    thanks = terminal.step("thank_you")
    terminal.do("done", thanks["id"], at="2026-11-13T09:10+01:00")
    for day in ("2026-11-20", "2026-12-01", "2026-12-18", "2026-12-21"):
        assert terminal.do("due", at=f"{day}T12:00+01:00")["due"] == []
    assert [step["kind"] for step in terminal.do("due", at="2026-12-22T10:00+01:00")["due"]] == ["check_in"]


def test_three_interviews_on_one_afternoon_are_one_round(terminal: Terminal) -> None:
    terminal.add()
    terminal.at = "2026-11-05T18:00+01:00"
    for name, end in (("Ann Ash", "14:00"), ("Bo Birk", "15:00"), ("Cy Cole", "16:00")):
        terminal.do("interview", 1, "--ended", f"2026-11-05T{end}", "--with", name)
    plans = [plan for plan in terminal.do("plan", 1, "--all")["plans"] if plan["cadence"] == "interview"]
    (round_,) = plans
    kinds = [step["kind"] for step in round_["steps"]]
    assert (kinds.count("thank_you"), kinds.count("check_in")) == (3, 1)


def test_we_need_another_week_then_silence(terminal: Terminal) -> None:
    terminal.add()
    terminal.do("interview", 1, "--ended", "2026-11-05T15:00", at="2026-11-05T16:00+01:00")
    told = terminal.do("replied", 1, "--says", "deciding", "--by", "2026-11-20", at="2026-11-13T11:00+01:00")
    plan = told["plan"]
    open_letters = [step for step in plan["steps"] if step["kind"] != "thank_you" and step["state"] == "planned"]
    assert open_letters[0]["day"] == "2026-11-24"
    assert plan["limit"] - plan["attempts"] >= 1


def test_a_check_in_skipped_early_keeps_the_last_ones_place(terminal: Terminal) -> None:
    terminal.add()
    terminal.do("interview", 1, "--ended", "2026-12-10T15:00", "--promised", "2026-12-25", at="2026-12-10T16:00+01:00")
    before = terminal.days()["last_check_in"]
    terminal.do("skip", terminal.step("check_in")["id"])
    assert terminal.days()["last_check_in"] == before == "2027-01-05"


def test_applied_on_a_saturday(terminal: Terminal) -> None:
    terminal.at = "2026-11-07T12:00+01:00"
    terminal.add("Acme", "Product Manager", "--stage", "applied", "--applied", "2026-11-07", "--with", "Mira Tann")
    assert terminal.days()["first_move"] == "2026-11-16"


def test_five_roles_through_one_recruiter(terminal: Terminal) -> None:
    for number in range(5):
        terminal.add(
            f"Firm {number}",
            "Analyst",
            "--stage",
            "applied",
            "--way",
            "agency",
            "--through",
            "Reed",
            "--with",
            "Rita Reed",
        )
    plans = [terminal.do("plan", card)["steps"] for card in range(1, 6)]
    days = sorted(date.fromisoformat(step["day"]) for steps in plans for step in steps if step["state"] == "planned")
    gaps = [business_days_between(BERLIN, *pair) for pair in itertools.pairwise(days)]
    assert days
    assert min(gaps) >= 3


def test_out_of_office_moves_the_step_and_the_end(terminal: Terminal) -> None:
    terminal.add()
    terminal.do("interview", 1, "--ended", "2026-11-16T15:00", "--with", "Mira Tann", at="2026-11-16T16:00+01:00")
    terminal.do("done", terminal.step("check_in")["id"], at="2026-11-23T10:00+01:00")
    told = terminal.do("away", 1, "--until", "2026-12-14", at="2026-11-23T10:05+01:00")["plan"]
    (last,) = [step for step in told["steps"] if step["kind"] == "last_check_in"]
    assert last["day"] == "2026-12-15"
    assert told["ends"] > last["day"]


def test_the_last_letter_bounces(terminal: Terminal) -> None:
    terminal.add()
    terminal.do("interview", 1, "--ended", "2026-11-05T15:00", "--with", "Mira Tann", at="2026-11-05T16:00+01:00")
    terminal.do("done", terminal.step("check_in")["id"], at="2026-11-12T10:00+01:00")
    terminal.do("done", terminal.step("last_check_in")["id"], at="2026-11-17T10:00+01:00")
    assert terminal.plan()["attempts"] == 2
    told = terminal.do("bounced", 1, at="2026-11-17T10:05+01:00")["plan"]
    assert told["attempts"] == 1
    (last,) = [step for step in told["steps"] if step["kind"] == "last_check_in"]
    assert last["state"] in ("due", "planned")
    contact = terminal.do("find", "Mira")["results"][0]["id"]
    told = terminal.do("address", contact, "mira@acme.example")["plan"]
    (last,) = [step for step in told["steps"] if step["kind"] == "last_check_in"]
    assert last["state"] == "due"


def test_a_check_in_that_is_never_done(terminal: Terminal) -> None:
    terminal.add()
    terminal.do("interview", 1, "--ended", "2026-11-05T15:00", at="2026-11-05T16:00+01:00")
    assert terminal.step("check_in")["day"] == "2026-11-12"
    assert [step["kind"] for step in terminal.do("due", at="2026-11-20T10:00+01:00")["due"]] == ["check_in"]
    late = terminal.do("plan", 1, at="2026-11-26T10:00+01:00")
    assert late["moved_on"]
    assert late["over"] == "No letter went out. You can still write one."
    assert terminal.do("due")["due"] == []


def test_undo_of_a_drag_after_its_check_in_went_out(terminal: Terminal) -> None:
    terminal.add("Acme", "Product Manager", "--stage", "applied", "--with", "Mira Tann")
    terminal.do("interview", 1, "--ended", "2026-11-05T15:00", at="2026-11-05T16:00+01:00")
    terminal.do("done", terminal.step("check_in")["id"], at="2026-11-12T10:00+01:00")
    assert terminal.do("undo")["plan"]["cadence"] == "applying"
    (card,) = terminal.do("list")["applications"]
    assert card["kind"] == "applied"
    assert terminal.plan()["attempts"] == 1


def test_dragged_back_to_applied_pauses_the_plan(terminal: Terminal) -> None:
    terminal.add("Acme", "Product Manager", "--stage", "applied", "--with", "Mira Tann")
    terminal.do("interview", 1, "--ended", "2026-11-05T15:00", at="2026-11-05T16:00+01:00")
    plan = terminal.do("move", 1, "applied", at="2026-11-06T10:00+01:00")["plan"]
    assert plan["cadence"] == "interview"
    letters = [step for step in plan["steps"] if step["kind"] != "thank_you"]
    assert {step["state"] for step in letters} == {"paused"}
    assert (plan["ends"], plan["moved_on"]) == (None, False)
    assert terminal.do("due", at="2026-12-20T10:00+01:00")["due"] == []


def test_three_first_moves_a_day(terminal: Terminal) -> None:
    for number in range(8):
        terminal.add(
            f"Firm {number}", "Analyst", "--stage", "applied", "--applied", "2026-11-02", "--with", f"Ann A{number}"
        )
    days = sorted(terminal.days(card)["first_move"] for card in range(1, 9))
    assert days == ["2026-11-09"] * 3 + ["2026-11-10"] * 3 + ["2026-11-11"] * 2


def test_a_user_in_tokyo_and_a_company_in_los_angeles(terminal: Terminal) -> None:
    terminal.do("set", "zone", "Asia/Tokyo")
    terminal.do("set", "country", "JP")
    terminal.at = "2026-11-03T09:00+09:00"
    terminal.add("Acme", "Engineer", "--country", "US", "--zone", "America/Los_Angeles")
    # Tuesday the 3rd there; five business days later is Tuesday the 10th (the 11th is a holiday).
    terminal.do("interview", 1, "--ended", "2026-11-03T15:00", at="2026-11-04T09:00+09:00")
    check_in = terminal.step("check_in")
    assert (check_in["day"], check_in["rings"]) == ("2026-11-10", "2026-11-10T10:00:00+09:00")
    terminal.do("done", check_in["id"], at="2026-11-10T10:05+09:00")
    assert terminal.step("check_in")["day"] == "2026-11-10"
