"""Marks on steps and plans, by their keys: left out, copied, snoozed, woken."""

from __future__ import annotations

from datetime import datetime

from desktop.store.stamps import moment
from desktop.store.writing import Reads, Writing

_COPIED = "copied"
_SNOOZED = "snoozed"
_WOKEN = "woken"


def skip(writing: Writing, application: int, step: str, *, happened: datetime | None = None) -> int:
    """Leave a step out; the row's id."""
    at = happened or writing.at
    return writing.insert("skip", application=application, step=step, happened=at, told=writing.at)


def copied(writing: Writing, application: int, step: str, *, at: datetime | None = None) -> int:
    """The step's letter was copied or opened in a mail program; the row's id."""
    return _mark(writing, application, step, _COPIED, at or writing.at)


def not_yet(writing: Writing, application: int, step: str) -> None:
    """The copied letter did not go out after all."""
    _unmark(writing, application, step, _COPIED)


def snooze(writing: Writing, application: int, step: str, until: datetime) -> int:
    """Let the step's alert come later; the row's id."""
    return _mark(writing, application, step, _SNOOZED, until)


def snoozed(reads: Reads) -> dict[str, datetime]:
    """Until when each step's alert was put off (UTC), by the step's key; moments that are over among them."""
    return {step: moment(at) for step, at in reads.rows("SELECT step, at FROM mark WHERE kind = ?", (_SNOOZED,))}


def wake(writing: Writing, application: int, plan: str) -> int:
    """Wake a plan that is used up, for one letter more; the row's id. Each time is kept: each allows its own letter."""
    return writing.insert("mark", application=application, step=plan, kind=_WOKEN, at=writing.at, told=writing.at)


def _mark(writing: Writing, application: int, step: str, kind: str, at: datetime) -> int:
    _unmark(writing, application, step, kind)
    return writing.insert("mark", application=application, step=step, kind=kind, at=at, told=writing.at)


def _unmark(writing: Writing, application: int, step: str, kind: str) -> None:
    found = writing.rows(
        "SELECT id FROM mark WHERE application = ? AND step = ? AND kind = ?", (application, step, kind)
    )
    for (mark,) in found:
        writing.delete("mark", mark)
