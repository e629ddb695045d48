"""Later: in an hour, or on the next business morning."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.desk import alerts, settings, steps
from desktop.desk.alerts import Until
from desktop.desk.desk import Desk
from desktop.desk.view import Written

__all__ = ["Until", "snooze"]


def snooze(desk: Desk, now: datetime, step: int, until: Until) -> Written[int]:
    """Ring for a step later; the toast says when, in the user's zone."""
    user = settings.get(desk).user
    at = alerts.later(user, now, until).astimezone(ZoneInfo(user.place.zone))
    return steps.snooze(desk, now, step, at)
