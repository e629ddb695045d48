"""Older desks are brought up to date, whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.reason import Trouble
from desktop.store import letters, settings
from desktop.store.connection import Connection
from desktop.store.lock import DeskLock
from desktop.store.migrations import TODAY, Blueprint, Migration, create, migrate, version_of
from desktop.store.open import Store
from desktop.store.schema import APPLICATION_ID, SCHEMA, VERSION
from tests.store.desks import card, columns, written
from tests.store.schemas import RELEASED, made, shape


def _mark_all(db: Connection) -> None:
    db.execute("UPDATE stage SET colour = 'blue'")


NEXT = Blueprint(
    VERSION + 2,
    SCHEMA,
    (
        *TODAY.migrations,
        Migration(VERSION + 1, ("ALTER TABLE stage ADD COLUMN colour TEXT",), _mark_all),
        Migration(VERSION + 2, ("CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT",)),
    ),
)
"""A program two versions ahead of this one."""
BROKEN = Blueprint(
    VERSION + 1,
    SCHEMA,
    (*TODAY.migrations, Migration(VERSION + 1, ("ALTER TABLE stage ADD COLUMN colour TEXT", "SELEC"))),
)


def old_desk(path: Path) -> None:
    with Store(path) as store:
        columns(store)


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def test_every_released_version_comes_to_the_schema_of_a_fresh_desk(tmp_path: Path) -> None:
    Store(tmp_path / "fresh.sqlite").close()
    with closing(sqlite3.connect(tmp_path / "fresh.sqlite")) as db:
        fresh = shape(db)
    for number in range(TODAY.oldest, VERSION + 1):
        path = tmp_path / f"{number}.sqlite"
        made(number, path)
        Store(path).close()
        with closing(sqlite3.connect(path)) as db:
            assert (number, shape(db)) == (number, fresh)


def test_every_version_has_a_copy_of_its_schema() -> None:
    assert {file.stem for file in RELEASED.glob("*.sql")} == {str(number) for number in range(1, VERSION + 1)}


def test_every_migration_has_a_test_of_its_own() -> None:
    tests = {name for name in globals() if name.startswith("test_to_version_")}

    assert [step.to for step in TODAY.migrations] == list(range(TODAY.oldest + 1, VERSION + 1))
    assert not [step.to for step in TODAY.migrations if f"test_to_version_{step.to}" not in tests]


def test_to_version_2(path: Path) -> None:
    """There is room for accounts, and for what was published."""
    path.parent.mkdir(parents=True)
    made(1, path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("INSERT INTO setting (name, value) VALUES ('name', '\"Lena\"')")
        db.commit()

    with Store(path) as store, written(store, undo=False) as w:
        account = w.insert("account", kind="caldav", address="https://cloud.example.org", user="lena")
        w.run("INSERT INTO published (account, uid, mark, state) VALUES (?, 'u', 'm', 'ours')", (account,))
        assert settings.get(w, "name") == "Lena"
        assert w.row("SELECT etag, state FROM published") == (None, "ours")


def test_to_version_3(path: Path) -> None:
    """There is room for what the letter of one step speaks of."""
    path.parent.mkdir(parents=True)
    made(2, path)

    with Store(path) as store:
        columns(store)
        with written(store) as w:
            number = card(w)
    with Store(path) as store, written(store) as w:
        letters.tell(w, number, "1/applying/letter:1", "about_me", "ten years in the trade")
        assert letters.facts(w, "1/applying/letter:1") == {"about_me": "ten years in the trade"}


def test_an_older_desk_is_brought_up_to_date_after_a_backup(path: Path) -> None:
    old_desk(path)

    with Store(path, blueprint=NEXT) as store:
        assert store.schema_version == version_of_store(store) == VERSION + 2
        assert store.rows("SELECT DISTINCT colour FROM stage") == [("blue",)]
        assert store.rows("SELECT * FROM extra") == []
    (backup,) = (path.parent / "backups").iterdir()
    assert version(backup) == VERSION
    with Store(backup) as before:
        assert len(before.rows("SELECT id FROM stage")) == 5


def version_of_store(store: Store) -> int:
    return int(store.rows("PRAGMA user_version")[0][0])


def test_the_backup_goes_where_it_is_wanted_and_replaces_none(path: Path, tmp_path: Path) -> None:
    old_desk(path)
    with pytest.raises(Exception, match="SELEC"):
        Store(path, blueprint=BROKEN, backups=tmp_path / "kept")
    Store(path, blueprint=NEXT, backups=tmp_path / "kept").close()

    assert len(list((tmp_path / "kept").iterdir())) == 2


def test_a_step_that_fails_changes_nothing(path: Path) -> None:
    old_desk(path)

    with pytest.raises(Exception, match="SELEC"):
        Store(path, blueprint=BROKEN)
    with Store(path) as store:
        assert version_of_store(store) == VERSION
        assert "colour" not in [name for (name,) in store.rows("SELECT name FROM pragma_table_info('stage')")]


def test_an_upgrade_waits_for_the_window(path: Path) -> None:
    old_desk(path)

    with DeskLock(path.parent), pytest.raises(Trouble) as refused:
        Store(path, blueprint=NEXT)
    assert refused.value.key == "trouble.window_open"
    assert version(path) == VERSION


def test_the_window_itself_upgrades_under_its_own_lock(path: Path) -> None:
    old_desk(path)

    with DeskLock(path.parent) as lock:
        Store(path, blueprint=NEXT, lock=lock).close()
        assert lock.held
    assert version(path) == VERSION + 2


def test_an_upgrade_leaves_the_lock_free(path: Path) -> None:
    old_desk(path)
    Store(path, blueprint=NEXT).close()

    with DeskLock(path.parent):
        pass


def test_a_reader_leaves_an_older_desk_as_it_is(path: Path) -> None:
    old_desk(path)

    with pytest.raises(Trouble) as refused:
        Store(path, blueprint=NEXT, read_only=True)
    assert refused.value.key == "trouble.older_desk"
    assert version(path) == VERSION


def test_a_desk_older_than_the_oldest_step_is_refused(path: Path) -> None:
    old_desk(path)

    with pytest.raises(Trouble) as refused:
        Store(path, blueprint=Blueprint(VERSION + 2, SCHEMA, NEXT.migrations[-1:]))
    assert refused.value.key == "trouble.older_desk"


def test_two_programs_at_once_do_it_once(path: Path) -> None:
    old_desk(path)
    db = Connection(path, read_only=False)

    migrate(db, NEXT)
    migrate(db, NEXT)
    create(db, NEXT)

    assert version_of(db) == VERSION + 2
    assert db.row("PRAGMA application_id") == (APPLICATION_ID,)
    db.close()


def test_what_is_written_after_an_upgrade_stays(path: Path) -> None:
    old_desk(path)
    with Store(path, blueprint=NEXT) as store, written(store) as w:
        settings.put(w, "name", "Lena")
    with Store(path, blueprint=NEXT) as store:
        assert settings.get(store, "name") == "Lena"
