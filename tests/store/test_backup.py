"""Backups are copies that were checked, and the way back sets aside what is there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.reason import Trouble
from desktop.store import backup, settings
from desktop.store.lock import DeskLock
from desktop.store.open import Store
from desktop.store.schema import VERSION
from tests.store.desks import dump, written


@pytest.fixture
def kept(store: Store, tmp_path: Path) -> Path:
    """A backup of a desk with a name in it."""
    with written(store) as w:
        settings.put(w, "name", "Lena")
    file = tmp_path / "kept" / "lena.sqlite"
    backup.backup(store, file)
    return file


def break_page(file: Path, table: str) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ((page,),) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchall()
        ((size,),) = db.execute("PRAGMA page_size").fetchall()
    with file.open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(b"\x55" * size)


def refused(key: str, desk: Path, file: Path) -> None:
    before = desk.read_bytes()
    with pytest.raises(Trouble) as trouble:
        backup.restore(desk, file)
    assert (trouble.value.key, desk.read_bytes()) == (key, before)


def test_a_backup_holds_all_of_a_desk_in_use(store: Store, kept: Path) -> None:
    with Store(kept) as copy:
        assert dump(copy) == dump(store)
    assert not list(kept.parent.glob("*.part"))
    assert kept.stat().st_mode & 0o077 == 0, "nobody else reads it"


def test_it_says_how_many_rows_it_has(store: Store, kept: Path) -> None:
    assert backup.backup(store, kept) == backup.check(kept) > 5


def test_a_backup_that_cannot_be_written_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Trouble) as trouble:
        backup.backup(store, tmp_path / "file" / "copy.sqlite")
    assert trouble.value.key == "trouble.cannot_write"


def test_a_backup_in_the_place_of_a_folder_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        backup.backup(store, tmp_path)
    assert trouble.value.key == "trouble.cannot_write"


def test_a_copy_with_faults_is_no_backup(store: Store, kept: Path) -> None:
    before = kept.read_bytes()
    with Store(store.path) as other:
        break_page(store.path, "setting")
        with pytest.raises(Trouble) as trouble:
            backup.backup(other, kept)
    assert trouble.value.key == "trouble.damaged"
    assert kept.read_bytes() == before, "the good copy stays"


def test_a_desk_is_brought_back(store: Store, kept: Path) -> None:
    with written(store) as w:
        settings.put(w, "name", "Ida")
    store.close()

    rows = backup.restore(store.path, kept)

    assert rows == backup.check(kept)
    with Store(store.path) as desk:
        assert settings.get(desk, "name") == "Lena"
    (aside,) = (store.path.parent / "backups").iterdir()
    with Store(aside) as before:
        assert settings.get(before, "name") == "Ida"


def test_a_desk_is_brought_back_where_there_is_none(kept: Path, tmp_path: Path) -> None:
    desk = tmp_path / "new" / "desk.sqlite"

    backup.restore(desk, kept)

    with Store(desk) as store:
        assert settings.get(store, "name") == "Lena"


def test_each_desk_that_was_set_aside_is_kept(store: Store, kept: Path) -> None:
    store.close()
    for _ in range(3):
        backup.restore(store.path, kept)

    names = sorted(file.name for file in (store.path.parent / "backups").iterdir())
    assert names == ["desk-before-restore-1.sqlite", "desk-before-restore-2.sqlite", "desk-before-restore.sqlite"]


@pytest.mark.parametrize("wound", ["page", "header"])
def test_a_damaged_desk_steps_aside(store: Store, kept: Path, wound: str) -> None:
    store.close()
    if wound == "page":
        break_page(store.path, "stage")
    else:
        store.path.write_bytes(b"x" * 5000)
    wounded = store.path.read_bytes()

    backup.restore(store.path, kept)

    with Store(store.path) as desk:
        assert settings.get(desk, "name") == "Lena"
    assert (store.path.parent / "backups" / "desk-before-restore.sqlite").read_bytes() == wounded


def test_the_log_of_a_damaged_desk_steps_aside_with_it(store: Store, kept: Path) -> None:
    store.close()
    store.path.write_bytes(b"x" * 5000)
    log = store.path.with_name("desk.sqlite-wal")
    log.write_bytes(b"log")

    backup.restore(store.path, kept)

    assert (store.path.parent / "backups" / "desk-before-restore.sqlite-wal").read_bytes() == b"log"
    with Store(store.path) as desk:
        assert settings.get(desk, "name") == "Lena"


def test_nothing_is_restored_while_the_window_is_open(store: Store, kept: Path) -> None:
    store.close()
    with DeskLock(store.path.parent):
        refused("trouble.window_open", store.path, kept)


def test_a_backup_that_is_not_there(store: Store, tmp_path: Path) -> None:
    store.close()
    refused("trouble.no_backup", store.path, tmp_path / "nowhere.sqlite")


def test_a_file_that_is_no_database(store: Store, tmp_path: Path) -> None:
    store.close()
    (tmp_path / "photo").write_bytes(b"\x89PNG" * 300)
    refused("trouble.not_a_desk", store.path, tmp_path / "photo")


def test_a_database_that_is_no_desk(store: Store, tmp_path: Path) -> None:
    store.close()
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as db:
        db.execute("CREATE TABLE theirs (id)")
    refused("trouble.not_a_desk", store.path, tmp_path / "other.sqlite")


def test_a_newer_backup(store: Store, kept: Path) -> None:
    store.close()
    with closing(sqlite3.connect(kept)) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    refused("trouble.newer_desk", store.path, kept)


def test_a_damaged_backup(store: Store, kept: Path) -> None:
    store.close()
    break_page(kept, "setting")
    refused("trouble.damaged", store.path, kept)


def test_a_desk_that_cannot_be_set_aside_stays(store: Store, kept: Path) -> None:
    store.close()
    (store.path.parent / "backups").touch()
    refused("trouble.cannot_write", store.path, kept)


def test_a_backup_stands_alone(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
