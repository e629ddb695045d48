"""The parts of this system's desktop that alerts are made of."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.alerts.do_not_disturb import AnyOf
from desktop.alerts.fallback import Ladder, TrayNotifier, WindowNotifier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.alerts.clock import Clock
    from desktop.alerts.do_not_disturb import DoNotDisturb
    from desktop.alerts.freedesktop_session import Session
    from desktop.alerts.notifier import Notifier
    from desktop.alerts.tray import Tray
    from desktop.runner.loop import Loop


class Native(QObject):
    """Connects clock, tray and notes to the system: on Linux by D-Bus, elsewhere by a library for both.

    Attributes:
        notifier: the system's notifications first, then the tray's own, then a line in the window.
        peace: whether the user asked the desktop not to be disturbed.
    """

    def __init__(
        self, icon: Path, clock: Clock, tray: Tray, say: Callable[[str], bool], parent: QObject | None = None
    ) -> None:
        """Nothing is connected yet.

        Args:
            icon: the picture beside an alert.
            clock: told when the machine wakes.
            tray: told when a tray appears.
            say: shows a line in the window; False where it cannot be seen.
            parent: Qt's owner.
        """
        super().__init__(parent)
        ways: list[Notifier] = [TrayNotifier(tray, self), WindowNotifier(say, self)]
        peace: tuple[DoNotDisturb, ...] = ()
        self._session: Session | None = None
        self._loop: Loop | None = None
        if sys.platform == "linux":
            from desktop.alerts.freedesktop_session import Session  # noqa: PLC0415 (jeepney is there on Linux alone)

            self._session = Session(icon, clock.woke, tray.come_again, self)
            ways.insert(0, self._session.notifier)
            peace = self._session.peace
        else:
            from desktop.alerts.portable import PortableNotifier  # noqa: PLC0415 (for the other systems)
            from desktop.runner.loop import Loop  # noqa: PLC0415

            self._loop = Loop("notes", self)
            ways.insert(0, PortableNotifier(icon, self._loop, self))
        self.peace = AnyOf(peace, self)
        self.notifier = Ladder(tuple(ways), self)

    def start(self) -> None:
        """Begin to listen to the system."""
        if self._session is not None:
            self._session.start()

    def stop(self) -> None:
        """Let go of it."""
        if self._session is not None:
            self._session.stop()
        if self._loop is not None:
            self._loop.stop()
