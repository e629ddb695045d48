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
GRACE = timedelta(seconds=30)
"""How long nothing rings after the machine woke: the user has just opened it."""
AT_LATEST = timedelta(seconds=55)
"""How long after waking it rings in any case. Where nobody says that the machine woke, the coarse look finds out, and
the grace is so much shorter."""


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
        self._rests_until: datetime | None = None
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

    @property
    def rests_until(self) -> datetime | None:
        """Nothing is to ring before this moment: the machine has just woken. None where it has not."""
        if self._rests_until is not None and self._now() >= self._rests_until:
            self._rests_until = None
        return self._rests_until

    def woke(self) -> None:
        """The system says that the machine has woken just now."""
        self._look(awake=timedelta())

    def check(self) -> None:
        """Look at the wall clock now, as the timer does."""
        self._look(awake=None)

    def _look(self, awake: timedelta | None) -> None:
        """`awake`: for how long the machine is awake, if its time jumped; None where nobody knows."""
        now, steady = self._now(), self._steady()
        passed = timedelta(seconds=steady - self._before[1])
        jumped = abs((now - self._before[0]) - passed) > JUMP
        self._before = (now, steady)
        if jumped:
            self._rests_until = now + min(GRACE, AT_LATEST - (passed if awake is None else awake))
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
