"""Alerts: what rings now, what the tray shows, and what the user says to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from desktop.core.days import business_day_from, date_at, moment_at, out_of_quiet
from desktop.core.kinds import Channel, Side, StageKind, StepKind, StepState
from desktop.core.plans import how_key
from desktop.core.reason import Reason
from desktop.core.ringing import at_letter_time
from desktop.desk import alert_texts, choices, settings, steps
from desktop.desk.alert_texts import Ringing
from desktop.desk.desk import Desk
from desktop.desk.view import AlertPlan, AlertView, WaitingCard, Written
from desktop.desk.views.due import due_steps, in_order, minutes
from desktop.desk.views.today import answers, how
from desktop.desk.writes import write
from desktop.store import alerts as kept
from desktop.store import applications, first_board, marks, outlooks

if TYPE_CHECKING:
    from desktop.core.facts import User
    from desktop.desk.view import AnswerItem, DueStep, HowItem
    from desktop.store.writing import Reads

Until = Literal["hour", "tomorrow", "monday"]
Pause = Literal["tomorrow", "week", "fortnight", "off"]

_PAUSES = {"tomorrow": 1, "week": 7, "fortnight": 14}
_A_WEEKDAY_SAYS_IT = timedelta(days=6)
_MONDAY = 0
_AT_ONCE = 3
"""So many alerts may come at one moment; more are one."""


def look(desk: Desk, now: datetime) -> AlertPlan:
    """What rings now and what the tray shows, from the plans as they were worked out last."""
    with desk.store.reading():
        return _look(desk.store, now)


def delivered(desk: Desk, now: datetime, alert: AlertView) -> Written[tuple[int, ...]]:
    """An alert rings: what it names does not ring again for it; the ids of its rows.

    Kept before it is shown: a crash in between costs the alert, never a second one. What it named is named again the
    next morning, and stands on Today all the while.
    """
    about = {application for application, _, _ in alert.delivered}
    with write(desk, now, Reason.of("name.alert"), about=about, undo=False) as entry:
        rows = tuple(
            kept.delivered(entry.w, application, key, folded=folded) for application, key, folded in alert.delivered
        )
    return entry.written(rows)


def never_shown(desk: Desk, now: datetime, rows: Sequence[int]) -> Written[None]:
    """Nothing could show an alert after all: what it named is to ring again."""
    about = kept.cards(desk.store, rows)
    with write(desk, now, Reason.of("name.alert"), about=about, undo=False) as entry:
        kept.never_shown(entry.w, rows)
    return entry.written(None)


def snooze(desk: Desk, now: datetime, alert: AlertView, until: Until) -> Written[datetime]:
    """Ring for all that an alert names later; when that is, in the user's zone."""
    keys = [(application, key) for application, key, _ in alert.delivered]
    return _put_off(desk, now, keys, until)


def snooze_all(desk: Desk, now: datetime, until: Until) -> Written[datetime]:
    """Ring for all that is due later; when that is, in the user's zone."""
    keys = [(one.application, one.step.key) for one in outlooks.steps(desk.store)]
    asked = [(card.application, card.asks_about) for card in outlooks.cards(desk.store).values()]
    keys += [(application, how_key(application, about)) for application, about in asked if about is not None]
    return _put_off(desk, now, keys, until)


def done(desk: Desk, now: datetime, alert: AlertView) -> Written[int]:
    """What the one step of an alert asks for was done already, by whatever channel; the id of its card.

    Raises:
        Trouble: the step is not open any more.
    """
    return steps.done(desk, now, alert.steps[0], Channel.OTHER)


def pause(desk: Desk, now: datetime, choice: Pause) -> Written[None]:
    """Keep all alerts silent for a while, or no longer."""
    days = _PAUSES.get(choice)
    today = date_at(now, choices.user(desk.store).place.zone)
    return settings.pause(desk, now, today + timedelta(days=days) if days else None)


def later(user: User, now: datetime, until: Until) -> datetime:
    """The moment (UTC) that a word for later means: the next business morning, a Monday's, or an hour."""
    if until == "hour":
        return now + timedelta(hours=1)
    day = date_at(now, user.place.zone) + timedelta(days=1)
    while until == "monday" and day.weekday() != _MONDAY:
        day += timedelta(days=1)
    return at_letter_time(user, business_day_from(user.place, day))


def _put_off(desk: Desk, now: datetime, keys: Sequence[tuple[int, str]], until: Until) -> Written[datetime]:
    user = choices.user(desk.store)
    at = later(user, now, until)
    there = at.astimezone(ZoneInfo(user.place.zone))
    about = {application for application, _ in keys}
    with write(desk, now, Reason.of("name.alert_snoozed", until=there), about=about) as entry:
        for application, key in keys:
            marks.snooze(entry.w, application, key, at)
    return entry.written(there)


def _look(reads: Reads, now: datetime) -> AlertPlan:
    chosen, rows = settings.of(reads), {row.id: row for row in applications.every(reads)}
    waiting = in_order(due_steps(reads, outlooks.steps(reads)))
    over, unread = how(reads, rows), answers(reads, rows)
    ring = _ringing(reads, chosen.user, now, waiting, over)
    board = first_board.board(reads)
    return AlertPlan(
        ring=tuple(map(alert_texts.discreetly, ring)) if chosen.discreet else ring,
        look_again=_look_again(reads, chosen.user, now),
        standing=_standing(reads, waiting, over),
        due=board.due,
        tooltip=_tooltip(reads, chosen.user, now, waiting, over, unread),
        menu=tuple((one, alert_texts.row(one)) for one in waiting),
        how=over,
        answers=len(unread),
        waiting=tuple(
            WaitingCard(card.id, card.company, card.role)
            for card in sorted(board.cards, key=lambda card: card.company.casefold())
            if _may_answer(card.turn.side, rows[card.id].kind)
        ),
        paused_until=_pause_until(chosen.user, now),
    )


def _may_answer(side: Side, kind: StageKind) -> bool:
    return side is not Side.NOBODYS and kind not in (StageKind.SAVED, StageKind.CLOSED)


def _ringing(
    reads: Reads, user: User, now: datetime, waiting: Sequence[DueStep], over: Sequence[HowItem]
) -> tuple[AlertView, ...]:
    """What rings now. After a long sleep that may be much: then it is one alert."""
    if out_of_quiet(now, user.quiet, user.place.zone) > now:
        return ()
    ring = (*_ringing_steps(reads, user, waiting, now), *_ringing_questions(reads, over, now))
    if len(ring) <= _AT_ONCE:
        return ring
    steps, interviews = {step for one in ring for step in one.steps}, {one.interview for one in ring}
    companies = [item.company for item in over if item.interview in interviews]
    companies += [one.company for one in waiting if one.id in steps]
    return (alert_texts.for_many(ring, companies, date_at(now, user.place.zone)),)


def _standing(reads: Reads, waiting: Sequence[DueStep], over: Sequence[HowItem]) -> frozenset[str]:
    questions = {how_key(item.application, item.interview) for item in over}
    return kept.named(reads) & (questions | {one.step.key for one in waiting})


def _ringing_steps(reads: Reads, user: User, waiting: Sequence[DueStep], now: datetime) -> list[AlertView]:
    named = kept.named(reads)
    ringing = [
        Ringing(one, one.step.key, one.step.key in named and one.step.state is not StepState.COPIED)
        for one in waiting
        if one.step.rings is not None and one.step.rings <= now
    ]
    own_hour = [one for one in ringing if one.due.step.kind is StepKind.THANK_YOU and not one.again]
    owed = [one for one in ringing if one.due.step.kind is StepKind.OWED and not one.again]
    letters = [one for one in ringing if one not in own_hour and one not in owed]
    rounds: dict[int, list[Ringing]] = {}
    for one in own_hour:
        rounds.setdefault(one.due.application, []).append(one)
    found = [alert_texts.for_thanks(thanks) for thanks in rounds.values()]
    if letters:
        found.append(alert_texts.for_letters(letters, date_at(now, user.place.zone)))
    return [*found, *map(alert_texts.for_owed, owed)]


def _ringing_questions(reads: Reads, over: Sequence[HowItem], now: datetime) -> list[AlertView]:
    cards = outlooks.cards(reads)
    found = []
    for item in over:
        asks_at = cards[item.application].asks_at
        if cards[item.application].asks_about == item.interview and asks_at is not None and asks_at <= now:
            found.append(alert_texts.for_question(item, how_key(item.application, item.interview)))
    return found


def _look_again(reads: Reads, user: User, now: datetime) -> datetime:
    """The next ring or the end of the quiet hours; at the latest the user's next day, which makes other steps due."""
    tomorrow = date_at(now, user.place.zone) + timedelta(days=1)
    midnight = moment_at(tomorrow, datetime.min.time(), user.place.zone)
    loud = out_of_quiet(now, user.quiet, user.place.zone)
    ahead = (midnight, kept.next_ring(reads, now), loud if loud > now else None)
    return min(moment for moment in ahead if moment is not None)


def _pause_until(user: User, now: datetime) -> date | None:
    until = user.pause_until
    return until if until is not None and date_at(now, user.place.zone) < until else None


def _tooltip(
    reads: Reads,
    user: User,
    now: datetime,
    waiting: Sequence[DueStep],
    over: Sequence[HowItem],
    unread: Sequence[AnswerItem],
) -> tuple[Reason, Reason]:
    zone = ZoneInfo(user.place.zone)
    ready = _ready(waiting)
    until = _pause_until(user, now)
    if unread:
        at = unread[0].at.astimezone(zone)
        today = at.date() == now.astimezone(zone).date()
        key = "tray.wrote_at" if today else "tray.wrote_on"
        return Reason.of(key, company=unread[0].company, at=at, day=at.date()), ready or Reason.of("tray.nothing_else")
    if until is not None:
        return Reason.of("tray.paused", day=until), Reason.of("tray.no_watch")
    if ready is not None:
        return ready, Reason.of("tray.first", to=alert_texts.to_whom(waiting[0]))
    if over:
        return Reason.of("tray.how", company=over[0].company), Reason.of("tray.nothing_else")
    return _calm(kept.next_ring(reads, now), now, zone), Reason.of("tray.no_watch")


def _ready(waiting: Sequence[DueStep]) -> Reason | None:
    if not waiting:
        return None
    return Reason.of("tray.notes", n=len(waiting), minutes=Reason.of("tray.minutes", n=minutes(waiting)))


def _calm(ring: datetime | None, now: datetime, zone: ZoneInfo) -> Reason:
    if ring is None:
        return Reason.of("tray.nothing")
    at = ring.astimezone(zone)
    if ring - now < _A_WEEKDAY_SAYS_IT:
        return Reason.of("tray.nothing_until", at=at)
    return Reason.of("tray.nothing_until_day", day=at.date())
