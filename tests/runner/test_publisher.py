"""The publisher on a real runner and a real calendar server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from desktop.build import open_desk
from desktop.core.changes import Changes
from desktop.desk import calendar_server, settings
from desktop.runner import Doors, Runner
from desktop.runner.publisher import Publisher
from desktop.words import Words
from tests.dav.radicale import PASSWORD, USER, Radicale
from tests.helpers.told import Told

Start = Callable[..., Publisher]


@pytest.fixture
def runner(qtbot: QtBot, told: Told) -> Iterator[Runner]:
    """A runner of the told desk, open; it knows the same passwords."""
    here = partial(open_desk, told.folder, passwords=told.desk.passwords)
    made = Runner(Doors(write=here, read=partial(here, read_only=True)), lambda: told.now)
    with qtbot.waitSignal(made.opened):
        made.start()
    yield made
    made.stop()


@pytest.fixture
def start(runner: Runner) -> Iterator[Start]:
    made: list[Publisher] = []

    def publisher(**settings_: int) -> Publisher:
        made.append(Publisher(runner, Words().say, runner, **({"settle_ms": 20} | settings_)))
        made[-1].start(after_ms=0)
        return made[-1]

    yield publisher
    for one in made:
        one.stop()


def publishes(told: Told, server: Radicale, password: str = PASSWORD) -> None:
    calendar_server.set_up(told.desk, told.now, server.address, USER, password)
    calendar_server.switch(told.desk, told.now, on=True)


def summaries(server: Radicale) -> list[str]:
    return [one.summary for one in server.entries()]


def test_at_start_and_after_changes(qtbot: QtBot, told: Told, runner: Runner, radicale: Radicale, start: Start) -> None:
    told.acme()
    publishes(told, radicale)
    start()
    qtbot.waitUntil(lambda: len(summaries(radicale)) == 4)

    def clocks() -> set[str]:
        return {f"{one.event.dtstart.value:%H:%M}" for one in radicale.entries()}

    for clock in ("12:00", "13:00"):
        runner.write(partial(settings.set_value, name="letter-time", value=clock))
    qtbot.waitUntil(lambda: "12:00" in clocks())
    assert "11:00" not in clocks()


def test_without_an_account_there_is_no_thread_for_one(
    qtbot: QtBot, told: Told, runner: Runner, start: Start, settle: Callable[[], None]
) -> None:
    start()
    told.acme()
    settle()

    assert not runner._accounts


def test_a_server_that_was_away_is_asked_again_in_silence(
    qtbot: QtBot, told: Told, runner: Runner, own_radicale: Radicale, start: Start, troubles: list[object]
) -> None:
    told.acme()
    publishes(told, own_radicale)
    own_radicale.stop()
    said: list[Changes] = []
    runner.changed.connect(said.append)
    start(again_ms=50)
    qtbot.waitUntil(lambda: any(one.touches("account") for one in said))
    own_radicale.start()
    qtbot.waitUntil(lambda: len(summaries(own_radicale)) == 4)

    assert not troubles


def test_the_end_does_not_wait_for_a_server(
    qtbot: QtBot, told: Told, runner: Runner, radicale: Radicale, start: Start
) -> None:
    told.acme()
    publishes(told, radicale)
    publisher = start()
    publisher.publish_now()
    qtbot.waitUntil(lambda: bool(runner._accounts))
    runner.stop()
