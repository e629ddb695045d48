from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.bus_messages import message_bus
from pytestqt.qtbot import QtBot

from desktop.alerts.bus import Body, Bus, NoBusError, RefusedError
from tests.alerts.machines import message_bus as new_bus

NOBODY = DBusAddress("/nothing", bus_name="org.example.Nobody", interface="org.example.Nobody")


class Ends:
    """What came back from calls."""

    def __init__(self) -> None:
        self.bodies: list[Body] = []
        self.problems: list[Exception] = []


@pytest.fixture
def ends() -> Ends:
    return Ends()


@pytest.fixture
def bus(qtbot: QtBot, bus_address: str) -> Iterator[Bus]:
    bus = Bus(bus_address)
    yield bus
    bus.close()


def test_calls_made_before_the_greeting_are_answered_in_order(qtbot: QtBot, bus: Bus, ends: Ends) -> None:
    for _ in range(50):
        bus.call(message_bus.GetId(), ends.bodies.append, ends.problems.append)
    qtbot.waitUntil(lambda: len(ends.bodies) == 50)
    assert ends.problems == []


def test_an_error_of_the_other_side_is_told(qtbot: QtBot, bus: Bus, ends: Ends) -> None:
    bus.call(new_method_call(NOBODY, "Hello"), ends.bodies.append, ends.problems.append)
    qtbot.waitUntil(lambda: bool(ends.problems))
    assert isinstance(ends.problems[0], RefusedError)


def test_a_large_message_goes_out_whole(qtbot: QtBot, bus: Bus, ends: Ends) -> None:
    text = "x" * 4_000_000
    bus.call(new_method_call(NOBODY, "Hello", "s", (text,)), ends.bodies.append, ends.problems.append)
    qtbot.waitUntil(lambda: bool(ends.problems), timeout=10_000)
    assert isinstance(ends.problems[0], RefusedError)


def test_a_bus_that_dies_ends_the_calls_and_can_be_opened_again(qtbot: QtBot, ends: Ends, tmp_path: Path) -> None:
    with new_bus() as address:
        bus = Bus(address)
        bus.call(message_bus.GetId(), ends.bodies.append, ends.problems.append)
        qtbot.waitUntil(lambda: bool(ends.bodies))
    qtbot.waitUntil(lambda: not bus.is_open)
    bus.call(message_bus.GetId(), ends.bodies.append, ends.problems.append)
    qtbot.waitUntil(lambda: len(ends.problems) == 1)
    assert isinstance(ends.problems[0], NoBusError)
    bus.close()


def test_a_bus_that_never_greets_is_given_up_and_nobody_waits(qtbot: QtBot, ends: Ends, tmp_path: Path) -> None:
    place = tmp_path / "dumb"
    with socket.socket(socket.AF_UNIX) as dumb:
        dumb.bind(str(place))
        dumb.listen()
        bus = Bus(f"unix:path={place}", patience_ms=200)
        before = time.perf_counter()
        bus.call(message_bus.GetId(), ends.bodies.append, ends.problems.append)
        assert time.perf_counter() - before < 0.05
        qtbot.waitUntil(lambda: bool(ends.problems))
        assert not bus.is_open


def test_who_is_no_bus_is_let_go(qtbot: QtBot, ends: Ends, tmp_path: Path) -> None:
    place = tmp_path / "other"
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(str(place))
        other.listen()
        bus = Bus(f"unix:path={place}")
        bus.call(message_bus.GetId(), ends.bodies.append, ends.problems.append)
        line, _ = other.accept()
        with line:
            line.sendall(b"HTTP/1.1 400 Bad Request\r\n")
            qtbot.waitUntil(lambda: bool(ends.problems))
    assert not bus.is_open


@pytest.mark.parametrize("address", [None, "", "nonsense", "tcp:host=localhost,port=1", "unix:path=/nowhere/at/all"])
def test_without_a_bus_the_call_fails_later_and_never_at_once(qtbot: QtBot, ends: Ends, address: str | None) -> None:
    bus = Bus(address)
    bus.call(message_bus.GetId(), ends.bodies.append, ends.problems.append)
    assert ends.problems == []
    qtbot.waitUntil(lambda: len(ends.problems) == 1)
