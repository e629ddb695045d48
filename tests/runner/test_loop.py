from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop.runner.loop import Loop


@pytest.fixture
def loop(qtbot: QtBot) -> Iterator[Loop]:
    loop = Loop("tried")
    yield loop
    loop.stop()


async def where() -> str:
    return threading.current_thread().name


async def never() -> None:
    await asyncio.Event().wait()


async def wrong() -> None:
    raise ValueError("no")


def test_it_runs_in_a_thread_of_its_own_and_answers_in_this_one(qtbot: QtBot, loop: Loop) -> None:
    found: list[tuple[str, str]] = []
    loop.run(where, lambda name: found.append((name, threading.current_thread().name)), print, seconds=5)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [("afterword-tried", threading.current_thread().name)]


def test_what_fails_and_what_takes_too_long_is_told(qtbot: QtBot, loop: Loop) -> None:
    problems: list[type[BaseException]] = []
    loop.run(wrong, print, lambda why: problems.append(type(why)), seconds=5)
    loop.run(never, print, lambda why: problems.append(type(why)), seconds=0.1)
    qtbot.waitUntil(lambda: len(problems) == 2)
    assert problems == [ValueError, TimeoutError]


def test_at_the_end_what_still_runs_is_called_off(qtbot: QtBot) -> None:
    loop = Loop("ended")
    heard: list[object] = []
    loop.run(never, heard.append, heard.append, seconds=60)
    loop.stop()
    loop.run(never, heard.append, heard.append, seconds=60)
    QCoreApplication.processEvents()
    assert heard == []


def test_no_thread_without_work(qtbot: QtBot) -> None:
    before = threading.active_count()
    Loop("idle").stop()
    assert threading.active_count() == before
