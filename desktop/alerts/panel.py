"""What colour the system's panel has, where that can be known."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from desktop.alerts.marks import Panel

_WINDOWS = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"


def panel() -> Panel | None:
    """Light or dark; None where nothing tells (most desktops of Linux keep it to themselves)."""
    if sys.platform == "win32":
        light = QSettings(_WINDOWS, QSettings.Format.NativeFormat).value("SystemUsesLightTheme", 0)
        return "light" if light else "dark"
    if "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":"):
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if dark else "light"
    return None
