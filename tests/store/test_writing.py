"""One write: what it changes and what it notes."""

from __future__ import annotations

import pytest

from desktop.core.changes import Changes
from desktop.store import applications, history, settings
from desktop.store.open import Store
from desktop.store.tables import BROUGHT_IN, OF_AN_APPLICATION, SENT, UNDOABLE, WHOSE
from desktop.store.writing import Journalled
from tests.store.desks import NOW, card, dump, hows, written


def test_rows_come_and_change_and_go(store: Store) -> None:
    with written(store) as w:
        company = w.insert("company", name="Acme", key="acme", is_agency=False)
        assert w.update("company", company, name="Acme GmbH", country="DE")
        image = w.image("company", company)
        assert image is not None
        assert (image["name"], image["country"], image["is_agency"]) == ("Acme GmbH", "DE", 0)
        assert w.row("SELECT name FROM company") == ("Acme GmbH",)
        assert w.delete("company", company)
        assert w.image("company", company) is None
        assert w.changes() == Changes()


def test_what_stands_so_already_is_no_change(store: Store) -> None:
    with written(store) as w:
        company = w.insert("company", name="Acme", key="acme")
    with written(store) as w:
        assert not w.update("company", company, name="Acme")
        assert not w.delete("company", 99)
        assert not w.changes()
        assert not w.touched
    assert history.next_undo(store) is not None
    with written(store, "test.nothing"):
        pass
    named = history.next_undo(store)
    assert named is not None
    assert named.key == "test.write", "a write that changed nothing is nothing to undo"


def test_a_row_that_is_not_there_cannot_change(store: Store) -> None:
    with pytest.raises(KeyError, match="company 99"), written(store) as w:
        w.update("company", 99, name="Acme")


def test_a_row_that_hangs_on_another_is_a_change_of_that(store: Store) -> None:
    with written(store) as w:
        one, other = card(w), card(w, "Quillworks")
    with written(store) as w:
        away = w.insert("away", application=one, happened=NOW, told=NOW)
        assert hows(w.changes()) == [("application", one, "changed")]
        w.update("away", away, application=other)
        assert w.changes().ids("application") == {one, other}
        assert w.touched == {"away"}


def test_many_rows_go_newest_first(store: Store) -> None:
    with written(store) as w:
        for number in range(3):
            settings.put(w, f"name {number}", "x")
        w.delete_where("setting", "value", '"x"')
        assert w.rows("SELECT * FROM setting") == []


def test_a_row_touched_twice_in_a_row_is_kept_once(store: Store) -> None:
    with written(store) as w:
        first = card(w)
        before = len(w.journal)
        applications.update(w, first, notes="a")
        applications.update(w, first, notes="b")
        assert [kept.after and kept.after["notes"] for kept in w.journal[before:]] == ["b"]


def test_the_journal_slots() -> None:
    kept = Journalled("company", 1, None, {"id": 1})

    assert (kept.table, kept.row, kept.before, kept.after) == ("company", 1, None, {"id": 1})


def test_past_the_journal_nothing_is_kept(store: Store) -> None:
    before = dump(store)
    with written(store) as w:
        w.run("INSERT INTO company (name, key) VALUES (?, ?)", ("Acme", "acme"))
        w.run_many("INSERT INTO company (name, key) VALUES (?, ?)", [("B", "b"), ("C", "c")])
        w.note("company", 1, "added")
        assert hows(w.changes()) == [("company", 1, "added")]
    assert dump(store) != before
    assert history.next_undo(store) is None


def test_rows_are_laid_out_beside_the_desk(store: Store) -> None:
    store.stage(("a", "b"), [(1, "x"), (2, "y")])
    with Store(store.path) as other, written(other), written_to_scratch(store):
        pass
    with written(store) as w:
        w.stage(("c",), [("z",)])
        assert w.rows("SELECT * FROM temp.staged") == [(1, "z")]


def written_to_scratch(store: Store) -> Store:
    """No other write has to wait for it."""
    store.stage(("a",), [(1,)])
    return Store(store.path, read_only=True)


def test_every_table_that_the_user_fills_has_an_owner(store: Store) -> None:
    tables = {name for (name,) in store.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    derived = {"plan", "step", "step_change", "card"}
    own = {"history", "history_row", "aside", "sqlite_sequence"}
    on_servers = {"published"}

    assert tables - derived - own - on_servers == set(WHOSE)
    assert set(WHOSE) > UNDOABLE
    assert set(WHOSE) > SENT


def test_every_row_of_a_card_goes_with_it(store: Store) -> None:
    with_cards = {
        table
        for table in WHOSE
        for (refers_to,) in store.rows('SELECT "table" FROM pragma_foreign_key_list(?)', (table,))
        if refers_to == "application"
    }

    assert set(OF_AN_APPLICATION) == with_cards


def test_every_table_with_a_batch_but_the_cards_is_filled_in_bulk(store: Store) -> None:
    with_batch = {
        table
        for table in WHOSE
        for (refers_to,) in store.rows('SELECT "table" FROM pragma_foreign_key_list(?)', (table,))
        if refers_to == "batch"
    }

    assert with_batch == {*BROUGHT_IN, "application"}
