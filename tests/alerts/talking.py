"""Another process that is talked to in lines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from tests.alerts.machines import running

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0


class Talker:
    """A process that is told one line at a time and answers in lines of JSON, which are read as they come."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self._heard: Queue[dict[str, Any]] = Queue()
        self._listening = threading.Thread(target=self._listen)
        self._listening.start()

    def tell(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def hear_of(self, name: str) -> Any:
        """Wait for a line with this name; what it says."""
        return self.hear(name)[name]

    def hear(self, name: str) -> dict[str, Any]:
        """Wait for a line with this name; all of it."""
        while True:
            try:
                heard = self._heard.get(timeout=PATIENCE)
            except Empty:
                raise AssertionError(f"nothing was heard of {name}") from None
            if name in heard:
                return heard

    def take(self, name: str) -> Any:
        """What the next line with this name says; None where there is none yet."""
        while not self._heard.empty():
            heard = self._heard.get()
            if name in heard:
                return heard[name]
        return None

    def heard(self, name: str) -> list[Any]:
        """All that was said under this name and was not heard yet."""
        lines = []
        while not self._heard.empty():
            lines.append(self._heard.get())
        return [line[name] for line in lines if name in line]

    def close(self) -> None:
        """Wait for its last line."""
        self._listening.join(PATIENCE)

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._heard.put(json.loads(line))


def notes_service(bus: str) -> AbstractContextManager[Talker]:
    """A notification daemon that tells what it is asked."""
    return _talking("tests.alerts.notes_service", bus)


def tray_host(bus: str) -> AbstractContextManager[Talker]:
    """A tray on the message bus."""
    return _talking("tests.alerts.tray_host", bus)


@contextmanager
def _talking(module: str, bus: str) -> Iterator[Talker]:
    command = [sys.executable, "-m", module, bus]
    talker: Talker | None = None
    try:
        with running(command, cwd=ROOT, env=dict(os.environ), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            talker = Talker(process)
            talker.hear_of("ready")
            yield talker
    finally:
        if talker is not None:
            talker.close()
