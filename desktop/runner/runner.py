"""Calls of the desk, off the GUI thread."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from desktop.core.progress import Cancelled, Progress
from desktop.core.reason import Trouble
from desktop.runner.job import Job
from desktop.runner.task import Task
from desktop.runner.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.desk.desk import Desk
    from desktop.desk.view import Written

Result = TypeVar("Result")
log = logging.getLogger(__name__)

_PATIENCE_SECONDS = 2.0
"""At the end, for a server or a keyring that keeps us waiting; what it did is found out at the next start."""


class Doors(NamedTuple):
    """How each thread opens the desk for itself.

    Attributes:
        write: creates and migrates where needed; called in the writer's thread, and for each long call.
        read: read-only; called in the reader's thread, once the writer's desk is open.
    """

    write: Callable[[], Desk]
    read: Callable[[], Desk]


class Runner(QObject):
    """One writer, one reader that a newer read of the same key interrupts, a worker for long calls, one an account.

    Calls made before `start` wait. All callbacks and signals come on the thread that made the runner; a callback that
    is a method of a deleted QObject is left out. `now` (aware, UTC) is read when a call is made, not when it runs.
    """

    changed = Signal(object)
    """Changes: what a write touched."""
    written = Signal(object)
    """Written: after `changed`, for the toast."""
    trouble = Signal(object)
    """Trouble that no caller took, and each unexpected one once."""
    opened = Signal()
    """The desk is open: the first call is about to run."""

    _arrived = Signal(object)

    def __init__(self, doors: Doors, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = now
        self._doors = doors
        self._writer = Worker("writer", doors.write, self._arrived.emit)
        self._reader = Worker("reader", doors.read, self._arrived.emit)
        self._long: Worker | None = None
        self._accounts: dict[str, Worker] = {}
        self._tasks: set[Task] = set()
        self._shown: set[tuple[str, str, int]] = set()
        self._stopped = False
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Open the desk in the writer's thread, then the reader's."""
        self._writer.submit(Job(lambda _desk: None, self._open_reader, self._report))
        self._writer.start()

    def stop(self) -> None:
        """Finish the queued writes, drop the reads, call off what is long, end all threads; nothing comes after."""
        if self._stopped:
            return
        self._stopped = True
        for task in self._tasks:
            task.cancel()
        self._reader.stop(drain=False)
        if self._long is not None:
            self._long.stop(drain=False)
        for worker in self._accounts.values():
            worker.stop(drain=False)
        self._writer.stop(drain=True)

    def write(
        self,
        use_case: Callable[[Desk, datetime], Written[Result]],
        then: Callable[[Written[Result]], object] | None = None,
        failed: Callable[[Trouble], object] | None = None,
    ) -> None:
        """Run a use case in the writer's thread; then `then`, `changed` and `written`, or `failed`."""
        now = self.now()
        self._writer.submit(
            Job(
                call=lambda desk: use_case(desk, now),
                done=lambda written: self._wrote(written, then),
                failed=lambda why: self._report(why, failed),
            )
        )

    def read(
        self,
        query: Callable[[Desk, datetime], Result],
        then: Callable[[Result], object],
        *,
        key: str | None = None,
        failed: Callable[[Trouble], object] | None = None,
    ) -> None:
        """Run a query in the reader's thread. A newer read with the same key supersedes and interrupts this one."""
        now = self.now()
        self._reader.submit(
            Job(
                call=lambda desk: query(desk, now),
                done=lambda found: _call(then, found),
                failed=lambda why: self._report(why, failed),
                key=key,
            )
        )

    def long(
        self,
        use_case: Callable[[Desk, datetime, Progress], Written[Result]],
        then: Callable[[Written[Result]], object] | None = None,
        failed: Callable[[Trouble], object] | None = None,
    ) -> Task:
        """Run a use case that takes its time in a thread and with a connection of its own.

        Short writes need not wait for it. Called off, it ends with neither `then` nor `failed`.
        """
        return self._watched(self._long_worker(), use_case, then, failed)

    def account(
        self,
        name: str,
        use_case: Callable[[Desk, datetime, Progress], Written[Result]],
        then: Callable[[Written[Result]], object] | None = None,
        failed: Callable[[Trouble], object] | None = None,
    ) -> Task:
        """As `long`, in the worker of one of the user's own servers, which may let it wait; one call at a time."""
        return self._watched(self._account_worker(name), use_case, then, failed)

    def reload(self) -> None:
        """Another program wrote to the desk: let every view look again."""
        from desktop.core.changes import everything  # noqa: PLC0415 (nothing is reloaded before the first paint)

        self.changed.emit(everything())

    def _open_reader(self, _nothing: object) -> None:
        self._reader.start()
        self.opened.emit()

    def _watched(
        self,
        worker: Worker,
        use_case: Callable[[Desk, datetime, Progress], Written[Result]],
        then: Callable[[Written[Result]], object] | None,
        failed: Callable[[Trouble], object] | None,
    ) -> Task:
        now, task = self.now(), Task(self)
        self._tasks.add(task)

        def done(written: Written[Result]) -> None:
            self._wrote(written, then)
            self._end(task)

        def refused(why: BaseException) -> None:
            self._report(why, failed)
            self._end(task)

        worker.submit(Job(lambda desk: use_case(desk, now, task), done, refused))
        return task

    def _account_worker(self, name: str) -> Worker:
        if name not in self._accounts:
            worker = self._accounts[name] = Worker(
                name, self._doors.write, self._arrived.emit, patience=_PATIENCE_SECONDS
            )
            worker.start()
        return self._accounts[name]

    def _long_worker(self) -> Worker:
        if self._long is None:
            self._long = Worker("long", self._doors.write, self._arrived.emit)
            self._long.start()
        return self._long

    def _take(self, delivery: Callable[[], None]) -> None:
        if not self._stopped:
            delivery()

    def _wrote(self, written: Written[Result], then: Callable[[Written[Result]], object] | None) -> None:
        _call(then, written)
        if written.changes:
            self.changed.emit(written.changes)
        self.written.emit(written)

    def _end(self, task: Task) -> None:
        self._tasks.discard(task)
        task.finished.emit()
        task.deleteLater()

    def _report(self, why: BaseException, failed: Callable[[Trouble], object] | None = None) -> None:
        if isinstance(why, Cancelled):
            return
        if isinstance(why, Trouble):
            _call(failed or self.trouble.emit, why)
            return
        log.error("a call of the desk broke off", exc_info=why)
        unexpected = Trouble("trouble.unexpected")
        _call(failed, unexpected)
        if failed is None and self._is_new(why):
            self.trouble.emit(unexpected)

    def _is_new(self, why: BaseException) -> bool:
        trace = why.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else ("", 0)
        seen = (type(why).__name__, *place)
        is_new = seen not in self._shown
        self._shown.add(seen)
        return is_new


def _call(callback: Callable[[Any], object] | None, value: object) -> None:
    """Call back, unless the receiver is a QObject that was deleted meanwhile."""
    receiver = getattr(callback, "__self__", None)
    if callback is None or (isinstance(receiver, QObject) and not shiboken6.isValid(receiver)):
        return
    callback(value)
