"""What every way of showing an alert can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

DEFAULT = "default"
"""The action of a click on the alert itself."""


@dataclass(frozen=True, slots=True)
class Note:
    """An alert in words.

    Attributes:
        key: its own name; a note with the same key replaces the one that is shown.
        title: up to 40 characters.
        body: up to 90 characters, plain text.
        buttons: (action id, label), the first is the main one.
    """

    key: str
    title: str
    body: str
    buttons: tuple[tuple[str, str], ...] = ()


class Notifier(Protocol):
    """One way of showing notes. Nothing here waits."""

    @property
    def acted(self) -> SignalInstance:
        """Signal: the key of a note, and the id of the action that the user chose."""

    def show(self, note: Note, taken: Callable[[], None], refused: Callable[[], None]) -> None:
        """Show a note; later exactly one of the two is called: it is on its way to the user's eyes, or it is not."""

    def withdraw(self, key: str) -> None:
        """Take a note away, if it is still shown."""
