"""What holds for every sequence of events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from itertools import combinations
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.days import date_at, is_business_day
from desktop.core.facts import Application, Place, User
from desktop.core.kinds import CadenceKind, Outcome, ReplyKind, StageKind, StepKind, StepState
from desktop.core.outlook import CardOutlook, Plan, Step
from desktop.core.plans import look
from desktop.core.plans.placing import too_near
from tests.core.plans.desk_of_facts import BERLIN, Card, world

START = datetime(2026, 11, 2, 9, 0)
PLACES = (
    BERLIN,
    Place("US", "CA", "America/Los_Angeles"),
    Place("JP", None, "Asia/Tokyo"),
    Place("AE", None, "Asia/Dubai"),
)
Event = tuple[int, int, int, int]
"""Which card, which happening, hours since the last one, days of whatever it names."""

events = st.lists(
    st.tuples(st.integers(1, 4), st.integers(0, 15), st.integers(0, 200), st.integers(0, 20)), max_size=14
)


class Desk:
    """Four cards of two firms and one recruiter, to which things happen."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.cards = {
            1: Card(1, organisation="acme", place=places[0]).to(7).applied("2026-11-02 09:00"),
            2: Card(2, organisation="acme", place=places[0]).to(8).applied("2026-11-02 10:00"),
            3: Card(3, organisation="borealis", place=places[1]).through_agency(7).applied("2026-11-02 11:00"),
            4: Card(4, organisation="cumulus", place=places[1]).through_agency(7),
        }
        self.now = START
        self.letters_by_hand = 0
        self.over_limit_told = False

    def outlooks(self) -> dict[int, CardOutlook]:
        return look(world(*self.cards.values()), self.now.replace(tzinfo=ZoneInfo("Europe/Berlin")))

    def happen(self, event: Event) -> None:
        number, what, hours, days = event
        self.now += timedelta(hours=hours, minutes=1)
        _HAPPENINGS[what](self, self.cards[number], self.now.strftime("%Y-%m-%d %H:%M"), days)

    def due(self, card: Card) -> list[Step]:
        plans = self.outlooks()[card.facts.id].plans
        return [step for plan in plans for step in plan.steps if step.state is StepState.DUE]

    def later(self, days: int) -> str:
        return (self.now.date() + timedelta(days=days + 1)).isoformat()


def _do(desk: Desk, card: Card, now: str, days: int) -> None:
    for step in desk.due(card)[:1]:
        card.did(step, now)


def _skip(desk: Desk, card: Card, now: str, days: int) -> None:
    for step in desk.due(card)[:1]:
        card.skipped(step, now)


def _interview(desk: Desk, card: Card, now: str, days: int) -> None:
    promised = desk.later(days) if days % 2 else None
    card.interview(now, promised=promised, people=[7] if days % 3 else [8, 9])


def _ahead(desk: Desk, card: Card, now: str, days: int) -> None:
    card.interview(f"{desk.later(days)} 15:00", told=now)


def _close(desk: Desk, card: Card, now: str, days: int) -> None:
    card.closed(Outcome.REJECTED, now)


_Happening = Callable[[Desk, Card, str, int], object]
_HAPPENINGS: tuple[_Happening, ...] = (
    _do, _do, _do, _do, _skip, _interview, _ahead,
    lambda desk, card, now, days: card.replied(now),
    lambda desk, card, now, days: card.replied(now, ReplyKind.DECIDING, by=desk.later(days) if days % 2 else None),
    lambda desk, card, now, days: card.replied(now, ReplyKind.QUESTION, by=desk.later(days)),
    lambda desk, card, now, days: card.replied(now, ReplyKind.THANKS),
    lambda desk, card, now, days: card.away(now, until=desk.later(days * 2) if days % 3 else None),
    lambda desk, card, now, days: card.bounced(now),
    lambda desk, card, now, days: card.moved(StageKind.APPLIED if days % 2 else StageKind.INTERVIEWING, now),
    lambda desk, card, now, days: card.asked(now, contact=40 + days, organisation="acme"),
    _close,
)  # fmt: skip


def _all_plans(outlooks: dict[int, CardOutlook]) -> list[Plan]:
    return [plan for outlook in outlooks.values() for plan in outlook.plans]


def _played(happenings: list[Event], places: Sequence[Place]) -> Desk:
    desk = Desk(places)
    for event in happenings:
        desk.happen(event)
    return desk


def _shuffled(card: Application, random: Random) -> Application:
    mixed: dict[str, Any] = {
        field.name: tuple(random.sample(value, len(value)))
        for field in fields(card)
        if isinstance(value := getattr(card, field.name), tuple)
    }
    return replace(card, **mixed)


@given(events, st.randoms(use_true_random=False))
def test_facts_in_any_order_give_the_same_plan(happenings: list[Event], random: Random) -> None:
    desk = _played(happenings, PLACES)
    facts = world(*desk.cards.values())
    now = desk.now.replace(tzinfo=ZoneInfo("Europe/Berlin"))
    mixed = replace(facts, applications=tuple(_shuffled(card, random) for card in random.sample(facts.applications, 4)))
    assert look(mixed, now) == look(facts, now)


@given(events, st.permutations(PLACES))
def test_open_letters_fall_on_business_days_and_ring_outside_quiet_hours(
    happenings: list[Event], places: list[Place]
) -> None:
    desk = _played(happenings, places)
    user = User(BERLIN)
    assert user.quiet is not None
    for number, outlook in desk.outlooks().items():
        for step in (step for plan in outlook.plans for step in plan.steps if step.state.is_open):
            assert step.kind is StepKind.THANK_YOU or is_business_day(desk.cards[number].facts.place, step.day)
            if step.rings is not None:
                clock = step.rings.astimezone(ZoneInfo(user.place.zone)).time()
                assert user.quiet.ends <= clock < user.quiet.begins
                assert step.rings >= desk.now.replace(tzinfo=ZoneInfo("Europe/Berlin"))


@given(events, st.permutations(PLACES))
def test_letters_due_one_by_one_keep_limit_and_gap(happenings: list[Event], places: list[Place]) -> None:
    # Only what the program offers as due is done here: no second yes is ever given.
    desk = _played(happenings, places)
    for plan in _all_plans(desk.outlooks()):
        if plan.limit is not None:
            still = [step for step in plan.steps if step.kind.is_letter and step.state.is_open]
            assert plan.attempts <= plan.limit
            assert plan.attempts + len(still) <= plan.limit


@given(events)
def test_open_letters_keep_the_gap_among_themselves(happenings: list[Event]) -> None:
    desk = _played(happenings, (BERLIN, BERLIN))
    found: list[tuple[str | None, int | None, date, bool]] = []
    for number, outlook in desk.outlooks().items():
        card = desk.cards[number].facts
        for plan in outlook.plans:
            for step in plan.steps:
                if not step.kind.is_letter or step.state is StepState.PAUSED:
                    continue
                if step.state.is_open or step.state is StepState.DONE:
                    firm = "acme" if plan.cadence is CadenceKind.ASK or number < 3 else None
                    assert firm is None or firm == card.organisation or plan.cadence is CadenceKind.ASK
                    found.append((firm, step.contact, step.day, step.state.is_open))
    for (firm, person, one, is_open), (other_firm, other_person, other, other_open) in combinations(found, 2):
        is_same = (firm is not None and firm == other_firm) or (person is not None and person == other_person)
        # What went out stands; what was sent against the gap was never offered so.
        if is_same and (is_open or other_open):
            assert not too_near(BERLIN, one, other)


@given(events)
def test_no_letter_before_a_promise_and_none_before_it_was_told(happenings: list[Event]) -> None:
    desk = _played(happenings, (BERLIN, BERLIN))
    for number, outlook in desk.outlooks().items():
        live = outlook.live
        facts = desk.cards[number].facts
        # Where they said later that they still decide until another day, that day holds.
        if any(reply.by for reply in facts.replies):
            continue
        promises = {f"{number}/interview:{one.id}": one.promised for one in facts.interviews if one.promised}
        for step in live.steps if live else ():
            promised = promises.get(live.key) if live else None
            if step.kind.is_letter and step.state.is_open and promised:
                assert step.day > promised


@given(events)
def test_an_ended_plan_rests_or_says_why(happenings: list[Event]) -> None:
    desk = _played(happenings, (BERLIN, BERLIN))
    today = date_at(desk.now.replace(tzinfo=ZoneInfo("Europe/Berlin")), "Europe/Berlin")
    for outlook in desk.outlooks().values():
        assert sum(plan.live for plan in outlook.plans) == min(
            1, sum(plan.cadence is not CadenceKind.ASK for plan in outlook.plans)
        )
        for plan in outlook.plans:
            assert plan.moved_on <= (plan.over is not None)
            if plan.over is None and plan.ends is not None:
                assert plan.ends > today
            if plan.moved_on:
                assert plan.ends is not None
                assert plan.ends <= today
