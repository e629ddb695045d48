"""Libraries that want an asyncio loop get one, in a thread of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError, Future
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

Result = TypeVar("Result")
_PATIENCE_SECONDS = 2.0


class Loop(QObject):
    """Runs coroutines; their results come on the thread that made it. The thread starts with the first one."""

    _arrived = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._stopped = False
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Coroutine[Any, Any, Result]],
        then: Callable[[Result], object],
        failed: Callable[[BaseException], object],
        *,
        seconds: float,
    ) -> None:
        """Run a coroutine; later one of the two is called. Where it takes longer than `seconds`, it has failed."""
        if self._stopped:
            return
        future = asyncio.run_coroutine_threadsafe(asyncio.wait_for(work(), seconds), self._started())
        future.add_done_callback(partial(self._done, then, failed))

    def call_here(self, callback: Callable[[], object]) -> None:
        """From the loop's thread: have something called on the thread that made the loop."""
        self._arrived.emit(callback)

    def stop(self) -> None:
        """End the thread; what still runs is called off, and nothing comes after."""
        self._stopped = True
        if self._loop is not None and self._thread is not None:
            asyncio.run_coroutine_threadsafe(self._call_off(self._loop), self._loop)
            self._thread.join(_PATIENCE_SECONDS)

    def _started(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(
                target=self._serve, args=[self._loop], name=f"afterword-{self._name}", daemon=True
            )
            self._thread.start()
        return self._loop

    @staticmethod
    def _serve(loop: asyncio.AbstractEventLoop) -> None:
        try:
            loop.run_forever()
        finally:
            loop.close()

    @staticmethod
    async def _call_off(loop: asyncio.AbstractEventLoop) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        loop.stop()

    def _done(
        self, then: Callable[[Result], object], failed: Callable[[BaseException], object], future: Future[Result]
    ) -> None:
        try:
            self.call_here(partial(then, future.result()))
        except (Exception, CancelledError) as problem:  # noqa: BLE001 (whatever it is, the caller is told)
            self.call_here(partial(failed, problem))

    def _take(self, callback: Callable[[], object]) -> None:
        if not self._stopped:
            callback()
