"""What happened with one application, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop.core.kinds import Channel, InterviewState, ReplyKind, StageKind, Way
from desktop.core.reason import Reason
from desktop.desk import lookups
from desktop.desk.view import Event
from desktop.store import applications, asks, attempts, contacts, interviews, outlooks, replies

if TYPE_CHECKING:
    from desktop.core.facts import Reply
    from desktop.store.applications import Application
    from desktop.store.attempts import Attempt
    from desktop.store.writing import Reads

_CHANNEL_ICONS = {Channel.PHONE: "phone", Channel.LINKEDIN: "link", Channel.IN_PERSON: "people", Channel.MAIL: "send"}
_HELD = "event.interview"
_LINES = {
    InterviewState.PLANNED: _HELD,
    InterviewState.HELD: _HELD,
    InterviewState.CALLED_OFF: "event.called_off",
    InterviewState.NO_SHOW: "event.no_show",
}


def timeline(reads: Reads, row: Application, zone: str) -> tuple[Event, ...]:
    """All events of a card, the newest first.

    Args:
        reads: the store.
        row: the card.
        zone: the user's, in which events are shown.
    """
    own = ZoneInfo(zone)
    events = [
        *_stages(reads, row), *_talks(reads, row), *_sent(reads, row), *_asked(reads, row), *_came(reads, row),
        *_rested(reads, row, own),
    ]  # fmt: skip
    shown = [Event(event.at.astimezone(own), event.icon, event.line, event.by_day, event.channel) for event in events]
    return tuple(sorted(shown, key=lambda event: event.at, reverse=True))


def _stages(reads: Reads, row: Application) -> Iterator[Event]:
    moves = applications.moves(reads, row.id)
    if not moves or moves[0].kind is StageKind.SAVED:
        yield Event(row.saved, "add", Reason.of("event.saved"))
    if row.applied is not None:
        yield Event(row.applied, "send", _applied(reads, row), row.applied_by_day)
    for offer in asks.offers(reads, row.id):
        line = Reason.of("event.offer_by", day=offer.by) if offer.by else Reason.of("event.offer")
        yield Event(offer.happened, "offer", line)
    for closing in applications.closings(reads, row.id):
        yield Event(closing.happened, "done", Reason.of(f"outcome.{closing.outcome.name.lower()}"))
    before: StageKind | None = None
    for move in moves:
        if before is StageKind.CLOSED and move.kind is not StageKind.CLOSED:
            yield Event(move.happened, "undo", Reason.of("event.reopened"))
        before = move.kind


def _applied(reads: Reads, row: Application) -> Reason:
    """By which way in: through a portal, through an agency, or to a person."""
    names = _names(reads, (row.person,) if row.person is not None else ())
    if row.way is Way.PORTAL:
        return Reason.of("event.applied.portal")
    if row.way is Way.AGENCY:
        return (
            Reason.of("event.applied.by", agency=row.agency_name)
            if row.agency_name
            else Reason.of("event.applied.agency")
        )
    if row.way is Way.PERSON and names:
        return Reason.of("event.applied.to", people=names)
    return Reason.of("event.applied")


def _talks(reads: Reads, row: Application) -> Iterator[Event]:
    for talk in interviews.of(reads, row.id):
        names = _names(reads, talk.people)
        key = _LINES[talk.state]
        line = Reason.of(f"{key}_with", people=names) if names else Reason.of(key)
        if talk.promised is not None and key == _HELD:
            line = Reason.of("event.promised", line=line, day=talk.promised)
        yield Event(talk.starts, "interview", line)
    for owed in asks.owed(reads, row.id):
        yield Event(owed.told, "your-turn", Reason.of("event.owed", what=owed.what, day=owed.by))


def _sent(reads: Reads, row: Application) -> Iterator[Event]:
    back = {bounce.attempt for bounce in replies.bounces(reads, row.id)}
    for attempt in attempts.of(reads, row.id):
        icon = _CHANNEL_ICONS.get(attempt.channel, "send")
        yield Event(
            attempt.happened, icon, _sent_line(reads, attempt, came_back=attempt.id in back), channel=attempt.channel
        )


def _sent_line(reads: Reads, attempt: Attempt, *, came_back: bool) -> Reason:
    what = Reason.of(f"event.did.{attempt.kind}") if attempt.kind else Reason.of("event.did.something")
    names = _names(reads, (attempt.contact,) if attempt.contact is not None else ())
    line = Reason.of("event.sent_to", what=what, people=names) if names else Reason.of("event.sent", what=what)
    return Reason.of("event.came_back", line=line) if came_back else line


def _asked(reads: Reads, row: Application) -> Iterator[Event]:
    for ask in asks.of(reads, row.id):
        line = Reason.of(f"event.asked.{ask.kind}", people=_names(reads, (ask.contact,)))
        yield Event(ask.happened, "ask", line, channel=ask.channel)


def _came(reads: Reads, row: Application) -> Iterator[Event]:
    to = {ask.id: ask.contact for ask in asks.of(reads, row.id)}
    for reply in replies.of(reads, row.id):
        helper = to.get(reply.ask) if reply.ask is not None else None
        line = _helped(reads, reply, helper) if helper is not None else _said(reply, row.company_name)
        yield Event(reply.happened, "reply", line, channel=reply.channel)
    for away in replies.aways(reads, row.id):
        line = Reason.of("event.away_until", day=away.until) if away.until else Reason.of("event.away")
        yield Event(away.happened, "their-turn", line)
    for bounce in replies.bounces(reads, row.id):
        yield Event(bounce.happened, "mail-trouble", Reason.of("event.bounced"))


def _said(reply: Reply, company: str) -> Reason:
    kind = f"event.said.{reply.kind}" if reply.kind else "event.answered"
    return Reason.of(f"{kind}_by" if reply.by else kind, who=company, day=reply.by)


def _helped(reads: Reads, reply: Reply, helper: int) -> Reason:
    """What someone answered who was asked for help."""
    name = lookups.contact(reads, helper).name.split()[0]
    if reply.what:
        return Reason.of("event.helped_with", name=name, what=reply.what)
    return Reason.of("event.helped_no" if reply.kind is ReplyKind.NO else "event.helped", name=name)


def _rested(reads: Reads, row: Application, zone: ZoneInfo) -> Iterator[Event]:
    for kept in outlooks.plans(reads, row.id):
        plan = kept.plan
        if plan.moved_on and plan.ends is not None:
            line = Reason.of("event.moved_on", n=plan.attempts, limit=plan.limit or 0)
            yield Event(_midnight(plan.ends, zone), "pause", line, by_day=True)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _names(reads: Reads, people: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(person.name for person in contacts.some(reads, people).values())
