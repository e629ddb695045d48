"""D-Bus on the event loop: nothing here waits."""

from __future__ import annotations

import logging
import os
import socket
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jeepney import HeaderFields, MatchRule, Message, MessageType, Parser
from jeepney.auth import BEGIN, AuthenticationError, Authenticator
from jeepney.bus import get_connectable_addresses
from jeepney.bus_messages import message_bus
from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

Body = tuple[Any, ...]
_AT_ONCE = 65_536
_SYSTEM = "unix:path=/run/dbus/system_bus_socket"


class NoBusError(Exception):
    """There is no bus, or it went away, or it did not answer in time."""


class RefusedError(Exception):
    """The other side answered with an error; the text is its D-Bus name."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    then: Callable[[Body], None]
    failed: Callable[[Exception], None]
    late: Callable[[Body], None] | None


def session_address() -> str | None:
    """Where the user's session bus is, or None where there is none."""
    given = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if given:
        return given
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    place = Path(runtime) / "bus" if runtime else None
    return f"unix:path={place}" if place and place.exists() else None


def system_address() -> str:
    """Where the system's bus is, if it runs."""
    return os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or _SYSTEM


class Bus(QObject):
    """One connection to a message bus, made at `open` and made again by the next `open` after it was lost.

    Calls made while it is being connected go out once it is.
    """

    lost = Signal()
    """The connection broke, or could not be made."""

    def __init__(self, address: str | None, parent: QObject | None = None, *, patience_ms: int = 10_000) -> None:
        super().__init__(parent)
        self._address = address
        self._patience_ms = patience_ms
        self._socket: socket.socket | None = None
        self._reading: QSocketNotifier | None = None
        self._writing: QSocketNotifier | None = None
        self._auth: Authenticator | None = None
        self._parser = Parser()
        self._serials = count(1)
        self._out = bytearray()
        self._held: list[bytes] = []
        self._calls: dict[int, _Waiting] = {}
        self._late: dict[int, Callable[[Body], None]] = {}
        self._watched: list[tuple[MatchRule, Callable[[Message], None]]] = []
        self._ready = False

    @property
    def is_open(self) -> bool:
        """Whether it is connected, or on the way to be."""
        return self._socket is not None

    @property
    def is_settled(self) -> bool:
        """Whether it is connected and no call is on its way."""
        return self._ready and not self._calls

    def open(self) -> bool:
        """Begin to connect; False where no bus can be reached at all."""
        if self._socket is None:
            self._connect()
        return self._socket is not None

    def close(self) -> None:
        """Let go of the connection; calls that wait are told so."""
        self._drop(NoBusError("closed"))

    def call(
        self,
        message: Message,
        then: Callable[[Body], None],
        failed: Callable[[Exception], None],
        late: Callable[[Body], None] | None = None,
    ) -> None:
        """Send a call; later exactly one of `then` and `failed` is called.

        `then` gets the body of the answer; `failed` a NoBusError or a RefusedError. `late` gets the body of an answer
        that came after `failed` was told that none had come in time.
        """
        if not self.open():
            QTimer.singleShot(0, self, partial(failed, NoBusError("no bus")))
            return
        serial = next(self._serials)
        self._calls[serial] = _Waiting(then, failed, late)
        QTimer.singleShot(self._patience_ms, self, partial(self._give_up, serial))
        raw = message.serialise(serial)
        if self._ready:
            self._send(raw)
        else:
            self._held.append(raw)

    def watch(self, rule: MatchRule, heard: Callable[[Message], None]) -> None:
        """Have `heard` called for each signal that fits, over this connection and the next ones."""
        self._watched.append((rule, heard))
        if self._socket is not None:
            self._ask_for(rule)

    def _connect(self) -> None:
        line = socket.socket(socket.AF_UNIX)
        try:
            line.setblocking(False)  # noqa: FBT003 (the socket's own signature)
            line.connect(next(get_connectable_addresses(self._address or "")))
        except (OSError, ValueError, RuntimeError) as problem:
            line.close()
            log.info("no message bus: %s", type(problem).__name__)
            return
        self._socket, self._auth, self._parser = line, Authenticator(), Parser()
        self._reading = self._notifier(line, QSocketNotifier.Type.Read, self._read)
        self._writing = self._notifier(line, QSocketNotifier.Type.Write, self._write)
        self._held = [message_bus.Hello().serialise(next(self._serials))]
        for rule, _ in self._watched:
            self._ask_for(rule)
        self._send(self._auth.data_to_send() or b"")

    def _notifier(self, line: socket.socket, kind: QSocketNotifier.Type, slot: Callable[[], None]) -> QSocketNotifier:
        notifier = QSocketNotifier(line.fileno(), kind, self)
        notifier.setEnabled(kind is QSocketNotifier.Type.Read)
        notifier.activated.connect(slot)
        return notifier

    def _ask_for(self, rule: MatchRule) -> None:
        self.call(message_bus.AddMatch(rule), lambda _: None, lambda _: None)

    def _send(self, raw: bytes) -> None:
        self._out += raw
        self._write()

    def _write(self) -> None:
        if self._socket is None or self._writing is None:
            return
        try:
            sent = self._socket.send(self._out) if self._out else 0
        except BlockingIOError:
            sent = 0
        except OSError as problem:
            self._drop(problem)
            return
        del self._out[:sent]
        self._writing.setEnabled(bool(self._out))

    def _read(self) -> None:
        if self._socket is None or self._auth is None:
            return
        try:
            raw = self._socket.recv(_AT_ONCE)
        except BlockingIOError:
            return
        except OSError as problem:
            self._drop(problem)
            return
        if not raw:
            self._drop(NoBusError("the bus hung up"))
        elif self._ready:
            for message in self._parser.feed(raw):
                self._take(message)
        else:
            self._greet(self._auth, raw)

    def _greet(self, auth: Authenticator, raw: bytes) -> None:
        try:
            auth.feed(raw)
        except AuthenticationError as problem:
            self._drop(problem)
            return
        self._send(auth.data_to_send() or b"")
        if auth.authenticated:
            self._ready = True
            held, self._held = self._held, []
            self._send(BEGIN + b"".join(held))

    def _take(self, message: Message) -> None:
        kind = message.header.message_type
        if kind is MessageType.signal:
            for rule, heard in tuple(self._watched):
                if rule.matches(message):
                    heard(message)
            return
        serial = message.header.fields.get(HeaderFields.reply_serial, 0)
        waiting = self._calls.pop(serial, None)
        if waiting is None:
            late = self._late.pop(serial, None)
            if late is not None and kind is MessageType.method_return:
                late(message.body)
        elif kind is MessageType.error:
            waiting.failed(RefusedError(message.header.fields.get(HeaderFields.error_name, "")))
        else:
            waiting.then(message.body)

    def _give_up(self, serial: int) -> None:
        waiting = self._calls.pop(serial, None)
        if waiting is None:
            return
        if waiting.late is not None:
            self._late[serial] = waiting.late
        waiting.failed(NoBusError("no answer in time"))
        if not self._ready:
            self._drop(NoBusError("the bus does not greet"))

    def _drop(self, problem: Exception) -> None:
        if self._socket is None:
            return
        log.info("the message bus is gone: %s", type(problem).__name__)
        for notifier in (self._reading, self._writing):
            if notifier is not None:
                notifier.setEnabled(False)
                notifier.deleteLater()
        self._socket.close()
        self._socket = self._reading = self._writing = self._auth = None
        self._ready = False
        self._out.clear()
        self._held.clear()
        self._late.clear()
        calls, self._calls = self._calls, {}
        for waiting in calls.values():
            waiting.failed(NoBusError("the connection broke"))
        self.lost.emit()
