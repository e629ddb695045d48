"""People as a file tells of them, before the store knows them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from desktop.core.reason import Reason


# Named tuples, not dataclasses: there are up to a million of them, and a frozen dataclass takes four times as long.
class PersonRecord(NamedTuple):
    """One person of a file.

    Attributes:
        row: the line of the file on which the person stands, from 1.
        first, last: parts of the name; one of them may be empty.
        company, position: where they work now, as written there; empty where it is not told.
        connected: since when the user and they are connected, where it is told.
    """

    row: int
    first: str
    last: str
    link: str = ""
    mail: str = ""
    company: str = ""
    position: str = ""
    connected: date | None = None

    @property
    def name(self) -> str:
        """The name as it is shown."""
        return f"{self.first} {self.last}".strip()


class BadRow(NamedTuple):
    """A row that was not understood, and why."""

    row: int
    why: Reason
