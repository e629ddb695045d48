"""The board, from the stored snapshots. For the first paint it is read without peewee."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.board import Board, Card, Stage, Turn
from desktop.core.kinds import Meter, Outcome, Side, StageKind
from desktop.store import reasons
from desktop.store.schema import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.store.writing import Reads, Row

_STAGES = "SELECT id, name, kind, position, folded FROM stage ORDER BY position, id"
_CARD = """
SELECT a.id, c.name, a.role, a.starred, a.stage, {position},
       k.side, k.line, k.people, k.used, k.most, k.meter, k.resting,
       CASE WHEN s.kind = 'closed'
            THEN (SELECT outcome FROM closing WHERE application = a.id ORDER BY id DESC LIMIT 1) END
FROM application a JOIN company c ON c.id = a.company JOIN stage s ON s.id = a.stage
JOIN card k ON k.application = a.id
"""
_CARDS = (
    _CARD.format(position="row_number() OVER (PARTITION BY a.stage ORDER BY a.place_in_stage, a.id) - 1")
    + "ORDER BY s.position, s.id, a.place_in_stage, a.id"
)
_ABOVE = (
    "(SELECT count(*) FROM application b JOIN card ON card.application = b.id WHERE b.stage = a.stage"
    " AND (b.place_in_stage, b.id) < (a.place_in_stage, a.id))"
)
_ONE = _CARD.format(position=_ABOVE) + "WHERE a.id = ?"
# What stands on Today: answers without a kind, interviews that are just over, and steps that are due.
_DUE = """
SELECT (SELECT count(*) FROM step WHERE live = 1 AND state IN ('due', 'copied'))
     + (SELECT count(*) FROM card WHERE asks_about IS NOT NULL)
     + (SELECT count(*) FROM reply WHERE kind IS NULL)
"""


def read(path: Path) -> Board | None:
    """The board of a desk that nobody has opened yet; None where there is none to be had (opening it says why)."""
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            if db.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                return None
            if db.execute("PRAGMA user_version").fetchone() != (VERSION,):
                return None
            return _board(lambda sql: db.execute(sql).fetchall())
    except sqlite3.Error:
        return None


def board(reads: Reads) -> Board:
    """The board of an open desk."""
    return _board(reads.rows)


def card(reads: Reads, application: int) -> Card | None:
    """One card of the board, or None."""
    found = reads.row(_ONE, (application,))
    return None if found is None else _card(found)


def _board(rows: Callable[[str], list[Row]]) -> Board:
    stages = tuple(
        Stage(number, name, StageKind(kind), position, bool(folded))
        for number, name, kind, position, folded in rows(_STAGES)
    )
    ((due,),) = rows(_DUE)
    return Board(stages, tuple(map(_card, rows(_CARDS))), due)


def _card(row: Row) -> Card:
    (number, company, role, starred, stage, position, side, line, people, used, most, meter, resting, outcome) = row
    return Card(
        number, company, role, bool(starred), stage, position, Turn(Side(side), reasons.read(line)), people, used, most,
        Meter(meter), bool(resting), None if outcome is None else Outcome(outcome),
    )  # fmt: skip
