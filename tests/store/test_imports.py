from __future__ import annotations

from desktop.core.reason import Reason
from desktop.core.records import BadRow
from desktop.store import imports
from desktop.store.imports import Batch
from desktop.store.open import Store
from tests.store.desks import NOW, dump, hows, redo, undo, written


def test_a_batch_says_what_became_of_its_file(store: Store) -> None:
    bad = (BadRow(7, Reason.of("row.no_name")), BadRow(9, Reason.of("row.too_long")))
    with written(store) as w:
        first = imports.start(w, "a.csv", "linkedin")
        imports.finish(w, first, came_in=5, known=2, merged=1, resting=3, not_understood=bad)
        assert hows(w.changes()) == [("import", first, "added")]
        second = imports.start(w, "b.csv", "linkedin")
        imports.finish(w, second, came_in=0, known=0)
    assert imports.every(store) == (
        Batch(second, "b.csv", "linkedin", NOW, 0, 0, 0, 0),
        Batch(first, "a.csv", "linkedin", NOW, 5, 2, 1, 3),
    )
    assert imports.not_understood(store, first) == bad
    newest = imports.newest(store, "linkedin")
    assert newest is not None
    assert newest.id == second
    assert imports.newest(store, "sheet") is None


def test_rows_that_were_not_understood_go_and_come_with_it(store: Store) -> None:
    with written(store) as w:
        batch = imports.start(w, "a.csv", "linkedin")
        imports.finish(w, batch, came_in=0, known=0, not_understood=[BadRow(7, Reason.of("row.no_name"))])
    after = dump(store)
    undo(store)
    assert imports.every(store) == ()
    assert imports.not_understood(store, batch) == ()
    redo(store)
    assert dump(store) == after
