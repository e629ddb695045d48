"""What the user chose."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from desktop.core.days import date_at
from desktop.core.facts import User
from desktop.core.reason import Reason, Trouble
from desktop.desk import choices, places
from desktop.desk.view import Written
from desktop.desk.writes import write
from desktop.store import settings as stored

if TYPE_CHECKING:
    from desktop.desk.desk import Desk
    from desktop.store.writing import Reads

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_NAME, _DISCREET, _OFF = "name", "discreet", "off"
AT_LOGIN = "start-at-login"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, those not chosen at their defaults.

    Attributes:
        user: calendar and habits, as the rules read them.
        name: how the user signs; empty where it was not told.
        discreet: alerts name nobody.
        starts_at_login: the program starts with the computer, hidden in the tray.
        at_login_asked: the user said whether it does.
        letter_time_asked: the letter time was chosen, so that it need not be asked with the first plan.
        place_guessed: country and zone are the system's; nobody chose them.
    """

    user: User
    name: str
    discreet: bool
    starts_at_login: bool
    at_login_asked: bool
    letter_time_asked: bool
    place_guessed: bool

    @property
    def zone(self) -> str:
        """The user's own IANA zone."""
        return self.user.place.zone

    @property
    def letter_time(self) -> time:
        """The user's own hour for writing."""
        return self.user.letter_time


def get(desk: Desk) -> Settings:
    """All settings."""
    return of(desk.store)


def of(reads: Reads) -> Settings:
    """All settings, as a transaction sees them."""
    kept = stored.every(reads)
    return Settings(
        user=choices.user(reads),
        name=kept.get(_NAME, ""),
        discreet=kept.get(_DISCREET, False),
        starts_at_login=kept.get(AT_LOGIN, False),
        at_login_asked=AT_LOGIN in kept,
        letter_time_asked=stored.LETTER_TIME in kept,
        place_guessed=not {stored.COUNTRY, stored.ZONE} & kept.keys(),
    )


def set_value(desk: Desk, now: datetime, name: str, value: str) -> Written[None]:
    """Change one setting, as it is typed.

    There are ``letter-time 08:30``, ``quiet 21:00-08:00`` or ``off``, ``country DE``, ``region BY`` or ``off``,
    ``zone Europe/Berlin``, ``name TEXT``, ``discreet on`` or ``off``, ``start-at-login on`` or ``off``.

    Raises:
        Trouble: there is no such setting, or it cannot have this value.
    """
    reader = _READERS.get(name)
    if reader is None:
        raise Trouble("trouble.unknown_setting", name=name, names=tuple(_READERS))
    kept = reader(desk, value.strip())
    with write(desk, now, Reason.of("name.set", name=name, value=value)) as entry:
        if name == stored.COUNTRY and kept != get(desk).user.place.country:
            stored.put(entry.w, stored.REGION, None)
        stored.put(entry.w, name, kept)
    return entry.written(None)


def pause(desk: Desk, now: datetime, until: date | None) -> Written[None]:
    """Keep all alerts silent until a day begins; None: not any more. Dates stay.

    Raises:
        Trouble: that day is over, or today.
    """
    if until is not None and until <= date_at(now, get(desk).zone):
        raise Trouble("trouble.pause_past", day=until)
    name = Reason.of("name.paused", day=until) if until else Reason.of("name.pause_off")
    with write(desk, now, name) as entry:
        stored.put(entry.w, stored.PAUSE, until.isoformat() if until else None)
    return entry.written(None)


def _letter_time(_desk: Desk, text: str) -> str:
    return _clock(text).strftime("%H:%M")


def _quiet(_desk: Desk, text: str) -> list[str] | None:
    if text == _OFF:
        return None
    begins, dash, ends = text.replace("–", "-").partition("-")
    if not dash:
        raise Trouble("trouble.not_hours", value=text)
    return [_clock(part.strip()).strftime("%H:%M") for part in (begins, ends)]


def _region(desk: Desk, text: str) -> str | None:
    return None if text in ("", _OFF) else places.known_region(get(desk).user.place.country, text)


def _switch(_desk: Desk, text: str) -> bool:
    if text not in ("on", _OFF):
        raise Trouble("trouble.not_a_switch", value=text)
    return text == "on"


_READERS: Final[dict[str, Callable[[Desk, str], Any]]] = {
    stored.QUIET: _quiet,
    stored.LETTER_TIME: _letter_time,
    stored.COUNTRY: lambda _desk, text: places.known_country(text),
    stored.REGION: _region,
    stored.ZONE: lambda _desk, text: places.known_zone(text),
    _NAME: lambda _desk, text: text,
    _DISCREET: _switch,
    AT_LOGIN: _switch,
}


def _clock(text: str) -> time:
    match = _CLOCK.fullmatch(text)
    hour, minute = (int(match[1]), int(match[2])) if match else (24, 0)
    if hour > time.max.hour or minute > time.max.minute:
        raise Trouble("trouble.not_a_clock", value=text)
    return time(hour, minute)
