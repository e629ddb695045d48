"""Entries as iCalendar (RFC 5545), and what a server gives back.

Each entry carries a mark of its own content. An entry whose content no longer fits its mark was changed by someone
else, whatever else servers and phones add to it: time stamps, the note that an alarm was heard, a default of their own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT: Final = "-//Afterword//Afterword//EN"
_MARK: Final = "X-AFTERWORD-MARK"
_WHAT_USERS_CHANGE: Final = (
    "LOCATION", "URL", "COMMENT", "RRULE", "RDATE", "EXDATE", "CATEGORIES", "ATTENDEE", "ATTACH", "PRIORITY",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """An entry in words.

    Attributes:
        uid: its id in every calendar.
        starts, ends: aware.
        about: may be empty.
        busy: the user is taken for that time.
        alarm: it rings at its start.
    """

    uid: str
    starts: datetime
    ends: datetime
    summary: str
    about: str
    busy: bool
    alarm: bool

    @property
    def mark(self) -> str:
        """The same for the same content."""
        return _mark_of(_component(self))


def calendar(entries: Iterable[Told], now: datetime, *, name: str | None = None) -> bytes:
    """A calendar with these entries, as it is sent or written to a file.

    Args:
        entries: one for a server, which wants each by itself; any number for a file.
        now: when it was written.
        name: what a program that reads the file may call it.
    """
    from icalendar import Calendar  # noqa: PLC0415 (4 MiB that a desk without a calendar need not hold)

    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", _PRODUCT)
    if name is not None:
        whole.add("x-wr-calname", name)
    for entry in entries:
        event = _component(entry)
        event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
        event.add(_MARK.lower(), entry.mark)
        whole.add_component(event)
    text: bytes = whole.to_ical()
    return text


def mark_left_whole(text: bytes) -> str | None:
    """The mark of an entry that is as we made it; None where someone changed it, or it is none of ours."""
    from icalendar import Calendar  # noqa: PLC0415 (see above)

    try:
        (event,) = Calendar.from_ical(text).walk("VEVENT")
        mark = str(event.get(_MARK, ""))
        return mark if mark and mark == _mark_of(event) else None
    except (ValueError, TypeError, AttributeError, KeyError, IndexError):
        # What cannot be read is not ours to write over.
        return None


def _component(entry: Told) -> Event:
    from icalendar import Alarm, Event  # noqa: PLC0415 (see above)

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstart", entry.starts.astimezone(UTC).replace(microsecond=0))
    event.add("dtend", entry.ends.astimezone(UTC).replace(microsecond=0))
    event.add("summary", entry.summary)
    if entry.about:
        event.add("description", entry.about)
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    if entry.alarm:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.summary)
        alarm.add("trigger", timedelta(0))
        event.add_component(alarm)
    return event


def _mark_of(event: Any) -> str:
    ends = event.get("DTEND")
    content = {
        "starts": _moment(event["DTSTART"].dt),
        "ends": _moment(ends.dt) if ends is not None else _length(event),
        "summary": _plain(event.get("SUMMARY")),
        "about": _plain(event.get("DESCRIPTION")),
        "busy": str(event.get("TRANSP", "OPAQUE")) == "OPAQUE",
        "off": str(event.get("STATUS", "")) == "CANCELLED",
        "alarms": sorted(_trigger(part) for part in event.subcomponents if _is_own_alarm(part)),
        "more": [name for name in _WHAT_USERS_CHANGE if name in event],
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:32]


def _is_own_alarm(part: Any) -> bool:
    """A snooze on the phone is an alarm related to another one; it is no change of the entry."""
    return part.name == "VALARM" and "RELATED-TO" not in part


def _trigger(alarm: Any) -> str:
    trigger = alarm.get("TRIGGER")
    when = None if trigger is None else trigger.dt
    return str(int(when.total_seconds())) if isinstance(when, timedelta) else _moment(when)


def _length(event: Any) -> str:
    length = event.get("DURATION")
    starts = event["DTSTART"].dt
    return _moment(starts if length is None else starts + length.dt)


def _moment(when: date | datetime | None) -> str:
    """The same moment in whatever zone a server wrote it; a whole day stays a day."""
    return when.astimezone(UTC).isoformat() if isinstance(when, datetime) and when.tzinfo else str(when)


def _plain(text: object) -> str:
    return "" if text is None else " ".join(str(text).split())
