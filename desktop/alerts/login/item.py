"""What starts the program at login, whatever the system."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

_MARK = 8


class LoginItem(Protocol):
    """The system's own entry. Its calls touch one small file or one value of the registry."""

    def is_on(self) -> bool:
        """Whether it is there, and the user did not turn it off in the system's own settings."""

    def turn(self, on: bool) -> None:
        """Make it, anew where it is there; or take it away.

        Raises:
            OSError: the system does not let us.
        """


@dataclass(frozen=True, slots=True)
class Start:
    """What is to be started.

    Attributes:
        name: of the entry; a desk of its own folder has one of its own.
        words: program and arguments.
    """

    name: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, folder: Path, default: Path) -> Start:
        """This very program, hidden in the tray, on the desk of a folder; `default` needs no naming."""
        program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]
        if folder == default:
            return cls("afterword", (*program, "--hidden"))
        mark = sha256(str(folder).encode()).hexdigest()[:_MARK]
        return cls(f"afterword-{mark}", (*program, "--hidden", "--data", str(folder)))
