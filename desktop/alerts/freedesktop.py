"""Native notifications on Linux: org.freedesktop.Notifications."""

from __future__ import annotations

import html
import os
from typing import TYPE_CHECKING

from jeepney import DBusAddress, MatchRule, Message, new_method_call
from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.alerts.bus import Body, Bus
    from desktop.alerts.notifier import Note

_NAME = "org.freedesktop.Notifications"
_DAEMON = DBusAddress("/org/freedesktop/Notifications", bus_name=_NAME, interface=_NAME)
_BUS = "org.freedesktop.DBus"
_ITS_OWN_TIME = -1
_NORMAL = 1


class FreedesktopNotifier(QObject):
    """Shows notes through the session's notification daemon, which is asked what it can do at first use.

    The daemon may die and come back at any time: its ids are forgotten then, and the next note asks anew.
    """

    acted = Signal(str, str)
    """Key of the note, id of the action."""

    def __init__(self, bus: Bus, icon: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._icon = icon
        self._can: frozenset[str] | None = None
        self._ids: dict[str, int] = {}
        self._on_the_way: set[str] = set()
        self._recalled: set[str] = set()
        self._watching = False
        bus.lost.connect(self._forget)

    def show(self, note: Note, taken: Callable[[], None], refused: Callable[[], None]) -> None:
        """Show a note, in the place of an older one with the same key."""
        self._watch()
        self._on_the_way.add(note.key)
        self._recalled.discard(note.key)
        if self._can is not None:
            self._send(note, taken, refused)
            return

        def learned(body: Body) -> None:
            self._can = frozenset(body[0])
            self._send(note, taken, refused)

        def failed(_: Exception) -> None:
            self._on_the_way.discard(note.key)
            refused()

        self._bus.call(new_method_call(_DAEMON, "GetCapabilities"), learned, failed)

    def withdraw(self, key: str) -> None:
        """Take a note away, also one that is still on its way to the daemon."""
        shown = self._ids.pop(key, None)
        if shown is not None:
            self._close(shown)
        if key in self._on_the_way:
            self._recalled.add(key)

    def _watch(self) -> None:
        if self._watching:
            return
        self._watching = True
        for member, heard in (
            ("ActionInvoked", self._chosen),
            ("NotificationClosed", self._closed),
            ("ActivationToken", self._may_raise),
        ):
            rule = MatchRule(type="signal", interface=_NAME, path=_DAEMON.object_path, member=member)
            self._bus.watch(rule, heard)
        owner = MatchRule(type="signal", interface=_BUS, member="NameOwnerChanged")
        owner.add_arg_condition(0, _NAME)
        self._bus.watch(owner, lambda _: self._forget())

    def _send(self, note: Note, taken: Callable[[], None], refused: Callable[[], None]) -> None:
        can = self._can or frozenset()
        body = html.escape(note.body, quote=False) if "body-markup" in can else note.body
        actions = [part for button in (("default", ""), *note.buttons) for part in button] if "actions" in can else []
        hints = {"desktop-entry": ("s", "afterword"), "urgency": ("y", _NORMAL)}
        older = self._ids.get(note.key, 0)
        asked = ("Afterword", older, str(self._icon), note.title, body, actions, hints, _ITS_OWN_TIME)

        def shown(answer: Body) -> None:
            self._on_the_way.discard(note.key)
            self._ids[note.key] = answer[0]
            if note.key in self._recalled:
                self._recalled.discard(note.key)
                self.withdraw(note.key)
            taken()

        def failed(_: Exception) -> None:
            self._on_the_way.discard(note.key)
            self._can = None
            refused()

        notify = new_method_call(_DAEMON, "Notify", "susssasa{sv}i", asked)
        # What was refused is shown elsewhere by then: a daemon that wakes late must not show it again.
        self._bus.call(notify, shown, failed, late=lambda answer: self._close(answer[0]))

    def _close(self, shown: int) -> None:
        self._bus.call(new_method_call(_DAEMON, "CloseNotification", "u", (shown,)), lambda _: None, lambda _: None)

    def _key_of(self, shown: int) -> str | None:
        return next((key for key, one in self._ids.items() if one == shown), None)

    def _chosen(self, message: Message) -> None:
        shown, action = message.body
        key = self._key_of(shown)
        if key is not None:
            self.withdraw(key)
            self.acted.emit(key, action)

    def _closed(self, message: Message) -> None:
        key = self._key_of(message.body[0])
        if key is not None:
            del self._ids[key]

    def _may_raise(self, message: Message) -> None:
        """Wayland lets a window come to the front only with this token; Qt takes it from the environment."""
        if self._key_of(message.body[0]) is not None:
            os.environ["XDG_ACTIVATION_TOKEN"] = message.body[1]

    def _forget(self) -> None:
        self._can = None
        self._ids.clear()
