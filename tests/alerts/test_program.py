"""The running program, hidden, with a real tray host and a daemon that tells what it is asked; nothing is touched but
what a user could touch: the tray's menu, the alert's buttons, the command line.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.build import open_desk
from desktop.core.kinds import StageKind
from desktop.desk import applications, bell, interviews, settings, steps, views
from desktop.desk.view import Draft, NewApplication
from tests.alerts.machines import running, wait_until
from tests.alerts.talking import Talker, notes_service, tray_host

ROOT = Path(__file__).parents[2]
MET = datetime(2026, 11, 5, 14, 30, tzinfo=UTC)
CHECK_IN = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
Start = Callable[[datetime], subprocess.Popen[bytes]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A check-in with Mira Tann is due on CHECK_IN, 10:00 in Berlin."""
    desk = open_desk(tmp_path / "desk")
    for name, value in (("zone", "Europe/Berlin"), ("country", "DE")):
        settings.set_value(desk, MET, name, value)
    card = applications.add(desk, MET, NewApplication("Acme", "PM", StageKind.APPLIED, people=("Mira Tann",))).result
    interviews.record(desk, MET, card, Draft(MET - timedelta(hours=1), MET, ("Mira Tann",), date(2026, 11, 13)))
    thanks = next(step for step in views.plans(desk, card).ids.items() if "thank_you" in step[0])
    steps.done(desk, MET, thanks[1])
    desk.store.close()
    return tmp_path / "desk"


@pytest.fixture
def notes(bus_address: str) -> Iterator[Talker]:
    with notes_service(bus_address) as talker:
        yield talker


@pytest.fixture
def tray(bus_address: str) -> Iterator[Talker]:
    with tray_host(bus_address) as talker:
        yield talker


@pytest.fixture
def start(folder: Path, bus_address: str, display: str) -> Iterator[Start]:
    """Starts the program at a time; ends it after the test."""
    environment = os.environ | {
        "DBUS_SESSION_BUS_ADDRESS": bus_address, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb",
    }  # fmt: skip
    started: list[Any] = []

    def program(at: datetime) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "desktop", "--data", str(folder), "--hidden", "--at", at.isoformat()]
        started.append(running(command, cwd=ROOT, env=environment))
        process: subprocess.Popen[bytes] = started[-1].__enter__()
        wait_until(lambda: bell.ring(folder, b""), "the program")
        return process

    yield program
    for one in started:
        one.__exit__(None, None, None)


def tell(folder: Path, at: datetime, *words: str) -> None:
    """The command line, beside the window."""
    command = [sys.executable, "-m", "desktop", "--data", str(folder), "--at", at.isoformat(), *words]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def looked(tray: Talker) -> dict[str, Any]:
    """The tray's tooltip and menu."""
    tray.tell("look")
    seen: dict[str, Any] = tray.hear("tooltip")
    return seen | {"menu": [row.replace("_", "") for row in seen["menu"]], "says": "\n".join(seen["tooltip"])}


def says(tray: Talker, text: str) -> None:
    wait_until(lambda: text in looked(tray)["says"], f"{text!r} in the tray")


def put_off(folder: Path, at: datetime) -> list[datetime]:
    desk = open_desk(folder, read_only=True)
    try:
        return [one.until for one in views.today(desk, at).snoozed]
    finally:
        desk.store.close()


def test_a_pause_from_the_tray_is_silent_and_is_ended_there(
    notes: Talker, tray: Talker, start: Start, folder: Path
) -> None:
    start(CHECK_IN - timedelta(hours=20))
    tray.hear_of("registered")
    says(tray, "Nothing to do until Tue 10:00.")
    tray.tell("click For a week")
    says(tray, "Paused until Mon 23 November.")
    assert "Go on now" in looked(tray)["menu"]
    tray.tell("click Go on now")
    says(tray, "Nothing to do until Tue 10:00.")
    assert notes.heard("notify") == []


def test_it_rings_and_snoozing_all_in_the_tray_takes_it_away(
    notes: Talker, tray: Talker, start: Start, folder: Path
) -> None:
    start(CHECK_IN - timedelta(seconds=3))
    tray.hear_of("registered")
    shown = notes.hear_of("notify")
    assert (shown["title"], shown["actions"][2::2]) == ("Mira Tann, Acme", ["write", "snooze", "done"])
    says(tray, "1 note ready, about 2 minutes.")
    assert "Check in with Mira Tann, Acme" in looked(tray)["menu"]
    tray.tell("click Tomorrow")
    assert notes.hear_of("notify")["body"].startswith("Later: Wed")
    assert notes.hear_of("closed") == shown["id"]
    assert put_off(folder, CHECK_IN + timedelta(minutes=1)) == [CHECK_IN + timedelta(days=1)]


def test_what_the_command_line_chooses_holds_in_the_running_program(
    notes: Talker, tray: Talker, start: Start, folder: Path
) -> None:
    """Letter time and quiet hours."""
    before = CHECK_IN - timedelta(hours=20)
    start(before)
    tray.hear_of("registered")
    says(tray, "until Tue 10:00.")
    tell(folder, before, "set", "letter-time", "12:30")
    says(tray, "until Tue 12:30.")
    tell(folder, before, "set", "quiet", "11:00-14:00")
    says(tray, "until Tue 14:00.")
    tell(folder, before, "set", "quiet", "off")
    says(tray, "until Tue 12:30.")


def test_a_discreet_alert_rings_as_soon_as_the_letter_time_is_set_to_an_earlier_one(
    notes: Talker, start: Start, folder: Path
) -> None:
    before = CHECK_IN - timedelta(minutes=30)
    start(before)
    tell(folder, before, "set", "discreet", "on")
    tell(folder, before, "set", "letter-time", "08:30")
    shown = notes.hear_of("notify")
    assert (shown["title"], shown["body"], shown["actions"]) == (
        "Afterword", "One thing is ready.", ["default", "", "write", "Open"],
    )  # fmt: skip


def test_start_at_login_makes_the_entry_and_takes_it_away(
    notes: Talker, start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(CHECK_IN - timedelta(hours=1))
    autostart = Path(os.environ["XDG_CONFIG_HOME"]) / "autostart"
    tell(folder, CHECK_IN, "set", "start-at-login", "on")
    wait_until(lambda: len(list(autostart.glob("afterword-*.desktop"))) == 1, "the entry")
    text = next(autostart.glob("*.desktop")).read_text(encoding="utf-8")
    assert f'"--hidden" "--data" "{folder}"' in text
    tell(folder, CHECK_IN, "set", "start-at-login", "off")
    wait_until(lambda: not list(autostart.glob("*")), "the entry to go")


def test_quit_in_the_tray_ends_it(notes: Talker, tray: Talker, start: Start) -> None:
    program = start(CHECK_IN - timedelta(hours=1))
    tray.hear_of("registered")
    says(tray, "1 note ready")
    tray.tell("click Quit")
    assert program.wait(20) == 0
    assert program.returncode != -signal.SIGTERM
