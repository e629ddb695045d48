"""Do not disturb on Linux: what the notification daemon says of itself, and what the desktop has in its settings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from jeepney import DBusAddress, MatchRule, Message, Properties
from PySide6.QtCore import QObject, QProcess, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.alerts.bus import Body, Bus

_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_INHIBITED = "Inhibited"
_SETTINGS = {
    "GNOME": ("org.gnome.desktop.notifications", "show-banners", "false"),
    "X-Cinnamon": ("org.cinnamon.desktop.notifications", "display-notifications", "false"),
    "MATE": ("org.mate.NotificationDaemon", "do-not-disturb", "true"),
}
"""By the desktop's name: schema, key, and the value that asks for peace."""


class Inhibited(QObject):
    """The property of that name, which KDE's daemon has and others may; where there is none, nothing is held back."""

    ended = Signal()

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._watching = False

    def ask(self, then: Callable[[bool], None]) -> None:
        """Ask the daemon."""
        self._watch()
        daemon = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)

        def told(body: Body) -> None:
            _, value = body[0]
            then(value is True)

        self._bus.call(Properties(daemon).get(_INHIBITED), told, lambda _: then(False))  # noqa: FBT003 (a callback)

    def _watch(self) -> None:
        if not self._watching:
            self._watching = True
            rule = MatchRule(
                type="signal", interface="org.freedesktop.DBus.Properties", path=_PATH, member="PropertiesChanged"
            )
            self._bus.watch(rule, self._changed)

    def _changed(self, message: Message) -> None:
        interface, values, gone = message.body
        _, value = values.get(_INHIBITED, ("b", True))
        if interface == _NAME and (value is False or _INHIBITED in gone):
            self.ended.emit()


class DesktopSetting(QObject):
    """The switch in the desktop's own settings, read through `gsettings`, and watched only while it asks for peace."""

    ended = Signal()

    def __init__(self, parent: QObject | None = None, *, desktops: str | None = None) -> None:
        """`desktops`: names as XDG_CURRENT_DESKTOP has them, which is read where none are given."""
        super().__init__(parent)
        names = (os.environ.get("XDG_CURRENT_DESKTOP", "") if desktops is None else desktops).split(":")
        self._where = next((_SETTINGS[name] for name in names if name in _SETTINGS), None)
        self._watcher: QProcess | None = None

    def ask(self, then: Callable[[bool], None]) -> None:
        """Ask the settings, where this desktop has such a switch."""
        if self._where is None:
            then(False)  # noqa: FBT003 (a callback)
            return
        schema, key, peace = self._where
        reading = QProcess(self)

        def told() -> None:
            holds = bytes(reading.readAllStandardOutput().data()).decode(errors="replace").strip() == peace
            reading.deleteLater()
            if holds:
                self._watch(schema, key)
            then(holds)

        reading.finished.connect(told)
        reading.errorOccurred.connect(
            lambda problem: told() if problem is QProcess.ProcessError.FailedToStart else None
        )
        reading.start("gsettings", ["get", schema, key])

    def stop(self) -> None:
        """Watch no more."""
        watcher, self._watcher = self._watcher, None
        if watcher is not None:
            watcher.readyReadStandardOutput.disconnect(self._changed)
            watcher.kill()
            watcher.waitForFinished(500)
            watcher.deleteLater()

    def _watch(self, schema: str, key: str) -> None:
        if self._watcher is None:
            self._watcher = QProcess(self)
            self._watcher.readyReadStandardOutput.connect(self._changed)
            self._watcher.start("gsettings", ["monitor", schema, key])

    def _changed(self) -> None:
        peace = self._where[2] if self._where else ""
        if self._watcher is not None and peace not in bytes(self._watcher.readAllStandardOutput().data()).decode():
            self.stop()
            self.ended.emit()
