"""What settings see of the user's own server of calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from desktop.core.reason import Reason


@dataclass(frozen=True, slots=True)
class CalendarChoice:
    """A calendar on the user's server that can be written to."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class CalendarServer:
    """The server that the calendar is published to.

    Attributes:
        password: where it is: in the keyring, known for this session, or not told.
        calendar: the name of the calendar that is written to, once it was found.
        says: what the last round came to, at `at`; `failed` where it broke off.
    """

    address: str
    user: str
    password: Literal["keyring", "session", "none"]
    calendar: str | None
    publishes: bool
    says: Reason | None
    at: datetime | None
    failed: bool
