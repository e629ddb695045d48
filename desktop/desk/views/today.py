"""The Today pane: all that is the user's to do, in its order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from desktop.core.days import add_business_days, date_at
from desktop.core.kinds import Side, StageKind, StepKind, StepState, Way
from desktop.core.reason import Reason
from desktop.desk import choices, lookups
from desktop.desk.desk import Desk
from desktop.desk.view import AnswerItem, DueStep, HowItem, NobodyItem, RestItem, SnoozedItem, Today
from desktop.desk.views.due import due_steps, in_order, minutes, next_step
from desktop.desk.views.people import known_at
from desktop.store import applications, first_board, interviews, marks, outlooks, replies

if TYPE_CHECKING:
    from desktop.core.outlook import Plan
    from desktop.desk.view import Card
    from desktop.store.applications import Application
    from desktop.store.outlooks import KeptStep
    from desktop.store.writing import Reads

_PEOPLE_SEARCH = "https://www.linkedin.com/search/results/people/"
_DOORS = 3
"""People shown as doors where there is nobody to write to."""
_OWED_AHEAD = 2
"""Business days before its day from which what the user owes is shown."""


def today(desk: Desk, now: datetime) -> Today:
    """All of the Today pane."""
    with desk.store.reading():
        return _today(desk.store, now)


def _today(reads: Reads, now: datetime) -> Today:
    day = date_at(now, choices.user(reads).place.zone)
    rows = {row.id: row for row in applications.every(reads)}
    cards = [card for card in first_board.board(reads).cards if card.id in rows]
    waiting = in_order(due_steps(reads, (*outlooks.steps(reads), *_owed_soon(reads, rows, day))))
    put_off = {step: until for step, until in marks.snoozed(reads).items() if until > now}
    snoozed = tuple(SnoozedItem(one, put_off[one.step.key]) for one in waiting if one.step.key in put_off)
    steps = tuple(one for one in waiting if one.step.key not in put_off)
    return Today(
        day=day,
        answers=answers(reads, rows),
        how=how(reads, rows),
        steps=steps,
        nobody=tuple(_nobody(reads, rows[card.id]) for card in cards if card.turn.line.key == "turn.nobody"),
        rested=tuple(_newly_rested(reads, cards, rows)),
        snoozed=snoozed,
        done=_done(reads, day),
        next=next_step(reads),
        theirs=sum(card.turn.side is Side.THEIRS for card in cards),
        resting=sum(card.resting for card in cards),
        portals=sum(row.way is Way.PORTAL and row.kind is not StageKind.CLOSED for row in rows.values()),
        letters=sum(one.step.kind is not StepKind.OWED for one in steps),
        minutes=minutes(one for one in steps if one.step.state is not StepState.PLANNED),
        empty_desk=not rows,
    )


def _owed_soon(reads: Reads, rows: dict[int, Application], day: date) -> Iterator[KeptStep]:
    """What the user owes in a day or two: no alert and no badge yet, but time enough to prepare it."""
    for kept in outlooks.steps(reads, [StepState.PLANNED]):
        if kept.step.kind is StepKind.OWED:
            place = lookups.place(reads, rows[kept.application])
            if kept.step.day <= add_business_days(place, day, _OWED_AHEAD):
                yield kept


def answers(reads: Reads, rows: dict[int, Application]) -> tuple[AnswerItem, ...]:
    """Answers whose kind is not told yet, the oldest first."""
    return tuple(
        AnswerItem(
            one.reply.id, one.application, rows[one.application].company_name, one.reply.happened, one.reply.channel
        )
        for one in replies.unsorted(reads)
    )


def how(reads: Reads, rows: dict[int, Application]) -> tuple[HowItem, ...]:
    """Interviews that are just over and of which nobody said how they went."""
    found = []
    for kept in outlooks.cards(reads).values():
        over = interviews.get(reads, kept.asks_about) if kept.asks_about is not None else None
        if over is not None:
            row = rows[kept.application]
            found.append(HowItem(over.id, row.id, row.company_name, row.role, over.ends))
    return tuple(sorted(found, key=lambda item: item.ended))


def _nobody(reads: Reads, row: Application) -> NobodyItem:
    live = next(kept.plan for kept in outlooks.plans(reads, row.id) if kept.plan.live)
    zone = choices.user(reads).place.zone
    return NobodyItem(
        application=row.id,
        company=row.company_name,
        role=row.role,
        applied=date_at(row.applied or row.saved, zone),
        way=row.way,
        known=known_at(reads, row.company_name, row.id)[:_DOORS],
        posting=row.link,
        search=f"{_PEOPLE_SEARCH}?{urlencode({'keywords': f'{row.company_name} recruiter'})}",
        rests=live.ends or date_at(row.saved, zone),
    )


def _newly_rested(reads: Reads, cards: list[Card], rows: dict[int, Application]) -> Iterator[RestItem]:
    """Cards that came to rest since the user last took note of it."""
    zone = choices.user(reads).place.zone
    for card in cards:
        if not card.resting:
            continue
        live = next(kept.plan for kept in outlooks.plans(reads, card.id) if kept.plan.live)
        noted = rows[card.id].acknowledged
        if noted is None or (live.ends is not None and date_at(noted, zone) < live.ends):
            yield _rested(card, live)


def _rested(card: Card, live: Plan) -> RestItem:
    line = Reason.of("rested.moved_on", n=live.attempts, limit=live.limit or 0)
    return RestItem(card.id, card.company, line, _said(live))


def _said(plan: Plan) -> Reason:
    """What was done until the plan was used up."""
    out = sorted(step.day for step in plan.steps if step.state is StepState.DONE)
    thanked = any(step.kind is StepKind.THANK_YOU and step.state is StepState.DONE for step in plan.steps)
    if plan.attempts == 0:
        return plan.over or Reason.of("rested.said_nothing")
    letters = Reason.of("rested.letters", n=plan.attempts)
    what = Reason.of("rested.thanked", letters=letters) if thanked else letters
    days = ((plan.ends or out[-1]) - out[0]).days if out else 0
    return Reason.of("rested.said", what=what, n=days)


def _done(reads: Reads, day: date) -> tuple[DueStep, ...]:
    done = [kept for kept in outlooks.steps(reads, [StepState.DONE]) if kept.step.day == day]
    return in_order(due_steps(reads, done))
