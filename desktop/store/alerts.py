"""The alerts that were delivered: nothing rings twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from desktop.core.facts import Rung
from desktop.core.kinds import StepState
from desktop.store.stamps import cell, moment
from desktop.store.writing import Reads, Writing


def delivered(
    writing: Writing, application: int, step: str, *, at: datetime | None = None, folded: bool = False
) -> int:
    """Remember that an alert named this step (or whatever else its key names); the row's id."""
    return writing.insert("alert", application=application, step=step, at=at or writing.at, folded=folded)


def never_shown(writing: Writing, rows: Iterable[int]) -> None:
    """Forget alerts that were kept and that nothing could show."""
    for row in rows:
        writing.delete("alert", row)


def cards(reads: Reads, rows: Iterable[int]) -> frozenset[int]:
    """The applications that some alerts named."""
    found = (reads.row("SELECT application FROM alert WHERE id = ?", (row,)) for row in rows)
    return frozenset(row[0] for row in found if row is not None)


def of(reads: Reads, application: int) -> tuple[Rung, ...]:
    """The alerts of a card, the oldest first."""
    found = reads.rows("SELECT step, at, folded FROM alert WHERE application = ? ORDER BY at, id", (application,))
    return tuple(Rung(step, moment(at), bool(folded)) for step, at, folded in found)


def named(reads: Reads) -> frozenset[str]:
    """Keys of all steps that an alert has named, those not counted that were snoozed after it."""
    found = reads.rows(
        "SELECT DISTINCT step FROM alert WHERE NOT EXISTS"
        " (SELECT 1 FROM mark WHERE mark.step = alert.step AND mark.kind = 'snoozed' AND mark.told > alert.at)"
    )
    return frozenset(step for (step,) in found)


def next_ring(reads: Reads, after: datetime) -> datetime | None:
    """The first ring of a step or a question that lies after a moment (UTC), or None.

    One that lay ahead when the plans were worked out and has come since counts too: they are to be worked out anew.
    """
    found = reads.row(
        "SELECT min(at) FROM (SELECT min(rings) AS at FROM step WHERE live = 1 AND (rings > ? OR state = ?)"
        " UNION ALL SELECT min(asks_at) FROM card WHERE asks_at > ? OR asks_about IS NULL)",
        (cell(after), cell(StepState.PLANNED), cell(after)),
    )
    return moment(found[0]) if found is not None else None
