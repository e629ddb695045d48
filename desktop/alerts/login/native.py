"""This system's way of starting a program at login."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.alerts.login.item import LoginItem, Start


def native(start: Start, *, name: str, icon: Path) -> LoginItem:
    """The entry of this system; nothing is touched yet."""
    if sys.platform == "win32":
        from desktop.alerts.login.windows import RunKey, UserRegistry  # noqa: PLC0415 (its own system alone)

        return RunKey(start, UserRegistry())
    if sys.platform == "darwin":
        from desktop.alerts.login.macos import LaunchAgent  # noqa: PLC0415

        return LaunchAgent(start, Path.home() / "Library" / "LaunchAgents")
    from desktop.alerts.login.xdg import XdgAutostart, autostart_folder  # noqa: PLC0415

    return XdgAutostart(start, autostart_folder(), name=name, icon=icon)
