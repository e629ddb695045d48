"""Interviews of one application on one day are one round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.core.days import date_at
from desktop.core.facts import Application, Interview
from desktop.core.kinds import InterviewState

NOT_HELD = (InterviewState.CALLED_OFF, InterviewState.NO_SHOW)


@dataclass(frozen=True, slots=True)
class Round:
    """One day's interviews.

    Attributes:
        interviews: those that took place or will; empty where all were called off (the plan waits).
        day: the date there of the last end.
        begins: the first start; letters from then on belong to this round.
        told: when the round was first known of; it ends the older plans' letters then.
        timed: when the time of its last end was told.
    """

    key: str
    interviews: tuple[Interview, ...]
    day: date
    begins: datetime
    ends: datetime
    told: datetime
    timed: datetime
    promised: date | None
    promised_told: datetime | None

    @property
    def people(self) -> tuple[int, ...]:
        """Everyone in the round, each once, in the order of the interviews."""
        return tuple(dict.fromkeys(person for one in self.interviews for person in one.people))

    def end_with(self, person: int | None) -> datetime:
        """The end of that person's last interview of the round."""
        return max((one.ends for one in self.interviews if person in one.people), default=self.ends)


def rounds(application: Application) -> tuple[Round, ...]:
    """The rounds of an application, the oldest first."""
    by_day: dict[date, list[Interview]] = {}
    for interview in sorted(application.interviews, key=lambda one: one.id):
        by_day.setdefault(date_at(interview.ends, application.place.zone), []).append(interview)
    return tuple(
        sorted((_round(application.id, day, of_day) for day, of_day in by_day.items()), key=lambda one: one.begins)
    )


def _round(card: int, day: date, of_day: list[Interview]) -> Round:
    held = tuple(sorted((one for one in of_day if one.state not in NOT_HELD), key=lambda one: (one.starts, one.id)))
    counted = held or tuple(of_day)
    promises = [(one.promised_told, one.promised) for one in held if one.promised and one.promised_told]
    told, promised = max(promises, default=(None, None))
    last = max(counted, key=lambda one: (one.ends, one.id))
    return Round(
        key=f"{card}/interview:{of_day[0].id}",
        interviews=held,
        day=day,
        begins=min(one.starts for one in counted),
        ends=last.ends,
        told=min(one.told for one in of_day),
        timed=last.told,
        promised=promised,
        promised_told=told,
    )
