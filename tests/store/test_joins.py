from __future__ import annotations

import pytest

from desktop.core.reason import Reason, Trouble
from desktop.store import history, joins, settings
from desktop.store.open import Store
from tests.store.desks import redo, undo, written


def put(store: Store, name: str, value: str) -> None:
    with written(store, f"test.{name}") as w:
        settings.put(w, name, value)


def test_writes_that_were_joined_are_undone_together(store: Store) -> None:
    put(store, "before", "1")
    put(store, "a", "1")
    first = joins.newest(store)
    put(store, "b", "1")
    put(store, "a", "2")
    assert first is not None
    with written(store, undo=False) as w:
        joins.join(w, first[0])

    assert history.next_undo(store) == Reason.of("test.a")
    undo(store)
    assert settings.every(store) == {"before": "1"}
    redo(store)
    assert settings.every(store) == {"before": "1", "a": "2", "b": "1"}
    undo(store)
    undo(store)
    with pytest.raises(Trouble):
        undo(store)


def test_the_newest_and_the_first_after(store: Store) -> None:
    assert joins.newest(store) is None
    assert joins.first_after(store, 0) is None
    put(store, "a", "1")
    put(store, "b", "1")

    newest = joins.newest(store)

    assert newest == (2, Reason.of("test.b"))
    assert (joins.first_after(store, 0), joins.first_after(store, 1), joins.first_after(store, 2)) == (1, 2, None)
