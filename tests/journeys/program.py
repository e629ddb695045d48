"""The real program in its own process, seen and touched from outside."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.helpers.waiting import until
from tests.journeys.screen import Screen

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / "build" / "journeys"
STEPS_OF_A_DRAG = 12
ICON = 64


@dataclass(frozen=True)
class Thing:
    """Something on the screen, in its coordinates."""

    name: str
    role: str
    x: int
    y: int
    w: int
    h: int
    value: str
    focused: bool
    enabled: bool
    chosen: bool

    @property
    def middle(self) -> tuple[int, int]:
        """Where to click."""
        return self.x + self.w // 2, self.y + self.h // 2


class Program:
    """Afterword on a screen, with a folder of data; its clock may start from another time."""

    def __init__(self, screen: Screen, data: Path, now: datetime | None = None, *arguments: str) -> None:
        self.screen = screen
        self._socket = data.with_suffix(".probe")
        self._log = data.with_suffix(".log")
        self._data = data
        self._arguments = [*arguments, *(["--at", now.isoformat()] if now else [])]
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._socket.unlink(missing_ok=True)
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "tests.journeys.probe",
                    str(self._socket),
                    "--data",
                    self._data,
                    *self._arguments,
                ],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        until(lambda: self.ended() or self.windows() or None, "the window", 40)
        assert not self.ended(), self.log()
        self.settle()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process is not None
        if error is not None:
            self._tell_what_is_seen()
        if not self.ended():
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if error is None:
            assert "Traceback" not in self.log(), self.log()

    def _tell_what_is_seen(self) -> None:
        name = os.environ.get("PYTEST_CURRENT_TEST", "journey").partition("::")[2].partition(" ")[0]
        self.screen.picture(PICTURES / f"{name}.png")
        if not self.ended():
            lines = [f"{thing.role} {thing.name!r} {thing.value!r}" for thing in self._now()]
            (PICTURES / f"{name}.txt").write_text("\n".join([*lines, self.log()]), encoding="utf-8")

    def _environment(self) -> dict[str, str]:
        return self.screen.environment | {"TZ": "Europe/Berlin", "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1"}

    def ended(self) -> bool:
        """Whether the process is over."""
        return self._process is None or self._process.poll() is not None

    def wait(self, seconds: float = 15) -> int:
        """Wait for the program's own end; its exit status."""
        assert self._process is not None
        return self._process.wait(seconds)

    def log(self) -> str:
        """What it wrote on its standard outputs."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def windows(self) -> list[str]:
        """The visible windows of the program; its icon in the tray is none."""
        found = self.screen.quietly("xdotool", "search", "--onlyvisible", "--class", "afterword")
        return [window for window in found.split() if self.screen.place_of(window)["WIDTH"] > ICON]

    def settle(self) -> None:
        """Wait until the window stands still: a window manager moves it after it is shown."""
        last: list[str] = []

        def still() -> bool:
            last.append(str([thing for thing in self.seen() if thing.role == "Window"]))
            return len(last) > 4 and len(set(last[-4:])) == 1

        until(still, "a window that stands still")
        until(lambda: self.screen.quietly("xdotool", "getactivewindow").strip() in self.windows(), "an active window")

    def seen(self) -> list[Thing]:
        """Everything that is visible."""
        return until(self._now, "the probe's answer")

    def _now(self) -> list[Thing]:
        return [Thing(**answer) for answer in self._ask() or []]

    def _ask(self) -> list[dict[str, Any]] | None:
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.connect(str(self._socket))
                with connection.makefile("rw") as lines:
                    lines.write("\n")
                    lines.flush()
                    answer: list[dict[str, Any]] = json.loads(lines.readline() or "[]")
                    return answer
        except (FileNotFoundError, ConnectionRefusedError):
            return None

    def all(self, name: str, role: str | None = None) -> list[Thing]:
        """What is visible under a name (a regular expression that must match from its beginning)."""
        return [
            thing
            for thing in self.seen()
            if re.match(name, thing.name) and role in (None, thing.role) and thing.w > 0 and thing.h > 0
        ]

    def find(self, name: str, role: str | None = None, seconds: float = 15) -> Thing:
        """The first thing of that name, waited for."""
        return until(lambda: next(iter(self.all(name, role)), None), f"{name!r} on the screen", seconds)

    def gone(self, name: str, role: str | None = None) -> None:
        """Wait until nothing of that name is visible."""
        until(lambda: not self.all(name, role), f"{name!r} to leave the screen")

    def click(self, name: str, role: str | None = None) -> None:
        """Click on the middle of a thing with the real mouse."""
        self.click_at(*self.still(lambda: self.find(name, role)).middle)

    def still(self, look: Callable[[], Thing]) -> Thing:
        """A thing that has stopped moving."""
        seen = [look()]

        def rests() -> Thing | None:
            seen.append(look())
            return seen[-1] if seen[-1] == seen[-2] else None

        return until(rests, "a thing that stands still")

    def click_at(self, x: int, y: int) -> None:
        """Click at a place of the screen."""
        self.screen.run("xdotool", "mousemove", x, y, "sleep", "0.05", "click", 1)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, move as a hand does, and let go."""
        words: list[str | int] = ["mousemove", *start, "sleep", "0.05", "mousedown", 1]
        for step in range(1, STEPS_OF_A_DRAG + 1):
            place = (a + (b - a) * step // STEPS_OF_A_DRAG for a, b in zip(start, end, strict=True))
            words += ["mousemove", *place, "sleep", "0.03"]
        self.screen.run("xdotool", *words, "sleep", "0.1", "mouseup", 1)

    def type(self, text: str) -> None:
        """Type on the real keyboard, wherever the focus is."""
        self.screen.run("xdotool", "type", "--delay", 12, text)

    def press(self, *keys: str) -> None:
        """Press keys, such as ``Return`` or ``ctrl+z``."""
        self.screen.run("xdotool", "key", "--delay", 30, *keys)

    def wait_for_tray(self) -> None:
        """Wait until the program's icon stands in the tray."""

        def shown() -> bool:
            icons = self.screen.quietly("xdotool", "search", "--onlyvisible", "--class", "afterword").split()
            return any(ICON // 4 <= self.screen.place_of(icon)["WIDTH"] <= ICON for icon in icons)

        until(shown, "the icon in the tray")

    def close_window(self) -> None:
        """Close the window as the user's window manager would."""
        self.screen.run("xdotool", "windowactivate", "--sync", self.windows()[-1], "key", "alt+F4")
