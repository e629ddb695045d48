"""What the user did in one go is undone in one go."""

from __future__ import annotations

from functools import partial

import pytest

from desktop.core.kinds import Outcome, StageKind
from desktop.core.reason import Trouble
from desktop.desk import applications, history, views
from desktop.desk.joining import as_one, both
from desktop.desk.view import NewApplication
from tests.helpers.told import Told, told

__all__ = ["told"]


def add(told: Told, company: str = "Acme") -> int:
    return int(told.tell(partial(applications.add, new=NewApplication(company, "Product Manager"))))


def test_two_writes_are_undone_and_done_again_together(told: Told) -> None:
    card = add(told)
    with as_one(told.desk, told.now):
        one = applications.star(told.desk, told.now, card, starred=True)
        other = applications.note(told.desk, told.now, card, "kept")
    assert both(one, other).changes.ids("application") == {card}
    told.tell(history.undo)
    assert (told.detail(card).card.starred, told.detail(card).notes) == (False, "")
    told.tell(history.redo)
    assert (told.detail(card).card.starred, told.detail(card).notes) == (True, "kept")


def test_the_move_before_belongs_to_them(told: Told) -> None:
    card = add(told)
    stage = next(one for one in views.board(told.desk).stages if one.kind is StageKind.CLOSED)
    told.tell(partial(applications.move, application=card, stage=stage.id))
    with as_one(told.desk, told.now, after_move_of=card):
        applications.close(told.desk, told.now, card, Outcome.REJECTED)
    told.tell(history.undo)
    assert told.detail(card).stage.kind is StageKind.SAVED


def test_the_move_of_another_card_does_not(told: Told) -> None:
    card, other = add(told), add(told, "Fenmark")
    stage = next(one for one in views.board(told.desk).stages if one.kind is StageKind.APPLIED)
    told.tell(partial(applications.move, application=other, stage=stage.id))
    with as_one(told.desk, told.now, after_move_of=card):
        applications.star(told.desk, told.now, card, starred=True)
    told.tell(history.undo)
    assert not told.detail(card).card.starred
    assert told.detail(other).stage.kind is StageKind.APPLIED


def test_what_was_written_before_a_refusal_stays_one(told: Told) -> None:
    card = add(told)

    def refused() -> None:
        with as_one(told.desk, told.now):
            applications.star(told.desk, told.now, card, starred=True)
            applications.star(told.desk, told.now, 999, starred=True)

    with pytest.raises(Trouble):
        refused()
    told.tell(history.undo)
    assert not told.detail(card).card.starred


def test_nothing_written_joins_nothing(told: Told) -> None:
    card = add(told)
    with as_one(told.desk, told.now):
        pass
    told.tell(history.undo)
    with pytest.raises(Trouble):
        told.detail(card)
