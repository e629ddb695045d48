"""The lock of a data folder: one window at a time. The system lets go of it when the program dies."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from desktop.core.reason import Trouble

if sys.platform == "win32":  # pragma: no cover — the tests measure elsewhere
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_NAME = "desk.lock"


class DeskLock:
    """Held by the window for its life; by a restore or a migration while it works."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file: IO[bytes] | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds it."""
        return self._file is not None

    def acquire(self) -> bool:
        """Take it; False where another holds it. Taking it twice is no fault.

        Raises:
            Trouble: nothing can be written in the folder.
        """
        if self._file is not None:
            return True
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = (self.folder / _NAME).open("ab")
        except OSError as problem:
            raise Trouble("trouble.read_only", file=str(self.folder / _NAME), folder=str(self.folder)) from problem
        try:
            _take(file)
        except OSError:
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Let go of it, where it is held."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        if not self.acquire():
            raise Trouble("trouble.window_open", file=str(self.folder / _NAME), folder=str(self.folder))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
