"""A virtual screen, without a window manager."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.helpers.waiting import until

FIRST_NUMBER, NUMBERS = 600, 5000


@contextmanager
def x_server(size: str = "1280x800x24") -> Iterator[str]:
    """A screen of that size; its display name. It keeps its state when its last client leaves.

    Raises:
        AssertionError: no number was free, or the server does not answer.
    """
    server, display = _started(size)
    try:
        yield display
    finally:
        server.terminate()
        server.wait(10)


def _started(size: str) -> tuple[subprocess.Popen[bytes], str]:
    # A number with a lock of its own: servers that look for one by -displayfd take no lock, and each other's place.
    for step in range(50):
        number = FIRST_NUMBER + (os.getpid() + step) % NUMBERS
        if Path(f"/tmp/.X{number}-lock").exists():
            continue
        display = f":{number}"
        command = ["Xvfb", display, "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Its socket is there a moment before it listens: only an answer tells.
        until(lambda: server.poll() is not None or _answers(display), "the virtual screen")  # noqa: B023
        if server.poll() is None:
            return server, display
    raise AssertionError("no virtual screen could be started")


def _answers(display: str) -> bool:
    command = ["xdotool", "getdisplaygeometry"]
    return (
        subprocess.run(command, env=os.environ | {"DISPLAY": display}, capture_output=True, check=False).returncode == 0
    )
