"""The program without its window on a machine that sleeps: a real desk, runner, clock and ringer.

Time is moved by hand. The timer of the clock is simulated by what the clock wound it to: while the
machine is awake the wall clock and the steady clock go to that moment, and the clock looks, as it would. While it
sleeps the wall clock alone goes on.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Signal
from PySide6.QtGui import QIcon

from desktop.alerts.clock import Clock
from desktop.alerts.do_not_disturb import AnyOf
from desktop.alerts.marks import Marks
from desktop.alerts.notifier import Note, Notifier
from desktop.alerts.ringer import Ringer
from desktop.alerts.tray import Tray
from desktop.build import open_desk
from desktop.core.changes import Changes
from desktop.core.kinds import StageKind
from desktop.core.reason import Reason
from desktop.desk import alerts, applications, interviews, settings, views
from desktop.desk.desk import Desk
from desktop.desk.view import Draft, NewApplication, Written
from desktop.runner import Doors, Runner
from desktop.words import Words

_NOTHING, _NAME = Changes(), Reason.of("name.alert")
SHIPPED = Path(__file__).parents[2] / "resources"
START = datetime(2026, 11, 5, 9, 0, tzinfo=UTC)
ROUNDS = 5


def often(few: int, many: int) -> int:
    """How often: few times in `make test`, many in `make torture`."""
    return many if os.environ.get("AFTERWORD_TORTURE") else few


class Shown(NamedTuple):
    """A note and when it was shown."""

    at: datetime
    note: Note


class Recorder(QObject):
    """Takes every note, and writes down when."""

    acted = Signal(str, str)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.shown: list[Shown] = []
        self.withdrawn: list[str] = []

    def show(self, note: Note, taken: Callable[[], None], refused: Callable[[], None]) -> None:
        self.shown.append(Shown(self._now(), note))
        taken()

    def withdraw(self, key: str) -> None:
        self.withdrawn.append(key)


class Front:
    """A window that stays hidden."""

    def show_room(self, name: str) -> None:
        pass

    def open_step(self, step: int) -> None:
        pass

    def open_interview(self, interview: int, what: str = "held") -> None:
        pass

    def add_application(self) -> None:
        pass

    def isVisible(self) -> bool:
        return False


class WatchedClock(Clock):
    """The program's clock, which tells when its timer would fire."""

    fires_at = 0.0

    def _wind(self, now: datetime) -> None:
        super()._wind(now)
        self.fires_at = self._steady() + self._timer.interval() / 1000


class Machine:
    """A machine with the program on it, awake."""

    def __init__(
        self, folder: Path, wall: datetime = START, notifier: Notifier | None = None
    ) -> None:  # fmt: skip
        self.wall, self.steady = wall, 0.0
        doors = Doors(write=partial(open_desk, folder), read=partial(open_desk, folder, read_only=True))
        self.runner = Runner(doors, lambda: self.wall)
        self.troubles: list[object] = []
        self.runner.trouble.connect(self.troubles.append)
        self.clock = WatchedClock(lambda: self.wall, steady=lambda: self.steady)
        self.recorder = Recorder(lambda: self.wall)
        colours = json.loads((SHIPPED / "look" / "tokens.json").read_text())["colour"]
        self.tray = Tray(Words(), Marks(SHIPPED, colours, "Inter"), lambda _name: QIcon())
        self.ringer = Ringer(
            self.runner, self.clock, notifier or self.recorder, AnyOf(()), self.tray, Words(), Front()
        )  # fmt: skip
        self.runner.start()
        self.ringer.start()
        self.settle()

    @property
    def shown(self) -> list[Shown]:
        """All notes so far."""
        return self.recorder.shown

    def settle(self) -> None:
        """Until all that the program asked of itself is done."""
        for _ in range(ROUNDS):
            self.ask(lambda _desk, _now: None)
            self._round_trip()

    def ask(self, query: Callable[[Desk, datetime], Any]) -> Any:
        """Read, now."""
        found: list[Any] = []
        self.runner.read(query, found.append)
        _wait_for(found)
        return found[0]

    def tell(self, use_case: Callable[[Desk, datetime], Written[Any]]) -> Any:
        """Write, now, as the window does."""
        found: list[Written[Any]] = []
        self.runner.write(use_case, found.append)
        _wait_for(found)
        return found[0].result

    def live(self, seconds: float) -> None:
        """Be awake for a while."""
        end = self.steady + seconds
        while self.clock.fires_at <= end:
            self._pass(max(0.0, self.clock.fires_at - self.steady))
            self.clock.check()
            self.settle()
        self._pass(end - self.steady)

    def sleep(self, length: timedelta, *, told: bool) -> None:
        """Sleep; `told`: the system says at once that the machine woke."""
        self.wall += length
        if told:
            self.clock.woke()
            self.settle()

    def is_due(self) -> tuple[Any, ...]:
        """What should ring now and has not."""
        self.tell(views.look)
        self.settle()
        return tuple(self.ask(alerts.look).ring)

    def close(self) -> None:
        """The program ends."""
        self.ringer.stop()
        self.runner.stop()
        self.tray.stop()

    def _pass(self, seconds: float) -> None:
        self.steady += seconds
        self.wall += timedelta(seconds=seconds)

    def _round_trip(self) -> None:
        done: list[object] = []
        self.runner.write(lambda _desk, _now: Written(None, _NOTHING, _NAME, undoable=False), done.append)
        _wait_for(done)


def _wait_for(found: list[Any]) -> None:
    """Let the program live until there is something; each delivery wakes the loop."""
    while not found:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def new_desk(folder: Path) -> Path:
    """A desk in Berlin, with the usual quiet hours."""
    desk = open_desk(folder)
    for name, value in (("zone", "Europe/Berlin"), ("country", "DE")):
        settings.set_value(desk, START - timedelta(days=30), name, value)
    desk.store.close()
    return folder


def met(company: str, ends_in: timedelta = timedelta()) -> Callable[[Desk, datetime], Written[Any]]:
    """An interview at a company that ends now, or lies ahead: then the program will ask how it went."""

    def tell(desk: Desk, now: datetime) -> Written[Any]:
        new = NewApplication(company, "Analyst", StageKind.APPLIED, people=(f"Head of {company}",))
        card = applications.add(desk, now, new).result
        ends = now + ends_in
        draft = Draft(ends - timedelta(hours=1), ends, (f"Head of {company}",), None)
        return interviews.record(desk, now, card, draft)

    return tell


def in_quiet_hours(moment: datetime, zone: Any) -> bool:
    """Whether nobody is to be rung then, by the usual hours."""
    clock = moment.astimezone(zone).time()
    return clock < time(8) or clock >= time(21)
