"""The real program, killed at the worst moments of an alert."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.build import open_desk
from desktop.core.kinds import StageKind
from desktop.desk import applications, bell, interviews, settings, steps, views
from desktop.desk.view import Draft, NewApplication
from desktop.store import alerts as kept
from tests.alerts.machines import message_bus, running, wait_until
from tests.alerts.talking import Talker, notes_service
from tests.torture.machine import often

ROOT = Path(__file__).parents[2]
MET = datetime(2026, 11, 5, 14, 30, tzinfo=UTC)
CHECK_IN = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
CRASHES = often(1, 10)


@pytest.fixture
def address() -> Iterator[str]:
    with message_bus() as address:
        yield address


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A check-in is due on CHECK_IN; nothing else is open."""
    desk = open_desk(tmp_path / "desk")
    for name, value in (("zone", "Europe/Berlin"), ("country", "DE")):
        settings.set_value(desk, MET, name, value)
    card = applications.add(desk, MET, NewApplication("Acme", "PM", StageKind.APPLIED, people=("Mira Tann",))).result
    interviews.record(desk, MET, card, Draft(MET - timedelta(hours=1), MET, ("Mira Tann",), date(2026, 11, 13)))
    thanks = next(step for step in views.plans(desk, card).ids.items() if "thank_you" in step[0])
    steps.done(desk, MET, thanks[1])
    desk.store.close()
    return tmp_path / "desk"


@contextmanager
def program(folder: Path, bus: str, at: datetime) -> Iterator[subprocess.Popen[bytes]]:
    """Afterword hidden on a desk, its clock starting from a time."""
    command = [sys.executable, "-m", "desktop", "--data", str(folder), "--hidden", "--at", at.isoformat()]
    with running(command, cwd=ROOT, env=os.environ | {"DBUS_SESSION_BUS_ADDRESS": bus}) as process:
        yield process


def rows(folder: Path) -> int:
    """How many alerts the desk has kept."""
    desk = open_desk(folder, read_only=True)
    try:
        return len(kept.of(desk.store, 1))
    finally:
        desk.store.close()


def a_question_rings(folder: Path, at: datetime) -> None:
    """Something else that is due at once: what was to ring before it has rung when it is shown."""
    desk = open_desk(folder)
    card = applications.add(desk, at - timedelta(hours=3), NewApplication("Fence", "PM", StageKind.APPLIED)).result
    interviews.record(
        desk, at - timedelta(hours=3), card, Draft(at - timedelta(hours=2), at - timedelta(hours=1), (), None)
    )
    desk.store.close()
    wait_until(lambda: bell.ring(folder, bell.LOOK), "the program's ear")


def titles_until_the_fence(notes: Talker) -> list[str]:
    found: list[str] = []
    while not found or found[-1] != "How was Fence?":
        found.append(notes.hear_of("notify")["title"])
    return found


def kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


@pytest.mark.timeout(600)
def test_killed_between_the_row_and_the_notification_it_never_rings_twice(folder: Path, address: str) -> None:
    """It rings at most once: the crash costs the alert of that day, and the next morning names it once more."""
    with notes_service(address) as notes:
        # Asked what it can do, which is before it is told to show anything, and it does not answer.
        notes.tell("hang")
        with program(folder, address, CHECK_IN) as first:
            notes.hear_of("capabilities")
            kill(first)
        assert rows(folder) == 1
    with notes_service(address) as notes:
        with program(folder, address, CHECK_IN + timedelta(minutes=5)):
            a_question_rings(folder, CHECK_IN + timedelta(minutes=5))
            assert titles_until_the_fence(notes) == ["How was Fence?"]
        with program(folder, address, CHECK_IN + timedelta(days=1)):
            notify = notes.hear_of("notify")
            while notify["title"] != "Mira Tann, Acme":
                notify = notes.hear_of("notify")
            assert notify["body"].startswith("Your note is still ready.")


@pytest.mark.timeout(600)
def test_killed_while_it_is_shown_it_does_not_ring_again(folder: Path, address: str) -> None:
    with notes_service(address) as notes:
        with program(folder, address, CHECK_IN) as first:
            assert notes.hear_of("notify")["title"] == "Mira Tann, Acme"
            kill(first)
        for number in range(CRASHES):
            with program(folder, address, CHECK_IN + timedelta(minutes=5 + number)) as again:
                wait_until(lambda: bell.ring(folder, b""), "the program")
                kill(again)
        with program(folder, address, CHECK_IN + timedelta(hours=1)):
            a_question_rings(folder, CHECK_IN + timedelta(hours=1))
            assert titles_until_the_fence(notes) == ["How was Fence?"]
    assert rows(folder) == 1


@pytest.mark.timeout(600)
def test_killed_before_the_row_it_rings_after_the_restart(folder: Path, address: str) -> None:
    with notes_service(address) as notes:
        with program(folder, address, CHECK_IN - timedelta(seconds=90)) as first:
            wait_until(lambda: bell.ring(folder, b""), "the program")
            kill(first)
        assert rows(folder) == 0
        with program(folder, address, CHECK_IN + timedelta(hours=2)):
            assert notes.hear_of("notify")["title"] == "Mira Tann, Acme"
