from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from pytestqt.qtbot import QtBot

from desktop.build import desk_file, open_desk
from desktop.core.changes import Change, Changes
from desktop.core.progress import Cancelled, Progress
from desktop.core.reason import Reason, Trouble
from desktop.desk.desk import Desk
from desktop.desk.view import Written
from desktop.runner import Doors, Runner
from desktop.store import settings

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
"""A query that only an interrupt ends."""


def put(name: str, value: Any) -> Callable[[Desk, datetime], Written[str]]:
    """A small write, as the desk has them."""

    def use_case(desk: Desk, now: datetime) -> Written[str]:
        with desk.store.writing(Reason.of("name.set"), now) as w:
            settings.put(w, name, value)
            changes = w.changes()
        return Written(name, changes, Reason.of("name.set"))

    return use_case


def refuse(desk: Desk, now: datetime) -> Written[None]:
    raise Trouble("trouble.unknown_setting", name="x", names=())


def break_off(desk: Desk, now: datetime) -> Written[None]:
    raise ValueError("Mira Tann")


def test_a_write_gives_its_result_then_the_changes(qtbot: QtBot, runner: Runner) -> None:
    came: list[str] = []
    runner.changed.connect(lambda changes: came.append(f"changed {changes.touches('setting')}"))
    runner.written.connect(lambda written: came.append(f"written {written.result}"))
    runner.write(put("a", 1), lambda written: came.append(f"then {written.result}"))
    qtbot.waitUntil(lambda: len(came) == 3)
    assert came == ["then a", "changed True", "written a"]


def test_callbacks_come_on_the_gui_thread(qtbot: QtBot, runner: Runner) -> None:
    threads: list[bool] = []
    here = QThread.currentThread()
    runner.write(put("a", 1), lambda _: threads.append(QThread.currentThread() is here))
    runner.read(
        lambda desk, now: threading.current_thread(), lambda its: threads.append(its is threading.main_thread())
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert sorted(threads) == [False, True]


def test_a_read_sees_what_was_written(qtbot: QtBot, runner: Runner) -> None:
    found: list[Any] = []
    runner.write(put("a", 7), lambda _: runner.read(lambda desk, now: settings.get(desk.store, "a"), found.append))
    qtbot.waitUntil(lambda: found == [7])


def test_writes_keep_their_order(qtbot: QtBot, runner: Runner) -> None:
    done: list[str] = []
    for n in range(20):
        runner.write(put(f"s{n}", n), lambda written: done.append(written.result))
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == [f"s{n}" for n in range(20)]


def test_a_newer_read_interrupts_the_older(qtbot: QtBot, runner: Runner) -> None:
    running = threading.Event()
    found: list[str] = []

    def endless(desk: Desk, now: datetime) -> str:
        running.set()
        desk.store.rows(ENDLESS)
        return "older"

    runner.read(endless, found.append, key="search")
    qtbot.waitUntil(running.is_set)
    runner.read(lambda desk, now: "newer", found.append, key="search")
    qtbot.waitUntil(lambda: bool(found))
    assert found == ["newer"]


def test_of_reads_that_wait_only_the_newest_runs(qtbot: QtBot, runner: Runner) -> None:
    ran: list[int] = []
    found: list[int] = []
    first, last = threading.Event(), threading.Event()

    def hold(desk: Desk, now: datetime) -> None:
        first.set()
        last.wait(5)

    def note(n: int, desk: Desk, now: datetime) -> int:
        ran.append(n)
        return n

    runner.read(hold, lambda _: None)
    qtbot.waitUntil(first.is_set)
    for n in range(5):
        runner.read(partial(note, n), found.append, key="search")
    last.set()
    qtbot.waitUntil(lambda: bool(found))
    assert (ran, found) == ([4], [4])


def test_reads_without_a_key_all_come(qtbot: QtBot, runner: Runner) -> None:
    found: list[int] = []
    for n in range(5):
        runner.read(partial(lambda n, _desk, _now: n, n), found.append)
    qtbot.waitUntil(lambda: found == [0, 1, 2, 3, 4])


def test_a_trouble_goes_to_who_asked(qtbot: QtBot, runner: Runner) -> None:
    refused: list[str] = []
    seen: list[Trouble] = []
    runner.trouble.connect(seen.append)
    runner.write(refuse, failed=lambda trouble: refused.append(trouble.key))
    qtbot.waitUntil(lambda: refused == ["trouble.unknown_setting"])
    assert seen == []


def test_a_trouble_that_nobody_took_is_shown(qtbot: QtBot, runner: Runner) -> None:
    with qtbot.waitSignal(runner.trouble) as shown:
        runner.write(refuse)
    assert shown.args[0].key == "trouble.unknown_setting"


@pytest.mark.expects_log("broke off")
def test_what_nobody_expected_is_logged_and_shown_once(qtbot: QtBot, runner: Runner) -> None:
    seen: list[str] = []
    runner.trouble.connect(lambda trouble: seen.append(trouble.key))
    for _ in range(3):
        runner.write(break_off)
    done: list[object] = []
    runner.write(put("a", 1), done.append)
    qtbot.waitUntil(lambda: len(done) == 1)
    assert seen == ["trouble.unexpected"]


@pytest.mark.expects_log("broke off")
def test_a_caller_hears_of_what_nobody_expected(qtbot: QtBot, runner: Runner) -> None:
    heard: list[str] = []
    runner.write(break_off, failed=lambda trouble: heard.append(trouble.key))
    qtbot.waitUntil(lambda: heard == ["trouble.unexpected"])


def test_a_deleted_receiver_is_left_out(qtbot: QtBot, runner: Runner) -> None:
    class Pane(QObject):
        def show(self, _found: object) -> None:
            raise AssertionError("a deleted pane was called")

    pane = Pane()
    found: list[int] = []
    runner.read(lambda desk, now: 1, pane.show)
    pane.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    runner.read(lambda desk, now: 2, found.append)
    qtbot.waitUntil(lambda: found == [2])


def test_a_long_call_reports_and_ends(qtbot: QtBot, runner: Runner) -> None:
    reports: list[tuple[int, int]] = []
    gate = threading.Event()

    def slow(desk: Desk, now: datetime, progress: Progress) -> Written[int]:
        progress.report(1, 2)
        gate.wait(5)
        progress.report(2, 2)
        return Written(2, Changes(), Reason.of("name.set"))

    task = runner.long(slow)
    task.progress.connect(lambda done, total: reports.append((done, total)))
    qtbot.waitUntil(lambda: reports == [(1, 2)])
    with qtbot.waitSignal(task.finished):
        gate.set()
    assert reports == [(1, 2), (2, 2)]


def test_short_writes_do_not_wait_for_a_long_call(qtbot: QtBot, runner: Runner) -> None:
    gate = threading.Event()
    done: list[object] = []

    def slow(desk: Desk, now: datetime, progress: Progress) -> Written[None]:
        gate.wait(10)
        return Written(None, Changes(), Reason.of("name.set"))

    task = runner.long(slow)
    runner.write(put("a", 1), done.append)
    qtbot.waitUntil(lambda: len(done) == 1)
    with qtbot.waitSignal(task.finished):
        gate.set()


def test_a_long_call_can_be_called_off(qtbot: QtBot, runner: Runner) -> None:
    came: list[object] = []

    def slow(desk: Desk, now: datetime, progress: Progress) -> Written[None]:
        while not progress.cancelled:
            time.sleep(0.001)
        raise Cancelled

    task = runner.long(slow, came.append, came.append)
    with qtbot.waitSignal(task.finished):
        task.cancel()
    assert came == []


def test_stopping_finishes_the_writes_that_wait(qtbot: QtBot, folder: Path) -> None:
    doors = Doors(write=partial(open_desk, folder), read=partial(open_desk, folder, read_only=True))
    runner = Runner(doors, lambda: datetime.fromisoformat("2027-03-16T09:00:00+00:00"))
    runner.start()
    for n in range(30):
        runner.write(put(f"s{n}", n))
    runner.stop()
    desk = open_desk(folder, read_only=True)
    assert sum(name.startswith("s") for name in settings.every(desk.store)) == 30
    desk.store.close()


def test_stopping_breaks_off_reads_and_long_calls(qtbot: QtBot, runner: Runner) -> None:
    reading, working = threading.Event(), threading.Event()

    def endless(desk: Desk, now: datetime) -> None:
        reading.set()
        desk.store.rows(ENDLESS)

    def slow(desk: Desk, now: datetime, progress: Progress) -> Written[None]:
        working.set()
        while not progress.cancelled:
            time.sleep(0.001)
        raise Cancelled

    runner.read(endless, lambda _: None)
    runner.long(slow)
    qtbot.waitUntil(lambda: reading.is_set() and working.is_set())
    runner.stop()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("afterword-")]


def test_a_desk_that_cannot_be_opened_is_told_to_each_caller(qtbot: QtBot, folder: Path) -> None:
    folder.mkdir()
    desk_file(folder).write_bytes(b"this is no database, and it is long enough to be looked at" * 50)
    doors = Doors(write=partial(open_desk, folder), read=partial(open_desk, folder, read_only=True))
    runner = Runner(doors, lambda: datetime.fromisoformat("2027-03-16T09:00:00+00:00"))
    heard: list[str] = []
    with qtbot.waitSignal(runner.trouble) as shown:
        runner.start()
    runner.write(put("a", 1), failed=lambda trouble: heard.append(trouble.key))
    qtbot.waitUntil(lambda: len(heard) == 1)
    runner.stop()
    assert heard == [shown.args[0].key]


def test_another_programs_write_touches_every_view(qtbot: QtBot, runner: Runner) -> None:
    with qtbot.waitSignal(runner.changed) as told:
        runner.reload()
    assert all(told.args[0].touches(what) for what in ("application", "step", "stage", "setting"))
    assert Change("application", 0, "changed") in told.args[0].rows


def test_the_gui_thread_never_waits_long(qtbot: QtBot, runner: Runner) -> None:
    """Ticks of 5 ms go on while the reader is busy, is interrupted, and writes come and go."""
    gaps: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        gaps.append(time.perf_counter() - last)
        last = time.perf_counter()

    timer = QTimer()
    timer.timeout.connect(tick)
    gc.collect()
    timer.start(5)
    done: list[object] = []
    for n in range(40):
        runner.read(lambda desk, now: desk.store.rows(ENDLESS), lambda _: None, key="search")
        runner.write(put(f"s{n}", n), done.append)
    qtbot.waitUntil(lambda: len(done) == 40, timeout=20_000)
    timer.stop()
    runner.read(lambda desk, now: None, lambda _: None, key="search")
    assert sorted(gaps)[-3] < 0.05
