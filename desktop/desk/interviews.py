"""Interviews: told, moved, called off; and what a plan would look like."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop.core import facts, plans
from desktop.core.days import date_at
from desktop.core.kinds import InterviewState, StageKind
from desktop.core.outlook import Plan
from desktop.core.reason import Reason, Trouble
from desktop.desk import lookups
from desktop.desk.applications import enter
from desktop.desk.desk import Desk
from desktop.desk.people import known_at, person_at
from desktop.desk.replanning import world
from desktop.desk.view import Draft, Told, Written
from desktop.desk.writes import Entry, write
from desktop.store import asks
from desktop.store import interviews as stored
from desktop.store.applications import Application
from desktop.store.interviews import Interview

if TYPE_CHECKING:
    from desktop.store.writing import Reads, Writing

_AN_HOUR = timedelta(hours=1)
_NEW = 0
"""The id of an interview that is only tried out; ids of the store begin at 1."""


def zone(desk: Desk, application: int) -> str:
    """The zone in which the times of a card's interviews are meant.

    Raises:
        Trouble: an unknown card.
    """
    return lookups.place(desk.store, lookups.application(desk.store, application)).zone


def which(desk: Desk, application: int, number: int | None) -> int:
    """The id of a card's n-th interview, from 1 by their start; by default the newest.

    Raises:
        Trouble: there is none.
    """
    card = lookups.application(desk.store, application)
    there = stored.of(desk.store, application)
    if not there or (number is not None and not 1 <= number <= len(there)):
        raise Trouble("trouble.no_such_interview", company=card.company_name, which=number or 1, n=len(there))
    return there[-1 if number is None else number - 1].id


def begins(desk: Desk, interview: int) -> datetime:
    """When an interview begins, in the zone that it was meant in.

    Raises:
        Trouble: an unknown interview.
    """
    found = lookups.interview(desk.store, interview)
    return found.starts.astimezone(ZoneInfo(found.zone))


def record(desk: Desk, now: datetime, application: int, draft: Draft) -> Written[int]:
    """Tell of an interview, over or ahead; the card moves to Interviewing. The interview's id.

    What is told on the day of one that was planned completes that one and adds no second.

    Raises:
        Trouble: an unknown card, an end before the start, or a promise before the interview's day.
    """
    card = lookups.application(desk.store, application)
    draft = _checked(desk.store, card, draft)
    with write(desk, now, lookups.fact_name("name.interview", card), about=[application]) as entry:
        w = entry.w
        if card.kind is not StageKind.INTERVIEWING:
            stage = lookups.stage_of(w, StageKind.INTERVIEWING)
            enter(w, now, card, stage.id, stage.kind)
        planned = _completed(w, now, card, draft)
        interview = _add(w, card, draft) if planned is None else _complete(w, now, planned, draft)
        _owed(w, application, draft.owed, draft)
    return entry.written(interview)


def held(desk: Desk, now: datetime, interview: int, told: Told = Told()) -> Written[None]:  # noqa: B008 (frozen)
    """It took place; with what was told of it.

    Raises:
        Trouble: an unknown interview, one that lies ahead, or a promise before its day.
    """
    found = lookups.interview(desk.store, interview)
    if found.starts > now:
        raise Trouble("trouble.interview_ahead", at=found.starts.astimezone(ZoneInfo(found.zone)))
    if told.promised is not None:
        lookups.not_before(told.promised, found.ends, found.zone, "trouble.promise_before")
    _check_owed(told)
    with _settling(desk, now, found, "name.held") as entry:
        w = entry.w
        stored.update(w, interview, state=InterviewState.HELD, settled=now)
        _tell(w, found, told.people, told.talked_about)
        if told.promised is not None:
            stored.update(w, interview, promised=told.promised, promised_told=now)
        _owed(w, found.application, told.owed, told)
    return entry.written(None)


def moved(desk: Desk, now: datetime, interview: int, starts: datetime, ends: datetime | None = None) -> Written[None]:
    """It begins at another time, and lasts as long as it would have where no end is given. Nothing counts.

    Raises:
        Trouble: an unknown interview, or an end before the start.
    """
    found = lookups.interview(desk.store, interview)
    until = ends or starts + (found.ends - found.starts)
    if until < starts:
        raise Trouble("trouble.ends_before", starts=starts, ends=until)
    with _settling(desk, now, found, "name.interview_moved") as entry:
        stored.update(
            entry.w, interview, starts=starts, ends=until, told=now, state=InterviewState.PLANNED, settled=None
        )
        if found.promised is not None and found.promised < date_at(until, found.zone):
            stored.update(entry.w, interview, promised=None, promised_told=None)
    return entry.written(None)


def called_off(desk: Desk, now: datetime, interview: int) -> Written[None]:
    """It was called off: a short letter is offered, the plan waits.

    Raises:
        Trouble: an unknown interview.
    """
    return _off(desk, now, interview, InterviewState.CALLED_OFF, "name.called_off")


def no_show(desk: Desk, now: datetime, interview: int) -> Written[None]:
    """They did not come: a short letter is offered, the plan waits.

    Raises:
        Trouble: an unknown interview.
    """
    return _off(desk, now, interview, InterviewState.NO_SHOW, "name.no_show")


def preview(desk: Desk, now: datetime, application: int, draft: Draft) -> Plan | None:
    """The plan that `record` would start, without a write. None where it would start none.

    People who are not known yet are left out of it: a thank-you without a name stands for them.

    Raises:
        Trouble: as `record`.
    """
    with desk.store.reading():
        card = lookups.application(desk.store, application)
        draft = _checked(desk.store, card, draft)
        seen = world(desk.store, desk, [application])
        planned = _completed(desk.store, now, card, draft)
        known = tuple(_known(desk.store, card, draft.people))
    tried = facts.Interview(
        planned.id if planned else _NEW, draft.starts, draft.ends or draft.starts, known, InterviewState.PLANNED, now,
        draft.promised, now if draft.promised else None,
    )  # fmt: skip
    cards = tuple(_with(one, tried, now) if one.id == application else one for one in seen.applications)
    return plans.look(replace(seen, applications=cards), now)[application].live


def _with(card: facts.Application, tried: facts.Interview, now: datetime) -> facts.Application:
    entered = facts.Move(StageKind.INTERVIEWING, now, now, max((one.order for one in card.moves), default=0) + 1)
    others = tuple(one for one in card.interviews if one.id != tried.id)
    return replace(card, interviews=(*others, tried), moves=(*card.moves, entered))


def _checked(reads: Reads, card: Application, draft: Draft) -> Draft:
    """The draft with its end.

    Raises:
        Trouble: an end before the start, or a promise before the interview's day.
    """
    ends = draft.ends or draft.starts + _AN_HOUR
    if ends < draft.starts:
        raise Trouble("trouble.ends_before", starts=draft.starts, ends=ends)
    if draft.promised is not None:
        lookups.not_before(draft.promised, ends, lookups.place(reads, card).zone, "trouble.promise_before")
    _check_owed(draft)
    return replace(draft, ends=ends)


def _check_owed(told: Draft | Told) -> None:
    if told.owed and told.owed_by is None:
        raise Trouble("trouble.owed_without_day", what=told.owed)
    if told.owed_by is not None and not told.owed:
        raise Trouble("trouble.owed_without_what")


def _completed(reads: Reads, now: datetime, card: Application, draft: Draft) -> Interview | None:
    """The planned interview of that day that this one is.

    One with other people, or told ahead of its day for another hour, is another one.
    """
    there = lookups.place(reads, card).zone
    day, people = date_at(draft.starts, there), set(_known(reads, card, draft.people))
    for one in stored.of(reads, card.id):
        lay_ahead = one.state is InterviewState.PLANNED and one.settled is None and one.told < one.ends
        if not lay_ahead or date_at(one.starts, there) != day:
            continue
        if draft.people and one.people:
            if people & set(one.people):
                return one
        elif day <= date_at(now, there) or (one.starts < (draft.ends or draft.starts) and draft.starts < one.ends):
            return one
    return None


def _add(w: Writing, card: Application, draft: Draft) -> int:
    people = [person_at(w, name, card.company_name, met=True) for name in draft.people]
    return stored.add(
        w, card.id, draft.starts, draft.ends or draft.starts, lookups.place(w, card).zone, people=people,
        promised=draft.promised, promised_told=w.at if draft.promised else None, talked_about=draft.talked_about,
    )  # fmt: skip


def _complete(w: Writing, now: datetime, planned: Interview, draft: Draft) -> int:
    ends = draft.ends or draft.starts
    if (planned.starts, planned.ends) != (draft.starts, ends):
        stored.update(w, planned.id, starts=draft.starts, ends=ends, told=now)
    if ends <= now:
        stored.update(w, planned.id, state=InterviewState.HELD, settled=now)
    if draft.promised is not None:
        stored.update(w, planned.id, promised=draft.promised, promised_told=now)
    _tell(w, planned, draft.people, draft.talked_about)
    return planned.id


def _tell(w: Writing, interview: Interview, people: tuple[str, ...], talked_about: str) -> None:
    if talked_about:
        stored.update(w, interview.id, talked_about=talked_about)
    if people:
        company = lookups.application(w, interview.application).company_name
        stored.set_people(w, interview.id, [person_at(w, name, company, met=True) for name in people])


def _owed(w: Writing, application: int, what: str, told: Draft | Told) -> None:
    if what and told.owed_by is not None:
        asks.add_owed(w, application, what, told.owed_by)


def _off(desk: Desk, now: datetime, interview: int, state: InterviewState, key: str) -> Written[None]:
    found = lookups.interview(desk.store, interview)
    with _settling(desk, now, found, key) as entry:
        stored.update(entry.w, interview, state=state, settled=now)
    return entry.written(None)


@contextmanager
def _settling(desk: Desk, now: datetime, interview: Interview, key: str) -> Iterator[Entry]:
    card = lookups.application(desk.store, interview.application)
    name = Reason.of(key, company=card.company_name, role=card.role)
    with write(desk, now, name, about=[card.id]) as entry:
        yield entry


def _known(reads: Reads, card: Application, names: tuple[str, ...]) -> Iterator[int]:
    for name in names:
        found = known_at(reads, name, card.company_name)
        if found is not None:
            yield found
