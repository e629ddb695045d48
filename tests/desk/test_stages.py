"""The columns of the board."""

from __future__ import annotations

import pytest

from desktop.core.kinds import StageKind
from desktop.core.reason import Trouble
from desktop.desk import applications, history, stages, views
from desktop.desk.desk import Desk
from desktop.desk.view import NewApplication
from tests.desk.conftest import NOW


def names(desk: Desk) -> list[str]:
    return [stage.name for stage in views.board(desk).stages]


def test_a_new_desk_has_one_of_each_kind(desk: Desk) -> None:
    assert names(desk) == ["Saved", "Applied", "Interviewing", "Offer", "Closed"]


def test_add_rename_reorder_fold_remove(desk: Desk) -> None:
    stage = stages.add(desk, NOW, " Phone  screen ", StageKind.INTERVIEWING, 2).result
    assert names(desk) == ["Saved", "Applied", "Phone screen", "Interviewing", "Offer", "Closed"]
    stages.rename(desk, NOW, stage, "Screening")
    stages.reorder(desk, NOW, stage, 0)
    assert names(desk)[0] == "Screening"
    history.undo(desk, NOW)
    assert names(desk)[2] == "Screening"
    stages.fold(desk, NOW, stage, folded=True)
    assert views.board(desk).stages[2].folded
    stages.remove(desk, NOW, stage)
    assert "Screening" not in names(desk)


def test_a_name_is_found_before_a_kind(desk: Desk) -> None:
    assert stages.named(desk, "APPLIED").kind is StageKind.APPLIED
    stages.rename(desk, NOW, stages.named(desk, "saved").id, "Wishes")
    assert stages.named(desk, "saved").name == "Wishes"
    assert stages.named(desk, "wishes").kind is StageKind.SAVED


def test_refusals(desk: Desk, card: int) -> None:
    applied = stages.named(desk, "applied").id
    with pytest.raises(Trouble, match="stage_name_taken"):
        stages.rename(desk, NOW, applied, "offer")
    with pytest.raises(Trouble, match="no_stage_name"):
        stages.add(desk, NOW, " ", StageKind.SAVED)
    with pytest.raises(Trouble, match="stage_not_empty"):
        stages.remove(desk, NOW, applied)
    with pytest.raises(Trouble, match="unknown_stage"):
        stages.fold(desk, NOW, 99, folded=True)
    stages.rename(desk, NOW, applied, "APPLIED")


def test_moving_cards(desk: Desk, card: int) -> None:
    interviewing, applied = stages.named(desk, "interviewing").id, stages.named(desk, "applied").id
    second = applications.add(desk, NOW, NewApplication("Quillworks", "Analyst")).result
    written = applications.move_many(desk, NOW, [card, second], interviewing)
    assert [one.id for one in views.board(desk).cards] == [card, second]
    applications.move(desk, NOW, card, interviewing, 1)
    assert [one.id for one in views.board(desk).cards] == [second, card]
    history.undo(desk, NOW)
    history.undo(desk, NOW)
    assert {one.id: one.stage for one in views.board(desk).cards}[card] == applied
    assert written.undoable


def test_delete_and_undo(desk: Desk, card: int) -> None:
    applications.note(desk, NOW, card, "calm")
    applications.star(desk, NOW, card, starred=True)
    before = views.detail(desk, NOW, card)
    applications.delete(desk, NOW, [card])
    assert views.board(desk).cards == ()
    assert views.plans_if_there(desk, card) is None
    history.undo(desk, NOW)
    assert views.detail(desk, NOW, card) == before
    assert [reason is not None for reason in history.ahead(desk)] == [True, True]
