"""How late alerts are, and what waiting for them costs while the program is hidden in the tray."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.alerts.clock import Clock
from desktop.alerts.do_not_disturb import AnyOf
from desktop.alerts.marks import Marks
from desktop.alerts.ringer import Ringer
from desktop.alerts.tray import Tray
from desktop.build import open_desk
from desktop.core.kinds import StageKind
from desktop.desk import alerts, applications, interviews, settings, steps
from desktop.desk.view import Draft, NewApplication
from desktop.runner import Doors, Runner
from desktop.words import Words
from tests.bench.desks import filled
from tests.bench.measure import Figure
from tests.torture.machine import SHIPPED, Front, Recorder

DUE_TIMES, CARDS = 1000, 3
AHEAD = (0.05, 0.15)
"""Seconds."""
LATE = 1.0
FEW_CARDS, MINUTE, SETTLING_SECONDS = 25, 60, 8.0
WAKE_UPS, OF_A_POLL = 2, 0.1


def lateness() -> list[Figure]:
    """From the moment at which an alert is due to the moment at which it is shown, on real timers and a real desk."""
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    with TemporaryDirectory() as folder, _program(_thanks_due(Path(folder) / "desk")) as (runner, recorder):
        waiting = _asked(runner, alerts.look).menu
        late = [_ring(runner, recorder, random.choice(waiting)[0].id) for _ in range(DUE_TIMES)]
    centiles = quantiles(late, n=100)
    detail = f"the latest of {DUE_TIMES}: {max(late) * 1000:.0f} ms"
    return [
        Figure("an alert late, p50", centiles[49], LATE, "s", detail),
        Figure("an alert late, p99", centiles[98], LATE, "s", detail),
    ]


def hidden() -> list[Figure]:
    """Wake-ups and processor time a minute while hidden, beside an empty hidden program and beside a poll."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        data = str(filled(Path(folder) / "desk", FEW_CARDS))
        commands = (
            ("tests.bench.children", "program-stays", "--data", data, "--hidden"),
            ("tests.bench.children", "empty-hidden"),
            ("tests.bench.polling", str(filled(Path(folder) / "polled", FEW_CARDS))),
        )
        children = [stack.enter_context(_running(*command)) for command in commands]
        time.sleep(SETTLING_SECONDS)
        before = [_spent(child.pid) for child in children]
        time.sleep(MINUTE)
        after = [_spent(child.pid) for child in children]
    (ours, ours_busy), (empty, empty_busy), (poll, poll_busy) = (
        (late[0] - early[0], late[1] - early[1]) for early, late in zip(before, after, strict=True)
    )
    return [
        Figure("wake-ups a minute hidden, above an empty program", ours - empty, WAKE_UPS, "", f"{ours} and {empty}"),
        _beside_a_poll("wake-ups a minute hidden, beside a poll", ours - empty, poll - empty, ""),
        _beside_a_poll(
            "processor a minute hidden, beside a poll", ours_busy - empty_busy, poll_busy - empty_busy, " ms"
        ),
    ]


def _beside_a_poll(name: str, ours: float, poll: float, unit: str) -> Figure:
    detail = f"{ours:.1f}{unit} and {poll:.1f}{unit}, both above an empty program"
    return Figure(name, ours / poll, OF_A_POLL, "×", detail)


def _thanks_due(folder: Path) -> Path:
    now = datetime.now(UTC)
    desk = open_desk(folder)
    for name, value in (("zone", "UTC"), ("country", "DE"), ("quiet", "off")):
        settings.set_value(desk, now, name, value)
    for number in range(CARDS):
        new = NewApplication(f"Company {number}", "Analyst", StageKind.APPLIED, people=(f"Head {number}",))
        card = applications.add(desk, now, new).result
        met = now - timedelta(hours=3)
        interviews.record(desk, now, card, Draft(met - timedelta(hours=1), met, (f"Head {number}",), None))
    desk.store.close()
    return folder


@contextmanager
def _program(folder: Path) -> Iterator[tuple[Runner, Recorder]]:
    """All that rings, on the real clock; its notes are written down."""
    doors = Doors(write=partial(open_desk, folder), read=partial(open_desk, folder, read_only=True))

    def now() -> datetime:
        return datetime.now(UTC)

    runner, recorder = Runner(doors, now), Recorder(now)
    colours = json.loads((SHIPPED / "look" / "tokens.json").read_text(encoding="utf-8"))["colour"]
    tray = Tray(Words(), Marks(SHIPPED, colours, "Inter"), lambda _name: QIcon())
    ringer = Ringer(runner, Clock(now), recorder, AnyOf(()), tray, Words(), Front())
    runner.start()
    ringer.start()
    yield runner, recorder
    ringer.stop()
    runner.stop()
    tray.stop()


def _asked(runner: Runner, query: Callable[..., Any]) -> Any:
    found: list[Any] = []
    runner.read(query, found.append)
    while not found:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return found[0]


def _ring(runner: Runner, recorder: Recorder, step: int) -> float:
    """Seconds from when a step was put off until to when its alert is shown."""
    until = datetime.now(UTC) + timedelta(seconds=random.uniform(*AHEAD))
    before = len(recorder.shown)
    runner.write(partial(steps.snooze, step=step, until=until))
    while len(recorder.shown) == before:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return (recorder.shown[before].at - until).total_seconds()


@contextmanager
def _running(*words: str) -> Iterator[subprocess.Popen[str]]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", *words]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            json.loads(child.stdout.readline())
            yield child
        finally:
            child.terminate()


def _spent(process: int) -> tuple[int, float]:
    """How often any thread of a process waited for something and was woken, and for how long they ran (ms)."""
    woken, busy = 0, 0.0
    for thread in Path(f"/proc/{process}/task").iterdir():
        for line in (thread / "status").read_text(encoding="ascii").splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                woken += int(line.split()[1])
        busy += int((thread / "schedstat").read_text(encoding="ascii").split()[0]) / 1e6
    return woken, busy


MEASURES: list[Callable[[], list[Figure]]] = [lateness, hidden]
