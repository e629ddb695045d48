from __future__ import annotations

from desktop.core.facts import Rung
from desktop.store import alerts, marks
from desktop.store.open import Store
from tests.store.desks import DAY, NOW, card, dump, replan, undo, written

STEP = "1/applying/letter:1"


def test_what_rang_is_kept_and_never_undone(store: Store) -> None:
    with written(store) as w:
        number = card(w)
    with written(store) as w:
        alerts.delivered(w, number, STEP)
        alerts.delivered(w, number, STEP, at=NOW + DAY, folded=True)
    before = dump(store)["alert"]
    assert alerts.of(store, number) == (Rung(STEP, NOW), Rung(STEP, NOW + DAY, folded=True))
    with written(store) as w:
        marks.skip(w, number, STEP)
    undo(store)
    assert dump(store)["alert"] == before


def test_a_snooze_makes_it_unnamed_again(store: Store) -> None:
    with written(store) as w:
        number = card(w)
        alerts.delivered(w, number, STEP, at=NOW - DAY)
        alerts.delivered(w, number, "1/other", at=NOW - DAY)
    assert alerts.named(store) == {STEP, "1/other"}
    with written(store) as w:
        marks.snooze(w, number, STEP, NOW + DAY)
    assert alerts.named(store) == {"1/other"}
    assert marks.snoozed(store) == {STEP: NOW + DAY}


def test_the_next_ring_is_the_first_after(store: Store) -> None:
    assert alerts.next_ring(store, NOW) is None
    with written(store) as w:
        card(w)
        replan(w)
        w.run("INSERT INTO plan VALUES (9, 'k', 1, 'applying', '{}', 't', 0, 0, 2, NULL, NULL, 0, NULL, 1, 0)")
        for step, rings, live in ((1, NOW, 1), (2, NOW + 3 * DAY, 1), (3, NOW + DAY, 0)):
            w.run(
                "INSERT INTO step (id, key, plan, position, kind, day, rings, state, why, number, live)"
                " VALUES (?, ?, 9, 0, 'check_in', '2027-03-04', ?, 'due', '[\"k\",{}]', 1, ?)",
                (step, str(step), rings.isoformat(), live),
            )
    assert alerts.next_ring(store, NOW) == NOW + 3 * DAY
    with written(store) as w:
        w.run("UPDATE card SET asks_at = ?", ((NOW + 2 * DAY).isoformat(),))
    assert alerts.next_ring(store, NOW) == NOW + 2 * DAY
