"""Follow-ups and interviews as a calendar file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.reason import Reason, Trouble
from desktop.dav import ics
from desktop.desk import diary
from desktop.desk.view import Written
from desktop.desk.writes import write

if TYPE_CHECKING:
    from desktop.desk.desk import Desk


def export(desk: Desk, now: datetime, file: Path, say: diary.Say) -> Written[int]:
    """Write the calendar into a file, in whole or not at all; the number of entries.

    Raises:
        Trouble: the file cannot be written.
    """
    file = file.expanduser().absolute()
    with write(desk, now, Reason.of("name.exported_calendar"), undo=False, plans=False) as entry:
        diary.ensure_id(entry.w)
        found = diary.entries(entry.w, desk, now, say)
    text = ics.calendar(found, now, name=say(Reason.of("calendar.name")))
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.write_bytes(text)
        beside.replace(file)
    except OSError as problem:
        beside.unlink(missing_ok=True)
        raise Trouble("trouble.cannot_write", file=str(file), folder=str(file.parent)) from problem
    return entry.written(len(found))
