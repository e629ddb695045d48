from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from desktop.alerts.bus import Bus
from desktop.alerts.do_not_disturb import AnyOf, DoNotDisturb
from desktop.alerts.freedesktop_dnd import DesktopSetting, Inhibited
from tests.alerts.machines import notification_daemon
from tests.alerts.talking import notes_service


@pytest.fixture
def bus(qtbot: QtBot, bus_address: str) -> Iterator[Bus]:
    bus = Bus(bus_address)
    yield bus
    bus.close()


@pytest.fixture
def setting(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[DesktopSetting]:
    monkeypatch.setenv("GSETTINGS_BACKEND", "keyfile")
    setting = DesktopSetting(desktops="ubuntu:GNOME")
    yield setting
    setting.stop()


def asked(qtbot: QtBot, peace: DoNotDisturb) -> bool:
    found: list[bool] = []
    peace.ask(found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert len(found) == 1
    return found[0]


def show_banners(value: str) -> None:
    subprocess.run(
        ["gsettings", "set", "org.gnome.desktop.notifications", "show-banners", value], env=os.environ, check=True
    )


class Silent(QObject):
    """A desktop that never answers."""

    ended = Signal()

    def ask(self, then: object) -> None:
        pass


def test_a_daemon_that_is_asked_for_peace_says_so_and_says_when_it_ends(
    qtbot: QtBot, bus: Bus, bus_address: str
) -> None:
    inhibited = Inhibited(bus)
    with notes_service(bus_address) as daemon:
        assert not asked(qtbot, inhibited)
        daemon.tell("inhibit on")
        daemon.hear_of("inhibited")
        assert asked(qtbot, inhibited)
        with qtbot.waitSignal(inhibited.ended):
            daemon.tell("inhibit off")
        assert not asked(qtbot, inhibited)


def test_a_daemon_that_knows_no_such_thing_holds_nothing_back(
    qtbot: QtBot, bus: Bus, bus_address: str, display: str
) -> None:
    with notification_daemon(bus_address, display):
        assert not asked(qtbot, Inhibited(bus))


def test_without_a_daemon_nothing_is_held_back(qtbot: QtBot, bus: Bus) -> None:
    assert not asked(qtbot, Inhibited(bus))


def test_the_switch_of_the_desktop_is_read_and_its_end_is_heard(qtbot: QtBot, setting: DesktopSetting) -> None:
    assert not asked(qtbot, setting)
    show_banners("false")
    assert asked(qtbot, setting)
    watcher = setting._watcher
    assert watcher is not None
    assert watcher.waitForStarted()

    def ends() -> bool:
        # The watching begins a moment after its process does.
        show_banners("false")
        show_banners("true")
        return setting._watcher is None

    with qtbot.waitSignal(setting.ended):
        qtbot.waitUntil(ends)
    assert not asked(qtbot, setting)


def test_a_desktop_without_such_a_switch_is_not_asked(qtbot: QtBot) -> None:
    assert not asked(qtbot, DesktopSetting(desktops="XFCE"))


def test_where_the_settings_cannot_be_read_nothing_is_held_back(
    qtbot: QtBot, setting: DesktopSetting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert not asked(qtbot, setting)


def test_one_way_that_says_so_is_enough_and_one_that_is_silent_does_not_hold_it_up(
    qtbot: QtBot, setting: DesktopSetting
) -> None:
    both = AnyOf((Silent(), setting))
    before = time.monotonic()
    assert not asked(qtbot, both)
    assert time.monotonic() - before < 5
    show_banners("false")
    assert asked(qtbot, both)


def test_where_there_is_no_way_it_rings(qtbot: QtBot) -> None:
    assert not asked(qtbot, AnyOf(()))
