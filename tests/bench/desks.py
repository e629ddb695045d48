"""Desks of a given size."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from desktop import build
from desktop.core.board import Board, Card, Stage, Turn
from desktop.core.kinds import Meter, Side, StageKind
from desktop.core.reason import Reason
from desktop.desk import applications
from desktop.desk.view import NewApplication

SAMPLE = 25


def filled(folder: Path, cards: int) -> Path:
    """A data folder with so many cards: a sample by the use case itself, the others copied from it row by row."""
    desk = build.open_desk(folder)
    with closing(desk.store):
        now = datetime.now(UTC)
        for number in range(min(cards, SAMPLE)):
            stage = (StageKind.SAVED, StageKind.APPLIED)[number % 2]
            applications.add(desk, now, NewApplication(f"Company {number}", f"Role {number}", stage=stage))
    with closing(sqlite3.connect(build.desk_file(folder))) as db, db:
        for number in range(SAMPLE, cards):
            _copy(db, 1 + number % SAMPLE, number)
    return folder


def _copy(db: sqlite3.Connection, source: int, number: int) -> None:
    columns = [row[1] for row in db.execute("PRAGMA table_info(application)") if row[1] != "id"]
    values = ", ".join("place_in_stage + ?" if name == "place_in_stage" else name for name in columns)
    added = db.execute(
        f"INSERT INTO application ({', '.join(columns)}) SELECT {values} FROM application WHERE id = ?",
        (number, source),
    ).lastrowid
    columns = [row[1] for row in db.execute("PRAGMA table_info(card)") if row[1] != "application"]
    names = ", ".join(columns)
    db.execute(
        f"INSERT INTO card (application, {names}) SELECT ?, {names} FROM card WHERE application = ?", (added, source)
    )


def board(cards: int) -> Board:
    """A board of so many cards, made of nothing."""
    kinds = (StageKind.SAVED, StageKind.APPLIED, StageKind.INTERVIEWING, StageKind.OFFER, StageKind.CLOSED)
    stages = tuple(
        Stage(number, kind.value.title(), kind, number - 1, folded=False) for number, kind in enumerate(kinds, 1)
    )
    return Board(stages, tuple(_card(number) for number in range(1, cards + 1)), due=3)


def _card(number: int) -> Card:
    line = Reason.of("turn.write", name="Mira") if number % 7 == 0 else Reason.of("turn.nobody")
    return Card(
        number, f"Company {number}", f"Role {number}", starred=number % 9 == 0, stage=1 + number % 5,
        position=number // 5, turn=Turn(Side.YOURS if number % 7 == 0 else Side.THEIRS, line), people=number % 4,
        used=number % 3, limit=2, meter=Meter.JUST_RIGHT, resting=number % 11 == 0, outcome=None,
    )  # fmt: skip
