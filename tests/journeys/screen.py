"""A virtual screen with a window manager, a private session bus, and a real notification daemon on it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.helpers.waiting import until
from tests.helpers.x_server import x_server

DAEMON = "/usr/lib/notification-daemon/notification-daemon"


class Screen:
    """Everything that a window needs, ended again on leaving the block.

    Attributes:
        environment: what a program on this screen is to be started with.
        notifications: what `dbus-monitor` writes of each notification asked for.
    """

    def __init__(self, folder: Path, size: str = "1400x900x24") -> None:
        self._folder = folder
        self._size = size
        self._started = ExitStack()
        self.notifications = folder / "notifications.txt"
        self._read_so_far = 0
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_"))}
        self.environment.pop("WAYLAND_DISPLAY", None)

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._started = stack
            self.environment["DISPLAY"] = stack.enter_context(x_server(self._size))
            self._start_bus()
            self.start(["openbox", "--sm-disable"], "openbox.log")
            until(self._manager_is_up, "the window manager")
            self._start_notifications()
            self._started = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._started.close()

    def start(self, command: list[str], log: str) -> subprocess.Popen[bytes]:
        """Start a program that is ended with the screen. What it writes goes to a file of that name."""
        out = self._started.enter_context((self._folder / log).open("wb"))
        process = subprocess.Popen(command, env=self.environment, stdout=out, stderr=subprocess.STDOUT)
        self._started.callback(self._end, process)
        return process

    def run(self, *command: str | int) -> str:
        """Run a command to its end and return what it wrote."""
        words = [str(word) for word in command]
        return subprocess.run(
            words, env=self.environment, capture_output=True, text=True, check=True, timeout=30
        ).stdout.strip()

    def picture(self, file: Path) -> None:
        """Write a picture of the whole screen."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self.run("import", "-window", "root", str(file))

    def notification(self, seconds: float = 60) -> tuple[str, str, list[str]]:
        """The newest notification asked for since the last call: title, body, and its actions in pairs."""
        return until(self._newest_notification, "a notification", seconds)

    def click_notification(self) -> None:
        """Click on the body of the notification that the daemon shows."""
        place = until(self._shown_notification, "the notification's window")
        self.run("xdotool", "mousemove", *place, "sleep", "0.2", "click", 1)

    def place_of(self, window: str) -> dict[str, int]:
        """``X``, ``Y``, ``WIDTH`` and ``HEIGHT`` of a window; all 0 where it is gone."""
        told = re.findall(r"([A-Z]+)=(\d+)", self.quietly("xdotool", "getwindowgeometry", "--shell", window))
        return dict.fromkeys(("X", "Y", "WIDTH", "HEIGHT"), 0) | {name: int(number) for name, number in told}

    def _newest_notification(self) -> tuple[str, str, list[str]] | None:
        text = self.notifications.read_text(encoding="utf-8", errors="replace")[self._read_so_far :]
        calls = text.split("method call")
        if len(calls) < 2 or "int32" not in calls[-1]:
            return None
        self._read_so_far += len(text)
        strings = re.findall(r'^ +string "(.*)"$', calls[-1].partition("dict entry")[0], re.MULTILINE)
        _program, _icon, title, body, *actions = strings
        return title, body, actions

    def _shown_notification(self) -> tuple[int, int] | None:
        for window in self.quietly("xdotool", "search", "--onlyvisible", "--class", "notification-daemon").split():
            place = self.place_of(window)
            if place["WIDTH"] > 50:
                return place["X"] + place["WIDTH"] // 2, place["Y"] + 20
        return None

    def _start_bus(self) -> None:
        runtime = self._folder / "runtime"
        runtime.mkdir(mode=0o700)
        self.environment |= {"XDG_RUNTIME_DIR": str(runtime), "HOME": str(self._folder), "QT_QPA_PLATFORM": "xcb"}
        log = self._started.enter_context((self._folder / "bus.log").open("wb"))
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        self._started.callback(self._end, bus)
        assert bus.stdout is not None
        self._started.enter_context(bus.stdout)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()

    def _start_notifications(self) -> None:
        assert shutil.which(DAEMON), f"{DAEMON} is not there; make test installs it"
        self.start([DAEMON], "notification-daemon.log")
        until(self._daemon_is_up, "the notification daemon")
        monitor = "interface='org.freedesktop.Notifications',member='Notify'"
        self.start(["dbus-monitor", "--session", monitor], self.notifications.name)

    def _manager_is_up(self) -> bool:
        return self.quietly("xdotool", "get_num_desktops").strip() not in {"", "0"}

    def _daemon_is_up(self) -> bool:
        answer = self.quietly(
            "dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.Notifications",
            "/org/freedesktop/Notifications", "org.freedesktop.Notifications.GetServerInformation",
        )  # fmt: skip
        return "Notification Daemon" in answer

    def quietly(self, *command: str) -> str:
        """What a command writes, whether it succeeds or not."""
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=30
        ).stdout

    @staticmethod
    def _end(process: subprocess.Popen[bytes] | subprocess.Popen[str]) -> None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)
