"""A long call as its watcher sees it."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, Signal


class Task(QObject):
    """Reports of a long call as signals on the GUI thread, and the way to call it off. It is a `Progress`.

    Reports that come faster than the GUI thread takes them are folded into the newest one.
    """

    progress = Signal(int, int)
    """Done, total (0: not known yet)."""
    finished = Signal()
    """It is over: done, failed or called off."""

    _reported = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._called_off = threading.Event()
        self._lock = threading.Lock()
        self._newest: tuple[int, int] | None = None
        self._reported.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Call it off; it ends at the next place where nothing is half done."""
        self._called_off.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was called off."""
        return self._called_off.is_set()

    def report(self, done: int, total: int) -> None:
        """Tell how far it is, from the worker's thread."""
        with self._lock:
            waiting = self._newest is not None
            self._newest = (done, total)
        if not waiting:
            self._reported.emit()

    def _tell(self) -> None:
        with self._lock:
            newest, self._newest = self._newest, None
        if newest is not None:
            self.progress.emit(*newest)
