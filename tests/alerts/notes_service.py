"""A notification daemon without a screen, in a process of its own: it tells of each call, and can be told to misbehave.

One line of JSON goes out for each call; each line that comes in is a command: ``hang`` (never answer again),
``answer``, ``inhibit on``, ``inhibit off``, ``act ID ACTION``.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from dbus_fast import BusType, PropertyAccess
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, dbus_property, method, signal

# dbus-fast reads D-Bus signatures from the annotations, so they are no types of Python here.
# ruff: noqa: ANN001, ANN201, F821, F722, UP037
# mypy: disable-error-code="no-untyped-def, name-defined, valid-type, syntax"


class Notes(ServiceInterface):
    def __init__(self) -> None:
        super().__init__("org.freedesktop.Notifications")
        self.answers = asyncio.Event()
        self.answers.set()
        self.inhibited = False
        self.last = 0

    @method()
    async def GetCapabilities(self) -> "as":
        tell({"capabilities": True})
        await self.answers.wait()
        return ["actions", "body"]

    @method()
    async def Notify(
        self, program: "s", replaces: "u", icon: "s", title: "s", body: "s", actions: "as", hints: "a{sv}", stays: "i"
    ) -> "u":
        self.last = replaces or self.last + 1
        shown = self.last
        tell({"notify": {"id": shown, "title": title, "body": body, "actions": actions}})
        await self.answers.wait()
        return shown

    @method()
    async def CloseNotification(self, shown: "u"):
        tell({"closed": shown})
        await self.answers.wait()

    @method()
    def GetServerInformation(self) -> "ssss":
        return ["notes", "tests", "1", "1.2"]

    @signal()
    def ActionInvoked(self, shown, action) -> "us":
        return [shown, action]

    @dbus_property(access=PropertyAccess.READ)
    def Inhibited(self) -> "b":
        return self.inhibited

    def obey(self, command: str) -> None:
        verb, *rest = command.split()
        if verb == "hang":
            self.answers.clear()
        elif verb == "answer":
            self.answers.set()
        elif verb == "inhibit":
            self.inhibited = rest == ["on"]
            self.emit_properties_changed({"Inhibited": self.inhibited})
            tell({"inhibited": self.inhibited})
        else:
            self.ActionInvoked(int(rest[0]), rest[1])


def tell(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


async def main(address: str) -> None:
    bus = await MessageBus(bus_address=address, bus_type=BusType.SESSION).connect()
    notes = Notes()
    bus.export("/org/freedesktop/Notifications", notes)
    await bus.request_name("org.freedesktop.Notifications")
    tell({"ready": True})
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := (await lines.readline()).decode().strip():
        notes.obey(line)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
