"""What the tests of the panes share: the look, the words, and a real desk behind a real runner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import build
from desktop.core.kinds import StageKind, Way
from desktop.desk import applications, views
from desktop.desk.desk import Desk
from desktop.desk.view import NewApplication
from desktop.panes.look import Look
from desktop.runner import Doors, Runner
from desktop.words import Words

NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def look(qapp: QApplication, shipped: Path) -> Look:
    """The light look at the usual size of text, without motion."""
    made = Look(shipped, qapp, scheme="light", points=10)
    made.set_reduced(reduced=True)
    return made


@pytest.fixture(scope="session")
def words() -> Words:
    return Words()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a few cards in each open column."""
    opened = build.open_desk(tmp_path)
    add = partial(applications.add, opened, NOW)
    for company, role in (("Norrfell Labs", "UX Researcher"), ("Fenmark", "Operations Analyst")):
        add(NewApplication(company, role))
    add(
        NewApplication("Quillworks", "Data Analyst", stage=StageKind.APPLIED, applied=date(2027, 3, 10), way=Way.PORTAL)
    )
    mira = ("Mira Tann",)
    add(NewApplication("Acme", "Product Manager", stage=StageKind.APPLIED, applied=date(2027, 3, 8), people=mira))
    add(NewApplication("Stonegate", "Operations Lead", stage=StageKind.INTERVIEWING))
    yield opened
    opened.store.close()


@pytest.fixture
def runner(desk: Desk, tmp_path: Path, qapp: QApplication) -> Iterator[Runner]:
    """A runner on the desk's folder, with a clock that stands still."""
    doors = Doors(write=partial(build.open_desk, tmp_path), read=partial(build.open_desk, tmp_path, read_only=True))
    made = Runner(doors, lambda: NOW)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def settled(runner: Runner, qtbot: QtBot) -> Callable[[], None]:
    """Waits until the writer, the reader and what they told have been through."""

    def wait() -> None:
        # Twice: what the first round tells the views may make them ask again.
        for _ in range(2):
            seen: list[object] = []

            def ask(_written: object, seen: list[object] = seen) -> None:
                runner.read(lambda _desk, _now: None, seen.append)

            runner.write(views.look, ask)
            qtbot.waitUntil(partial(bool, seen))

    return wait
