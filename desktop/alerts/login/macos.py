"""macOS: a launch agent of the user's. Not tried on macOS itself; the file is tested as any other."""

from __future__ import annotations

import plistlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.alerts.login.item import Start

_OWNER = "app.afterword"


class LaunchAgent:
    """A property list that launchd reads at login."""

    def __init__(self, start: Start, folder: Path) -> None:
        """`folder` is the user's LaunchAgents."""
        self._start = start
        self._folder = folder

    @property
    def label(self) -> str:
        """The agent's own name."""
        return _OWNER if self._start.name == "afterword" else f"{_OWNER}.{self._start.name.partition('-')[2]}"

    @property
    def file(self) -> Path:
        """The property list."""
        return self._folder / f"{self.label}.plist"

    def is_on(self) -> bool:
        """Whether it is there and asks to be run."""
        try:
            with self.file.open("rb") as file:
                told = plistlib.load(file)
        except (OSError, plistlib.InvalidFileException, ValueError):
            return False
        return bool(told.get("RunAtLoad")) and not told.get("Disabled")

    def turn(self, on: bool) -> None:
        """Write it, whole or not at all; or take it away. It counts from the next login on."""
        if not on:
            self.file.unlink(missing_ok=True)
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        told = {
            "Label": self.label,
            "ProgramArguments": list(self._start.words),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        new = self.file.with_suffix(".new")
        new.write_bytes(plistlib.dumps(told))
        new.replace(self.file)
