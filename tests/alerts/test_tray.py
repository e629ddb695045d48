from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.alerts.machines import message_bus, owned, running, screen, wait_until, windows_named

ROOT = Path(__file__).parents[2]
PROBE = Path(__file__).parent / "tray_probe.py"


class Talker:
    """A process that is told one line at a time and answers in lines of JSON."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the other process ended"
        return dict(json.loads(line))

    def hear_of(self, name: str) -> Any:
        """Wait for a line with this name; what it says."""
        while name not in (heard := self.hear()):
            pass
        return heard[name]


@contextmanager
def talking(*command: str, **environment: str) -> Iterator[Talker]:
    with running(
        [sys.executable, *command],
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        yield Talker(process)


@pytest.fixture
def address() -> Iterator[str]:
    with message_bus() as address:
        yield address


@pytest.fixture(scope="module")
def panel_screen() -> Iterator[str]:
    """A screen of its own: a tray of one test must not be seen by another's."""
    with screen() as name:
        yield name


@contextmanager
def host(address: str) -> Iterator[Talker]:
    with talking("-m", "tests.alerts.tray_host", address) as talker:
        talker.hear_of("ready")
        yield talker


@contextmanager
def tray(address: str, display: str) -> Iterator[Talker]:
    """The program's tray in a process of its own, with a plan of two letters."""
    with talking(
        "-m", "tests.alerts.tray_probe", DBUS_SESSION_BUS_ADDRESS=address, DISPLAY=display, QT_QPA_PLATFORM="xcb"
    ) as talker:
        talker.hear_of("up")
        yield talker


@contextmanager
def xembed(display: str) -> Iterator[None]:
    command = ["trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "32"]
    with running(command, env=os.environ | {"DISPLAY": display}):
        wait_until(lambda: bool(windows_named(display, "trayer")), "the tray")
        yield


def test_the_icon_the_tooltip_and_the_menu_over_the_bus(address: str, panel_screen: str) -> None:
    with host(address) as there, tray(address, panel_screen):
        there.hear_of("registered")
        there.tell("look")
        seen = there.hear()
    assert "2 notes ready, about 5 minutes." in seen["tooltip"][0]
    assert "First: Mira Tann, Acme." in seen["tooltip"][0]
    # Qt gives the bus its own mark of a key, "_", for the first "&".
    rows = [row.replace("_", "") for row in seen["menu"]]
    assert rows[:2] == ["Check in with Mira Tann, Acme", "First letter to Sela Brandt, Harbour & Pine"]
    assert [row for row in rows if row in ("They answered", "Add application", "Open", "Quit")] == [
        "They answered", "Add application", "Open", "Quit",
    ]  # fmt: skip
    assert 22 in seen["sizes"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Check in with Mira Tann, Acme", {"step": 11}),
        ("Velden Energy", {"answered": 3}),
        ("Add application", {"add": None}),
        ("In an hour", {"snooze": "hour"}),
        ("For a week", {"pause": "week"}),
        ("Open", {"open": None}),
        ("Quit", {"quit": None}),
    ],
)
def test_each_row_of_the_menu_does_its_thing(address: str, panel_screen: str, row: str, told: dict[str, Any]) -> None:
    with host(address) as there, tray(address, panel_screen) as here:
        there.hear_of("registered")
        there.tell(f"click {row}")
        assert here.hear() == told


def test_a_click_on_the_icon_opens_the_window(address: str, panel_screen: str) -> None:
    with host(address) as there, tray(address, panel_screen) as here:
        there.hear_of("registered")
        there.tell("activate")
        assert here.hear() == {"open": None}


def test_a_tray_that_comes_late_is_found(address: str, panel_screen: str) -> None:
    with tray(address, panel_screen) as here:
        here.tell("there?")
        assert here.hear() == {"there": False}
        with host(address) as there:
            there.hear_of("registered")
            there.tell("click Open")
            assert here.hear() == {"open": None}
            here.tell("there?")
            assert here.hear() == {"there": True}


def test_an_xembed_tray_that_comes_late_is_found(address: str, panel_screen: str) -> None:
    with tray(address, panel_screen) as here:
        here.tell("there?")
        assert here.hear() == {"there": False}
        with xembed(panel_screen):

            def is_there() -> bool:
                here.tell("there?")
                return bool(here.hear()["there"])

            wait_until(is_there, "the icon")


def test_a_real_click_in_an_xembed_tray_opens_the_window(address: str, panel_screen: str) -> None:
    with xembed(panel_screen), tray(address, panel_screen) as here:
        here.tell("place")
        x, y = here.hear()["place"]
        subprocess.run(
            ["xdotool", "mousemove", "--sync", str(x), str(y), "click", "1"],
            env=os.environ | {"DISPLAY": panel_screen}, check=True,
        )  # fmt: skip
        assert here.hear() == {"open": None}


def test_the_bus_of_these_tests_is_their_own(address: str) -> None:
    assert not owned(address, "org.freedesktop.Notifications")
