"""How a program that wrote to the desk tells the desk's open window: look again, or come to the front.

The window listens at `address(folder)` for one word. Plain Python, no Qt: the command line rings too.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

LOOK = b"look"
"""Another program wrote: read again, aim the clock again."""
RAISE = b"raise"
"""A second window was asked for: come to the front."""

_PATIENCE_SECONDS = 0.5


def address(folder: Path) -> str:
    """Where the window of this data folder listens: a socket's path, on Windows a named pipe."""
    import hashlib  # noqa: PLC0415 (the window is painted before it listens)
    import tempfile  # noqa: PLC0415

    mark = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    if sys.platform == "win32":
        return rf"\\.\pipe\afterword-{mark}"
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    place = Path(runtime) if runtime and Path(runtime).is_dir() else Path(tempfile.gettempdir())
    return str(place / f"afterword-{os.getuid()}-{mark}")


def ring(folder: Path, word: bytes) -> bool:
    """Say one word to the window of this data folder; False where none listens."""
    import socket  # noqa: PLC0415

    try:
        if sys.platform == "win32":
            with Path(address(folder)).open("r+b", buffering=0) as pipe:
                pipe.write(word)
            return True
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(_PATIENCE_SECONDS)
            line.connect(address(folder))
            line.sendall(word)
    except OSError:
        return False
    return True
