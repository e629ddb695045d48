from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.core.kinds import CadenceKind
from desktop.core.reason import Trouble
from desktop.desk import shipped

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in ("cadences", "templates"):
        shutil.copytree(RESOURCES / folder, tmp_path / folder)
    return tmp_path


def test_the_shipped_cadences_are_those_of_the_rules() -> None:
    found = shipped.cadences(RESOURCES)
    numbers = {
        kind: (
            one.limit,
            one.first_after,
            one.first_after_promise,
            one.second_after,
            one.end_after,
            one.end_not_before_days,
        )
        for kind, one in found.items()
    }
    assert numbers[CadenceKind.INTERVIEW] == (2, 5, 2, 3, 2, 14)
    assert numbers[CadenceKind.APPLYING] == (2, 5, 2, 5, 3, 21)
    assert (numbers[CadenceKind.ASK][0], *numbers[CadenceKind.ASK][4:]) == (2, 3, 14)
    assert numbers[CadenceKind.OFFER][0] is None
    assert [found[kind].first_after_days for kind in (CadenceKind.APPLYING, CadenceKind.ASK)] == [7, 7]


@pytest.mark.parametrize(
    "damage", ["not toml [", "[interview]\nlimit = 2\n", "[interview]\nwrong = 1\n[applying]\n[ask]\n[offer]\n"]
)
def test_damaged_cadences_are_named(copy: Path, damage: str) -> None:
    (copy / "cadences" / "default.toml").write_text(damage)
    with pytest.raises(Trouble, match=r"trouble\.shipped_missing"):
        shipped.cadences(copy)


@pytest.mark.parametrize("damage", [None, "months = []\n"])
def test_a_damaged_language_is_named(copy: Path, damage: str | None) -> None:
    file = copy / "templates" / "en" / "language.toml"
    file.unlink() if damage is None else file.write_text(damage)
    with pytest.raises(Trouble, match=r"trouble\.shipped_missing"):
        shipped.template(copy, "thank_you")


def test_a_template_that_is_not_there_is_named() -> None:
    with pytest.raises(Trouble) as caught:
        shipped.template(RESOURCES, "no_such_letter")
    assert caught.value.facts["file"] == "no_such_letter.txt"
