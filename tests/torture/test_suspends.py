"""A machine that is closed and opened again and again."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.kinds import Outcome
from desktop.desk import alerts, applications
from desktop.desk.desk import Desk
from desktop.store import alerts as kept
from tests.torture.machine import Machine, in_quiet_hours, met, new_desk, often

SUSPENDS = often(12, 300)
OPEN_CARDS = 12
BERLIN = ZoneInfo("Europe/Berlin")
Rows = Counter[tuple[str, bool]]


@pytest.fixture
def machine(qtbot: QtBot, tmp_path: Path) -> Iterator[Machine]:
    machine = Machine(new_desk(tmp_path / "desk"))
    yield machine
    machine.close()


def rows(number_of_cards: int) -> Callable[[Desk, object], Rows]:
    """How often each step was named, folded or not."""

    def count(desk: Desk, _now: object) -> Rows:
        return Counter(
            (rung.step, rung.folded) for card in range(1, number_of_cards + 1) for rung in kept.of(desk.store, card)
        )

    return count


@pytest.mark.timeout(3600)
def test_each_due_alert_rings_once_within_a_minute_of_waking(machine: Machine) -> None:
    chance = random.Random(20261105)
    rang_after_waking = 0
    for number in range(1, SUSPENDS + 1):
        machine.tell(met(f"Company {number}", timedelta(hours=2 * (number % 2))))
        if number > OPEN_CARDS:
            machine.tell(partial(applications.close, application=number - OPEN_CARDS, outcome=Outcome.WITHDRAWN))
        machine.live(chance.choice((0, 5, 44, 50, 600, 7200)))
        machine.settle()
        before = len(machine.shown)
        told = chance.random() < 0.5
        machine.sleep(timedelta(seconds=60 * 43_200 ** chance.random()), told=told)
        woke = machine.wall
        machine.live(60)
        assert machine.is_due() == (), f"suspend {number}: still due a minute after waking at {woke}"
        for shown in machine.shown[before:]:
            assert shown.at - woke >= timedelta(seconds=30 if told else 9), "the user has only just opened it"
            assert not in_quiet_hours(shown.at, BERLIN)
        rang_after_waking += len(machine.shown) > before
    found = machine.ask(rows(SUSPENDS))
    assert max(found.values()) == 1, "a step was named twice"
    assert all((step, False) in found for step, folded in found if folded), "folded before it was named"
    assert rang_after_waking >= SUSPENDS // 4
    assert len(found) > SUSPENDS
    assert machine.troubles == []


def test_many_overdue_are_one_alert(machine: Machine) -> None:
    for number in range(8):
        machine.tell(met(f"Company {number}", timedelta(hours=number % 2)))
    before = len(machine.shown)
    machine.sleep(timedelta(hours=3), told=True)
    machine.live(60)
    (shown,) = machine.shown[before:]
    assert shown.note.title == "12 things are ready"
    assert machine.ask(alerts.look).ring == ()
