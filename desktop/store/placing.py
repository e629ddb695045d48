"""Where a card stands in its column: a number between those of its neighbours, so that a drag writes one row."""

from __future__ import annotations

from typing import Final

from desktop.store.writing import Writing

_NARROW: Final = 1e-9


def place(writing: Writing, stage: int, position: int, application: int | None) -> float:
    """The place that makes a card the one at `position` (from 0) among the other cards of a column."""
    above, below = _neighbours(writing, stage, position, application)
    if above is not None and below is not None and below - above < _NARROW:
        _spread(writing, stage)
        above, below = _neighbours(writing, stage, position, application)
    if below is None:
        return 0.0 if above is None else above + 1
    return below - 1 if above is None else (above + below) / 2


def _neighbours(
    writing: Writing, stage: int, position: int, application: int | None
) -> tuple[float | None, float | None]:
    first = max(position - 1, 0)
    found = [
        place
        for (place,) in writing.rows(
            "SELECT place_in_stage FROM application WHERE stage = ? AND id IS NOT ?"
            " ORDER BY place_in_stage, id LIMIT 2 OFFSET ?",
            (stage, application, first),
        )
    ]
    if position <= 0:
        return None, found[0] if found else None
    if not found:
        return _last(writing, stage, application), None
    return found[0], found[1] if len(found) > 1 else None


def _last(writing: Writing, stage: int, application: int | None) -> float | None:
    found = writing.row(
        "SELECT max(place_in_stage) FROM application WHERE stage = ? AND id IS NOT ?", (stage, application)
    )
    return None if found is None else found[0]


def _spread(writing: Writing, stage: int) -> None:
    rows = writing.rows("SELECT id FROM application WHERE stage = ? ORDER BY place_in_stage, id", (stage,))
    for place_in_stage, (application,) in enumerate(rows):
        writing.update("application", application, place_in_stage=float(place_in_stage))
