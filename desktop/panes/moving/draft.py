"""What the interview panel starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from desktop.core.days import date_at
from desktop.core.kinds import InterviewState
from desktop.core.promises import AnswerDays
from desktop.desk import interviews, settings, views
from desktop.desk import promises as meant
from desktop.desk.desk import Desk
from desktop.desk.view import Detail, InterviewView
from desktop.panes.parts.reading import last_half_hour

_AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Beginning:
    """All that the panel needs to know before it is filled in.

    Attributes:
        zone: in which the times are meant.
        interview: the one that it is about, where it is known already.
        ask_letter_time: the user was never asked for their letter time.
        ask_at_login: nor whether the program is to start with the computer.
    """

    detail: Detail
    zone: str
    interview: InterviewView | None
    starts: datetime
    ends: datetime
    days: AnswerDays
    ask_letter_time: bool
    letter_time: time
    ask_at_login: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone in that interview."""
        return tuple(person.name for person in self.interview.people) if self.interview else ()


def begin(
    desk: Desk, now: datetime, application: int, interview: int | None = None, *, anew: bool = False
) -> Beginning:
    """Defaults: that interview; else the one that the card knows and nobody settled; else one that just ended.

    Args:
        desk: where.
        now: the moment.
        application: the card.
        interview: its interview, where it is known which.
        anew: another one, whatever the card knows.

    Raises:
        Trouble: an unknown card.
    """
    detail = views.detail(desk, now, application)
    zone = interviews.zone(desk, application)
    known = None if anew else _known(detail, interview)
    if known is not None:
        starts, ends = known.starts.astimezone(ZoneInfo(zone)), known.ends.astimezone(ZoneInfo(zone))
    else:
        ends = datetime.combine(date_at(now, zone), last_half_hour(now.astimezone(ZoneInfo(zone))), ZoneInfo(zone))
        starts = ends - _AN_HOUR
    chosen = settings.get(desk)
    days = meant.answer_days(desk, now, application, ends.date())
    ask = not chosen.letter_time_asked
    ask_at_login = ask and not chosen.at_login_asked
    return Beginning(detail, zone, known, starts, ends, days, ask, chosen.letter_time, ask_at_login)


def _known(detail: Detail, interview: int | None) -> InterviewView | None:
    if interview is not None:
        return next((one for one in detail.interviews if one.id == interview), None)
    waiting = [one for one in detail.interviews if one.state is InterviewState.PLANNED and not one.settled]
    return min(waiting, key=lambda one: one.starts, default=None)
