"""The alerts that were delivered: nothing rings twice."""

from __future__ import annotations

from datetime import datetime

from desktop.core.facts import Rung
from desktop.store.stamps import moment
from desktop.store.writing import Reads, Writing


def delivered(
    writing: Writing, application: int, step: str, *, at: datetime | None = None, folded: bool = False
) -> int:
    """Remember that an alert named this step (or whatever else its key names); the row's id."""
    return writing.insert("alert", application=application, step=step, at=at or writing.at, folded=folded)


def of(reads: Reads, application: int) -> tuple[Rung, ...]:
    """The alerts of a card, the oldest first."""
    found = reads.rows("SELECT step, at, folded FROM alert WHERE application = ? ORDER BY at, id", (application,))
    return tuple(Rung(step, moment(at), bool(folded)) for step, at, folded in found)
