"""A program that is ended and started again and again."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.desk import alerts, views
from desktop.store import alerts as kept
from tests.torture.machine import START, Machine, met, new_desk, often

RESTARTS = often(8, 100)
CARDS = 6


@pytest.mark.timeout(3600)
def test_each_overdue_alert_rings_once_in_all(qtbot: QtBot, tmp_path: Path) -> None:
    """Each thank-you once on its day and once folded on the next, after many restarts on each."""
    folder = new_desk(tmp_path / "desk")
    first = Machine(folder)
    for number in range(1, CARDS + 1):
        first.tell(met(f"Company {number}"))
    first.close()
    chance = random.Random(8)
    wall, titles = START + timedelta(hours=4), Counter[str]()
    for number in range(RESTARTS):
        machine = Machine(folder, wall)
        machine.live(chance.choice((0, 1, 31, 120)))
        titles.update(shown.note.title for shown in machine.shown)
        machine.close()
        wall = machine.wall + timedelta(seconds=chance.choice((1, 30)))
        # The first half is of one day, the second of the next.
        if number == RESTARTS // 2:
            wall = START + timedelta(days=1, hours=4)
    assert titles == {f"{CARDS} things are ready": 1, f"{CARDS} notes are ready": 1}
    last = Machine(folder, wall)
    named = Counter(
        last.ask(lambda desk, _now: [
            (rung.step, rung.folded) for card in range(1, CARDS + 1) for rung in kept.of(desk.store, card)
        ])
    )  # fmt: skip
    last.close()
    assert len(named) == 2 * CARDS
    assert set(named.values()) == {1}


def test_a_snooze_survives_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    folder = new_desk(tmp_path / "desk")
    machine = Machine(folder)
    machine.tell(met("Acme"))
    machine.live(3 * 3600)
    rang = len(machine.shown)
    until = machine.tell(lambda desk, now: alerts.snooze_all(desk, now, "hour"))
    machine.close()
    for _ in range(3):
        machine = Machine(folder, until - timedelta(minutes=2))
        machine.live(60)
        assert machine.shown == []
        put_off = machine.ask(views.today).snoozed
        assert [one.until for one in put_off] == [until]
        machine.close()
    machine = Machine(folder, until - timedelta(seconds=30))
    machine.live(40)
    assert rang
    assert [shown.at for shown in machine.shown] == [until] * len(machine.shown)
    assert machine.shown
    machine.close()
