"""Hears from the system that the machine woke, where there is such a system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jeepney import MatchRule
from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from jeepney import Message

    from desktop.alerts.bus import Bus


class Waking(QObject):
    """Listens to logind on the system's bus. Without one nothing is heard, and the clock's own look has to do."""

    woke = Signal()

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus

    def start(self) -> None:
        """Begin to listen."""
        rule = MatchRule(type="signal", interface="org.freedesktop.login1.Manager", member="PrepareForSleep")
        self._bus.watch(rule, self._heard)
        self._bus.open()

    def _heard(self, message: Message) -> None:
        goes_to_sleep = message.body[0]
        if not goes_to_sleep:
            self.woke.emit()
