"""Windows: a value under the user's Run key.

Not tried on Windows itself: the rules are tested against a registry of the tests' own, `UserRegistry` is not.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.alerts.login.item import Start

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the Task Manager notes what the user turned off there: the first byte is odd then."""


class Registry(Protocol):
    """The user's own part of the registry."""

    def get(self, key: str, name: str) -> str | bytes | None:
        """A value, or None where there is none."""

    def put(self, key: str, name: str, value: str) -> None:
        """Keep a text."""

    def forget(self, key: str, name: str) -> None:
        """Take a value away, if it is there."""


class RunKey:
    """``NAME`` under Run."""

    def __init__(self, start: Start, registry: Registry) -> None:
        self._start = start
        self._registry = registry

    def is_on(self) -> bool:
        """Whether the value is there, and was not turned off in the Task Manager."""
        if self._registry.get(RUN, self._start.name) is None:
            return False
        approved = self._registry.get(APPROVED, self._start.name)
        return not (isinstance(approved, bytes) and approved[:1] and approved[0] % 2)

    def turn(self, on: bool) -> None:
        """Write the value, and forget what the Task Manager noted; or take it away."""
        self._registry.forget(APPROVED, self._start.name)
        if on:
            self._registry.put(RUN, self._start.name, subprocess.list2cmdline(self._start.words))
        else:
            self._registry.forget(RUN, self._start.name)


if sys.platform == "win32":
    import winreg

    class UserRegistry:
        """HKEY_CURRENT_USER."""

        def get(self, key: str, name: str) -> str | bytes | None:
            """A value, or None where there is none."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    value, _ = winreg.QueryValueEx(opened, name)
            except FileNotFoundError:
                return None
            return value if isinstance(value, bytes) else str(value)

        def put(self, key: str, name: str, value: str) -> None:
            """Keep a text."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

        def forget(self, key: str, name: str) -> None:
            """Take a value away, if it is there."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                pass
