"""The desk: what a use case is given to work with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.accounts.passwords import Passwords
    from desktop.store.open import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """An open desk. Belongs to the thread that opened it.

    Attributes:
        store: the user's data.
        shipped: the folder of what the program brings along: templates, cadences.
        passwords: of the user's own servers; shared by the desks of all threads.
    """

    store: Store
    shipped: Path
    passwords: Passwords

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.store.path.parent
