from __future__ import annotations

from desktop.core.facts import Mark, Skip
from desktop.store import marks
from desktop.store.open import Store
from tests.store.desks import DAY, NOW, card, undo, world, written

STEP = "1/applying/letter:1"


def test_marks_reach_the_rules(store: Store) -> None:
    with written(store) as w:
        number = card(w)
        skip = marks.skip(w, number, STEP, happened=NOW - DAY)
        marks.copied(w, number, STEP)
        marks.snooze(w, number, STEP, NOW + DAY)
        marks.snooze(w, number, STEP, NOW + 2 * DAY)
    (found,) = world(store).applications
    assert found.skips == (Skip(skip, STEP, NOW - DAY, NOW),)
    assert found.copied == (Mark(STEP, NOW, NOW),)
    assert found.snoozed == (Mark(STEP, NOW + 2 * DAY, NOW),)


def test_not_yet(store: Store) -> None:
    with written(store) as w:
        number = card(w)
        marks.copied(w, number, STEP, at=NOW - DAY)
    with written(store) as w:
        marks.not_yet(w, number, STEP)
    assert world(store).applications[0].copied == ()
    undo(store)
    assert world(store).applications[0].copied == (Mark(STEP, NOW - DAY, NOW),)


def test_each_waking_is_kept(store: Store) -> None:
    with written(store) as w:
        number = card(w)
        marks.wake(w, number, "1/applying")
    with written(store, at=NOW + DAY) as w:
        marks.wake(w, number, "1/applying")
    assert world(store).applications[0].woken == (
        Mark("1/applying", NOW, NOW),
        Mark("1/applying", NOW + DAY, NOW + DAY),
    )
