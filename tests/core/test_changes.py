"""What a write changed."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.changes import Change, Changes, How, What, everything


def test_several_touches_of_one_row_are_one() -> None:
    rows = [Change("step", 1, "added"), Change("step", 1, "changed"), Change("plan", 2, "changed")]
    assert Changes.of(rows).rows == (Change("step", 1, "added"), Change("plan", 2, "changed"))


def test_added_then_removed_is_nothing() -> None:
    assert not Changes.of([Change("step", 1, "added"), Change("step", 1, "removed")])


def test_removed_then_added_again_is_changed() -> None:
    assert Changes.of([Change("step", 1, "removed"), Change("step", 1, "added")]).rows[0].how == "changed"


def test_adding_up_and_asking() -> None:
    both = Changes((Change("step", 1, "added"),)) + Changes((Change("contact", 3, "changed"),))
    assert both
    assert both.touches("contact", "ask")
    assert not both.touches("ask")
    assert both.ids("step") == {1}


hows = st.sampled_from(["added", "changed", "removed"])


@given(st.lists(st.tuples(st.integers(1, 3), hows)))
def test_each_row_once(touches: list[tuple[int, How]]) -> None:
    rows = Changes.of(Change("step", number, how) for number, how in touches).rows
    assert len({row.id for row in rows}) == len(rows)


def test_everything_touches_whatever_a_view_asks_for() -> None:
    assert all(everything().touches(what) for what in get_args(What))
