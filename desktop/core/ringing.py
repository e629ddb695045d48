"""When a step rings: once at its moment, once more in one folded alert the next morning, then never."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from desktop.core.days import date_at, moment_at, out_of_quiet
from desktop.core.facts import Mark, Rung, User


def at_letter_time(user: User, day: date) -> datetime:
    """The user's letter time (UTC) of a date in the user's own calendar, out of the quiet hours."""
    return out_of_quiet(moment_at(day, user.letter_time, user.place.zone), user.quiet, user.place.zone)


def next_letter_time(user: User, after: datetime) -> datetime:
    """The first letter time (UTC) later than a moment."""
    day = date_at(after, user.place.zone)
    today = at_letter_time(user, day)
    return today if today > after else at_letter_time(user, day + timedelta(days=1))


def next_ring(
    user: User, step: str, base: datetime, now: datetime, rung: Sequence[Rung], snoozed: Sequence[Mark]
) -> datetime | None:
    """The next ring of an open step that is still to come (UTC), never in quiet hours, or None.

    Args:
        user: whose hours these are.
        step: the key of the step.
        base: the step's own moment: the letter time of its day, or a thank-you's hour.
        now: an aware datetime.
        rung: what was delivered already; only entries of this step count.
        snoozed: the same for its snoozes; the last one told holds.
    """
    snooze = max((mark for mark in snoozed if mark.step == step), key=lambda mark: mark.told, default=None)
    since = [one for one in rung if one.step == step and (snooze is None or one.at >= snooze.told)]
    if any(one.folded for one in since):
        return None
    if since:
        first = min(one.at for one in since)
        base = at_letter_time(user, date_at(first, user.place.zone) + timedelta(days=1))
    elif snooze is not None:
        base = snooze.at
    moment = max(base, now)
    if user.pause_until is not None and date_at(base, user.place.zone) < user.pause_until:
        moment = max(moment, at_letter_time(user, user.pause_until))
    return out_of_quiet(moment, user.quiet, user.place.zone)


def question_ring(
    user: User, step: str, base: datetime, now: datetime, rung: Sequence[Rung], snoozed: Sequence[Mark]
) -> datetime | None:
    """As `next_ring`, for a question that is asked once (*did it go out?*, *how did it go?*): never folded."""
    snooze = max((mark.told for mark in snoozed if mark.step == step), default=None)
    asked = any(one.step == step and one.at >= (snooze or base) for one in rung)
    return None if asked else next_ring(user, step, base, now, (), snoozed)
