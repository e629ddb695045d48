from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.alerts.bus import session_address, system_address
from desktop.alerts.freedesktop_session import Session
from tests.alerts.machines import message_bus, running

ROOT = Path(__file__).parents[2]


class Heard:
    """How often what was heard."""

    def __init__(self) -> None:
        self.woke = 0
        self.tray = 0

    def wake(self) -> None:
        self.woke += 1

    def tray_came(self) -> None:
        self.tray += 1


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def system_bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with message_bus() as address:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def session(
    qtbot: QtBot, system_bus: str, bus_address: str, monkeypatch: pytest.MonkeyPatch, heard: Heard, shipped: Path
) -> Iterator[Session]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus_address)
    session = Session(shipped / "app-icon.svg", heard.wake, heard.tray_came)
    session.start()
    yield session
    session.stop()


def sleep_signal(address: str, *, goes: bool) -> None:
    subprocess.run(
        ["dbus-send", f"--bus={address}", "--type=signal", "/org/freedesktop/login1",
         "org.freedesktop.login1.Manager.PrepareForSleep", f"boolean:{str(goes).lower()}"],
        check=True,
    )  # fmt: skip


def test_waking_is_heard_and_falling_asleep_is_not(
    qtbot: QtBot, session: Session, system_bus: str, heard: Heard
) -> None:
    qtbot.waitUntil(lambda: session._system.is_settled)
    sleep_signal(system_bus, goes=True)
    sleep_signal(system_bus, goes=False)
    qtbot.waitUntil(lambda: heard.woke == 1)


def test_a_tray_that_appears_is_heard(qtbot: QtBot, session: Session, bus_address: str, heard: Heard) -> None:
    qtbot.waitUntil(lambda: session._own.is_settled)
    with running([sys.executable, "-m", "tests.alerts.tray_host", bus_address], stdin=subprocess.PIPE, cwd=ROOT):
        qtbot.waitUntil(lambda: heard.tray == 1, timeout=10_000)


def test_without_any_bus_nothing_is_heard_and_nothing_fails(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, heard: Heard
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    session = Session(tmp_path / "icon.svg", heard.wake, heard.tray_came)
    session.start()
    session.stop()
    assert (heard.woke, heard.tray) == (0, 0)


def test_where_the_buses_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert session_address() is None
    (tmp_path / "bus").touch()
    assert session_address() == f"unix:path={tmp_path / 'bus'}"
    monkeypatch.delenv("DBUS_SYSTEM_BUS_ADDRESS", raising=False)
    assert system_address().startswith("unix:path=/")
