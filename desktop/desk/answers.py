"""What came back: answers of every kind, out-of-offices, letters that did not arrive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop.core.kinds import CadenceKind, Channel, ReplyKind
from desktop.core.reason import Reason, Trouble
from desktop.desk import lookups
from desktop.desk.desk import Desk
from desktop.desk.view import Answer, Written
from desktop.desk.writes import Entry, write
from desktop.store import asks, attempts, outlooks, replies

if TYPE_CHECKING:
    from desktop.core.facts import Reply
    from desktop.store.applications import Application
    from desktop.store.attempts import Attempt
    from desktop.store.writing import Reads

_SPOKEN = (Channel.PHONE, Channel.IN_PERSON)
_WITH_A_DAY = (ReplyKind.DECIDING, ReplyKind.QUESTION)


def replied(
    desk: Desk,
    now: datetime,
    application: int,
    answer: Answer,
    *,
    on: datetime | None = None,
    contact: int | None = None,
) -> Written[int]:
    """They answered; the reply's id. A kind that is told later sorts the answer that waits for it.

    Args:
        desk: where.
        now: when it is told.
        application: the card.
        answer: what they said; without a kind the plan holds still until it is told.
        on: when they answered, by default now.
        contact: who was asked and answered, where it is not the company's own answer.

    Raises:
        Trouble: an unknown card or ask, a moment that lies ahead, or a new date before the answer.
    """
    card, happened = lookups.application(desk.store, application), lookups.not_ahead(desk.store, on, now)
    ask = answer.ask if answer.ask is not None else _answered(desk.store, card, contact)
    waiting = _waiting(desk.store, application, ask) if answer.kind is not None else None
    since = waiting.happened if waiting is not None and on is None else happened
    _check(desk.store, card, answer, since)
    with write(desk, now, _name(desk.store, card, answer, ask), about=[card.id]) as entry:
        if waiting is not None and answer.kind is not None:
            _sort(entry, waiting, answer, ask)
            number = waiting.id
        else:
            number = replies.add(
                entry.w, application, happened=happened, kind=answer.kind, by=answer.by, what=answer.what or None,
                channel=answer.channel, ask=ask,
            )  # fmt: skip
    return entry.written(number)


def sort(desk: Desk, now: datetime, reply: int, answer: Answer) -> Written[int]:
    """Say which kind of answer a reply is; its card's id.

    Raises:
        Trouble: an unknown reply, no kind, or a new date before the reply.
    """
    found = replies.get(desk.store, reply)
    if found is None:
        raise Trouble("trouble.unknown_reply", id=reply)
    if answer.kind is None:
        raise Trouble("trouble.no_kind")
    card = lookups.application(desk.store, found.application)
    _check(desk.store, card, answer, found.reply.happened)
    with _telling(desk, now, card, f"name.said_{answer.kind}") as entry:
        _sort(entry, found.reply, answer, found.reply.ask)
    return entry.written(card.id)


def away(
    desk: Desk, now: datetime, application: int, until: date | None, *, on: datetime | None = None
) -> Written[int]:
    """An out-of-office came back, with the last day away where one is named; its id.

    Raises:
        Trouble: an unknown card, a moment that lies ahead, or a last day before it came.
    """
    card, happened = lookups.application(desk.store, application), lookups.not_ahead(desk.store, on, now)
    if until is not None:
        lookups.not_before(until, happened, lookups.place(desk.store, card).zone, "trouble.away_before")
    # It answers the last letter; with nothing sent it is whoever the next one goes to.
    last = _last_letter(desk.store, application)
    contact = last.contact if last is not None else None
    with _telling(desk, now, card, "name.away") as entry:
        number = replies.add_away(entry.w, application, until=until, contact=contact, happened=happened)
    return entry.written(number)


def bounced(desk: Desk, now: datetime, application: int, *, on: datetime | None = None) -> Written[int]:
    """The last letter came back: it does not count. The bounce's id.

    Raises:
        Trouble: an unknown card, a moment that lies ahead, or nothing went out that could come back.
    """
    card, happened = lookups.application(desk.store, application), lookups.not_ahead(desk.store, on, now)
    last = _last_letter(desk.store, application)
    if last is None:
        raise Trouble("trouble.nothing_to_bounce", company=card.company_name)
    with _telling(desk, now, card, "name.bounced") as entry:
        number = replies.add_bounce(entry.w, application, attempt=last.id, happened=happened)
    return entry.written(number)


@contextmanager
def _telling(desk: Desk, now: datetime, card: Application, key: str) -> Iterator[Entry]:
    with write(desk, now, lookups.fact_name(key, card), about=[card.id]) as entry:
        yield entry


def _sort(entry: Entry, reply: Reply, answer: Answer, ask: int | None) -> None:
    assert answer.kind is not None
    replies.sort(
        entry.w, reply.id, answer.kind, by=answer.by, what=answer.what or None, channel=answer.channel, ask=ask
    )


def _check(reads: Reads, card: Application, answer: Answer, happened: datetime) -> None:
    if answer.by is None:
        return
    if answer.kind not in _WITH_A_DAY:
        raise Trouble("trouble.by_without_kind")
    lookups.not_before(answer.by, happened, lookups.place(reads, card).zone, "trouble.date_before_reply")


def _waiting(reads: Reads, application: int, ask: int | None) -> Reply | None:
    """The last answer whose kind was not told."""
    unsorted = [one for one in replies.of(reads, application) if one.kind is None and ask in (None, one.ask)]
    return unsorted[-1] if unsorted else None


def _answered(reads: Reads, card: Application, contact: int | None) -> int | None:
    """The ask that an answer belongs to; None: it is the company's own answer.

    It is the one to the contact who is named, or, on a card without a plan of its own, the newest.
    """
    asked = asks.of(reads, card.id)
    if contact is not None:
        to_them = [ask.id for ask in asked if ask.contact == contact]
        if not to_them:
            raise Trouble("trouble.nothing_asked", name=lookups.contact(reads, contact).name, company=card.company_name)
        return to_them[-1]
    own = [kept for kept in outlooks.plans(reads, card.id) if kept.plan.cadence is not CadenceKind.ASK]
    return asked[-1].id if asked and not own else None


def _name(reads: Reads, card: Application, answer: Answer, ask: int | None) -> Reason:
    """What was told: of the company, or of someone who was asked for help."""
    helper = next((one.contact for one in asks.of(reads, card.id) if one.id == ask), None)
    if helper is not None:
        return Reason.of("name.helped", name=lookups.contact(reads, helper).name, company=card.company_name)
    return lookups.fact_name("name.replied" if answer.kind is None else f"name.said_{answer.kind}", card)


def _last_letter(reads: Reads, application: int) -> Attempt | None:
    """The last letter that went out and did not come back yet."""
    back = {one.attempt for one in replies.bounces(reads, application)}
    out = [one for one in attempts.of(reads, application) if one.id not in back and one.channel not in _SPOKEN]
    return out[-1] if out else None
