"""The board before anything else is there."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.board import Board
from desktop.core.kinds import Outcome, Side, StageKind
from desktop.store import applications, contacts, first_board, interviews, replies
from desktop.store.open import Store
from desktop.store.schema import VERSION
from tests.store.desks import CLOSED, DAY, INTERVIEWING, NOW, card, replan, written

READ = """
import sys
from pathlib import Path
from desktop.store import first_board
board = first_board.read(Path(sys.argv[1]))
print(len(board.cards), *sorted({"peewee", "holidays", "jinja2", "asyncio", "email"} & set(sys.modules)))
"""
DIES = """
import os, sys
from pathlib import Path
from desktop.store.open import Store
from tests.store.desks import card, columns, replan, written
store = Store(Path(sys.argv[1]))
columns(store)
with written(store) as w:
    card(w)
    replan(w)
os._exit(0)
"""


def run(script: str, *arguments: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)], check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout.strip()


def test_cards_stand_in_their_columns(store: Store) -> None:
    with written(store) as w:
        below, above = card(w), card(w, "Quillworks")
        talk = card(w, "Fernhill", INTERVIEWING)
        interviews.add(w, talk, NOW - DAY / 24, NOW - DAY / 24 / 2, "UTC")
        closed = card(w, "Harbour & Pine")
        applications.move(w, closed, CLOSED)
        applications.close(w, closed, Outcome.WITHDRAWN)
        applications.close(w, closed, Outcome.REJECTED)
        applications.update(w, above, starred=True)
        contacts.add(w, "Ida Lorn", company="Acme Inc.", tie="friend")
        replies.add(w, below)
        replan(w, only=[closed])

    board = first_board.board(store)

    assert [stage.kind for stage in board.stages] == list(StageKind)
    assert [(one.id, one.stage, one.position) for one in board.cards] == [
        (above, 2, 0),
        (below, 2, 1),
        (talk, 3, 0),
        (closed, 5, 0),
    ]
    assert [one.outcome for one in board.cards] == [None, None, None, Outcome.REJECTED]
    assert [one.starred for one in board.cards] == [True, False, False, False]
    assert [one.people for one in board.cards] == [0, 1, 0, 0]
    assert board.cards[1].turn.side is Side.YOURS
    assert first_board.read(store.path) == board
    assert [first_board.card(store, one.id) for one in board.cards] == list(board.cards)
    assert first_board.card(store, 99) is None


def test_what_waits_for_the_user_is_counted(store: Store) -> None:
    with written(store) as w:
        number = card(w)
        replan(w)
    assert first_board.board(store).due == 0
    with written(store) as w:
        replies.add(w, number)
        w.run("UPDATE card SET asks_about = 7")
        w.run("INSERT INTO plan VALUES (9, 'k', 1, 'applying', '{}', 't', 0, 0, 2, NULL, NULL, 0, NULL, 1, 0)")
        for step, state, live in ((1, "due", 1), (2, "copied", 1), (3, "planned", 1), (4, "due", 0)):
            w.run(
                "INSERT INTO step (id, key, plan, position, kind, day, state, why, number, live)"
                " VALUES (?, ?, 9, 0, 'check_in', '2027-03-04', ?, '[\"k\",{}]', 1, ?)",
                (step, str(step), state, live),
            )
    assert first_board.board(store).due == 4


def test_it_needs_no_peewee(store: Store) -> None:
    with written(store) as w:
        card(w)
        replan(w)
    assert run(READ, store.path) == "1"


def test_a_desk_that_was_left_in_a_hurry_is_read_too(path: Path) -> None:
    run(DIES, path)
    board = first_board.read(path)
    assert isinstance(board, Board)
    assert len(board.cards) == 1


@pytest.mark.parametrize("sql", [f"PRAGMA user_version = {VERSION + 1}", "PRAGMA application_id = 7"])
def test_of_another_desk_there_is_none(store: Store, sql: str) -> None:
    store.close()
    with closing(sqlite3.connect(store.path)) as db:
        db.execute(sql)
    assert first_board.read(store.path) is None


def test_where_there_is_no_desk_there_is_none(tmp_path: Path) -> None:
    assert first_board.read(tmp_path / "nowhere.sqlite") is None
    (tmp_path / "diary").write_bytes(b"Dear diary, " * 100)
    assert first_board.read(tmp_path / "diary") is None
