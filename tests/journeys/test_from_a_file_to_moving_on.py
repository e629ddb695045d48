"""What a user does with the program, from a file in the hand to moving on, with the real mouse on a real screen."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.helpers.waiting import until
from tests.journeys.program import ROOT, Program
from tests.journeys.screen import Screen

pytestmark = [pytest.mark.journey, pytest.mark.timeout(180)]

BERLIN = ZoneInfo("Europe/Berlin")
CONNECTIONS = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Mira,Tann,https://www.linkedin.com/in/mira-tann,,Acme GmbH,Head of Product,04 Mar 2024
Ben,Osk,https://www.linkedin.com/in/ben-osk,,Quillworks,Analyst,01 Feb 2022
Ida,Holm,https://www.linkedin.com/in/ida-holm
"""


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


class Desk:
    """The same desk from the command line of the same session, at a time."""

    def __init__(self, folder: Path, session: dict[str, str]) -> None:
        self.folder = folder
        self._session = session

    def __call__(self, now: str, *words: str) -> Any:
        command = [sys.executable, "-m", "desktop", "--data", str(self.folder), "--at", at(now).isoformat(), "--json"]
        done = subprocess.run(
            [*command, *words],
            cwd=ROOT,
            env=self._session | {"TZ": "Europe/Berlin"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, f"{words}: {done.stderr}"
        return json.loads(done.stdout)

    def kind(self, now: str) -> str:
        """The kind of stage that the only card is in."""
        return str(self(now, "list")["applications"][0]["kind"])

    def steps(self, now: str) -> dict[str, str]:
        """State by kind of the live plan's steps."""
        return {step["kind"]: step["state"] for step in self(now, "plan", "1")["steps"]}


@pytest.fixture
def desk(tmp_path: Path, screen: Screen) -> Desk:
    return Desk(tmp_path / "desk", screen.environment)


@pytest.fixture
def interviewed(desk: Desk, tmp_path: Path) -> Desk:
    """Mira is known; the interview with her ended at 16:00 on Thu 4 March 2027; an answer is promised by the 12th."""
    file = tmp_path / "Connections.csv"
    file.write_text(CONNECTIONS, encoding="utf-8")
    desk("2027-03-01T10:00", "import", str(file))
    desk("2027-03-01T10:00", "set", "country", "DE")
    desk("2027-03-01T10:00", "add", "Acme", "Product Manager", "--applied", "2027-03-01")
    desk("2027-03-04T16:05", "interview", "1", "--ended", "2027-03-04T16:00:00+01:00", "--with", "Mira Tann",
         "--promised", "2027-03-12")  # fmt: skip
    return desk


@pytest.fixture
def tray(screen: Screen) -> Iterator[None]:
    command = ["trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "32",
               "--transparent", "false"]  # fmt: skip
    process = screen.start(command, "trayer.log")
    until(lambda: "trayer" in screen.quietly("xdotool", "search", "--class", "trayer", "getwindowname") or
          screen.quietly("xdotool", "search", "--class", "trayer") or None, "the tray")  # fmt: skip
    yield
    process.terminate()
    process.wait(10)


def test_people_come_from_a_file_through_the_menu(screen: Screen, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(CONNECTIONS, encoding="utf-8")
    with Program(screen, desk.folder, at("2027-03-01T10:00")) as program:
        program.click("Settings and more", "Button")
        program.click("Import", "MenuItem")
        program.find("File name", "EditableText")
        program.type(str(file))
        program.press("Return")
        said = program.find("Connections.csv: ").name
    assert said.startswith("Connections.csv: 2 people came in, 0 were known")
    assert [person["name"] for person in desk("2027-03-01T10:05", "who", "Acme")["people"]] == ["Mira Tann"]


def test_an_application_is_two_words_and_enter(screen: Screen, desk: Desk) -> None:
    with Program(screen, desk.folder, at("2027-03-01T10:00")) as program:
        program.press("ctrl+n")
        program.find("Company", "EditableText")
        program.type("Acme\tProduct Manager")
        program.press("Return")
        program.find("Acme, Product Manager", "ListItem")
    (card,) = desk("2027-03-01T10:05", "list")["applications"]
    assert (card["company"], card["role"], card["kind"]) == ("Acme", "Product Manager", "saved")


def test_a_saved_card_says_whom_the_user_knows_there(screen: Screen, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(CONNECTIONS, encoding="utf-8")
    desk("2027-03-01T10:00", "import", str(file))
    desk("2027-03-01T10:00", "add", "Acme", "Product Manager")
    with Program(screen, desk.folder, at("2027-03-01T10:05")) as program:
        program.click("Acme, Product Manager.*1 person", "ListItem")
        program.find("Mira Tann", "StaticText")
        program.find("Connected on LinkedIn since 2024", "StaticText")


def test_a_drag_to_interviewing_starts_a_plan_and_one_key_takes_it_back(screen: Screen, desk: Desk) -> None:
    now = "2027-03-04T17:05"
    desk("2027-03-01T10:00", "add", "Acme", "Product Manager", "--applied", "2027-03-01")
    with Program(screen, desk.folder, at("2027-03-04T17:00")) as program:
        card = program.still(lambda: program.find("Acme, Product Manager", "ListItem"))
        column = program.find("Interviewing, 0 cards")
        program.drag(card.middle, (column.middle[0], column.middle[1] + 150))
        program.find("Interviewing, 1 card")
        program.find("Start the plan", "Button")
        until(lambda: desk.kind(now) == "interviewing", "the move in the store")
        program.press("Return")
        program.find("[A-Z][a-z]{2} \\d+ [A-Z][a-z]+: a check-in", "Button")
        assert {"thank_you", "check_in", "last_check_in"} <= desk.steps(now).keys()
        program.click("Acme, Product Manager", "ListItem")
        program.press("ctrl+z")
        program.find("Applied, 1 card")
        until(lambda: desk.kind(now) == "applied", "the undo in the store")
    assert "check_in" not in desk.steps(now)


def test_the_keyboard_moves_a_card_too(screen: Screen, desk: Desk) -> None:
    desk("2027-03-01T10:00", "add", "Acme", "Product Manager", "--applied", "2027-03-01")
    with Program(screen, desk.folder, at("2027-03-04T17:00")) as program:
        program.click("Acme, Product Manager", "ListItem")
        program.press("ctrl+Right")
        program.find("Interviewing, 1 card")
        program.find("Start the plan", "Button")
        program.press("Escape")
        program.find("Applied, 1 card")
    assert desk.kind("2027-03-04T17:05") == "applied"


def test_the_alert_rings_and_a_click_opens_its_step(screen: Screen, interviewed: Desk) -> None:
    rings = interviewed("2027-03-04T16:10", "due")["next"]["rings"]
    moment = datetime.fromisoformat(rings)
    assert moment.date().isoformat() == "2027-03-04"
    with Program(screen, interviewed.folder, moment.replace(second=0).astimezone(BERLIN)) as program:
        title, body, buttons = screen.notification()
        assert title == "Thank Mira Tann"
        assert "While it is fresh." in body
        assert buttons[:2] == ["default", ""] or "Open" in buttons
        screen.click_notification()
        program.find("Thank Mira Tann", seconds=20)
        program.find("Subject", "EditableText")


def test_the_letter_is_copied_and_told_to_have_gone_out(screen: Screen, interviewed: Desk) -> None:
    with Program(screen, interviewed.folder, at("2027-03-16T09:30")) as program:
        program.click("Today")
        program.click("Check in with Mira Tann|Open the letter")
        program.find("Letter", "EditableText")
        program.click("Copy", "Button")
        program.find("Did it go out\\?")
        program.click("Yes, just now", "Button")
        program.find("Done today|Nothing to write today")
    assert interviewed.steps("2027-03-16T09:40")["check_in"] == "done"


def test_they_answered_and_the_plan_waits(screen: Screen, interviewed: Desk) -> None:
    now = "2027-03-05T10:05"
    with Program(screen, interviewed.folder, at("2027-03-05T10:00")) as program:
        program.click("Acme, Product Manager", "ListItem")
        program.find("Plan", "StaticText")
        program.press("r")
        program.click("Still deciding")
        program.click("next week")
        program.click("Keep", "Button")
        program.find("Acme wrote: still deciding, until Fri 12 March", "StaticText")
    (check_in,) = (step for step in interviewed(now, "plan", "1")["steps"] if step["kind"] == "check_in")
    assert check_in["why"].startswith("They asked for time until Friday 12 March.")


def test_a_used_up_plan_rests_and_wakes_when_they_write(screen: Screen, interviewed: Desk) -> None:
    for step, day in (("check_in", "2027-03-16T09:30"), ("last_check_in", "2027-03-19T09:30")):
        due = next(one for one in interviewed(day, "plan", "1")["steps"] if one["kind"] == step)
        interviewed(day, "done", str(due["id"]), "--channel", "mail")
    later = at("2027-04-06T10:00")
    with Program(screen, interviewed.folder, later) as program:
        program.find("1 resting")
        interviewed("2027-04-06T10:00", "replied", "1", "--says", "deciding")
        program.gone("1 resting")
        program.find("Acme, Product Manager. Still deciding", "ListItem")


def test_closing_leaves_it_in_the_tray_and_quitting_keeps_all(screen: Screen, interviewed: Desk, tray: None) -> None:
    with Program(screen, interviewed.folder, at("2027-03-05T10:00")) as program:
        program.find("Acme, Product Manager", "ListItem")
        program.wait_for_tray()
        program.close_window()
        until(lambda: not program.windows(), "the window to close")
        assert not program.ended()
        # A second start raises the first instead of opening another window.
        second = subprocess.run(
            [sys.executable, "-m", "desktop", "--data", str(interviewed.folder)], cwd=ROOT, env=screen.environment,
            check=False, timeout=30,
        )  # fmt: skip
        assert second.returncode == 0
        until(lambda: program.windows() or None, "the window to come back")
        program.settle()
        program.press("ctrl+q")
        assert program.wait() == 0
    with Program(screen, interviewed.folder, at("2027-03-05T10:10")) as program:
        program.find("Acme, Product Manager", "ListItem")


def test_make_run_without_a_screen_takes_a_picture(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if not re.match("DISPLAY|WAYLAND|QT_", name)}
    picture = ROOT / "build" / "afterword.png"
    picture.unlink(missing_ok=True)
    done = subprocess.run(
        ["bash", "packaging/run.sh", "--demo"],
        cwd=ROOT,
        env=bare,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "There is no screen here" in done.stderr
    assert picture.stat().st_size > 10_000
