from __future__ import annotations

import pytest

from desktop.core.board import Stage
from desktop.core.kinds import StageKind
from desktop.core.reason import Trouble
from desktop.store import applications, stages
from desktop.store.open import Store
from tests.store.desks import APPLIED, INTERVIEWING, card, undo, written


def names(store: Store) -> list[str]:
    return [stage.name for stage in stages.every(store)]


def test_columns_stand_in_their_order(store: Store) -> None:
    assert names(store) == ["Saved", "Applied", "Interviewing", "Offer", "Closed"]
    assert stages.get(store, APPLIED) == Stage(APPLIED, "Applied", StageKind.APPLIED, 1, folded=False)
    assert stages.get(store, 99) is None


def test_one_is_added_in_between_and_undone(store: Store) -> None:
    with written(store) as w:
        stages.add(w, "Second round", StageKind.INTERVIEWING, 3)
    assert names(store) == ["Saved", "Applied", "Interviewing", "Second round", "Offer", "Closed"]
    assert [stage.position for stage in stages.every(store)] == list(range(6))
    first = stages.first(store, StageKind.INTERVIEWING)
    assert first is not None
    assert first.id == INTERVIEWING
    undo(store)
    assert names(store) == ["Saved", "Applied", "Interviewing", "Offer", "Closed"]


def test_a_kind_that_no_column_has(bare: Store) -> None:
    assert stages.first(bare, StageKind.OFFER) is None


def test_renamed_folded_and_reordered(store: Store) -> None:
    with written(store) as w:
        stages.rename(w, APPLIED, "Sent")
        stages.fold(w, APPLIED, folded=True)
        stages.reorder(w, [2, 1, 3, 4, 5])
    assert stages.every(store)[0] == Stage(APPLIED, "Sent", StageKind.APPLIED, 0, folded=True)


def test_an_empty_column_goes_and_cards_that_passed_remember_its_kind(store: Store) -> None:
    with written(store) as w:
        second = stages.add(w, "Second round", StageKind.INTERVIEWING, 3)
        number = card(w, stage=second)
        applications.move(w, number, INTERVIEWING)
        stages.remove(w, second)
        stages.remove(w, 99)
    assert [stage.position for stage in stages.every(store)] == list(range(5))
    moves = applications.moves(store, number)
    assert [(move.stage, move.kind) for move in moves] == [
        (None, StageKind.INTERVIEWING),
        (INTERVIEWING, StageKind.INTERVIEWING),
    ]


def test_a_column_with_cards_stays(store: Store) -> None:
    with written(store) as w:
        stages.add(w, "More", StageKind.APPLIED)
        card(w)
    with pytest.raises(Trouble) as refused, written(store) as w:
        stages.remove(w, APPLIED)
    assert (refused.value.key, refused.value.facts) == ("trouble.stage_not_empty", {"stage": "Applied"})


def test_the_last_of_its_kind_stays(store: Store) -> None:
    with pytest.raises(Trouble) as refused, written(store) as w:
        stages.remove(w, APPLIED)
    assert refused.value.key == "trouble.last_stage_of_kind"
