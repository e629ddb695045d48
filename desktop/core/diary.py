"""Follow-ups and interviews as entries of a calendar, as a function of the facts and of the plans.

Others may see the phone: an entry says whom it is about and that something is ready, never what was promised, offered
or written. The end of a plan has no entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from desktop.core.days import date_at, out_of_quiet
from desktop.core.facts import Application, Interview, User, World
from desktop.core.kinds import CadenceKind, InterviewState, StepKind, StepState
from desktop.core.outlook import CardOutlook, Plan, Step
from desktop.core.reason import Reason
from desktop.core.ringing import at_letter_time

STEP_TAKES: Final = timedelta(minutes=15)

_WAITING: Final = (StepState.PLANNED, StepState.DUE, StepState.COPIED)
_TAKES_PLACE: Final = (InterviewState.PLANNED, InterviewState.HELD)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the calendar.

    Attributes:
        uid: the same for as long as its step or interview is known, on every machine that has this desk.
        starts, ends: in UTC.
        summary, about: what it says; `about` is None where the summary says all.
        busy: the user is taken for that time.
        alarm: it rings at its start.
    """

    uid: str
    starts: datetime
    ends: datetime
    summary: Reason
    about: Reason | None
    busy: bool
    alarm: bool


def entries(
    desk: UUID, world: World, outlooks: Mapping[int, CardOutlook], *, discreet: bool = False
) -> tuple[Entry, ...]:
    """The calendar of a desk, by start.

    Args:
        desk: the desk's own id, from which the entries' ids come.
        world: the facts; interviews of cards that are not in it have no entry.
        outlooks: what the rules say of them.
        discreet: nobody is named.
    """
    found = [
        entry
        for card in world.applications
        for entry in _Cards(desk, world, card, discreet=discreet).entries(outlooks.get(card.id))
    ]
    return tuple(sorted(found, key=lambda entry: (entry.starts, entry.uid)))


def interview_key(card: int, interview: int) -> str:
    """The key of an interview's own entry."""
    return f"{card}/meeting:{interview}"


@dataclass(frozen=True, slots=True)
class _Cards:
    """The entries of one card."""

    desk: UUID
    world: World
    card: Application
    discreet: bool

    def entries(self, outlook: CardOutlook | None) -> Iterator[Entry]:
        for interview in self.card.interviews:
            if self._takes_place(interview):
                yield self._meeting(interview)
        for plan in outlook.plans if outlook is not None else ():
            for step in plan.steps:
                if step.state in _WAITING and self._rings(step):
                    yield self._step(plan, step)

    def _takes_place(self, interview: Interview) -> bool:
        """What would have come after the card closed does not come any more."""
        closed = max((one.happened for one in self.card.closed), default=None)
        reopened = closed is not None and any(move.happened > closed for move in self.card.moves)
        is_off = closed is not None and not reopened and interview.ends > closed
        return interview.state in _TAKES_PLACE and not is_off

    def _rings(self, step: Step) -> bool:
        """A step that never rings (brought in past due, without an address) is left to Today."""
        return step.rings is not None or any(one.step == step.key for one in self.card.rung)

    def _meeting(self, interview: Interview) -> Entry:
        names = tuple(self.world.names[one] for one in interview.people if one in self.world.names)
        summary = self._to(names)
        if self.discreet:
            summary = Reason.of("calendar.meeting_discreet")
        key = interview_key(self.card.id, interview.id)
        return self._entry(key, interview.starts, interview.ends, summary, None, busy=True)

    def _step(self, plan: Plan, step: Step) -> Entry:
        starts = _starts(self.world.user, self.card, step)
        summary, about = self._says(plan, step)
        if self.discreet:
            summary, about = Reason.of("app.title"), Reason.of("alert.discreet.body", n=1)
        return self._entry(step.key, starts, starts + STEP_TAKES, summary, about, busy=False)

    def _says(self, plan: Plan, step: Step) -> tuple[Reason, Reason]:
        name = self.world.names.get(step.contact) if step.contact is not None else None
        if step.kind is StepKind.OWED:
            is_answer = plan.cadence is CadenceKind.OFFER
            body = "alert.owed.body_answer" if is_answer else "alert.owed.body"
            return Reason.of("alert.owed.title", company=self.card.company), Reason.of(body, day=step.day)
        if step.kind is StepKind.THANK_YOU:
            title = Reason.of("alert.thank_you.title_plain", company=self.card.company)
            if name is not None:
                title = Reason.of("alert.thank_you.title", name=name)
            return title, Reason.of("calendar.ready")
        return Reason.of("calendar.note", to=self._to((name,) if name else ())), Reason.of("calendar.ready")

    def _to(self, names: tuple[str, ...]) -> Reason:
        if not names:
            return Reason.of("alert.letter.title_plain", to=self.card.company)
        return Reason.of("tray.to", to=names, company=self.card.company)

    def _entry(
        self, key: str, starts: datetime, ends: datetime, summary: Reason, about: Reason | None, *, busy: bool
    ) -> Entry:
        user = self.world.user
        silent = user.pause_until is not None and date_at(starts, user.place.zone) < user.pause_until
        return Entry(str(uuid5(self.desk, key)), starts, ends, summary, about, busy, alarm=busy or not silent)


def _starts(user: User, card: Application, step: Step) -> datetime:
    """The step's own ring: a thank-you's hour or the letter time of its day; where it was put off, until then."""
    snooze = max((mark for mark in card.snoozed if mark.step == step.key), key=lambda mark: mark.told, default=None)
    own = step.hour or at_letter_time(user, step.day)
    return out_of_quiet(own if snooze is None else max(own, snooze.at), user.quiet, user.place.zone)
