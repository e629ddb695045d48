"""The system asks the program to end: Ctrl+C in the terminal, the end of the session."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from types import FrameType

_ENDS = (signal.SIGINT, signal.SIGTERM)


class EndSignals(QObject):
    """Turns the system's signals into one of Qt.

    Python runs their handlers only once Qt's loop comes back to it: the wake-up socket makes it do so at once.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)  # noqa: FBT003 (the socket's own signature)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)

    def start(self) -> None:
        """Listen from now on; called in the main thread."""
        signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        for one in _ENDS:
            signal.signal(one, self._handle)

    def stop(self) -> None:
        """Leave the signals to Python again."""
        signal.set_wakeup_fd(-1)
        for one in _ENDS:
            signal.signal(one, signal.SIG_DFL)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._theirs.close()

    def _drain(self) -> None:
        self._ours.recv(64)

    def _handle(self, _number: int, _frame: FrameType | None) -> None:
        self.asked.emit()
