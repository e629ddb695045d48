"""A real desk that a test tells things, at a clock that the test moves; panes see it through a real runner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.build import open_desk
from desktop.core.kinds import Channel, StageKind, StepKind
from desktop.desk import applications, interviews, settings, stages, steps, views
from desktop.desk.desk import Desk
from desktop.desk.view import Draft, NewApplication, Written
from desktop.panes.look import Look
from desktop.runner import Doors, Runner
from desktop.words import Words

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2027, 3, 4, 14, 0, tzinfo=UTC)
"""A Thursday, 15:00 in Berlin."""


class Told:
    """The desk and its clock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = START
        self.desk: Desk = open_desk(folder)
        stages.begin(self.desk, self.now, {kind: kind.value.title() for kind in StageKind})
        for name, value in (("country", "DE"), ("zone", "Europe/Berlin"), ("name", "Lena")):
            self.tell(partial(settings.set_value, name=name, value=value))

    def tell(self, use_case: Callable[[Desk, datetime], Written[Any]]) -> Any:
        """Write, now."""
        return use_case(self.desk, self.now).result

    def ask(self, query: Callable[[Desk, datetime], Any]) -> Any:
        """Read, now."""
        return query(self.desk, self.now)

    def detail(self, application: int) -> Any:
        """All of a card."""
        return views.detail(self.desk, self.now, application)

    def step(self, application: int, kind: StepKind) -> tuple[int, Any]:
        """The step of this kind of the live plan, with its row id."""
        plans = views.plans(self.desk, application)
        assert plans.live is not None
        found = next(step for step in plans.live.steps if step.kind is kind)
        return plans.ids[found.key], found

    def later(self, **delta: float) -> None:
        """Time passes."""
        self.now += timedelta(**delta)
        views.look(self.desk, self.now)

    def acme(self, *, about: str = "bringing two billing systems together") -> int:
        """An interview with Mira Tann at Acme, just over; they answer by Friday the 12th."""
        new = NewApplication("Acme", "Product Manager", StageKind.APPLIED, applied=date(2027, 2, 16))
        card = int(self.tell(partial(applications.add, new=new)))
        starts = datetime(2027, 3, 4, 13, tzinfo=BERLIN)
        draft = Draft(starts, starts + timedelta(hours=1), ("Mira Tann",), date(2027, 3, 12), about)
        self.tell(partial(interviews.record, application=card, draft=draft))
        return card

    def check_in_due(self) -> int:
        """Acme on Tuesday the 16th, 10:00: the thank-you went out, nobody wrote, the check-in is due."""
        card = self.acme()
        self.later(hours=3)
        step, _ = self.step(card, StepKind.THANK_YOU)
        self.tell(partial(steps.done, step=step, channel=Channel.MAIL))
        self.later(days=11, hours=16)
        return card


@pytest.fixture(scope="session")
def look(qapp: QApplication, shipped: Path) -> Look:
    """The light look at the usual size of text, without motion."""
    made = Look(shipped, qapp, scheme="light", points=10)
    made.set_reduced(reduced=True)
    return made


@pytest.fixture
def words() -> Words:
    return Words()


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    made = Told(tmp_path / "desk")
    yield made
    made.desk.store.close()


@pytest.fixture
def runner(qtbot: QtBot, told: Told) -> Iterator[Runner]:
    here = partial(open_desk, told.folder, passwords=told.desk.passwords)
    made = Runner(Doors(write=here, read=partial(here, read_only=True)), lambda: told.now)
    with qtbot.waitSignal(made.opened):
        made.start()
    yield made
    made.stop()


@pytest.fixture
def troubles(runner: Runner) -> list[Any]:
    """What was refused and nobody took."""
    found: list[Any] = []
    runner.trouble.connect(found.append)
    return found


@pytest.fixture
def settle(qtbot: QtBot, runner: Runner) -> Callable[[], None]:
    """Waits until all that was asked of the runner before is answered, and what that asked too."""

    def wait() -> None:
        for _ in range(3):
            answered: list[object] = []
            read = partial(runner.read, lambda _desk, _now: None, answered.append)
            runner.write(views.look, lambda _written, read=read: read())  # type: ignore[misc]
            qtbot.waitUntil(lambda answered=answered: bool(answered))  # type: ignore[misc]

    return wait


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses handed to the system: no mail program and no browser is there to take them."""
    found: list[str] = []

    def take(url: QUrl) -> bool:
        found.append(bytes(url.toEncoded().data()).decode())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return found


def button(widget: QWidget, text: str) -> QAbstractButton:
    """The visible button of this text. One that was only just added becomes visible with the next event."""
    QApplication.processEvents()
    found = [one for one in widget.findChildren(QAbstractButton) if one.text() == text and one.isVisibleTo(widget)]
    assert found, f"no button {text!r}"
    return found[0]


def press(widget: QWidget, text: str) -> None:
    """Press the button of this text."""
    button(widget, text).click()
