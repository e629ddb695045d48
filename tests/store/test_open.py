"""Opening a desk, and what it says where it cannot."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from desktop.core.progress import Cancelled
from desktop.core.reason import Reason, Trouble
from desktop.store import settings
from desktop.store.open import Store
from desktop.store.schema import APPLICATION_ID, VERSION
from desktop.store.writing import Writing
from tests.store.desks import NOW, columns, dump, written

DIES = """
import os, sys
from pathlib import Path
from desktop.store import settings
from desktop.store.open import Store
from tests.store.desks import written
with written(Store(Path(sys.argv[1]))) as w:
    settings.put(w, "name", "Ida")
    os._exit(0)
"""
SLOW = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) SELECT count(*) FROM n"


@contextmanager
def refused(key: str, file: Path) -> Iterator[None]:
    with pytest.raises(Trouble) as trouble:
        yield
    assert trouble.value.key == key
    assert trouble.value.facts == {"file": str(file), "folder": str(file.parent)}


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, to whom nothing is read-only."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def edit(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(sql)
        db.commit()


def test_a_fresh_desk_is_made_with_its_folder(path: Path) -> None:
    with Store(path) as store:
        assert store.schema_version == VERSION
        assert store.row("PRAGMA user_version") == (VERSION,)
        assert store.row("PRAGMA application_id") == (APPLICATION_ID,)
        assert store.row("PRAGMA journal_mode") == ("wal",)
        assert store.row("PRAGMA foreign_keys") == (1,)
        assert store.row("PRAGMA synchronous") == (2,)
    assert path.parent.stat().st_mode & 0o077 == path.stat().st_mode & 0o077 == 0, "nobody else reads it"


def test_what_was_written_is_there_again(path: Path) -> None:
    with Store(path) as store:
        columns(store)
        before = dump(store)
    with Store(path) as store:
        assert dump(store) == before


def test_two_desks_side_by_side_see_each_others_writes(store: Store) -> None:
    with Store(store.path) as other:
        with written(other) as w:
            settings.put(w, "name", "Lena")
        assert settings.get(store, "name") == "Lena"


def test_closing_twice_is_no_fault(path: Path) -> None:
    store = Store(path)
    store.close()
    store.close()


def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    Store(path).close()
    edit(path, f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes()

    with refused("trouble.newer_desk", path):
        Store(path)
    assert path.read_bytes() == before


def test_somebody_elses_database_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    edit(path, "CREATE TABLE theirs (id)")
    before = path.read_bytes()

    with refused("trouble.not_a_desk", path):
        Store(path)
    assert path.read_bytes() == before


def test_what_is_no_database_is_refused(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"Dear diary, " * 400)

    with refused("trouble.not_a_desk", path):
        Store(path)


def test_a_damaged_page_is_found_at_opening(path: Path) -> None:
    with Store(path) as store:
        columns(store)
        page = store.rows("SELECT rootpage FROM sqlite_schema WHERE name = 'stage'")[0][0]
        size = store.rows("PRAGMA page_size")[0][0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x55" * size)

    with refused("trouble.damaged", path):
        Store(path)


def test_a_file_that_was_cut_short_is_damaged(path: Path) -> None:
    Store(path).close()
    os.truncate(path, path.stat().st_size // 2)

    with refused("trouble.damaged", path):
        Store(path)


def test_a_desk_in_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "desk" / "desk.sqlite"

    with refused("trouble.read_only", path):
        Store(path)


def test_a_desk_in_the_place_of_a_folder(path: Path) -> None:
    path.mkdir(parents=True)

    with refused("trouble.cannot_open", path):
        Store(path)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the rights of a folder are another matter there")
def test_a_read_only_folder_is_named() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "desk.sqlite"
        Path(folder).chmod(0o555)
        with as_nobody(), refused("trouble.read_only", path):
            Store(path)
        Path(folder).chmod(0o755)


def test_a_read_only_file_is_named(path: Path) -> None:
    with Store(path) as store:
        store.rows("PRAGMA query_only = 1")
        with refused("trouble.read_only", path), written(store) as w:
            settings.put(w, "name", "Lena")


def test_a_full_disk_is_named_and_nothing_is_half_done(store: Store) -> None:
    before = dump(store)
    ((pages,),) = store.rows("PRAGMA page_count")
    store.rows(f"PRAGMA max_page_count = {pages}")

    with refused("trouble.disk_full", store.path), written(store) as w:
        for number in range(1000):
            settings.put(w, f"name {number}", "x" * 1000)
    assert dump(store) == before


def test_a_file_that_another_holds_too_long_is_named(store: Store) -> None:
    store.rows("PRAGMA busy_timeout = 1")
    with Store(store.path) as other, written(other), refused("trouble.busy", store.path), written(store):
        pass


def test_an_exception_takes_everything_back(store: Store) -> None:
    before = dump(store)

    with pytest.raises(KeyError), written(store) as w:
        _put_and_fail(w)
    assert dump(store) == before


def _put_and_fail(w: Writing) -> None:
    settings.put(w, "name", "Lena")
    raise KeyError


def test_a_program_that_dies_within_a_write_leaves_what_was_committed(store: Store) -> None:
    before = dump(store)
    subprocess.run([sys.executable, "-c", DIES, str(store.path)], check=True, timeout=60)

    assert dump(store) == before
    with Store(store.path) as again, written(again) as w:
        settings.put(w, "name", "Lena")


def test_a_write_within_a_write_is_a_mistake(store: Store) -> None:
    with pytest.raises(RuntimeError, match="within"), written(store), written(store):
        pass


def test_reading_sees_one_state(store: Store) -> None:
    with Store(store.path) as other, other.reading():
        assert settings.get(other, "name") is None
        with written(store) as w:
            settings.put(w, "name", "Lena")
        with other.reading():
            assert settings.get(other, "name") is None
    with Store(store.path) as other:
        assert settings.get(other, "name") == "Lena"


def test_a_query_is_broken_off_from_another_thread(store: Store) -> None:
    timer = threading.Timer(0.05, store.interrupt)
    timer.start()

    with pytest.raises(Cancelled):
        store.rows(SLOW)
    timer.join()
    assert store.row("SELECT 1") == (1,)


def test_read_only_reads_and_never_writes(store: Store) -> None:
    with Store(store.path, read_only=True) as reader:
        assert len(dump(reader)["stage"]) == 5
        with refused("trouble.read_only", store.path), written(reader) as w:
            settings.put(w, "name", "Lena")


def test_read_only_makes_no_file(path: Path) -> None:
    with refused("trouble.no_desk", path):
        Store(path, read_only=True)
    assert not path.parent.exists()


def test_read_only_refuses_an_empty_file(path: Path) -> None:
    path.parent.mkdir()
    path.touch()

    with refused("trouble.older_desk", path):
        Store(path, read_only=True)


def test_a_name_is_asked_of_every_write(store: Store) -> None:
    with store.writing(Reason.of("test.name", company="Acme"), NOW) as w:
        assert w.name.fact("company") == "Acme"
        assert w.at == NOW
