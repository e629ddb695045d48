"""What the user chose: settings by name, and the numbers of the cadences."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

from desktop.core.facts import Place, Quiet, User
from desktop.core.kinds import CadenceKind
from desktop.store.writing import Reads, Writing

QUIET = "quiet"
LETTER_TIME = "letter-time"
COUNTRY = "country"
REGION = "region"
ZONE = "zone"
PAUSE = "pause"


def every(reads: Reads) -> dict[str, Any]:
    """All settings by name; values are what JSON can say."""
    return {name: json.loads(value) for name, value in reads.rows("SELECT name, value FROM setting")}


def get(reads: Reads, name: str, otherwise: Any = None) -> Any:
    """One setting, or `otherwise` where the user chose nothing."""
    found = reads.row("SELECT value FROM setting WHERE name = ?", (name,))
    return otherwise if found is None else json.loads(found[0])


def put(writing: Writing, name: str, value: Any) -> None:
    """Keep a choice; `value` is anything that JSON can say, None too."""
    found = writing.row("SELECT id FROM setting WHERE name = ?", (name,))
    text = json.dumps(value, ensure_ascii=False)
    if found is None:
        writing.insert("setting", name=name, value=text)
    else:
        writing.update("setting", found[0], value=text)


def forget(writing: Writing, name: str) -> None:
    """Go back to what is shipped."""
    writing.delete_where("setting", "name", name)


def user(reads: Reads, otherwise: Place) -> User:
    """The user's calendar and habits. What they did not choose is as in `User`, their place as in `otherwise`.

    Kept are ``country``, ``region`` and ``zone`` as text, ``letter-time`` as "10:00", ``quiet`` as ["21:00", "08:00"]
    or null for none, ``pause`` as a day or null.
    """
    chosen = every(reads)
    country = chosen.get(COUNTRY, otherwise.country)
    region = chosen.get(REGION, otherwise.region if country == otherwise.country else None)
    plain = User(Place(country, region, chosen.get(ZONE, otherwise.zone)))
    quiet = _quiet(chosen[QUIET]) if QUIET in chosen else plain.quiet
    letter_time = time.fromisoformat(chosen[LETTER_TIME]) if LETTER_TIME in chosen else plain.letter_time
    pause = chosen.get(PAUSE)
    return User(plain.place, letter_time, quiet, None if pause is None else date.fromisoformat(pause))


def cadences(reads: Reads) -> dict[CadenceKind, dict[str, int | None]]:
    """The numbers that the user changed, by cadence; names are those of `core.facts.Cadence`."""
    found = reads.rows("SELECT kind, numbers FROM cadence")
    return {CadenceKind(kind): json.loads(numbers) for kind, numbers in found}


def put_cadence(writing: Writing, kind: CadenceKind, numbers: dict[str, int | None]) -> None:
    """Keep the user's numbers of a cadence; none at all go back to what is shipped."""
    writing.delete_where("cadence", "kind", kind)
    if numbers:
        writing.insert("cadence", kind=kind, numbers=json.dumps(numbers))


def _quiet(kept: list[str] | None) -> Quiet | None:
    return None if kept is None else Quiet(time.fromisoformat(kept[0]), time.fromisoformat(kept[1]))
