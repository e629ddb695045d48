"""A notification daemon that dies, comes back and hangs, on a real message bus."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from desktop.alerts.bus import Bus
from desktop.alerts.fallback import Ladder, WindowNotifier
from desktop.alerts.freedesktop import FreedesktopNotifier
from desktop.desk import alerts, settings
from desktop.desk.steps import snooze
from tests.alerts.machines import message_bus
from tests.alerts.talking import Talker, notes_service
from tests.torture.machine import SHIPPED, Machine, met, new_desk, often

ALERTS = often(40, 1000)
HANGS_FOR = often(3, 25)
LONGEST_WAIT = 0.05
CARDS = 4


@pytest.fixture
def address() -> Iterator[str]:
    with message_bus() as address:
        yield address


class Daemon:
    """A daemon that is killed and started again, and all that its lives were asked to show."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._stack = ExitStack()
        self.talker: Talker | None = None
        self.titles: list[str] = []

    def start(self) -> None:
        if self.talker is None:
            self.talker = self._stack.enter_context(notes_service(self._address))

    def kill(self) -> None:
        """As when it crashes."""
        if self.talker is not None:
            self.listen()
            self.talker.process.kill()
            self._stack.close()
            self.talker = None

    def listen(self) -> int:
        """How many notes all lives together were asked to show."""
        if self.talker is not None:
            self.titles += [note["title"] for note in self.talker.heard("notify")]
        return len(self.titles)


@pytest.fixture
def daemon(address: str) -> Iterator[Daemon]:
    daemon = Daemon(address)
    daemon.start()
    yield daemon
    daemon.kill()


@pytest.fixture
def machine(qtbot: QtBot, address: str, tmp_path: Path) -> Iterator[Machine]:
    bus = Bus(address, patience_ms=5000)
    native = FreedesktopNotifier(bus, SHIPPED / "app-icon.svg")
    machine = Machine(new_desk(tmp_path / "desk"), notifier=Ladder((native, WindowNotifier(lambda _text: False))))
    machine.tell(partial(settings.set_value, name="quiet", value="off"))
    for number in range(CARDS):
        machine.tell(met(f"Company {number}"))
    machine.sleep(timedelta(hours=2, minutes=5), told=True)
    yield machine
    machine.close()
    bus.close()


def ring_in(machine: Machine, seconds: float) -> None:
    """Let one of the thank-yous ring in so many seconds."""
    steps = [due.id for due, _ in machine.ask(alerts.look).menu]
    until = machine.wall + timedelta(seconds=seconds)
    machine.tell(partial(snooze, step=random.choice(steps), until=until))


def wait_for(reached: Any, what: str) -> None:
    """Let the program live until something of another process has come."""
    until = time.monotonic() + 20
    while not reached():
        assert time.monotonic() < until, f"{what} did not come"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


@pytest.mark.timeout(3600)
def test_a_thousand_alerts_and_none_is_lost_while_the_daemon_dies_and_comes_back(
    machine: Machine, daemon: Daemon
) -> None:
    chance = random.Random(1000)
    machine.live(60)
    wait_for(lambda: daemon.listen() == 1, "the first alert")
    for number in range(2, ALERTS + 1):
        machine.live(1)
        ring_in(machine, chance.uniform(1, 30))
        if chance.random() < 0.1:
            daemon.kill()
        machine.live(31)
        if daemon.talker is None:
            wait_for(lambda: machine.ringer._again_at, "the refusal")
            machine.settle()
            assert machine.is_due()
            daemon.start()
            machine.live(61)
        wait_for(lambda number=number: daemon.listen() >= number, f"alert {number}")
        assert daemon.listen() == number
    assert machine.is_due() == ()
    assert machine.troubles == []


class Heart(QTimer):
    """Beats in the window's thread; remembers the longest it was kept from beating, but for other programs' turns."""

    def __init__(self) -> None:
        super().__init__()
        self._before = self._now()
        self.longest = 0.0
        self.timeout.connect(self._beat)
        self.start(5)

    def _beat(self) -> None:
        now = self._now()
        self.longest = max(self.longest, now - self._before)
        self._before = now

    @staticmethod
    def _now() -> float:
        """Seconds in which this thread ran or waited for something, those left out in which it waited for a core."""
        waited_for_a_core = int(Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()[1])
        return time.monotonic() - waited_for_a_core / 1e9


@pytest.mark.timeout(3600)
def test_a_hanging_daemon_never_holds_up_the_window(machine: Machine, daemon: Daemon) -> None:
    machine.live(60)
    wait_for(lambda: daemon.listen() == 1, "the first alert")
    assert daemon.talker is not None
    daemon.talker.tell("hang")
    heart, end = Heart(), time.monotonic() + HANGS_FOR
    rang = 0
    while time.monotonic() < end:
        machine.live(1)
        ring_in(machine, 1)
        machine.live(2)
        rang += 1
        pause = time.monotonic() + 0.5
        wait_for(lambda pause=pause: time.monotonic() > pause, "half a second")
    heart.stop()
    assert rang >= HANGS_FOR
    assert heart.longest < LONGEST_WAIT
    daemon.talker.tell("answer")
    machine.live(1)
    ring_in(machine, 1)
    machine.live(62)
    wait_for(lambda: not machine.ringer._again_at and machine.is_due() == (), "rest")


def test_with_a_window_to_be_seen_the_second_alert_is_shown_there(
    qtbot: QtBot, address: str, tmp_path: Path, daemon: Daemon
) -> None:
    said: list[str] = []
    bus = Bus(address, patience_ms=5000)
    ways = FreedesktopNotifier(bus, SHIPPED / "app-icon.svg"), WindowNotifier(lambda text: not said.append(text))  # type: ignore[func-returns-value]
    machine = Machine(new_desk(tmp_path / "desk"), notifier=Ladder(ways))
    machine.tell(met("Acme"))
    machine.live(2 * 3600 + 60)
    wait_for(lambda: daemon.listen() == 1, "the first alert")
    daemon.kill()
    ring_in(machine, 30)
    machine.live(31)
    wait_for(lambda: said, "the line in the window")
    assert said == ["Thank Head of Acme: While it is fresh. Your note is ready, about 1 minute."]
    machine.close()
    bus.close()
