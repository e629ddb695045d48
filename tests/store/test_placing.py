"""Cards stand where they were dropped, however often."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from desktop.store import applications
from desktop.store.open import Store
from tests.store.desks import APPLIED, INTERVIEWING, card, columns, dump, undo, written


def order(store: Store, stage: int = APPLIED) -> list[int]:
    return [found.id for found in applications.every(store) if found.stage == stage]


def three(store: Store) -> list[int]:
    with written(store) as w:
        for _ in range(3):
            card(w)
    return order(store)


def test_to_the_top_to_the_end_in_between_and_beyond(store: Store) -> None:
    a, b, c = three(store)
    for number, position, expected in ((c, 0, [c, a, b]), (c, 2, [a, b, c]), (c, 1, [a, c, b]), (a, 99, [c, b, a])):
        with written(store) as w:
            applications.move(w, number, APPLIED, position)
        assert order(store) == expected


def test_into_an_empty_column_and_beyond_its_end(store: Store) -> None:
    a, b, _ = three(store)
    with written(store) as w:
        applications.move(w, a, INTERVIEWING, 7)
        applications.move(w, b, INTERVIEWING, 7)
    assert order(store, INTERVIEWING) == [a, b]


def test_one_drag_writes_one_row(store: Store) -> None:
    _, _, c = three(store)
    with written(store) as w:
        applications.move(w, c, APPLIED, 1)
        assert [kept.table for kept in w.journal] == ["application"]


def test_where_the_room_is_used_up_the_column_is_spread(store: Store) -> None:
    a, b, c = three(store)
    before = dump(store)
    with written(store) as w:
        for number in range(40):
            applications.move(w, (b, c)[number % 2], APPLIED, 1)
    assert order(store) == [a, c, b]
    undo(store)
    assert dump(store) == before


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 6)), max_size=60))
def test_it_stands_as_in_a_list(moves: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder, Store(Path(folder) / "desk.sqlite") as store:
        columns(store)
        with written(store) as w:
            for _ in range(5):
                card(w)
            expected = [found.id for found in applications.every(w)]
            for which, position in moves:
                number = sorted(expected)[which]
                expected.remove(number)
                expected.insert(position, number)
                applications.move(w, number, APPLIED, position)
        assert order(store) == expected
