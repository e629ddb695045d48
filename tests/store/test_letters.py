from __future__ import annotations

from desktop.store import letters
from desktop.store.letters import Text
from desktop.store.open import Store
from tests.store.desks import card, undo, written

STEP = "1/applying/letter:1"


def test_the_users_own_text_is_kept(store: Store) -> None:
    with written(store) as w:
        letters.keep(w, card(w), STEP, Text("Subject", "Dear Mira"))
    with written(store) as w:
        letters.keep(w, 1, STEP, Text("Subject", "Dear Mira Tann"))
    assert letters.get(store, STEP) == Text("Subject", "Dear Mira Tann")
    undo(store)
    assert letters.get(store, STEP) == Text("Subject", "Dear Mira")
    with written(store) as w:
        letters.forget(w, STEP)
    assert letters.get(store, STEP) is None


def test_a_fact_of_one_letter_alone(store: Store) -> None:
    for text in ("a course", "a course in the new system"):
        with written(store) as w:
            letters.tell(w, 1 if text != "a course" else card(w), STEP, "something_new", text)
    assert letters.facts(store, STEP) == {"something_new": "a course in the new system"}
    assert letters.facts(store, "1/applying/letter:2") == {}
    undo(store)
    assert letters.facts(store, STEP) == {"something_new": "a course"}


def test_a_template_of_their_own(store: Store) -> None:
    assert letters.template(store, "check_in", "en") is None
    for body in ("one", "two"):
        with written(store) as w:
            letters.keep_template(w, "check_in", "en", Text("Subject", body))
    assert letters.template(store, "check_in", "en") == Text("Subject", "two")
    assert letters.template(store, "check_in", "de") is None
