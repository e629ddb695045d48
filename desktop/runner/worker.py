"""A thread with its own desk, and the queue of calls before it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING

from desktop.core.progress import Cancelled

if TYPE_CHECKING:
    from desktop.desk.desk import Desk
    from desktop.runner.job import Job

Deliver = Callable[[Callable[[], None]], None]


class Worker:
    """Runs jobs one after the other in one thread, with a desk that is opened, used and closed there.

    `submit` and `stop` are called by the GUI thread, which is never made to wait for a running job by `submit`.
    """

    def __init__(
        self, name: str, open_desk: Callable[[], Desk], deliver: Deliver, *, patience: float | None = None
    ) -> None:
        """`patience` (s): how long `stop` waits for a job that a server keeps waiting; None: for ever."""
        self._open_desk = open_desk
        self._deliver = deliver
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=f"afterword-{name}", daemon=patience is not None)
        self._patience = patience
        self._lock = threading.Lock()
        self._newest: dict[str, Job] = {}
        self._running: Job | None = None
        self._desk: Desk | None = None
        self._dropping = False

    @property
    def started(self) -> bool:
        """Whether the thread was ever started."""
        return self._thread.ident is not None

    def start(self) -> None:
        """Start the thread; jobs submitted before wait in the queue until then."""
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Queue a job. One with the same key that has not been delivered yet is dropped, and interrupted if it runs."""
        if job.key is not None:
            with self._lock:
                self._newest[job.key] = job
                if self._running is not None and self._running.key == job.key:
                    self._interrupt()
        self._jobs.put(job)

    def stop(self, *, drain: bool) -> None:
        """End the thread and wait for it: after all queued jobs where `drain`, else once the running one is out."""
        with self._lock:
            self._dropping = not drain
            if self._dropping:
                self._interrupt()
        self._jobs.put(None)
        if self.started:
            self._thread.join(self._patience)

    def _interrupt(self) -> None:
        if self._desk is not None:
            self._desk.store.interrupt()

    def _run(self) -> None:
        try:
            desk = self._open_desk()
        except Exception as problem:  # noqa: BLE001 — whatever it is, each job's owner is told
            self._refuse(problem)
            return
        self._desk = desk
        try:
            while (job := self._jobs.get()) is not None:
                self._do(desk, job)
        finally:
            with self._lock:
                self._desk = None
            desk.store.close()

    def _refuse(self, problem: Exception) -> None:
        while (job := self._jobs.get()) is not None:
            self._deliver(partial(self._hand_over, job, partial(job.failed, problem)))

    def _do(self, desk: Desk, job: Job) -> None:
        with self._lock:
            if self._dropping or not self._is_newest(job):
                return
            self._running = job
        outcome = _outcome(desk, job)
        with self._lock:
            self._running = None
        self._deliver(partial(self._hand_over, job, outcome))

    def _hand_over(self, job: Job, outcome: Callable[[], None]) -> None:
        """On the GUI thread: a job that was overtaken on its way is dropped here, an interrupted query with it."""
        with self._lock:
            if not self._is_newest(job):
                return
            if job.key is not None:
                del self._newest[job.key]
        outcome()

    def _is_newest(self, job: Job) -> bool:
        return job.key is None or self._newest.get(job.key) is job


def _outcome(desk: Desk, job: Job) -> Callable[[], None]:
    try:
        return partial(job.done, job.call(desk))
    except (Exception, Cancelled) as problem:  # noqa: BLE001 — the runner sorts what the user gets to see
        return partial(job.failed, problem)
