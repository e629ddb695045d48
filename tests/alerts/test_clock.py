from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop.alerts.clock import COARSE, GRACE, Clock

START = datetime(2027, 3, 16, 9, tzinfo=UTC)


class Hands:
    """The two clocks of a machine, moved by hand."""

    def __init__(self) -> None:
        self.wall = START
        self.steady = 100.0

    def pass_(self, time: timedelta) -> None:
        self.wall += time
        self.steady += time.total_seconds()


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def clock(qapp: object, hands: Hands) -> Iterator[Clock]:
    clock = Clock(lambda: hands.wall, steady=lambda: hands.steady)
    clock.start()
    yield clock
    clock.stop()


def strikes(clock: Clock) -> list[None]:
    heard: list[None] = []
    clock.struck.connect(lambda: heard.append(None))
    return heard


def test_strikes_at_the_moment_on_the_real_clock(qtbot: QtBot) -> None:
    clock = Clock(lambda: datetime.now(UTC))
    clock.start()
    moment = datetime.now(UTC) + timedelta(milliseconds=300)
    with qtbot.waitSignal(clock.struck, timeout=2000):
        clock.aim(moment)
    assert timedelta() <= datetime.now(UTC) - moment < timedelta(milliseconds=200)
    clock.stop()


def test_strikes_at_once_where_the_moment_is_past(qtbot: QtBot, clock: Clock, hands: Hands) -> None:
    with qtbot.waitSignal(clock.struck, timeout=1000):
        clock.aim(hands.wall - timedelta(days=3))


def test_is_quiet_before_the_moment(clock: Clock, hands: Hands) -> None:
    heard = strikes(clock)
    clock.aim(START + timedelta(minutes=10))
    hands.pass_(timedelta(minutes=9))
    clock.check()
    assert heard == []


def test_reaches_a_moment_months_ahead(clock: Clock, hands: Hands) -> None:
    heard = strikes(clock)
    clock.aim(START + timedelta(days=80))
    for _ in range(80):
        hands.pass_(timedelta(days=1))
        clock.check()
    assert len(heard) == 1


def test_strikes_once_a_moment(clock: Clock, hands: Hands) -> None:
    heard = strikes(clock)
    clock.aim(START + timedelta(seconds=30))
    for _ in range(3):
        hands.pass_(timedelta(seconds=30))
        clock.check()
    assert len(heard) == 1


@pytest.mark.parametrize("slept", [timedelta(minutes=1), timedelta(days=30)])
def test_notices_that_the_machine_slept(clock: Clock, hands: Hands, slept: timedelta) -> None:
    heard = strikes(clock)
    hands.wall += slept
    clock.check()
    assert len(heard) == 1


def test_notices_that_the_clock_was_set_back(clock: Clock, hands: Hands) -> None:
    heard = strikes(clock)
    hands.wall -= timedelta(hours=2)
    clock.check()
    assert len(heard) == 1


def test_follows_the_newest_aim(clock: Clock, hands: Hands) -> None:
    heard = strikes(clock)
    clock.aim(START + timedelta(minutes=1))
    clock.aim(None)
    hands.pass_(timedelta(minutes=5))
    clock.check()
    assert heard == []


def test_looks_less_than_twice_a_minute_and_within_a_minute() -> None:
    assert timedelta(seconds=30) < COARSE < timedelta(seconds=60)


def test_rests_for_half_a_minute_when_the_system_says_that_it_woke(clock: Clock, hands: Hands) -> None:
    hands.pass_(timedelta(seconds=20))
    hands.wall += timedelta(hours=8)
    clock.woke()
    assert clock.rests_until == hands.wall + GRACE
    hands.pass_(GRACE)
    assert clock.rests_until is None


@pytest.mark.parametrize("unnoticed", [timedelta(seconds=1), timedelta(seconds=20), COARSE])
def test_rests_no_longer_than_a_minute_after_waking_where_nobody_said_so(
    clock: Clock, hands: Hands, unnoticed: timedelta
) -> None:
    woke = hands.wall + timedelta(hours=8)
    hands.wall = woke
    hands.pass_(unnoticed)
    clock.check()
    rests = clock.rests_until or hands.wall
    assert hands.wall < rests <= woke + timedelta(minutes=1)


def test_does_not_rest_without_a_jump(clock: Clock, hands: Hands) -> None:
    hands.pass_(timedelta(days=1))
    clock.woke()
    assert clock.rests_until is None
