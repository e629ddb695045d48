"""From a due step on a real desk to a real notification, and from its buttons back to the desk and the window."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from desktop.alerts.bus import Bus
from desktop.alerts.clock import Clock
from desktop.alerts.do_not_disturb import AnyOf
from desktop.alerts.fallback import Ladder, WindowNotifier
from desktop.alerts.freedesktop import FreedesktopNotifier
from desktop.alerts.freedesktop_dnd import Inhibited
from desktop.alerts.marks import Marks
from desktop.alerts.ringer import Ringer
from desktop.alerts.tray import Tray
from desktop.build import open_desk
from desktop.core.kinds import StageKind, StepState
from desktop.desk import applications, interviews, settings, steps, views
from desktop.desk.view import Draft, NewApplication
from desktop.runner import Doors, Runner
from desktop.store import alerts as kept
from desktop.words import Words
from tests.alerts.machines import click, notification_daemon, windows_named
from tests.alerts.talking import Talker, notes_service

MET = datetime(2026, 11, 5, 14, 30, tzinfo=UTC)
CHECK_IN = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
"""10:00 in Berlin, the letter time of the check-in's day."""
WINDOW = "Notification-daemon"
ON_BUTTON = {"write": 0.34, "snooze": 0.51, "done": 0.73}


class Front:
    """A window that writes down what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []
        self.visible = False
        self.said: list[str] = []

    def show_room(self, name: str) -> None:
        self.asked.append(("room", name))

    def open_step(self, step: int) -> None:
        self.asked.append(("step", step))

    def open_interview(self, interview: int, what: str = "held") -> None:
        self.asked.append((what, interview))

    def add_application(self) -> None:
        self.asked.append(("add", None))

    def isVisible(self) -> bool:
        return self.visible

    def say(self, text: str) -> bool:
        if self.visible:
            self.said.append(text)
        return self.visible


class House:
    """The program without its window, on a clock that the test moves."""

    def __init__(self, folder: Path, shipped: Path, bus: str | None, now: datetime) -> None:
        self.moment = now
        doors = Doors(write=partial(open_desk, folder), read=partial(open_desk, folder, read_only=True))
        self.runner = Runner(doors, lambda: self.moment)
        self.steady = 0.0
        self.clock = Clock(lambda: self.moment, steady=lambda: self.steady)
        self.bus = Bus(bus, patience_ms=2000)
        self.front = Front()
        colours = json.loads((shipped / "look" / "tokens.json").read_text())["colour"]
        self.tray = Tray(Words(), Marks(shipped, colours, "Inter"), lambda _name: QIcon())
        native = FreedesktopNotifier(self.bus, shipped / "app-icon.svg")
        self.notifier = Ladder((native, WindowNotifier(self.front.say)))
        peace = AnyOf((Inhibited(self.bus),))
        self.ringer = Ringer(self.runner, self.clock, self.notifier, peace, self.tray, Words(), self.front)
        self.runner.start()
        self.ringer.start()

    def go_to(self, moment: datetime) -> None:
        """Let the time come, as the clock would notice it."""
        self.steady += (moment - self.moment).total_seconds()
        self.moment = moment
        self.clock.check()

    def sleep_until(self, moment: datetime) -> None:
        """The machine sleeps, and the clock's next look finds the time changed."""
        self.moment = moment
        self.clock.check()

    def ask(self, qtbot: QtBot, query: Callable[..., Any]) -> Any:
        found: list[Any] = []
        self.runner.read(query, found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def rung(self, qtbot: QtBot) -> int:
        """How many rows of delivered alerts there are."""
        return len(self.ask(qtbot, lambda desk, now: kept.of(desk.store, 1)))

    def close(self) -> None:
        self.ringer.stop()
        self.runner.stop()
        self.bus.close()
        self.tray.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk on which a check-in with Mira Tann is ahead."""
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
def house(qtbot: QtBot, folder: Path, shipped: Path, daemon: str) -> Iterator[House]:
    house = House(folder, shipped, daemon, CHECK_IN - timedelta(minutes=1))
    yield house
    house.close()


def shown(display: str) -> bool:
    return bool(windows_named(display, WINDOW))


def press(display: str, button: str) -> None:
    click(display, windows_named(display, WINDOW)[0], ON_BUTTON[button], 0.72)


def step_state(house: House, qtbot: QtBot) -> StepState | None:
    due = house.ask(qtbot, views.due).steps
    return due[0].step.state if due else None


def test_it_rings_at_its_moment_and_once(qtbot: QtBot, house: House, display: str) -> None:
    assert house.rung(qtbot) == 0
    house.go_to(CHECK_IN)
    qtbot.waitUntil(lambda: shown(display))
    qtbot.waitUntil(lambda: house.rung(qtbot) == 1)
    house.go_to(CHECK_IN + timedelta(minutes=5))
    assert house.rung(qtbot) == 1


def test_it_does_not_ring_again_after_a_restart(
    qtbot: QtBot, house: House, display: str, folder: Path, shipped: Path, daemon: str
) -> None:
    house.go_to(CHECK_IN)
    qtbot.waitUntil(lambda: house.rung(qtbot) == 1)
    house.runner.stop()
    again = House(folder, shipped, daemon, CHECK_IN + timedelta(minutes=1))
    assert again.rung(qtbot) == 1
    assert again.ask(qtbot, views.due).steps
    again.close()


def test_open_opens_the_step(qtbot: QtBot, house: House, display: str) -> None:
    house.go_to(CHECK_IN)
    qtbot.waitUntil(lambda: shown(display))
    press(display, "write")
    qtbot.waitUntil(lambda: bool(house.front.asked))
    (what, step), *_ = house.front.asked
    assert (what, step) == ("step", house.ask(qtbot, views.due).steps[0].id)


def test_tomorrow_puts_it_off_and_says_until_when(qtbot: QtBot, house: House, display: str) -> None:
    house.go_to(CHECK_IN)
    qtbot.waitUntil(lambda: shown(display))
    with qtbot.waitSignal(
        house.runner.written, check_params_cb=lambda written: written.name.key == "name.alert_snoozed"
    ):
        press(display, "snooze")
    snoozed = house.ask(qtbot, views.today).snoozed
    assert [one.until for one in snoozed] == [CHECK_IN + timedelta(days=1)]
    house.go_to(CHECK_IN + timedelta(days=1))
    qtbot.waitUntil(lambda: house.rung(qtbot) == 2)


def test_done_already_is_done(qtbot: QtBot, house: House, display: str) -> None:
    house.go_to(CHECK_IN)
    qtbot.waitUntil(lambda: shown(display))
    press(display, "done")
    qtbot.waitUntil(lambda: step_state(house, qtbot) is None)
    assert house.ask(qtbot, views.today).done


def test_it_is_withdrawn_when_the_step_is_done_elsewhere(qtbot: QtBot, house: House, display: str) -> None:
    house.go_to(CHECK_IN)
    qtbot.waitUntil(lambda: shown(display))
    qtbot.waitUntil(lambda: house.rung(qtbot) == 1)
    step = house.ask(qtbot, views.due).steps[0].id
    house.runner.write(lambda desk, now: steps.done(desk, now, step))
    qtbot.waitUntil(lambda: not shown(display))


def test_without_a_daemon_the_window_says_it(qtbot: QtBot, folder: Path, shipped: Path) -> None:
    house = House(folder, shipped, None, CHECK_IN - timedelta(minutes=1))
    house.front.visible = True
    assert house.rung(qtbot) == 0
    house.go_to(CHECK_IN)
    qtbot.waitUntil(lambda: house.rung(qtbot) == 1)
    assert house.front.said == ["Mira Tann, Acme: Your note is ready; they said Friday. About 2 minutes."]
    house.close()


def test_what_nothing_could_show_is_not_lost(
    qtbot: QtBot, folder: Path, shipped: Path, bus_address: str, display: str
) -> None:
    house = House(folder, shipped, bus_address, CHECK_IN)
    assert house.rung(qtbot) == 0
    with notification_daemon(bus_address, display):
        house.go_to(CHECK_IN + timedelta(minutes=2))
        qtbot.waitUntil(lambda: house.rung(qtbot) == 1)
        qtbot.waitUntil(lambda: shown(display))
    house.close()


def test_a_sleep_of_a_week_rings_on_waking_after_a_grace(qtbot: QtBot, house: House, display: str) -> None:
    assert house.rung(qtbot) == 0
    woke = CHECK_IN + timedelta(days=7)
    house.sleep_until(woke)
    for _ in range(3):
        assert house.rung(qtbot) == 0
    assert house.ask(qtbot, views.due).steps
    house.go_to(woke + timedelta(seconds=30))
    qtbot.waitUntil(lambda: house.rung(qtbot) == 1)
    qtbot.waitUntil(lambda: shown(display))


def test_the_tray_chooses_like_the_alert(qtbot: QtBot, house: House) -> None:
    house.tray.step_wanted.emit(4)
    house.tray.add_wanted.emit()
    house.tray.interview_wanted.emit(7)
    assert house.front.asked == [("step", 4), ("add", None), ("held", 7)]


def test_they_answered_from_the_tray(qtbot: QtBot, house: House) -> None:
    house.tray.answered.emit(1)
    qtbot.waitUntil(lambda: house.front.asked == [("room", "today")])
    assert house.ask(qtbot, views.today).answers[0].company == "Acme"


def test_pause_from_the_tray(qtbot: QtBot, house: House) -> None:
    house.tray.pause_wanted.emit("week")
    house.go_to(CHECK_IN + timedelta(hours=1))
    assert house.rung(qtbot) == 0


@pytest.fixture
def notes(bus_address: str) -> Iterator[Talker]:
    """A daemon that tells what it is asked."""
    with notes_service(bus_address) as talker:
        yield talker


def heard(qtbot: QtBot, notes: Talker, name: str) -> Any:
    """Wait for what the daemon says, with the house alive meanwhile."""
    found: list[Any] = []

    def came() -> bool:
        found.append(notes.take(name))
        return found[-1] is not None

    qtbot.waitUntil(came, timeout=15_000)
    return found[-1]


@pytest.fixture
def told_house(qtbot: QtBot, folder: Path, shipped: Path, bus_address: str, notes: Talker) -> Iterator[House]:
    house = House(folder, shipped, bus_address, CHECK_IN - timedelta(minutes=1))
    assert house.rung(qtbot) == 0
    yield house
    house.close()


def test_peace_holds_an_alert_back_until_it_ends(qtbot: QtBot, told_house: House, notes: Talker) -> None:
    notes.tell("inhibit on")
    heard(qtbot, notes, "inhibited")
    for minutes in (0, 1, 2, 30):
        told_house.go_to(CHECK_IN + timedelta(minutes=minutes))
        assert told_house.rung(qtbot) == 0
    assert notes.heard("notify") == []
    notes.tell("inhibit off")
    qtbot.waitUntil(lambda: told_house.rung(qtbot) == 1)
    assert heard(qtbot, notes, "notify")["title"] == "Mira Tann, Acme"


def test_peace_that_ends_in_the_quiet_hours_rings_in_the_morning(
    qtbot: QtBot, told_house: House, notes: Talker
) -> None:
    notes.tell("inhibit on")
    heard(qtbot, notes, "inhibited")
    told_house.go_to(CHECK_IN)
    told_house.go_to(CHECK_IN + timedelta(hours=13))
    notes.tell("inhibit off")
    heard(qtbot, notes, "inhibited")
    assert told_house.rung(qtbot) == 0
    told_house.go_to(CHECK_IN + timedelta(hours=22))
    qtbot.waitUntil(lambda: told_house.rung(qtbot) == 1)


def test_it_is_kept_before_it_is_shown(qtbot: QtBot, told_house: House, notes: Talker) -> None:
    notes.tell("hang")
    told_house.go_to(CHECK_IN)
    heard(qtbot, notes, "capabilities")
    assert told_house.rung(qtbot) == 1


def test_it_is_withdrawn_when_it_is_put_off_elsewhere(qtbot: QtBot, told_house: House, notes: Talker) -> None:
    told_house.go_to(CHECK_IN)
    shown = heard(qtbot, notes, "notify")["id"]
    qtbot.waitUntil(lambda: told_house.rung(qtbot) == 1)
    told_house.go_to(CHECK_IN + timedelta(minutes=1))
    told_house.tray.snooze_wanted.emit("tomorrow")
    qtbot.waitUntil(lambda: shown in notes.heard("closed"))


@pytest.mark.parametrize(("action", "what"), [("tell", "held"), ("skip", "moved"), ("default", "held")])
def test_how_did_it_go_and_it_was_moved_ask_in_the_window(
    qtbot: QtBot, folder: Path, shipped: Path, bus_address: str, notes: Talker, action: str, what: str
) -> None:
    starts = CHECK_IN - timedelta(days=4)
    desk = open_desk(folder)
    interviews.record(desk, MET, 1, Draft(starts, starts + timedelta(hours=1), (), None))
    desk.store.close()
    house = House(folder, shipped, bus_address, starts)
    assert house.rung(qtbot) == 0
    house.go_to(starts + timedelta(minutes=90))
    notify = heard(qtbot, notes, "notify")
    assert (notify["title"], notify["actions"]) == (
        "How was Acme?",
        ["default", "", "tell", "Tell", "snooze", "In an hour", "skip", "It was moved"],
    )
    qtbot.waitUntil(lambda: bool(house.ringer._shown))
    notes.tell(f"act {notify['id']} {action}")
    qtbot.waitUntil(lambda: bool(house.front.asked))
    assert house.front.asked == [(what, 2)]
    house.close()


def test_a_question_put_off_comes_back_in_an_hour(
    qtbot: QtBot, folder: Path, shipped: Path, bus_address: str, notes: Talker
) -> None:
    starts = CHECK_IN - timedelta(days=4)
    desk = open_desk(folder)
    interviews.record(desk, MET, 1, Draft(starts, starts + timedelta(hours=1), (), None))
    desk.store.close()
    house = House(folder, shipped, bus_address, starts + timedelta(minutes=90))
    shown = heard(qtbot, notes, "notify")["id"]
    house.go_to(starts + timedelta(minutes=91))
    with qtbot.waitSignal(house.runner.written, check_params_cb=lambda one: one.name.key == "name.alert_snoozed"):
        notes.tell(f"act {shown} snooze")
    house.go_to(starts + timedelta(minutes=151))
    assert heard(qtbot, notes, "notify")["title"] == "Afterword"
    assert heard(qtbot, notes, "notify")["title"] == "How was Acme?"
    house.close()
