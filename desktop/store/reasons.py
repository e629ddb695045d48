"""Reasons as JSON and back.

A reason is ``["key", {"fact": …}]``. A day is ``{"d": "2027-03-12"}``, a moment ``{"t": iso, "z": zone}`` (the wall
clock with its offset, and the name of its zone where it has one), a reason within ``{"r": […]}``, a list ``[…]``.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast

from desktop.core.reason import Fact, Reason

_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def written(reason: Reason) -> str:
    """The reason as one line of JSON."""
    return _dump(_reason_out(reason))


@lru_cache(maxsize=4096)
def read(text: str) -> Reason:
    """The reason of such a line.

    Raises:
        ValueError: it is none.
    """
    try:
        return _reason_in(json.loads(text))
    except (KeyError, TypeError, IndexError) as problem:
        raise ValueError(f"not a reason: {text[:80]}") from problem


def maybe_written(reason: Reason | None) -> str | None:
    """`written`, where there is one."""
    return None if reason is None else written(reason)


def maybe_read(text: str | None) -> Reason | None:
    """`read`, where there is one."""
    return None if text is None else read(text)


def _reason_out(reason: Reason) -> list[Any]:
    return [reason.key, {name: _out(fact) for name, fact in reason.facts}]


def _reason_in(data: Any) -> Reason:
    key, facts = data
    return Reason(key, tuple((name, _in(fact)) for name, fact in facts.items()))


def _out(fact: Fact) -> Any:
    if fact is None or isinstance(fact, str | int | float):
        return fact
    if isinstance(fact, datetime):
        return {"t": fact.isoformat(), "z": getattr(fact.tzinfo, "key", None)}
    if isinstance(fact, date):
        return {"d": fact.isoformat()}
    if isinstance(fact, Reason):
        return {"r": _reason_out(fact)}
    return [_out(part) for part in fact]


def _in(data: Any) -> Fact:
    if isinstance(data, list):
        return tuple(_in(part) for part in data)
    if not isinstance(data, dict):
        return cast("Fact", data)
    if "r" in data:
        return _reason_in(data["r"])
    if "d" in data:
        return date.fromisoformat(data["d"])
    return _moment_in(data["t"], data["z"])


def _moment_in(text: str, zone: str | None) -> datetime:
    at = datetime.fromisoformat(text)
    if zone is None:
        return at
    from zoneinfo import ZoneInfo  # noqa: PLC0415 (the first board has few moments, or none)

    there = at.replace(tzinfo=ZoneInfo(zone))
    return there if there.utcoffset() == at.utcoffset() else there.replace(fold=1)
