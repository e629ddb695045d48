"""Real parts of a desktop, started for a test: a message bus, a screen, a notification daemon."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from tests.helpers.x_server import x_server

DAEMON = Path("/usr/lib/notification-daemon/notification-daemon")
PATIENCE = 15.0


def wait_until(reached: Callable[[], bool], what: str) -> None:
    """Wait for something of another process; AssertionError when it does not come."""
    until = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < until, f"{what} did not come"
        time.sleep(0.01)


@contextmanager
def message_bus() -> Iterator[str]:
    """A session bus of its own; its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--nosyslog", "--print-address=1"]
    with running(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield process.stdout.readline().decode().strip()


def screen() -> AbstractContextManager[str]:
    """A virtual screen; its display name."""
    return x_server()


@contextmanager
def notification_daemon(bus: str, display: str) -> Iterator[subprocess.Popen[bytes]]:
    """The real daemon on that bus, drawing on that screen; ready when given."""
    environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": bus, "DISPLAY": display, "GDK_BACKEND": "x11"}
    with running([str(DAEMON)], env=environment) as process:
        wait_until(lambda: owned(bus, "org.freedesktop.Notifications"), "the notification daemon")
        yield process


def owned(bus: str, name: str) -> bool:
    """Whether somebody on the bus has this name."""
    answer = subprocess.run(
        ["dbus-send", f"--bus={bus}", "--dest=org.freedesktop.DBus", "--print-reply=literal", "/org/freedesktop/DBus",
         "org.freedesktop.DBus.NameHasOwner", f"string:{name}"],
        capture_output=True, check=False,
    )  # fmt: skip
    return b"true" in answer.stdout


def windows_named(display: str, name: str) -> list[str]:
    """Ids of the visible windows whose class or title fits."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--class", name],
        env=os.environ | {"DISPLAY": display}, capture_output=True, check=False,
    )  # fmt: skip
    return found.stdout.decode().split()


def click(display: str, window: str, across: float, down: float) -> None:
    """Click at a place of a window that has settled; the place is told in parts of its width and height."""
    x, y, width, height = settled(display, window)
    place = str(round(x + width * across)), str(round(y + height * down))
    # A button must have felt the pointer before it takes a press.
    _xdotool(
        display, "mousemove", "--sync", *place, "mousemove_relative", "--sync", "1", "1", "sleep", "0.2", "click", "1"
    )


def settled(display: str, window: str) -> tuple[int, int, int, int]:
    """Place and size of a window, once they have been the same for four looks."""
    looks: list[tuple[int, int, int, int]] = []

    def same() -> bool:
        told = dict(line.split("=") for line in _xdotool(display, "getwindowgeometry", "--shell", window).split())
        looks.append((int(told["X"]), int(told["Y"]), int(told["WIDTH"]), int(told["HEIGHT"])))
        time.sleep(0.025)
        return len(looks) > 4 and len(set(looks[-4:])) == 1

    wait_until(same, f"rest of window {window}")
    return looks[-1]


def _xdotool(display: str, *words: str) -> str:
    done = subprocess.run(["xdotool", *words], env=os.environ | {"DISPLAY": display}, capture_output=True, check=True)
    return done.stdout.decode()


@contextmanager
def running(command: list[str], **options: object) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends with the block."""
    options.setdefault("stderr", subprocess.DEVNULL)
    process = subprocess.Popen(command, **options)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        if process.stdin is not None:
            with suppress(BrokenPipeError):
                process.stdin.close()
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
