"""Keeps the calendar on the user's own server up to date: after changes, at start, and again once a server is back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.core.changes import Changes, What
    from desktop.core.progress import Progress
    from desktop.core.reason import Reason
    from desktop.desk.desk import Desk
    from desktop.desk.publishing import Outcome
    from desktop.desk.view import Written
    from desktop.runner.runner import Runner

CALENDAR: Final = "calendar"
"""The worker of this account."""

_ABOUT: Final[tuple[What, ...]] = ("application", "company", "interview", "plan", "step", "contact", "setting")
_SETTLE_MS, _AFTER_START_MS = 2_000, 3_000
_AGAIN_MS, _AGAIN_AT_MOST_MS = 60_000, 3_600_000


class Publisher(QObject):
    """Publishes when enough is quiet.

    Nothing is asked of a server where nothing changed; what failed is for settings to say, the user is not told of it
    otherwise. Without an account there is no thread for one.
    """

    def __init__(
        self,
        runner: Runner,
        say: Callable[[Reason], str],
        parent: QObject | None = None,
        *,
        settle_ms: int = _SETTLE_MS,
        again_ms: int = _AGAIN_MS,
    ) -> None:
        """`say` makes the texts of the entries; changes within `settle_ms` go together."""
        super().__init__(parent)
        self._runner = runner
        self._say = say
        self._settle_ms, self._again_ms = settle_ms, again_ms
        self._gap_ms = again_ms
        self._running = self._wanted = False
        self._look = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._publish)

    def start(self, after_ms: int = _AFTER_START_MS) -> None:
        """Look once what became of the calendar, and watch for changes from now on."""
        self._runner.changed.connect(self._changed)
        self._timer.start(after_ms)

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._runner.changed.disconnect(self._changed)

    def publish_now(self) -> None:
        """The user changed where to, or whether: at once, and with a look at what is there."""
        self._look = True
        self._timer.start(0)

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_ABOUT):
            self._timer.start(self._settle_ms)

    def _publish(self) -> None:
        if self._running:
            self._wanted = True
            return
        self._running = True
        self._runner.read(_has_account, self._go_on, failed=self._ended)

    def _go_on(self, has_account: bool) -> None:
        if not has_account:
            self._ended()
            return
        look, self._look = self._look, False
        call = partial(_publish, say=self._say, look=look)
        task = self._runner.account(CALENDAR, call, self._published)
        task.finished.connect(self._ended)

    def _published(self, written: Written[Outcome]) -> None:
        if not written.result.again:
            self._gap_ms = self._again_ms
            return
        # Where the server was away, what is there is looked at when it is back.
        self._look = True
        if not self._timer.isActive():
            self._timer.start(self._gap_ms)
        self._gap_ms = min(2 * self._gap_ms, _AGAIN_AT_MOST_MS)

    def _ended(self, _trouble: object = None) -> None:
        self._running = False
        if self._wanted:
            self._wanted = False
            self._timer.start(self._settle_ms)


def _has_account(desk: Desk, _now: datetime) -> bool:
    from desktop.desk import lookups  # noqa: PLC0415 (with what lies under it, after the first paint)

    return lookups.has_calendar_server(desk.store)


def _publish(
    desk: Desk, now: datetime, progress: Progress, *, say: Callable[[Reason], str], look: bool
) -> Written[Outcome]:
    from desktop.desk import publishing  # noqa: PLC0415 (as above)

    return publishing.publish(desk, now, progress, say, look=look)
