"""How a long call tells how far it is, and learns that nobody waits for it any more."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Given to a long call. Both methods may be called from any thread, as often as is handy."""

    def report(self, done: int, total: int) -> None:
        """Tell how far it is: `done` of `total`, in whatever unit; a total of 0 means not known yet."""

    def cancelled(self) -> bool:
        """Whether the user called it off. The call then raises `Cancelled` at the next place where nothing is half done."""


class Cancelled(Exception):
    """A long call was called off by its user; it changed nothing."""


class Unwatched:
    """A progress that nobody looks at: for the command line and the tests."""

    def report(self, done: int, total: int) -> None:
        """Nothing is shown."""

    def cancelled(self) -> bool:
        """Never."""
        return False
