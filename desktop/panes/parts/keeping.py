"""What the user types is kept at once: never lose a word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_REST_MS = 400


class Keeper(QObject):
    """Calls `keep` when the typing rests for a moment, and at once on `flush`; never when nothing was typed."""

    def __init__(self, keep: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._keep = keep
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._keep_now)

    @property
    def waiting(self) -> bool:
        """Whether something typed is not kept yet."""
        return self._rest.isActive()

    def typed(self) -> None:
        """Something was typed."""
        self._rest.start()

    def flush(self) -> None:
        """Keep what was typed and is not kept yet."""
        if self._rest.isActive():
            self._rest.stop()
            self._keep_now()

    def drop(self) -> None:
        """What was typed is not wanted any more."""
        self._rest.stop()

    def _keep_now(self) -> None:
        self._keep()
