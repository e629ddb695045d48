from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.alerts.bus import Bus
from desktop.alerts.freedesktop import FreedesktopNotifier
from desktop.alerts.notifier import Note
from tests.alerts.machines import click, notification_daemon, windows_named

BUTTONS = (("write", "Open"), ("snooze", "Tomorrow"), ("done", "Done already"))
NOTE = Note("letters", "Mira Tann, Acme", "Your note is ready; Harbour & Pine. About 2 minutes.", BUTTONS)
"""Its body takes two lines of the daemon's window, so that the buttons are where ON_BUTTON says."""
ON_BUTTON = {"write": 0.34, "snooze": 0.51, "done": 0.73}
WINDOW = "Notification-daemon"


class Ends:
    """What became of notes."""

    def __init__(self) -> None:
        self.taken = 0
        self.refused = 0

    def take(self) -> None:
        self.taken += 1

    def refuse(self) -> None:
        self.refused += 1


@pytest.fixture
def ends() -> Ends:
    return Ends()


@pytest.fixture
def notifier(qtbot: QtBot, bus_address: str, shipped: Path) -> Iterator[FreedesktopNotifier]:
    bus = Bus(bus_address, patience_ms=3000)
    yield FreedesktopNotifier(bus, shipped / "app-icon.svg")
    bus.close()


def test_a_real_daemon_takes_a_note(
    qtbot: QtBot, daemon: str, display: str, notifier: FreedesktopNotifier, ends: Ends
) -> None:
    notifier.show(NOTE, ends.take, ends.refuse)
    qtbot.waitUntil(lambda: ends.taken == 1)
    qtbot.waitUntil(lambda: len(windows_named(display, WINDOW)) == 1)
    assert ends.refused == 0


@pytest.mark.parametrize("action", list(ON_BUTTON))
def test_a_click_on_a_real_button_comes_back(
    qtbot: QtBot, daemon: str, display: str, notifier: FreedesktopNotifier, ends: Ends, action: str
) -> None:
    notifier.show(NOTE, ends.take, ends.refuse)
    qtbot.waitUntil(lambda: bool(windows_named(display, WINDOW)))
    with qtbot.waitSignal(notifier.acted) as acted:
        click(display, windows_named(display, WINDOW)[0], ON_BUTTON[action], 0.72)
    assert acted.args == ["letters", action]


def test_a_click_beside_the_buttons_is_the_default(
    qtbot: QtBot, daemon: str, display: str, notifier: FreedesktopNotifier, ends: Ends
) -> None:
    notifier.show(NOTE, ends.take, ends.refuse)
    qtbot.waitUntil(lambda: bool(windows_named(display, WINDOW)))
    with qtbot.waitSignal(notifier.acted) as acted:
        click(display, windows_named(display, WINDOW)[0], 0.5, 0.3)
    assert acted.args == ["letters", "default"]


def test_a_withdrawn_note_goes(
    qtbot: QtBot, daemon: str, display: str, notifier: FreedesktopNotifier, ends: Ends
) -> None:
    notifier.show(NOTE, ends.take, ends.refuse)
    qtbot.waitUntil(lambda: bool(windows_named(display, WINDOW)))
    notifier.withdraw("letters")
    qtbot.waitUntil(lambda: not windows_named(display, WINDOW))


def test_a_note_withdrawn_on_its_way_goes(
    qtbot: QtBot, daemon: str, display: str, notifier: FreedesktopNotifier, ends: Ends
) -> None:
    notifier.show(NOTE, ends.take, ends.refuse)
    notifier.withdraw("letters")
    qtbot.waitUntil(lambda: ends.taken == 1)
    qtbot.waitUntil(lambda: not windows_named(display, WINDOW))


def test_without_a_daemon_a_note_is_refused(qtbot: QtBot, notifier: FreedesktopNotifier, ends: Ends) -> None:
    notifier.show(NOTE, ends.take, ends.refuse)
    qtbot.waitUntil(lambda: ends.refused == 1)
    assert ends.taken == 0


def test_without_a_bus_a_note_is_refused(qtbot: QtBot, shipped: Path, ends: Ends) -> None:
    notifier = FreedesktopNotifier(Bus(None), shipped / "app-icon.svg")
    notifier.show(NOTE, ends.take, ends.refuse)
    qtbot.waitUntil(lambda: ends.refused == 1)


def test_the_daemon_dies_and_comes_back(
    qtbot: QtBot, bus_address: str, display: str, notifier: FreedesktopNotifier, ends: Ends
) -> None:
    with notification_daemon(bus_address, display) as process:
        notifier.show(NOTE, ends.take, ends.refuse)
        qtbot.waitUntil(lambda: ends.taken == 1)
        process.kill()
        process.wait()
    notifier.show(NOTE, ends.take, ends.refuse)
    qtbot.waitUntil(lambda: ends.refused == 1)
    with notification_daemon(bus_address, display):
        notifier.show(NOTE, ends.take, ends.refuse)
        qtbot.waitUntil(lambda: ends.taken == 2)


def test_a_hanging_daemon_is_given_up_and_shows_nothing_late(
    qtbot: QtBot, bus_address: str, display: str, shipped: Path, ends: Ends
) -> None:
    bus = Bus(bus_address, patience_ms=300)
    notifier = FreedesktopNotifier(bus, shipped / "app-icon.svg")
    with notification_daemon(bus_address, display) as process:
        notifier.show(NOTE, ends.take, ends.refuse)
        qtbot.waitUntil(lambda: ends.taken == 1)
        notifier.withdraw("letters")
        qtbot.waitUntil(lambda: not windows_named(display, WINDOW))
        process.send_signal(signal.SIGSTOP)
        notifier.show(NOTE, ends.take, ends.refuse)
        qtbot.waitUntil(lambda: ends.refused == 1)
        process.send_signal(signal.SIGCONT)
        other = Note("other", "Ida Lorn", "Still there")
        notifier.show(other, ends.take, ends.refuse)
        qtbot.waitUntil(lambda: ends.taken == 2)
        qtbot.waitUntil(lambda: len(windows_named(display, WINDOW)) == 1)
    bus.close()
