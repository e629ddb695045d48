"""Which card stands where, and which columns fold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.panes.pipeline.arrangement import Arranged, rails
from tests.panes.pipeline.boards import STAGES, board


def ids(arranged: Arranged, stage: int) -> list[int]:
    return [card.id for card in arranged.order[stage]]


def test_cards_that_are_as_they_were_stay_the_same_objects() -> None:
    before = Arranged.of(board(2, 1))
    changed = board(2, 1)
    changed = changed._replace(cards=(changed.cards[0]._replace(starred=True), *changed.cards[1:]))
    after = Arranged.of(changed, before)
    assert after.order[1][0] is not before.order[1][0]
    assert after.order[1][1] is before.order[1][1]


def test_the_end_of_a_column_is_above_those_that_rest() -> None:
    arranged = Arranged.of(board(1, 2, resting=2))
    assert arranged.position([1], 2, None) == 2
    assert arranged.position([1], 3, None) == 0


def test_a_position_does_not_count_what_moves() -> None:
    arranged = Arranged.of(board(4))
    assert arranged.position([1, 2], 1, 4) == 1


@given(st.data())
def test_a_move_keeps_every_card_once(data: st.DataObject) -> None:
    counts = data.draw(st.lists(st.integers(0, 4), min_size=5, max_size=5))
    arranged = Arranged.of(board(*counts, resting=2))
    every = [card.id for cards in arranged.order.values() for card in cards]
    moving = data.draw(st.lists(st.sampled_from(every), unique=True, min_size=1)) if every else []
    stage = data.draw(st.integers(1, 5))
    others = [card.id for card in arranged.order[stage] if card.id not in moving]
    before = data.draw(st.sampled_from([None, *others]))
    position = arranged.position(moving, stage, before)
    after = arranged.moved(moving, stage, position)
    assert sorted(card.id for cards in after.order.values() for card in cards) == sorted(every)
    assert ids(after, stage)[position : position + len(moving)] == moving
    if before is not None:
        assert ids(after, stage)[position + len(moving)] == before
    assert all(card.stage == stage for stage, cards in after.order.items() for card in cards)


@pytest.mark.parametrize(
    ("room", "selected", "opened", "folded"),
    [
        (5 * 100, None, None, set()),
        (4 * 100 + 20, None, None, {5}),
        (4 * 100 + 20, 3, None, {5}),
        (3 * 100 + 40, 3, None, {4, 5}),
        (3 * 100 + 40, 5, None, {1, 2}),
        (4 * 100 + 20, 4, None, {1}),
        (4 * 100 + 20, 3, 5, {4}),
        (0, 2, None, {1, 3, 4, 5}),
    ],
)
def test_columns_fold_from_the_far_side_of_the_selected_card(
    room: int, selected: int | None, opened: int | None, folded: set[int]
) -> None:
    assert rails(STAGES, selected, opened, room, 100, 20) == folded


def test_what_the_user_folded_is_folded_even_where_there_is_room() -> None:
    stages = [stage._replace(folded=stage.id == 2) for stage in STAGES]
    assert rails(stages, None, None, 1000, 100, 20) == {2}
    assert rails(stages, 2, None, 1000, 100, 20) == set()


@given(st.integers(0, 700), st.sampled_from([None, 1, 2, 3, 4, 5]), st.sampled_from([None, 1, 2, 3, 4, 5]))
def test_one_column_always_stays_and_never_more_fold_than_must(
    room: int, selected: int | None, opened: int | None
) -> None:
    folded = rails(STAGES, selected, opened, room, 100, 20)
    open_ones = 5 - len(folded)
    assert open_ones >= 1
    assert selected not in folded
    assert open_ones == 5 or (open_ones + 1) * 100 + (len(folded) - 1) * 20 > room
