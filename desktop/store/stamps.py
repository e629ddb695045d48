"""How moments, days and flags are written in the database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum
from typing import TypeAlias, overload

from desktop.core.reason import Reason
from desktop.store import reasons

Cell: TypeAlias = "str | int | float | None"
"""What SQLite keeps."""
Value: TypeAlias = "str | int | float | bool | date | datetime | Enum | Reason | None"
"""What the functions of the store are given."""


def cell(value: Value) -> Cell:
    """A value as it is kept: moments in UTC, words of the house as their text, reasons as JSON.

    Raises:
        ValueError: a moment without a zone.
    """
    if type(value) is str:
        return value if value.isascii() else _encodable(value)
    if value is None or type(value) in (int, float):
        return value  # type: ignore[return-value]
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Reason):
        return _encodable(reasons.written(value))
    if isinstance(value, bool):
        return int(value)
    return str(value)


def _encodable(text: str) -> str:
    # Names of files may hold what is no text: Python has it as lone surrogates, which SQLite cannot keep.
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


@overload
def moment(text: str) -> datetime: ...
@overload
def moment(text: str | None) -> datetime | None: ...
def moment(text: str | None) -> datetime | None:
    """A kept moment, in UTC."""
    return None if text is None else datetime.fromisoformat(text)


@overload
def day(text: str) -> date: ...
@overload
def day(text: str | None) -> date | None: ...
def day(text: str | None) -> date | None:
    """A kept day."""
    return None if text is None else date.fromisoformat(text)
