"""Plans as a function of their facts, of their cadence as it stood, and of now.

`look` is the door: facts of all cards in, an outlook for each card out. Inside, `story` begins the plans of a card,
`replay` tells them what happened (`chain` keeps the letters, `errands` the courtesies and what is owed),
`placing` sets open letters beside one another, and `finish` makes plans that can be shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from desktop.core.days import date_at
from desktop.core.facts import Application, World
from desktop.core.kinds import CadenceKind, StageKind
from desktop.core.outlook import CardOutlook, Plan
from desktop.core.plans.draft import Draft
from desktop.core.plans.finish import Finish
from desktop.core.plans.meter import Ledger, meter
from desktop.core.plans.placing import Placing
from desktop.core.plans.replay import Replay, newest_of
from desktop.core.plans.story import Story
from desktop.core.ringing import question_ring
from desktop.core.turns import Turns

HOW_AFTER = timedelta(minutes=30)
"""After the end of an interview, the app asks how it went."""


def look(world: World, now: datetime) -> dict[int, CardOutlook]:
    """The outlook of every card in the world, by its id.

    Args:
        world: the facts of all cards that may matter to one another.
        now: an aware datetime.
    """
    replays = [Replay(Story.of(world, card), now) for card in world.applications]
    drafts = [replay.run() for replay in replays]
    loose = [sent for replay in replays for sent in replay.loose]
    sent = [*world.sent, *loose]
    Placing(world.user.place.zone, now).run((draft for of_card in drafts for draft in of_card), sent)
    ledger = Ledger(date_at(now, world.user.place.zone))
    ledger.enter_sent(sent)
    for replay, of_card in zip(replays, drafts, strict=True):
        card = replay.story.card
        ledger.enter(card.organisation, of_card, {one.id: one.letter for one in card.attempts})
    return {
        replay.story.card.id: _card(world, replay.story, of_card, ledger, now)
        for replay, of_card in zip(replays, drafts, strict=True)
    }


def _card(world: World, story: Story, drafts: list[Draft], ledger: Ledger, now: datetime) -> CardOutlook:
    card = story.card
    finish = Finish(world, card, now)
    plans = _with_live([finish.plan(draft) for draft in drafts], drafts)
    live = next((plan for plan in plans if plan.live), None)
    turns = Turns(world, story, drafts, plans, now)
    how_much, why = meter(ledger, card.organisation, drafts, story.rounds, live)
    just_over = turns.just_over()
    column = story.column.kind if story.column else StageKind.SAVED
    return CardOutlook(
        application=card.id,
        plans=tuple(plans),
        turn=turns.turn(),
        meter=how_much,
        meter_why=why,
        moved_on=live is not None and live.moved_on and column in (StageKind.APPLIED, StageKind.INTERVIEWING),
        next=_next(plans),
        asks_about=just_over.id if just_over else None,
        asks_at=_asks_at(world, card, just_over.id, just_over.ends, now) if just_over else _ahead(world, card, now),
        dots=_dots(live, next((draft for draft in drafts if live and draft.key == live.key), None), now),
    )


def _dots(plan: Plan | None, draft: Draft | None, now: datetime) -> tuple[int, int]:
    """The meter's dots: from the end of an interview on, else once a letter went out (even if it came back)."""
    if plan is None or draft is None or draft.chain is None or plan.limit is None:
        return (0, 0)
    is_over = plan.cadence is CadenceKind.INTERVIEW and draft.begins <= now and plan.over is None
    came_back = draft.chain.stop is not None
    return (plan.attempts, plan.limit) if plan.attempts or is_over or came_back else (0, 0)


def _with_live(plans: Sequence[Plan], drafts: Sequence[Draft]) -> list[Plan]:
    """Mark the live plan: the newest towards the company, which the asks stand beside."""
    newest = newest_of([draft for draft in drafts if draft.cadence is not CadenceKind.ASK])
    return [replace(plan, live=newest is not None and plan.key == newest.key) for plan in plans]


def _next(plans: Sequence[Plan]) -> str | None:
    steps = [step for plan in plans for step in plan.steps if step.state.is_open and plan.over is None]
    first = min(steps, key=lambda step: (step.day, step.key), default=None)
    return first.key if first else None


def how_key(card: int, interview: int) -> str:
    """The key under which *how did it go?* is rung and snoozed."""
    return f"{card}/how:{interview}"


def _asks_at(world: World, card: Application, interview: int, ends: datetime, now: datetime) -> datetime | None:
    key = how_key(card.id, interview)
    return question_ring(world.user, key, ends + HOW_AFTER, now, card.rung, card.snoozed)


def _ahead(world: World, card: Application, now: datetime) -> datetime | None:
    """When the next interview that lies ahead will be asked about."""
    ends = [(one.ends, one.id) for one in card.interviews if one.ends > now and one.settled is None]
    return _asks_at(world, card, min(ends)[1], min(ends)[0], now) if ends else None
