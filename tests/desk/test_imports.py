"""Files brought in through the desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.progress import Cancelled, Unwatched
from desktop.core.reason import Trouble
from desktop.desk import history, imports, views
from desktop.desk.desk import Desk
from desktop.words import Words
from tests.desk.conftest import NOW

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


class CalledOff(Unwatched):
    cancelled = True


def csv(folder: Path, name: str, *rows: str) -> Path:
    file = folder / name
    file.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return file


def test_two_files_and_their_sentences(desk: Desk, tmp_path: Path) -> None:
    first = csv(tmp_path, "one.csv", "Ida,Lorn,,,Acme,Lead,12 Mar 2019", "Ben,Osk,,,Quillworks")
    second = csv(tmp_path, "two.csv", "Ida,Lorn,,,Acme,Lead,12 Mar 2019")
    written = imports.import_files(desk, NOW, [first, second], Unwatched())
    assert [Words().say(imports.sentence(file)) for file in written.result] == [
        "one.csv: 1 person came in, 0 were known; 1 row was not understood.",
        "two.csv: 0 people came in, 1 were known; every row was understood.",
    ]
    assert written.changes.touches("contact")
    history.undo(desk, NOW)
    history.undo(desk, NOW)
    assert views.find(desk, "ida") == ()


def test_one_bad_file_and_none_comes_in(desk: Desk, tmp_path: Path) -> None:
    good = csv(tmp_path, "one.csv", "Ida,Lorn,,,Acme,Lead,12 Mar 2019")
    with pytest.raises(Trouble, match="file_missing"):
        imports.import_files(desk, NOW, [good, tmp_path / "two.csv"], Unwatched())
    assert views.looked_through(desk) == 0


def test_called_off(desk: Desk, tmp_path: Path) -> None:
    good = csv(tmp_path, "one.csv", "Ida,Lorn,,,Acme,Lead,12 Mar 2019")
    with pytest.raises(Cancelled):
        imports.import_files(desk, NOW, [good], CalledOff())
    assert views.looked_through(desk) == 0


def test_an_unknown_kind(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="unknown_kind"):
        imports.import_files(desk, NOW, [tmp_path], Unwatched(), kind="tapes")
