"""A Linux session as alerts see it: its message bus and the system's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jeepney import MatchRule
from PySide6.QtCore import QObject

from desktop.alerts.bus import Bus, session_address, system_address
from desktop.alerts.freedesktop import FreedesktopNotifier
from desktop.alerts.freedesktop_dnd import DesktopSetting, Inhibited

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jeepney import Message

    from desktop.alerts.do_not_disturb import DoNotDisturb

_WATCHER = "org.kde.StatusNotifierWatcher"


class Session(QObject):
    """The two buses, and what is heard on them.

    Attributes:
        notifier: the session's notification daemon.
        peace: whether the user asked the daemon or the desktop not to be disturbed.
    """

    def __init__(
        self, icon: Path, woke: Callable[[], None], tray_came: Callable[[], None], parent: QObject | None = None
    ) -> None:
        """`woke` is called when the machine woke from sleep, `tray_came` when a tray appeared on the bus."""
        super().__init__(parent)
        self._woke = woke
        self._tray_came = tray_came
        self._own = Bus(session_address(), self)
        self._system = Bus(system_address(), self)
        self.notifier = FreedesktopNotifier(self._own, icon, self)
        self._setting = DesktopSetting(self)
        self.peace: tuple[DoNotDisturb, ...] = (Inhibited(self._own, self), self._setting)

    def start(self) -> None:
        """Begin to listen. Where a bus is missing nothing is heard, and the clock's own look has to do."""
        sleep = MatchRule(type="signal", interface="org.freedesktop.login1.Manager", member="PrepareForSleep")
        self._system.watch(sleep, self._slept)
        self._system.open()
        owner = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
        owner.add_arg_condition(0, _WATCHER)
        self._own.watch(owner, self._tray_changed)
        self._own.open()

    def stop(self) -> None:
        """Let go of both."""
        self._setting.stop()
        self._own.close()
        self._system.close()

    def _slept(self, message: Message) -> None:
        goes_to_sleep = message.body[0]
        if not goes_to_sleep:
            self._woke()

    def _tray_changed(self, message: Message) -> None:
        _, _, new_owner = message.body
        if new_owner:
            self._tray_came()
