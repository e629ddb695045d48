"""Each verb with --json: the keys that CLI.md names, in their kinds."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from desktop.core.kinds import CadenceKind, Meter, StageKind, StepKind, StepState
from tests.cli.conftest import Terminal

STEP = {"id", "kind", "day", "rings", "state", "why"}
APPLICATION = {"id", "company", "role", "stage", "kind", "turn"}
PLAN = {"cadence", "steps", "attempts", "limit", "ends", "moved_on", "meter"}
WHATS = {"application", "interview", "plan", "step", "attempt", "contact"}


def check_step(step: dict[str, Any]) -> None:
    assert step.keys() >= STEP
    assert isinstance(step["id"], int)
    assert StepKind(step["kind"])
    assert StepState(step["state"])
    date.fromisoformat(step["day"])
    if step["rings"] is not None:
        assert datetime.fromisoformat(step["rings"]).tzinfo is not None
    assert re.search(r"[.]$", step["why"])


def check_plan(plan: dict[str, Any]) -> None:
    assert plan.keys() >= PLAN
    assert CadenceKind(plan["cadence"])
    assert Meter(plan["meter"])
    for step in plan["steps"]:
        check_step(step)


def check_changed(changed: list[dict[str, Any]]) -> None:
    for row in changed:
        assert row.keys() == {"what", "id", "how"}
        assert row["what"] in WHATS
        assert row["how"] in ("added", "changed", "removed")


def check_application(card: dict[str, Any]) -> None:
    assert card.keys() >= APPLICATION
    assert StageKind(card["kind"])
    assert card["turn"]


def check_written(said: dict[str, Any]) -> None:
    assert said["changed"]
    check_changed(said["changed"])
    check_plan(said["plan"])


def applied(terminal: Terminal) -> int:
    return terminal.add("Acme", "Product Manager", "--stage", "applied", "--with", "Mira Tann")


def test_add(terminal: Terminal) -> None:
    said = terminal.do(
        "add", "Acme", "Product Manager", "--country", "us", "--region", "CA", "--zone", "America/Los_Angeles"
    )
    assert said["id"] == 1
    assert {"what": "application", "id": 1, "how": "added"} in said["changed"]
    check_changed(said["changed"])


def test_list_of_nothing(terminal: Terminal) -> None:
    assert terminal.do("list") == {"applications": []}


def test_list(terminal: Terminal) -> None:
    applied(terminal)
    terminal.add("Quillworks", "Data Analyst")
    cards = terminal.do("list")["applications"]
    assert [(card["company"], card["kind"]) for card in cards] == [("Quillworks", "saved"), ("Acme", "applied")]
    for card in cards:
        check_application(card)
        assert card["moved_on"] is False
    assert cards[0]["next"] is None
    check_step(cards[1]["next"])
    assert cards[1]["turn"] == "First letter Mon 9 Nov"


def test_move_close_undo_redo(terminal: Terminal) -> None:
    applied(terminal)
    offered = terminal.do("move", 1, "Offer", "--by", "2026-11-20")
    check_written(offered)
    assert (offered["plan"]["cadence"], offered["plan"]["limit"]) == ("offer", None)
    assert {step["kind"] for step in offered["plan"]["steps"]} == {"thank_you", "owed"}
    closed = terminal.do("close", 1, "accepted")
    check_changed(closed["changed"])
    assert terminal.do("list")["applications"][0]["turn"] == "Accepted"
    assert terminal.do("undo")["plan"]["cadence"] == "offer"
    assert terminal.do("list")["applications"][0]["kind"] == "offer"
    terminal.do("redo")
    assert terminal.do("list")["applications"][0]["kind"] == "closed"


def test_a_card_that_begins_in_interviewing_has_no_first_move(terminal: Terminal) -> None:
    terminal.add("Acme", "Product Manager", "--stage", "interviewing", "--with", "Mira Tann")
    terminal.add("Quillworks", "Analyst")
    terminal.do("move", 2, "interviewing")
    assert [terminal.plan(card)["steps"] for card in (1, 2)] == [[], []]
    terminal.add("Fernhill", "Writer", "--stage", "interviewing", "--applied", "2026-10-20")
    assert terminal.do("list")["applications"][0]["kind"] == "interviewing"


def test_an_outcome_may_be_typed_with_hyphens(terminal: Terminal) -> None:
    applied(terminal)
    terminal.do("close", 1, "never-answered")
    assert terminal.do("list")["applications"][0]["outcome"] == "never answered"


def test_closed_moves_out_again_and_is_open(terminal: Terminal) -> None:
    applied(terminal)
    terminal.do("close", 1, "withdrawn")
    terminal.do("move", 1, "applied", at="2026-11-03T09:00+01:00")
    (card,) = terminal.do("list")["applications"]
    assert (card["kind"], card["outcome"]) == ("applied", None)


def test_interview_and_what_became_of_it(terminal: Terminal) -> None:
    terminal.add()
    told = terminal.do("interview", 1, "--starts", "2026-11-05T14:30", "--with", "Mira Tann", "--with", "Bo Birk")
    check_written(told)
    assert told["interview"] == 1
    (card,) = terminal.do("list")["applications"]
    assert (card["kind"], card["turn"]) == ("interviewing", "Interview Thu 5 Nov, 14:30")
    moved = terminal.do("interview", 1, "--moved", "2026-11-06T10:00")
    check_written(moved)
    assert terminal.do("list")["applications"][0]["turn"] == "Interview Fri 6 Nov, 10:00"
    assert terminal.do("list", at="2026-11-06T12:00+01:00")["applications"][0]["turn"] == "How did it go?"
    held = terminal.do("interview", 1, "--held", "--promised", "2026-11-13")
    check_written(held)
    assert terminal.do("list")["applications"][0]["turn"] == "Their turn until Fri 13 Nov"


def test_interview_called_off_waits(terminal: Terminal) -> None:
    terminal.add()
    terminal.do("interview", 1, "--starts", "2026-11-05T14:30")
    said = terminal.do("interview", 1, "--off")
    assert [step for step in said["plan"]["steps"] if step["state"] in ("planned", "due")] == []
    assert terminal.do("list")["applications"][0]["turn"] == "Called off, no new date yet"
    assert terminal.do("interview", 1, "--no-show")["interview"] == 1


def test_which_interview(terminal: Terminal) -> None:
    terminal.add()
    terminal.do("interview", 1, "--starts", "2026-11-05T14:30")
    terminal.do("interview", 1, "--starts", "2026-11-12T14:30")
    assert terminal.do("interview", 1, "--which", 1, "--moved", "2026-11-06")["interview"] == 1
    assert terminal.do("interview", 1, "--off")["interview"] == 2
    assert terminal.refused("interview", 1, "--which", 3, "--off")["title"] == "No such interview"


def test_told_on_its_own_day_it_is_completed(terminal: Terminal) -> None:
    terminal.add()
    planned = terminal.do("interview", 1, "--starts", "2026-11-05T14:30", "--with", "Mira Tann")
    told = terminal.do("interview", 1, "--ended", "2026-11-05T16:00", at="2026-11-05T16:30+01:00")
    assert told["interview"] == planned["interview"]
    assert [row["kind"] for row in terminal.plan()["steps"]].count("thank_you") == 1


def test_other_people_on_that_day_are_another_interview(terminal: Terminal) -> None:
    terminal.add()
    terminal.do("interview", 1, "--starts", "2026-11-05T14:30", "--with", "Mira Tann")
    told = terminal.do("interview", 1, "--ended", "2026-11-05T16:00", "--with", "Bo Birk", at="2026-11-05T16:30+01:00")
    assert told["interview"] == 2


def test_an_interview_is_undone_with_its_move(terminal: Terminal) -> None:
    terminal.add()
    terminal.do("interview", 1, "--ended", "2026-11-01T12:00")
    terminal.do("undo")
    (card,) = terminal.do("list")["applications"]
    assert card["kind"] == "saved"
    assert terminal.do("plan", 1)["steps"] == []


def test_with_and_address(terminal: Terminal) -> None:
    terminal.add("Acme", "Product Manager", "--stage", "applied", "--way", "portal")
    assert terminal.do("list")["applications"][0]["turn"] == "No one to write to yet"
    assert terminal.do("plan", 1)["ends"] == "2026-11-23"
    said = terminal.do("with", 1, "Mira Tann", "--mail", "mira@acme.example")
    check_written(said)
    step = said["plan"]["steps"][0]
    letter = terminal.do("letter", step["id"])
    assert (letter["to"], letter["mail"]) == ("Mira Tann", "mira@acme.example")
    moved = terminal.do("address", said["contact"], "m.tann@acme.example")
    assert moved["contact"] == said["contact"]
    assert terminal.do("letter", step["id"])["mail"] == "m.tann@acme.example"


def test_plan_and_all_plans(terminal: Terminal) -> None:
    applied(terminal)
    terminal.do("interview", 1, "--ended", "2026-11-02T08:00", at="2026-11-02T10:00+01:00")
    check_plan(terminal.do("plan", 1))
    plans = terminal.do("plan", 1, "--all")["plans"]
    assert [plan["cadence"] for plan in plans] == ["applying", "interview"]
    for plan in plans:
        check_plan(plan)


def test_a_saved_card_has_an_empty_plan(terminal: Terminal) -> None:
    terminal.add()
    plan = terminal.do("plan", 1)
    assert plan.keys() >= PLAN
    assert (plan["steps"], plan["ends"], plan["moved_on"]) == ([], None, False)
    assert terminal.do("plan", 1, "--all") == {"plans": []}


def test_due(terminal: Terminal) -> None:
    calm = terminal.do("due")
    assert (calm["due"], calm["next"]) == ([], None)
    applied(terminal)
    ahead = terminal.do("due")
    check_step(ahead["next"])
    assert ahead["line"] == "Nothing to do until Mon 9 November, 10:00."
    said = terminal.do("due", at="2026-11-09T10:00+01:00")
    (due,) = said["due"]
    check_step(due)
    check_application(due["application"])
    assert due["to"] == "Mira Tann"
    assert said["line"] == "1 thing is ready, about 2 minutes."


def test_done_copied_skip_snooze(terminal: Terminal) -> None:
    applied(terminal)
    first = terminal.step("first_move")["id"]
    terminal.at = "2026-11-09T10:00+01:00"
    check_written(terminal.do("copied", first))
    assert terminal.step("first_move")["state"] == "copied"
    assert terminal.plan()["attempts"] == 0
    done = terminal.do("done", first, "--channel", "linkedin")
    check_written(done)
    assert {row["what"] for row in done["changed"]} >= {"attempt", "step", "application"}
    assert (done["plan"]["attempts"], terminal.step("first_move")["state"]) == (1, "done")
    second = terminal.step("second_letter")["id"]
    snoozed = terminal.do("snooze", second, "2026-11-18T15:00")
    assert next(step for step in snoozed["plan"]["steps"] if step["id"] == second)["rings"].startswith(
        "2026-11-18T15:00"
    )
    skipped = terminal.do("skip", second)
    check_written(skipped)
    assert terminal.step("second_letter")["state"] == "skipped"
    assert skipped["plan"]["attempts"] == 1


def test_wrote_counts_as_the_next_step(terminal: Terminal) -> None:
    applied(terminal)
    said = terminal.do("wrote", 1, "--channel", "phone", "--on", "2026-11-09", at="2026-11-10T10:00+01:00")
    check_written(said)
    assert (terminal.step("first_move")["state"], terminal.step("first_move")["day"]) == ("done", "2026-11-09")


def test_replied_then_sorted(terminal: Terminal) -> None:
    applied(terminal)
    terminal.do("interview", 1, "--ended", "2026-11-05T15:00", at="2026-11-05T16:00+01:00")
    open_answer = terminal.do("replied", 1, at="2026-11-06T09:00+01:00")
    check_written(open_answer)
    assert terminal.do("list")["applications"][0]["turn"] == "Acme wrote"
    terminal.do("done", terminal.step("thank_you")["id"])
    sorted_ = terminal.do("replied", 1, "--says", "deciding", "--by", "2026-11-20")
    assert terminal.do("list")["applications"][0]["turn"] == "Still deciding, until Fri 20 Nov"
    check_written(sorted_)


def test_the_other_answers(terminal: Terminal) -> None:
    applied(terminal)
    terminal.do("interview", 1, "--ended", "2026-11-05T15:00", at="2026-11-05T16:00+01:00")
    for says in ("thanks", "question", "next", "no"):
        check_written(terminal.do("replied", 1, "--says", says))
    assert terminal.do("list")["applications"][0]["turn"] == "They said no"


def test_away_and_bounced(terminal: Terminal) -> None:
    applied(terminal)
    terminal.do("done", terminal.step("first_move")["id"], at="2026-11-09T10:00+01:00")
    check_written(terminal.do("away", 1, "--until", "2026-11-20"))
    assert terminal.do("list")["applications"][0]["turn"] == "Mira is away until Fri 20 Nov"
    bounced = terminal.do("bounced", 1)
    check_written(bounced)
    assert bounced["plan"]["attempts"] == 0


def test_ask_and_its_answer(terminal: Terminal) -> None:
    applied(terminal)
    terminal.add("Acme", "Designer")
    contact = terminal.do("find", "mira")["results"][0]["id"]
    said = terminal.do("ask", contact, 2, "open")
    assert said["plan"]["cadence"] == "ask"
    assert [step["kind"] for step in said["plan"]["steps"]] == ["ask", "nudge"]
    error = terminal.refused("ask", contact, 2, "word")
    assert error["title"] == "One ask at a time"
    terminal.do("replied", 2, "--says", "thanks", at="2026-11-04T10:00+01:00")
    assert terminal.step("thank_you", 2)["state"] in ("planned", "due")
    terminal.do("ask", contact, 2, "word", "--anyway")


def test_pause(terminal: Terminal) -> None:
    applied(terminal)
    check_changed(terminal.do("pause", "--until", "2026-11-12")["changed"])
    assert terminal.do("due")["line"] == "Paused until Thu 12 November."
    assert terminal.step("first_move")["rings"] == "2026-11-12T10:00:00+01:00"
    assert terminal.step("first_move")["day"] == "2026-11-09"
    terminal.do("pause", "--off")
    assert terminal.step("first_move")["rings"] == "2026-11-09T10:00:00+01:00"


def test_letter(terminal: Terminal) -> None:
    applied(terminal)
    letter = terminal.do("letter", terminal.step("first_move")["id"])
    assert letter.keys() >= {"to", "subject", "body", "missing"}
    assert letter["body"].startswith("Dear Mira Tann,")
    assert "me" in letter["missing"]
    terminal.do("set", "name", "Lena Vogt")
    assert "Lena Vogt" in terminal.do("letter", terminal.step("first_move")["id"])["body"]


CONNECTIONS = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ida,Lorn,https://www.linkedin.com/in/idalorn,,Acme GmbH,Engineering lead,12 Mar 2019
Ben,Osk,https://www.linkedin.com/in/benosk,ben@quill.example,Quillworks,Analyst,3 May 2021
,,,,,,4 May 2021
"""


def test_import_find_who(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(CONNECTIONS, encoding="utf-8")
    terminal.add()
    (said,) = terminal.do("import", file)["files"]
    assert said.keys() >= {"file", "kind", "came_in", "known", "merged", "resting", "not_understood"}
    assert (said["file"], said["kind"], said["came_in"], said["known"]) == ("Connections.csv", "linkedin", 2, 0)
    (again,) = terminal.do("import", file, "--kind", "linkedin")["files"]
    assert (again["came_in"], again["known"]) == (0, 2)
    (hit,) = terminal.do("find", "ida")["results"]
    assert hit.keys() >= {"id", "name", "company", "position", "why", "source"}
    assert (hit["name"], hit["company"], hit["source"]) == ("Ida Lorn", "Acme GmbH", "LinkedIn")
    (known,) = terminal.do("who", "ACME")["people"]
    assert known.keys() >= {"id", "name", "company", "position", "tier", "relation", "why"}
    assert (known["tier"], known["relation"]) == ("sure", "now")
    assert terminal.do("list")["applications"][0]["people"] == 1
    terminal.do("undo")
    terminal.do("undo")
    assert terminal.do("find", "ida") == {"results": []}


def test_backup_and_restore(terminal: Terminal, tmp_path: Path) -> None:
    applied(terminal)
    file = tmp_path / "desk.backup"
    made = terminal.do("backup", file)
    assert made["file"] == str(file)
    assert made["rows"] > 0
    terminal.add("Quillworks")
    assert terminal.do("restore", file) == made
    assert [card["company"] for card in terminal.do("list")["applications"]] == ["Acme"]


def test_set(terminal: Terminal) -> None:
    for name, value in (
        ("quiet", "21:00-08:00"), ("quiet", "off"), ("letter-time", "08:30"), ("country", "DE"), ("region", "BY"),
        ("zone", "europe/berlin"), ("name", "Lena"), ("discreet", "on"),
    ):  # fmt: skip
        check_changed(terminal.do("set", name, value)["changed"])
    applied(terminal)
    assert terminal.step("first_move")["rings"] == "2026-11-09T08:30:00+01:00"


def test_doctor(terminal: Terminal) -> None:
    checks = terminal.do("doctor")["checks"]
    assert all(check.keys() == {"name", "ok", "says"} for check in checks)
    assert [check["name"] for check in checks if not check["ok"]] == []
    assert {"database", "schema", "templates", "cadences", "resources", "folder", "window", "place"} == {
        check["name"] for check in checks
    }
