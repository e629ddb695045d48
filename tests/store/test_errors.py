from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import peewee
import pytest

from desktop import store as the_store
from desktop.core.reason import Trouble
from desktop.store import errors
from desktop.words.catalogue import ENGLISH

FILE = Path("folder") / "desk.sqlite"


def test_foreign_errors_that_are_our_own_fault_stay_what_they_are() -> None:
    with pytest.raises(peewee.OperationalError), errors.told(FILE):
        raise peewee.OperationalError("no such table")
    with pytest.raises(sqlite3.OperationalError), errors.told(FILE), sqlite3.connect(":memory:") as db:
        db.execute("SELECT * FROM nowhere")


def test_a_trouble_names_file_and_folder() -> None:
    trouble = errors.trouble("trouble.busy", FILE)

    assert dict(trouble.facts) == {"file": str(FILE), "folder": "folder"}


def test_other_exceptions_pass() -> None:
    with pytest.raises(Trouble, match="x"), errors.told(FILE):
        raise Trouble("x")


def test_every_trouble_of_the_store_has_its_words() -> None:
    folder = Path(the_store.__file__).parent
    keys = {key for file in folder.glob("*.py") for key in re.findall(r'"(trouble\.\w+)"', file.read_text("utf-8"))}

    assert len(keys) > 15
    assert not [f"{key}.{part}" for key in keys for part in ("title", "says", "try") if f"{key}.{part}" not in ENGLISH]
