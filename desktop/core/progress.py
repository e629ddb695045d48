"""How a long call tells how far it is, and hears that it should stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Given to a long call by whoever waits for it."""

    @property
    def cancelled(self) -> bool:
        """The user wants it to stop."""
        ...

    def report(self, done: int, total: int) -> None:
        """So much of `total` is done, in the call's own unit (bytes of a file, rows)."""
        ...


class Cancelled(Exception):
    """A long call stopped because its `Progress` was cancelled; nothing was kept of it."""


class Unwatched:
    """The progress of a call that nobody waits for."""

    cancelled = False

    def report(self, done: int, total: int) -> None:
        """Tell nobody."""
