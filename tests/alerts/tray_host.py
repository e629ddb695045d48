"""A small StatusNotifier host in a process of its own: it takes tray icons, and tells of them what it is asked.

One line of JSON goes out for each icon that registers; each line that comes in is a command:
``look`` (properties and menu), ``activate``, ``click LABEL``.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from dbus_fast import BusType, Message, PropertyAccess, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, dbus_property, method, signal

# dbus-fast reads D-Bus signatures from the annotations, so they are no types of Python here.
# ruff: noqa: ANN001, ANN201, F821, F722, UP037


class Watcher(ServiceInterface):
    def __init__(self) -> None:
        super().__init__("org.kde.StatusNotifierWatcher")
        self.items: list[str] = []

    @method()
    def RegisterStatusNotifierItem(self, service: "s"):  # type: ignore[no-untyped-def, name-defined]
        self.items.append(service)
        self.StatusNotifierItemRegistered(service)
        tell({"registered": service})

    @method()
    def RegisterStatusNotifierHost(self, service: "s"):  # type: ignore[no-untyped-def, name-defined]
        pass

    @dbus_property(access=PropertyAccess.READ)
    def RegisteredStatusNotifierItems(self) -> "as":  # type: ignore[valid-type]
        return self.items

    @dbus_property(access=PropertyAccess.READ)
    def IsStatusNotifierHostRegistered(self) -> "b":  # type: ignore[name-defined]
        return True

    @dbus_property(access=PropertyAccess.READ)
    def ProtocolVersion(self) -> "i":  # type: ignore[name-defined]
        return 0

    @signal()
    def StatusNotifierItemRegistered(self, service) -> "s":  # type: ignore[no-untyped-def, name-defined]
        return service


class Host:
    def __init__(self, bus: MessageBus, watcher: Watcher) -> None:
        self.bus = bus
        self.watcher = watcher

    async def call(self, path: str, interface: str, member: str, signature: str, *body: Any) -> list[Any]:
        answer = await self.bus.call(
            Message(
                destination=self.watcher.items[-1], path=path, interface=interface, member=member,
                signature=signature, body=list(body),
            )
        )  # fmt: skip
        assert answer is not None
        return answer.body

    async def properties(self) -> dict[str, Variant]:
        item = "org.kde.StatusNotifierItem"
        found = await self.call("/StatusNotifierItem", "org.freedesktop.DBus.Properties", "GetAll", "s", item)
        return dict(found[0])

    async def menu(self) -> tuple[str, Any]:
        path = (await self.properties())["Menu"].value
        await self.call(path, "com.canonical.dbusmenu", "AboutToShow", "i", 0)
        layout = await self.call(path, "com.canonical.dbusmenu", "GetLayout", "iias", 0, -1, [])
        return path, layout[1]

    async def obey(self, command: str) -> None:
        verb, _, rest = command.partition(" ")
        if verb == "activate":
            await self.call("/StatusNotifierItem", "org.kde.StatusNotifierItem", "Activate", "ii", 0, 0)
        elif verb == "click":
            path, layout = await self.menu()
            row = next(row for label, row in rows(layout) if label == rest)
            await self.call(path, "com.canonical.dbusmenu", "Event", "isvu", row, "clicked", Variant("s", ""), 0)
        else:
            properties = await self.properties()
            tooltip = properties["ToolTip"].value
            sizes = [part[0] for part in properties["IconPixmap"].value]
            labels = [label for label, _ in rows((await self.menu())[1])]
            tell({"tooltip": [tooltip[2], tooltip[3]], "menu": labels, "sizes": sizes})


def rows(node: list[Any]) -> list[tuple[str, int]]:
    """Labels and ids of all rows of a menu, those of submenus too."""
    found: list[tuple[str, int]] = []
    for child in node[2]:
        number, facts, _ = child.value
        if "label" in facts:
            found.append((facts["label"].value, number))
        found.extend(rows(child.value))
    return found


def tell(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


async def main(address: str) -> None:
    bus = await MessageBus(bus_address=address, bus_type=BusType.SESSION).connect()
    watcher = Watcher()
    bus.export("/StatusNotifierWatcher", watcher)
    await bus.request_name("org.kde.StatusNotifierWatcher")
    tell({"ready": True})
    host = Host(bus, watcher)
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := (await lines.readline()).decode().strip():
        await host.obey(line)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
