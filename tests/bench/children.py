"""Processes that are measured: `python -m tests.bench.children NAME ARGUMENT…`.

Each writes one line of JSON when it has painted for the first time, and ends, or goes on where that is asked for.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import time
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

FORBIDDEN = (
    "keyring", "rapidfuzz", "numpy", "imaplib", "email", "holidays", "jinja2", "asyncio", "peewee", "jeepney",
    "desktop.intake", "smtplib", "multiprocessing", "importlib.metadata",
)  # fmt: skip
"""What nobody needs before the board is seen."""


def told() -> str:
    """What a child says at its first paint: the steady clock, its memory in MiB, and the modules that it has."""
    memory = next(
        int(line.split()[1])
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        if "VmRSS" in line
    )
    private = sum(
        int(line.split()[1])
        for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
        if line.startswith("Pss:")
    )
    here = [name for name in FORBIDDEN if name in sys.modules]
    return json.dumps(
        {"at": time.monotonic(), "rss": memory / 1024, "pss": private / 1024, "here": here, "pid": os.getpid()}
    )


class AtFirstPaint:
    """Has the window's program, once it is imported, tell of its first paint. Else all is as its front door does it."""

    def __init__(self, *, stays: bool) -> None:
        self._stays = stays

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Python calls this for each module that is not imported yet."""
        if fullname != "desktop.app":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(fullname)
        assert spec is not None
        loader = spec.loader
        assert loader is not None
        execute = loader.exec_module

        def exec_module(module: ModuleType) -> None:
            execute(module)
            self._watch(module.Program)

        loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec

    def _watch(self, program: Any) -> None:
        begin = program.begin

        def painted(running: Any) -> None:
            print(told(), flush=True)  # noqa: T201
            if self._stays:
                begin(running)
            else:
                running.quit()

        program.begin = painted


def program(arguments: list[str], *, stays: bool) -> int:
    """Afterword itself, from its own front door."""
    sys.meta_path.insert(0, AtFirstPaint(stays=stays))
    from desktop.__main__ import main  # noqa: PLC0415 (what a child imports is what is measured)

    return main(arguments)


def empty_window(*, shown: bool) -> int:
    """The floor: a QMainWindow with nothing in it."""
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    def painted() -> None:
        print(told(), flush=True)  # noqa: T201
        if shown:
            application.quit()

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, painted)
            return False

    application = QApplication(["floor"])
    application.setQuitOnLastWindowClosed(False)
    window = QMainWindow()
    window.resize(1280, 752)
    watcher = FirstPaint()
    window.installEventFilter(watcher)
    if shown:
        window.show()
    else:
        QTimer.singleShot(0, painted)
    return application.exec()


if __name__ == "__main__":
    name, *given = sys.argv[1:]
    if name == "program":
        sys.exit(program(given, stays=False))
    if name == "program-stays":
        sys.exit(program(given, stays=True))
    sys.exit(empty_window(shown=name == "empty"))
