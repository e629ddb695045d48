"""Linux: a desktop entry in the autostart folder, as the XDG specifications have it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.alerts.login.item import Start

_RESERVED = re.compile(r'(["`$\\])')
_TURNED_OFF = re.compile(r"^\s*(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$", re.MULTILINE)


class XdgAutostart:
    """``NAME.desktop`` in the user's autostart folder."""

    def __init__(self, start: Start, folder: Path, *, name: str, icon: Path) -> None:
        """`folder` is the autostart folder; `name` is what the desktop's settings call the program."""
        self._start = start
        self._folder = folder
        self._name = name
        self._icon = icon

    @property
    def file(self) -> Path:
        """The entry."""
        return self._folder / f"{self._start.name}.desktop"

    def is_on(self) -> bool:
        """Whether the entry is there, and no settings program has turned it off within."""
        try:
            text = self.file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return False
        return _TURNED_OFF.search(text) is None

    def turn(self, on: bool) -> None:
        """Write the entry, whole or not at all; or take it away."""
        if not on:
            self.file.unlink(missing_ok=True)
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        new = self.file.with_suffix(".new")
        new.write_text(self._text(), encoding="utf-8")
        new.replace(self.file)

    def _text(self) -> str:
        return "\n".join(
            (
                "[Desktop Entry]",
                "Type=Application",
                f"Name={_value(self._name)}",
                f"Exec={_value(' '.join(map(_word, self._start.words)))}",
                f"Icon={_value(str(self._icon))}",
                "Terminal=false",
                "X-GNOME-Autostart-enabled=true",
                "",
            )
        )


def autostart_folder() -> Path:
    """Where the session looks for what is to be started."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "autostart"


def _word(word: str) -> str:
    """A word of a command, so quoted that nothing in it means anything; a percent sign is a code of its own."""
    return '"' + _RESERVED.sub(r"\\\1", word).replace("%", "%%") + '"'


def _value(text: str) -> str:
    """A value of a key file: there a backslash begins an escape."""
    return text.replace("\\", "\\\\").replace("\n", "\\n")
