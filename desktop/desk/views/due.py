"""What waits for the user now, in Today's order, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop.core.days import date_at
from desktop.core.kinds import CadenceKind, StepKind, StepState
from desktop.core.reason import Reason
from desktop.desk import choices, lookups
from desktop.desk.desk import Desk
from desktop.desk.view import Due, DueStep, OtherRole
from desktop.store import applications, contacts, first_board, outlooks, replies

if TYPE_CHECKING:
    from desktop.store.applications import Application
    from desktop.store.contacts import Contact
    from desktop.store.outlooks import KeptStep
    from desktop.store.writing import Reads

_ORDER = (
    StepKind.THANK_YOU, StepKind.HOW_IT_ENDED, StepKind.OWED, StepKind.CHECK_IN, StepKind.LAST_CHECK_IN,
    StepKind.SECOND_LETTER, StepKind.FIRST_MOVE, StepKind.NUDGE, StepKind.ASK,
)  # fmt: skip
_LETTER_MINUTES, _COURTESY_MINUTES = 2.5, 1.0


def due(desk: Desk, now: datetime) -> Due:
    """What is due, what comes next, and the calm sentence."""
    with desk.store.reading():
        steps = in_order(due_steps(desk.store, outlooks.steps(desk.store)))
        ahead = next_step(desk.store)
        return Due(steps, ahead, _line(desk.store, now, steps, ahead))


def in_order(steps: Iterable[DueStep]) -> tuple[DueStep, ...]:
    """Thank-yous, what is owed, check-ins, first letters and asks; in each the oldest first."""
    return tuple(sorted(steps, key=lambda one: (_ORDER.index(one.step.kind), one.step.day, one.id)))


def due_steps(reads: Reads, steps: Sequence[KeptStep]) -> list[DueStep]:
    """Steps with the card and the person that they are about."""
    people = contacts.some(reads, {kept.step.contact for kept in steps if kept.step.contact is not None})
    cards = {row.id: row for row in applications.every(reads)} if steps else {}
    waiting = _waiting(reads) if any(kept.step.kind.is_letter for kept in steps) else ()
    return [
        replace(
            _due(kept, cards[kept.application], people.get(kept.step.contact or 0)),
            others=tuple(_others(kept, waiting, cards)),
        )
        for kept in steps
    ]


def _waiting(reads: Reads) -> tuple[KeptStep, ...]:
    """The next open letter of each plan towards a company."""
    open_ones = outlooks.steps(reads, (StepState.DUE, StepState.PLANNED))
    first: dict[str, KeptStep] = {}
    for kept in open_ones:
        if kept.step.kind.is_letter and kept.cadence is not CadenceKind.ASK:
            before = first.get(kept.plan)
            if before is None or kept.step.number < before.step.number:
                first[kept.plan] = kept
    return tuple(first.values())


def _others(kept: KeptStep, waiting: Sequence[KeptStep], cards: Mapping[int, Application]) -> Iterator[OtherRole]:
    if kept.step.contact is None or not kept.step.kind.is_letter or kept.cadence is CadenceKind.ASK:
        return
    for one in waiting:
        if one.step.contact == kept.step.contact and one.application != kept.application:
            card = cards[one.application]
            yield OtherRole(one.id, card.id, card.company_name, card.role)


def _due(kept: KeptStep, card: Application, to: Contact | None) -> DueStep:
    return DueStep(
        id=kept.id,
        step=kept.step,
        cadence=kept.cadence,
        application=card.id,
        company=card.company_name,
        role=card.role,
        to=lookups.as_person(to) if to else None,
        limit=kept.limit,
        minutes=round(_minutes(kept.step.kind)),
    )


def minutes(steps: Iterable[DueStep]) -> int:
    """How long some steps take together."""
    return round(sum(_minutes(one.step.kind) for one in steps))


def _minutes(kind: StepKind) -> float:
    return _LETTER_MINUTES if kind.is_letter else _COURTESY_MINUTES


def next_step(reads: Reads) -> DueStep | None:
    """The next step that lies ahead, over all cards."""
    ahead = outlooks.steps(reads, [StepState.PLANNED])
    first = min(ahead, key=lambda kept: (kept.step.day, _ORDER.index(kept.step.kind), kept.id), default=None)
    return next(iter(due_steps(reads, [first])), None) if first else None


def _line(reads: Reads, now: datetime, steps: Sequence[DueStep], ahead: DueStep | None) -> Reason:
    """The calm sentence: a pause, else what is ready, else who wrote or was met, else until when there is nothing."""
    user = choices.user(reads)
    if user.pause_until is not None and date_at(now, user.place.zone) < user.pause_until:
        return Reason.of("tray.paused", day=user.pause_until)
    waiting = replies.unsorted(reads)
    if steps:
        return Reason.of("cli.ready", n=len(steps), minutes=Reason.of("cli.minutes", n=minutes(steps)))
    cards = {card.id: card for card in first_board.board(reads).cards}
    if waiting:
        return Reason.of("turn.wrote", company=cards[waiting[0].application].company)
    over = [kept.application for kept in outlooks.cards(reads).values() if kept.asks_about is not None]
    if over:
        return Reason.of("tray.how", company=cards[over[0]].company)
    if ahead is None:
        return Reason.of("cli.calm")
    if ahead.step.rings is None or ahead.step.rings <= now:
        return Reason.of("cli.calm_until_day", day=ahead.step.day)
    return Reason.of("cli.calm_until", at=ahead.step.rings.astimezone(ZoneInfo(user.place.zone)))
