"""One timer aimed at the next moment on the wall clock."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

COARSE = timedelta(seconds=45)
"""How often the wall clock is looked at while nothing is near: a jump (the machine slept, the clock was set) is noticed
within a minute, at less than two wake-ups a minute. It also keeps any aim far inside Qt's limit of 24.8 days."""
JUMP = timedelta(seconds=5)
"""A difference between wall clock and steady clock from which on the time is taken to have jumped."""


class Clock(QObject):
    """Strikes when the wall clock reaches the moment aimed at, and when time jumped.

    The moment is absolute: sleep, a clock that is set and aims months ahead change nothing about when it strikes.
    """

    struck = Signal()
    """The moment is reached, or time jumped: look at the desk and aim anew."""

    def __init__(
        self,
        now: Callable[[], datetime],
        parent: QObject | None = None,
        *,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._steady = steady
        self._moment: datetime | None = None
        self._before = (now(), steady())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Begin to look at the wall clock."""
        self._before = (self._now(), self._steady())
        self._wind(self._before[0])

    def stop(self) -> None:
        """Strike no more."""
        self._timer.stop()

    def aim(self, moment: datetime | None) -> None:
        """Strike at this moment (aware; at once where it is past), and no longer at the one aimed at before."""
        self._moment = moment
        if self._timer.isActive():
            self._wind(self._now())

    def check(self) -> None:
        """Look at the wall clock now: on the timer, and when the system says that it woke."""
        now, steady = self._now(), self._steady()
        passed = timedelta(seconds=steady - self._before[1])
        jumped = abs((now - self._before[0]) - passed) > JUMP
        self._before = (now, steady)
        reached = self._moment is not None and now >= self._moment
        if reached:
            self._moment = None
        self._wind(now)
        if reached or jumped:
            self.struck.emit()

    def _wind(self, now: datetime) -> None:
        ahead = COARSE if self._moment is None else min(COARSE, max(timedelta(), self._moment - now))
        is_near = ahead < COARSE
        self._timer.setTimerType(Qt.TimerType.PreciseTimer if is_near else Qt.TimerType.VeryCoarseTimer)
        self._timer.start(-(-ahead // timedelta(milliseconds=1)))
