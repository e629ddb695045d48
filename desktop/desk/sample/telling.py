"""Tells a story to a desk: events noted in any order, played in theirs, each at its own time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final

from desktop.core.days import add_business_days, business_day_until, date_at, moment_at
from desktop.core.facts import Place
from desktop.core.kinds import Channel, Outcome, StageKind, StepKind, Way
from desktop.desk import answers, applications, interviews, steps
from desktop.desk.desk import Desk
from desktop.desk.view import Answer, Draft, NewApplication
from desktop.store import contacts, outlooks, stages

_BERLIN: Final = Place("DE", None, "Europe/Berlin")
_ONE: Final = timedelta(days=1)

Event = Callable[[datetime], object]


class Telling:
    """Where the story is told, and what happens in it.

    Attributes:
        today: the day on which it ends: that of `now`, or the last business day before it.
        ids: of the cards, by company.
    """

    def __init__(self, desk: Desk, now: datetime) -> None:
        self.desk = desk
        self.now = now
        self.zone = _BERLIN.zone
        self.today = business_day_until(_BERLIN, date_at(now, self.zone))
        self.ids: dict[str, int] = {}
        self._events: list[tuple[datetime, int, Event]] = []

    def day(self, days: int) -> date:
        """So many days from today; less than 0 before it."""
        return self.today + timedelta(days=days)

    def business_day(self, count: int) -> date:
        """So many business days from today; less than 0 before it."""
        if count >= 0:
            return add_business_days(_BERLIN, self.today, count)
        day = self.today
        for _ in range(-count):
            day = business_day_until(_BERLIN, day - _ONE)
        return day

    def at(self, when: int | date, clock: str = "9:00") -> datetime:
        """That time of a day, or of so many days from today; never later than now."""
        day = self.day(when) if isinstance(when, int) else when
        return min(self.moment(day, clock), self.now)

    def moment(self, day: date, clock: str) -> datetime:
        """That time of a day, which may lie ahead."""
        hour, minute = map(int, clock.split(":"))
        return moment_at(day, time(hour, minute), self.zone)

    def happens(self, at: datetime, event: Event) -> None:
        """Note what happens then; it is given its time."""
        self._events.append((at, len(self._events), event))

    def play(self) -> None:
        """Tell all of it, in the order of time."""
        for at, _, event in sorted(self._events, key=lambda noted: noted[:2]):
            event(at)
        self._events.clear()

    def stage(self, kind: StageKind) -> int:
        """The stage of a kind.

        Raises:
            StopIteration: the desk has none.
        """
        return next(stage.id for stage in stages.every(self.desk.store) if stage.kind is kind)

    def contact(self, name: str) -> int:
        """The contact of that name.

        Raises:
            KeyError: nobody is called so.
        """
        found = contacts.named(self.desk.store, name)
        if found is None:
            raise KeyError(name)
        return found


class Card:
    """One application of the story."""

    def __init__(self, telling: Telling, company: str, role: str, applied: int | None = None, **more: str) -> None:
        """It was applied for so many days ago (`applied` below 0), or saved on the day of ``more["saved"]``."""
        self.telling = telling
        self.company = company
        self._new(role, applied, more)

    def _new(self, role: str, applied: int | None, more: dict[str, str]) -> None:
        telling = self.telling
        day = telling.day(applied) if applied is not None else date.fromisoformat(more["saved"])
        person = more.get("person")
        new = NewApplication(
            self.company, role,
            stage=StageKind.SAVED if applied is None else StageKind.APPLIED,
            applied=None if applied is None else day,
            way=Way(more["way"]) if "way" in more else Way.PERSON if person else Way.PORTAL if applied else Way.NONE,
            people=(person,) if person else (),
            link=more.get("link"),
            notes=more.get("notes", ""),
            apply_by=date.fromisoformat(more["apply_by"]) if "apply_by" in more else None,
        )  # fmt: skip
        self.happens(
            day, more.get("clock", "9:00"), lambda now: self._added(applications.add(telling.desk, now, new).result)
        )

    def _added(self, number: int) -> None:
        self.telling.ids[self.company] = number

    @property
    def id(self) -> int:
        """Once it was told."""
        return self.telling.ids[self.company]

    def happens(self, day: date, clock: str, event: Event) -> None:
        """Note an event of this card."""
        self.telling.happens(self.telling.at(day, clock), event)

    def interview(self, day: date, clock: str, *names: str, told: str = "", **more: str) -> None:
        """An hour with these people, told at the time of `told` on its day, or today where it lies ahead."""
        telling = self.telling
        starts = telling.moment(day, clock)
        draft = Draft(
            starts, starts + timedelta(hours=1), names,
            promised=date.fromisoformat(more["promised"]) if "promised" in more else None,
            talked_about=more.get("talked_about", ""),
            owed=more.get("owed", ""),
            owed_by=date.fromisoformat(more["owed_by"]) if "owed_by" in more else None,
        )  # fmt: skip
        on = min(day, telling.today)
        self.happens(on, told or "9:05", lambda now: interviews.record(telling.desk, now, self.id, draft))

    def did(self, kind: StepKind, day: date, clock: str = "10:05", channel: Channel = Channel.MAIL) -> None:
        """The open step of that kind went out."""
        self.happens(day, clock, lambda now: steps.done(self.telling.desk, now, self._step(kind), channel))

    def copied(self, kind: StepKind, day: date, clock: str) -> None:
        """The letter of the open step of that kind was copied."""
        self.happens(day, clock, lambda now: steps.copied(self.telling.desk, now, self._step(kind)))

    def wrote(self, day: date, clock: str = "10:05", *, anyway: bool = False) -> None:
        """A letter of the user's own went out."""
        desk = self.telling.desk
        self.happens(day, clock, lambda now: steps.wrote(desk, now, self.id, Channel.MAIL, anyway=anyway))

    def answered(self, day: date, clock: str, answer: Answer) -> None:
        """They wrote."""
        self.happens(day, clock, lambda now: answers.replied(self.telling.desk, now, self.id, answer))

    def away(self, day: date, clock: str, until: date) -> None:
        """An out-of-office came."""
        self.happens(day, clock, lambda now: answers.away(self.telling.desk, now, self.id, until))

    def bounced(self, day: date, clock: str) -> None:
        """The last letter came back."""
        self.happens(day, clock, lambda now: answers.bounced(self.telling.desk, now, self.id))

    def offered(self, day: date, by: date) -> None:
        """They made an offer."""
        self.happens(day, "15:20", lambda now: self._to_offer(now, by))

    def closed(self, day: date, outcome: Outcome) -> None:
        """It came to an end."""
        self.happens(day, "18:10", lambda now: applications.close(self.telling.desk, now, self.id, outcome))

    def seen_at_rest(self, day: date) -> None:
        """The user took note that it came to rest."""
        self.happens(day, "10:30", lambda now: applications.all_right(self.telling.desk, now, self.id))

    def _to_offer(self, now: datetime, by: date) -> None:
        applications.move(self.telling.desk, now, self.id, self.telling.stage(StageKind.OFFER), by=by)

    def _step(self, kind: StepKind) -> int:
        for kept in outlooks.plans(self.telling.desk.store, self.id):
            for number, step in zip(kept.step_ids, kept.plan.steps, strict=True):
                if step.kind is kind and step.state.is_open:
                    return number
        raise LookupError(f"{self.company} has no open {kind}")
