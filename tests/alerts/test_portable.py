"""The way of the other systems, tried on Linux against a daemon that tells what it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.alerts.notifier import Note
from desktop.alerts.portable import PortableNotifier
from desktop.runner.loop import Loop
from tests.alerts.talking import Talker, notes_service

NOTE = Note("letters", "Mira Tann, Acme", "Your note is ready.", (("write", "Open"), ("snooze", "Tomorrow")))


class Ends:
    """What became of notes."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def take(self) -> None:
        self.said.append("taken")

    def refuse(self) -> None:
        self.said.append("refused")


@pytest.fixture
def ends() -> Ends:
    return Ends()


@pytest.fixture
def notifier(
    qtbot: QtBot, bus_address: str, monkeypatch: pytest.MonkeyPatch, shipped: Path
) -> Iterator[PortableNotifier]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus_address)
    loop = Loop("notes")
    notifier = PortableNotifier(shipped / "app-icon.svg", loop)
    yield notifier
    let_go: list[object] = []
    loop.run(partial(disconnect, notifier), let_go.append, let_go.append, seconds=5)
    qtbot.waitUntil(lambda: bool(let_go))
    loop.stop()


async def disconnect(notifier: PortableNotifier) -> bool:
    """The library leaves its own connection to the end of the process."""
    bus = getattr(notifier._center and notifier._center._backend, "bus", None)
    if bus is not None:
        bus.disconnect()
        await bus.wait_for_disconnect()
        bus._sock.close()
    return True


@pytest.fixture
def notes(bus_address: str) -> Iterator[Talker]:
    with notes_service(bus_address) as talker:
        yield talker


@pytest.mark.parametrize("action", ["write", "snooze", "default"])
def test_a_note_is_shown_and_what_is_chosen_comes_back(
    qtbot: QtBot, notes: Talker, notifier: PortableNotifier, ends: Ends, action: str
) -> None:
    notifier.show(NOTE, ends.take, ends.refuse)
    qtbot.waitUntil(lambda: ends.said == ["taken"])
    shown = notes.hear_of("notify")
    assert (shown["title"], shown["body"]) == ("Mira Tann, Acme", "Your note is ready.")
    labels = dict(zip(shown["actions"][1::2], shown["actions"][::2], strict=True))
    chosen = labels["" if action == "default" else dict(NOTE.buttons)[action]]
    with qtbot.waitSignal(notifier.acted) as acted:
        notes.tell(f"act {shown['id']} {chosen}")
    assert acted.args == ["letters", action]


def test_it_is_withdrawn_also_on_its_way(qtbot: QtBot, notes: Talker, notifier: PortableNotifier, ends: Ends) -> None:
    notifier.show(NOTE, ends.take, ends.refuse)
    notifier.withdraw("letters")
    qtbot.waitUntil(lambda: ends.said == ["taken"])
    assert notes.hear_of("closed") == 1


def test_one_with_the_same_key_takes_the_place_of_the_older(
    qtbot: QtBot, notes: Talker, notifier: PortableNotifier, ends: Ends
) -> None:
    notifier.show(NOTE, ends.take, ends.refuse)
    notifier.show(NOTE, ends.take, ends.refuse)
    qtbot.waitUntil(lambda: ends.said == ["taken", "taken"])
    assert notes.hear_of("closed") == 1


@pytest.mark.expects_log("Notification failed")
def test_without_a_daemon_it_is_refused(qtbot: QtBot, notifier: PortableNotifier, ends: Ends) -> None:
    notifier.show(NOTE, ends.take, ends.refuse)
    qtbot.waitUntil(lambda: ends.said == ["refused"])
