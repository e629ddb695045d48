"""Time passes: what is kept of the plans is brought up to date."""

from __future__ import annotations

from datetime import datetime

from desktop.core.reason import Reason
from desktop.desk.desk import Desk
from desktop.desk.view import Written
from desktop.desk.writes import write


def look(desk: Desk, now: datetime) -> Written[None]:
    """Work the plans out anew, for a change of time alone. Nothing is written where nothing changed."""
    with write(desk, now, Reason.of("name.looked"), undo=False) as entry:
        pass
    return entry.written(None)
