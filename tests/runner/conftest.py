from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.build import open_desk
from desktop.runner import Doors, Runner
from tests.helpers.calendars import own_radicale, radicale, running
from tests.helpers.told import settle, told, troubles

__all__ = ["own_radicale", "radicale", "running", "settle", "told", "troubles"]

NOW = datetime(2027, 3, 16, 9, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def runner(qtbot: QtBot, folder: Path) -> Iterator[Runner]:
    """A runner of a real desk, open."""
    doors = Doors(write=partial(open_desk, folder), read=partial(open_desk, folder, read_only=True))
    runner = Runner(doors, lambda: NOW)
    with qtbot.waitSignal(runner.opened):
        runner.start()
    yield runner
    runner.stop()
