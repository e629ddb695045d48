"""A file of connections, beside reading it with `csv` and writing it with `executemany`."""

from __future__ import annotations

import csv
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from desktop import build
from desktop.core.progress import Unwatched
from desktop.desk import imports
from desktop.store.open import Store
from tests.bench.measure import Figure, beside_floor

PEOPLE, ROUNDS = 30_000, 5
TIMES, HELD = 4.0, 200.0
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


def connections() -> list[Figure]:
    """30,000 connections into an empty desk, and how long others had to wait for the write."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        file = home / "Connections.csv"
        _write(file)
        held: list[float] = []
        runs = iter(range(1000))

        def ours() -> float:
            data = home / f"desk{next(runs)}"
            desk = build.open_desk(data)
            with closing(desk.store), _timed_writes(held):
                begun = time.perf_counter()
                imports.import_files(desk, datetime.now(UTC), [file], Unwatched())
                return (time.perf_counter() - begun) * 1000

        def floor() -> float:
            return _floor(file, home / f"floor{next(runs)}.db")

        figure = beside_floor(f"{PEOPLE} connections brought in", TIMES, ours, floor, ROUNDS)
    return [figure, Figure("the write held", max(held), HELD, "ms", "the longest of all rounds")]


@contextmanager
def _timed_writes(held: list[float]) -> Iterator[None]:
    """Note how long each transaction of the store keeps others from writing, in milliseconds."""
    writing = Store.writing

    @contextmanager
    def timed(self: Store, *words: Any, **more: Any) -> Iterator[Any]:
        begun = time.perf_counter()
        with writing(self, *words, **more) as entry:
            yield entry
        held.append((time.perf_counter() - begun) * 1000)

    with patch.object(Store, "writing", timed):
        yield


def _write(file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(f'Notes:\n"When exporting your connection data, some may be missing"\n\n{HEADER}\n')
        rows = csv.writer(out)
        for number in range(PEOPLE):
            # One in fifty stands there twice.
            person = number - 1 if number % 50 == 0 and number else number
            rows.writerow([
                f"First{person % 997}", f"Last{person}", f"https://www.linkedin.com/in/person-{person}", "",
                f"Company {person % 4001}", f"Position {person % 83}", f"{1 + person % 28:02} Mar 2024",
            ])  # fmt: skip


def _floor(file: Path, database: Path) -> float:
    begun = time.perf_counter()
    with file.open(encoding="utf-8", newline="") as lines, closing(sqlite3.connect(database)) as db, db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("CREATE TABLE contact (id INTEGER PRIMARY KEY, name, link, mail, company, position, since)")
        db.execute("CREATE INDEX contact_name ON contact (name)")
        for _ in range(3):
            next(lines)
        rows = csv.DictReader(lines)
        db.executemany(
            "INSERT INTO contact (name, link, mail, company, position, since) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (f"{row['First Name']} {row['Last Name']}", row["URL"], row["Email Address"], row["Company"],
                 row["Position"], row["Connected On"])
                for row in rows
            ),
        )  # fmt: skip
    return (time.perf_counter() - begun) * 1000


MEASURES: list[Callable[[], list[Figure]]] = [connections]
