"""The answers of the rules are kept, under ids that stay, and only what changed is a change."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.core.board import Turn
from desktop.core.facts import Cadence
from desktop.core.kinds import CadenceKind, Meter, Side, StepKind, StepState
from desktop.core.outlook import CardOutlook, Plan, Step
from desktop.core.reason import Reason
from desktop.store import derived, outlooks, stages
from desktop.store.open import Store
from desktop.store.writing import Writing
from tests.store.desks import DAY, NOW, card, dump, hows, undo, world, written

KEY = "1/interview:7"
TODAY = NOW.date()
FIRST = Step(f"{KEY}/letter:1", StepKind.CHECK_IN, TODAY, NOW, StepState.DUE, Reason("why.first"), 3, 1)
THANKS = Step(f"{KEY}/thank_you:3", StepKind.THANK_YOU, TODAY, None, StepState.DONE, Reason("why.thanks"), 3)
PLAN = Plan(
    key=KEY,
    application=1,
    cadence=CadenceKind.INTERVIEW,
    steps=(THANKS, FIRST),
    attempts=1,
    limit=2,
    ends=TODAY + 14 * DAY,
    ends_why=Reason.of("ends.minimum", day=TODAY),
    moved_on=False,
    over=None,
    live=True,
)
LOOK = CardOutlook(
    application=1,
    plans=(PLAN,),
    turn=Turn(Side.YOURS, Reason.of("turn.write", name="Mira")),
    meter=Meter.JUST_RIGHT,
    meter_why=Reason("meter.right"),
    moved_on=False,
    next=FIRST.key,
    asks_about=7,
    asks_at=NOW,
    dots=(1, 2),
)


@pytest.fixture
def desk(store: Store) -> Store:
    """With one card, and its plan kept."""
    with written(store) as w:
        card(w)
        keep(w, LOOK)
    return store


def keep(w: Writing, *looks: CardOutlook, limit: int = 2) -> None:
    seen = replace(world(w), defaults={kind: Cadence(kind, limit) for kind in CadenceKind})
    derived.sync(w, {look.application: look for look in looks}, seen, NOW)


def kept(store: Store, look: CardOutlook) -> list[tuple[str, int, str]]:
    with written(store, undo=False) as w:
        keep(w, look)
        return hows(w.changes())


def looking(plan: Plan | None = None, **more: object) -> CardOutlook:
    return replace(LOOK, plans=() if plan is None else (plan,), **more)  # type: ignore[arg-type]


def test_a_plan_is_kept_as_it_is(desk: Store) -> None:
    (found,) = outlooks.plans(desk, 1)

    assert found.plan == PLAN
    assert [(kept.id, kept.step) for kept in outlooks.steps(desk, StepState)] == list(
        zip(found.step_ids, PLAN.steps, strict=True)
    )
    (one,) = outlooks.steps(desk)
    assert one == outlooks.step(desk, one.id) == outlooks.step_of(desk, FIRST.key)
    assert (one.plan, one.plan_id, one.cadence, one.application) == (KEY, found.id, CadenceKind.INTERVIEW, 1)
    assert (one.limit, one.live) == (2, True)
    assert outlooks.step(desk, 99) is None
    assert outlooks.step_of(desk, "99/applying/letter:1") is None


def test_what_is_said_of_a_card(desk: Store) -> None:
    found = outlooks.cards(desk)[1]

    assert (found.meter, found.meter_why, found.resting) == (Meter.JUST_RIGHT, Reason("meter.right"), False)
    assert (found.next, found.asks_about, found.asks_at) == (FIRST.key, 7, NOW)


def test_the_same_again_is_no_change(desk: Store) -> None:
    before = dump(desk)

    assert kept(desk, LOOK) == []
    assert dump(desk) == before


def test_only_what_changed_is_a_change(desk: Store) -> None:
    later = replace(FIRST, day=TODAY + DAY, state=StepState.PLANNED, why=Reason("why.gap"))

    assert kept(desk, looking(replace(PLAN, steps=(THANKS, later)))) == [("step", 2, "changed")]
    sent = replace(PLAN, steps=(THANKS, later), attempts=2)
    assert kept(desk, looking(sent)) == [("plan", 1, "changed")]
    assert kept(desk, looking(sent, dots=(2, 2))) == [("application", 1, "changed")]
    assert kept(desk, looking(sent, dots=(2, 2), moved_on=True)) == [("application", 1, "changed")]


def test_each_day_of_a_step_is_kept_with_its_reason(desk: Store) -> None:
    for days, key in ((1, "why.gap"), (1, "why.same"), (2, "why.late")):
        step = replace(FIRST, day=TODAY + days * DAY, why=Reason(key))
        kept(desk, looking(replace(PLAN, steps=(THANKS, step))))

    found = outlooks.day_changes(desk, 2)

    assert [(change.before, change.day, change.why.key) for change in found] == [
        (None, TODAY, "why.first"),
        (TODAY, TODAY + DAY, "why.gap"),
        (TODAY + DAY, TODAY + 2 * DAY, "why.late"),
    ]
    assert found[0].at == NOW


def test_a_step_that_is_no_more_keeps_its_id_and_comes_back_under_it(desk: Store) -> None:
    assert kept(desk, looking(replace(PLAN, steps=(THANKS,)))) == [("step", 2, "removed")]
    assert kept(desk, looking(replace(PLAN, steps=(THANKS,)))) == []
    gone = outlooks.step(desk, 2)
    assert gone is not None
    assert (gone.live, gone.step) == (False, FIRST)
    assert outlooks.plans(desk, 1)[0].step_ids == (1,)
    assert kept(desk, LOOK) == [("step", 2, "added")]


def test_a_plan_that_is_no_more_too(desk: Store) -> None:
    assert kept(desk, looking()) == [
        ("plan", 1, "removed"),
        ("step", 1, "removed"),
        ("step", 2, "removed"),
    ]
    assert kept(desk, looking()) == []
    assert outlooks.plans(desk, 1) == ()
    assert kept(desk, LOOK)[:3] == [("plan", 1, "added"), ("step", 1, "added"), ("step", 2, "added")]


def test_a_plan_keeps_the_cadence_with_which_it_began(desk: Store) -> None:
    with written(desk, undo=False) as w:
        keep(w, replace(LOOK, plans=(replace(PLAN, attempts=2), replace(PLAN, key="1/applying", steps=()))), limit=5)
        (one,) = world(w).applications
        cadences = world(w).cadences
    assert one.id == 1
    assert [cadences[key].limit for key in (KEY, "1/applying")] == [2, 5]


def test_a_plan_that_began_before_it_was_kept_takes_the_cadence_of_its_beginning(store: Store) -> None:
    with written(store) as w:
        card(w)
        seen = replace(world(w), cadences={KEY: Cadence(CadenceKind.INTERVIEW, 9)})
        derived.sync(w, {1: LOOK}, seen, NOW)
        assert world(w).cadences[KEY].limit == 9


def test_the_plans_of_a_card_that_went_go_with_it(desk: Store) -> None:
    with written(desk, undo=False) as w:
        w.run("DELETE FROM stage_move")
        w.run("DELETE FROM application")
        derived.sync(w, {}, world(w), NOW)
        assert hows(w.changes()) == [("plan", 1, "removed"), ("step", 1, "removed"), ("step", 2, "removed")]
    assert outlooks.steps(desk) == ()
    assert outlooks.cards(desk) == {}


def test_other_cards_stay_as_they_stand(desk: Store) -> None:
    with written(desk) as w:
        number = card(w, "Quillworks")
        keep(w, replace(LOOK, application=number, plans=()))
        assert ("plan", 1, "removed") not in hows(w.changes())
    assert len(outlooks.plans(desk, 1)) == 1


def test_the_dots_of_a_card(desk: Store) -> None:
    assert desk.row("SELECT used, most FROM card") == (1, 2)
    kept(desk, looking(PLAN, dots=(0, 0)))
    assert desk.row("SELECT used, most FROM card") == (0, 0)


def test_undo_leaves_what_is_derived_to_the_next_look(desk: Store) -> None:
    with written(desk) as w:
        stages.rename(w, 2, "Sent")
        keep(w, looking(replace(PLAN, attempts=2)))
    undo(desk)
    assert outlooks.plans(desk, 1)[0].plan.attempts == 2
    assert kept(desk, LOOK) == [("plan", 1, "changed")]


def test_a_ring_that_moves_is_a_change_without_a_new_day(desk: Store) -> None:
    snoozed = replace(FIRST, rings=NOW + timedelta(hours=1))
    assert kept(desk, looking(replace(PLAN, steps=(THANKS, snoozed)))) == [("step", 2, "changed")]
    assert len(outlooks.day_changes(desk, 2)) == 1
