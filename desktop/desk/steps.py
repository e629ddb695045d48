"""Steps: done, copied, left out, put off."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop.core.days import later_date
from desktop.core.kinds import Channel
from desktop.core.reason import Reason, Trouble
from desktop.desk import lookups
from desktop.desk.desk import Desk
from desktop.desk.view import Written
from desktop.desk.writes import Entry, write
from desktop.store import attempts, marks, outlooks

if TYPE_CHECKING:
    from desktop.store.outlooks import KeptStep


def done(
    desk: Desk,
    now: datetime,
    step: int,
    channel: Channel = Channel.MAIL,
    *,
    also: Collection[int] = (),
    on: datetime | None = None,
    anyway: bool = False,
) -> Written[int]:
    """The step's letter or call went out, or what it names is done; the id of its card. Never refused for its day.

    Args:
        desk: where.
        now: when it is told.
        step: the step.
        channel: by what it went.
        also: steps of other cards that wait for the same person and were named in it: it counts for each.
        on: when it went out, by default now.
        anyway: a deliberate second yes was given.

    Raises:
        Trouble: an unknown step, one that is not open, or one that waits for somebody else; a moment that lies ahead.
    """
    row, happened = _open(desk, step), lookups.not_ahead(desk.store, on, now)
    others = [_same_person(row, _open(desk, other)) for other in also]
    with _about(desk, now, row, "name.done", [other.application for other in others]) as entry:
        letter: int | None = None
        for one in (row, *others):
            attempt = attempts.add(
                entry.w, one.application, channel, happened=happened, kind=one.step.kind, plan=one.plan,
                step=one.step.key, contact=one.step.contact, letter=letter, anyway=anyway,
            )  # fmt: skip
            if others and letter is None:
                letter = attempt
                attempts.share(entry.w, attempt)
    return entry.written(row.application)


def wake(desk: Desk, now: datetime, application: int, *, anyway: bool = False) -> Written[int]:
    """Wake a card that rests, for one letter more than the plan allows; the id of the card.

    Raises:
        Trouble: an unknown card, or one that does not rest; until a second yes, that the limit is there for a reason.
    """
    card = lookups.application(desk.store, application)
    plan = next((kept.plan for kept in outlooks.plans(desk.store, application) if kept.plan.live), None)
    if plan is None or not plan.moved_on:
        raise Trouble("trouble.not_resting", company=card.company_name)
    if not anyway:
        raise Trouble("trouble.one_more", asks=True, company=card.company_name, n=plan.attempts)
    with write(desk, now, lookups.fact_name("name.woken", card), about=[application]) as entry:
        marks.wake(entry.w, application, plan.key)
    return entry.written(application)


def copied(desk: Desk, now: datetime, step: int, *, anyway: bool = False) -> Written[int]:
    """The step's letter was copied or opened in a mail program; the id of its card. Nothing counts until it went out.

    Raises:
        Trouble: an unknown step, or one that is not open; until a second yes, a letter before its day.
    """
    row = _open(desk, step)
    today = later_date(now, lookups.own_zone(desk.store), _zone(desk, row))
    if row.step.kind.is_letter and row.step.day > today and not anyway:
        raise Trouble("trouble.too_soon", asks=True, day=row.step.day, why=row.step.why)
    with _about(desk, now, row, "name.copied") as entry:
        marks.copied(entry.w, row.application, row.step.key)
    return entry.written(row.application)


def not_yet(desk: Desk, now: datetime, step: int) -> Written[int]:
    """The copied letter did not go out; the id of its card.

    Raises:
        Trouble: an unknown step, or one that is not open.
    """
    row = _open(desk, step)
    with _about(desk, now, row, "name.not_yet") as entry:
        marks.not_yet(entry.w, row.application, row.step.key)
    return entry.written(row.application)


def skip(desk: Desk, now: datetime, step: int, *, on: datetime | None = None) -> Written[int]:
    """Leave the step out; the id of its card.

    Raises:
        Trouble: an unknown step, or one that is not open; a moment that lies ahead.
    """
    row, happened = _open(desk, step), lookups.not_ahead(desk.store, on, now)
    with _about(desk, now, row, "name.skipped") as entry:
        marks.skip(entry.w, row.application, row.step.key, happened=happened)
    return entry.written(row.application)


def snooze(desk: Desk, now: datetime, step: int, until: datetime) -> Written[int]:
    """Ring for the step later; its day stays. The id of its card.

    Raises:
        Trouble: an unknown step, or one that is not open; a moment that is over.
    """
    row = _open(desk, step)
    shown = until.astimezone(ZoneInfo(lookups.own_zone(desk.store)))
    if until <= now:
        raise Trouble("trouble.snooze_past", at=shown)
    with _about(desk, now, row, "name.snoozed", until=shown) as entry:
        marks.snooze(entry.w, row.application, row.step.key, until)
    return entry.written(row.application)


def wrote(
    desk: Desk,
    now: datetime,
    application: int,
    channel: Channel,
    *,
    on: datetime | None = None,
    contact: int | None = None,
    anyway: bool = False,
) -> Written[int]:
    """Something went out that no step was opened for: it counts as the next open one. The attempt's id. Never refused.

    Raises:
        Trouble: an unknown card or contact; a moment that lies ahead.
    """
    card, happened = lookups.application(desk.store, application), lookups.not_ahead(desk.store, on, now)
    if contact is not None:
        lookups.contact(desk.store, contact)
    with write(desk, now, lookups.fact_name("name.wrote", card), about=[application]) as entry:
        attempt = attempts.add(
            entry.w, application, channel, happened=happened, contact=contact or card.person, anyway=anyway
        )
    return entry.written(attempt)


def _open(desk: Desk, number: int) -> KeptStep:
    row = outlooks.step(desk.store, number)
    if row is None:
        raise Trouble("trouble.unknown_step", id=number)
    if not row.live:
        raise Trouble("trouble.step_gone", id=number)
    if not row.step.state.is_open:
        raise Trouble("trouble.step_not_open", id=number, state=Reason.of(f"state.{row.step.state}"), day=row.step.day)
    return row


def _same_person(row: KeptStep, other: KeptStep) -> KeptStep:
    if row.step.contact is None or other.step.contact != row.step.contact:
        raise Trouble("trouble.other_person", id=other.id)
    return other


def _zone(desk: Desk, row: KeptStep) -> str:
    return lookups.place(desk.store, lookups.application(desk.store, row.application)).zone


@contextmanager
def _about(
    desk: Desk, now: datetime, row: KeptStep, key: str, others: Collection[int] = (), **more: datetime
) -> Iterator[Entry]:
    card = lookups.application(desk.store, row.application)
    name = Reason.of(
        key, company=card.company_name, role=card.role, what=Reason.of(f"cli.kind.{row.step.kind}"), **more
    )
    with write(desk, now, name, about=[card.id, *others]) as entry:
        yield entry
