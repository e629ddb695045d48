"""Undo and redo put back exactly what was, or say why they cannot."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.kinds import AskKind, Channel, Outcome, StageKind
from desktop.core.reason import Reason, Trouble
from desktop.store import applications, asks, attempts, contacts, history, interviews, marks, replies, settings, stages
from desktop.store.open import Store
from desktop.store.writing import Writing
from tests.store.desks import (
    APPLIED,
    CLOSED,
    DAY,
    INTERVIEWING,
    NOW,
    card,
    columns,
    dump,
    hows,
    redo,
    replan,
    undo,
    written,
)


def drag(store: Store, application: int) -> int:
    """The card to Interviewing, with an interview that is over, and its plan."""
    with written(store, "test.drag") as w:
        applications.move(w, application, INTERVIEWING)
        person = contacts.add(w, "Mira Tann", company="Acme", tie="interview")
        number = interviews.add(
            w, application, NOW - timedelta(hours=3), NOW - timedelta(hours=2), "Europe/Berlin", people=[person]
        )
        replan(w)
    return number


def set_name(store: Store, name: str, *, undoable: bool = True) -> None:
    with written(store, f"test.{name}", undo=undoable) as w:
        settings.put(w, "name", name)


def names(store: Store) -> tuple[str | None, str | None]:
    before, after = history.next_undo(store), history.next_redo(store)
    return None if before is None else before.key, None if after is None else after.key


def test_one_undo_takes_move_interview_and_plan_together(store: Store) -> None:
    with written(store) as w:
        number = card(w)
        replan(w)
    before = dump(store)
    drag(store, number)
    after = dump(store)

    with written(store, undo=False) as w:
        assert history.undo(w) == Reason.of("test.drag")
        assert ("application", number, "changed") in hows(w.changes())
        assert ("interview", 1, "removed") in hows(w.changes())
        replan(w)
    facts = {table: rows for table, rows in dump(store).items() if table not in {"plan", "step", "step_change"}}
    assert facts == {table: rows for table, rows in before.items() if table in facts}
    with written(store, undo=False) as w:
        assert history.redo(w) == Reason.of("test.drag")
        replan(w)
    left = {table: rows for table, rows in dump(store).items() if table != "step_change"}
    assert left == {table: rows for table, rows in after.items() if table in left}


def test_undo_goes_back_step_by_step_and_redo_forth(store: Store) -> None:
    for name in ("a", "b", "c"):
        set_name(store, name)
    assert names(store) == ("test.c", None)

    assert [undo(store).key, undo(store).key] == ["test.c", "test.b"]
    assert settings.get(store, "name") == "a"
    assert names(store) == ("test.a", "test.b")
    assert [redo(store).key, redo(store).key] == ["test.b", "test.c"]
    assert settings.get(store, "name") == "c"
    assert names(store) == ("test.c", None)


def test_a_new_write_clears_what_could_be_redone(store: Store) -> None:
    set_name(store, "a")
    set_name(store, "b")
    undo(store)
    set_name(store, "c")

    assert names(store) == ("test.c", None)
    undo(store)
    assert settings.get(store, "name") == "a"


def test_a_write_that_cannot_be_undone_leaves_redo_alone(store: Store) -> None:
    set_name(store, "a")
    undo(store)
    with written(store, undo=False) as w:
        settings.put(w, "zone", "Europe/Berlin")
    redo(store)

    assert settings.get(store, "name") == "a"


def test_with_nothing_left_it_says_so(store: Store) -> None:
    for turn, key in ((undo, "trouble.nothing_to_undo"), (redo, "trouble.nothing_to_redo")):
        with pytest.raises(Trouble) as refused:
            turn(store)
        assert refused.value.key == key


def test_what_went_out_stays(store: Store) -> None:
    with written(store) as w:
        number = card(w)
    interview = drag(store, number)
    with written(store, "test.done") as w:
        attempts.add(w, number, Channel.MAIL, plan=f"{number}/interview:{interview}", contact=None)
        person = contacts.add(w, "Ida Lorn")
    with written(store, "test.ask") as w:
        asks.add(w, number, person, AskKind.WORD)
    assert names(store) == ("test.done", None), "an ask is nothing to undo"

    with pytest.raises(Trouble) as refused:
        undo(store)
    assert refused.value.key == "trouble.undo_in_the_way", "the ask went to that person"
    with written(store, undo=False) as w:
        w.run("DELETE FROM ask")
    assert [undo(store).key, undo(store).key] == ["test.done", "test.drag"]
    assert len(attempts.of(store, number)) == 1
    assert applications.every(store)[0].stage == APPLIED


def test_a_letter_to_a_person_keeps_the_person(store: Store) -> None:
    with written(store) as w:
        number = card(w)
    drag(store, number)
    with written(store, "test.done", undo=False) as w:
        attempts.add(w, number, Channel.MAIL, contact=1)
    before = dump(store)

    with pytest.raises(Trouble) as refused:
        undo(store)
    assert refused.value.key == "trouble.undo_in_the_way"
    assert refused.value.facts == {"name": Reason.of("test.drag")}
    assert dump(store) == before


def test_a_later_write_to_the_same_row_is_in_the_way(store: Store) -> None:
    set_name(store, "a")
    set_name(store, "b", undoable=False)

    with pytest.raises(Trouble) as refused:
        undo(store)
    assert refused.value.key == "trouble.undo_in_the_way"
    assert settings.get(store, "name") == "b"


def test_a_row_that_is_gone_is_in_the_way(store: Store) -> None:
    set_name(store, "a")
    with written(store, undo=False) as w:
        settings.forget(w, "name")

    with pytest.raises(Trouble) as refused:
        undo(store)
    assert refused.value.key == "trouble.undo_in_the_way"


def test_redo_is_refused_with_its_own_sentence(store: Store) -> None:
    with written(store) as w:
        number = card(w)
    with written(store, "test.note") as w:
        applications.update(w, number, notes="x")
    undo(store)
    with written(store, undo=False) as w:
        applications.update(w, number, notes="y")

    with pytest.raises(Trouble) as refused:
        redo(store)
    assert refused.value.key == "trouble.redo_in_the_way"


def test_redo_is_refused_where_what_it_refers_to_is_gone(store: Store) -> None:
    with written(store) as w:
        number = card(w)
    with written(store, "test.mark") as w:
        marks.skip(w, number, f"{number}/applying/letter:1")
    undo(store)
    with written(store, undo=False) as w:
        applications.delete(w, number)

    with pytest.raises(Trouble) as refused:
        redo(store)
    assert refused.value.key == "trouble.redo_in_the_way"


def test_a_deleted_card_comes_back_with_all_that_went_out(store: Store) -> None:
    with written(store) as w:
        number = card(w)
        attempt = attempts.add(w, number, Channel.MAIL)
        replies.add_bounce(w, number, attempt=attempt)
        asked = asks.add(w, number, contacts.add(w, "Ida Lorn"), AskKind.OPEN)
        replies.add(w, number, ask=asked)
    drag(store, number)
    before = dump(store)
    with written(store, "test.delete") as w:
        applications.delete(w, number)
    assert dump(store)["application"] == []

    undo(store)
    kept = {table: rows for table, rows in before.items() if table != "card"}
    assert {table: rows for table, rows in dump(store).items() if table in kept} == kept
    redo(store)
    assert dump(store)["application"] == dump(store)["attempt"] == []


def test_the_last_hundred_are_kept(store: Store) -> None:
    for number in range(120):
        set_name(store, f"n{number}")

    for number in reversed(range(20, 120)):
        assert undo(store).key == f"test.n{number}"
    with pytest.raises(Trouble):
        undo(store)
    assert settings.get(store, "name") == "n19"


def test_another_program_undoes_what_this_one_did(store: Store) -> None:
    set_name(store, "a")

    with Store(store.path) as other:
        assert undo(other).key == "test.a"
    assert settings.get(store, "name") is None
    redo(store)
    assert settings.get(store, "name") == "a"


def test_ids_are_never_used_twice(store: Store) -> None:
    with written(store) as w:
        first = card(w)
    undo(store)
    with written(store) as w:
        assert card(w) > first


ACTIONS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3), st.integers(0, 5)), min_size=1, max_size=6)


def act(w: Writing, action: tuple[int, int, int]) -> None:
    """Something that the user may do, to one of the cards that are there."""
    what, which, detail = action
    cards = [found.id for found in applications.every(w)]
    if what == 0 or not cards:
        card(w, f"Firm {detail}")
        return
    number = cards[which % len(cards)]
    if what == 1:
        applications.move(w, number, 1 + detail % 5, detail)
    elif what == 2:
        interviews.add(w, number, NOW, NOW + timedelta(hours=1), "UTC", people=[contacts.add(w, f"Person {detail}")])
    elif what == 3:
        applications.delete(w, number)
    elif what == 4:
        applications.close(w, number, Outcome.REJECTED)
    elif what == 5:
        replies.add(w, number)
    elif what == 6:
        asks.add_owed(w, number, "references", (NOW + DAY).date())
    elif what == 7:
        stages.reorder(w, [stage.id for stage in reversed(stages.every(w))])
    else:
        applications.update(w, number, notes=f"note {detail}", starred=bool(detail % 2))


@given(st.lists(ACTIONS, min_size=1, max_size=5))
def test_whatever_was_done_undo_and_redo_come_back_to_it(writes: list[list[tuple[int, int, int]]]) -> None:
    with TemporaryDirectory() as folder, Store(Path(folder) / "desk.sqlite") as store:
        columns(store)
        states = [dump(store)]
        for actions in writes:
            with written(store) as w:
                for action in actions:
                    act(w, action)
            if len(store.rows("SELECT id FROM history")) == len(states):
                states.append(dump(store))
        for state in reversed(states[:-1]):
            undo(store)
            assert dump(store) == state
        for state in states[1:]:
            redo(store)
            assert dump(store) == state


def test_the_kinds_of_the_columns_stand_as_the_tests_take_them(store: Store) -> None:
    assert [stages.every(store)[number - 1].kind for number in (APPLIED, INTERVIEWING, CLOSED)] == [
        StageKind.APPLIED,
        StageKind.INTERVIEWING,
        StageKind.CLOSED,
    ]
