from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.desk.bell import LOOK, RAISE, address, ring
from desktop.runner.bell import Bell


@pytest.fixture
def line(qtbot: QtBot, tmp_path: Path) -> Iterator[Bell]:
    line = Bell(tmp_path)
    assert line.listen()
    yield line
    line.close()


def test_a_write_elsewhere_is_heard(qtbot: QtBot, line: Bell, tmp_path: Path) -> None:
    with qtbot.waitSignal(line.look):
        assert ring(tmp_path, LOOK)


def test_a_second_start_is_heard(qtbot: QtBot, line: Bell, tmp_path: Path) -> None:
    with qtbot.waitSignal(line.raised):
        assert ring(tmp_path, RAISE)


def test_each_ring_is_heard(qtbot: QtBot, line: Bell, tmp_path: Path) -> None:
    heard: list[None] = []
    line.look.connect(lambda: heard.append(None))
    for _ in range(5):
        assert ring(tmp_path, LOOK)
    qtbot.waitUntil(lambda: len(heard) == 5)


def test_another_desk_is_not_rung(line: Bell, tmp_path: Path) -> None:
    assert not ring(tmp_path / "other", LOOK)


def test_what_a_window_that_died_left_behind_is_no_hindrance(qtbot: QtBot, tmp_path: Path) -> None:
    Path(address(tmp_path)).touch()
    line = Bell(tmp_path)
    assert line.listen()
    with qtbot.waitSignal(line.look):
        assert ring(tmp_path, LOOK)
    line.close()
