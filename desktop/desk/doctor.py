"""Looks whether all is well, and says what is not. Changes nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.accounts.passwords import Passwords
from desktop.core.days import is_known_country
from desktop.core.reason import Reason, Trouble
from desktop.desk import settings, shipped
from desktop.desk.desk import Desk
from desktop.desk.view import Check
from desktop.store import backup
from desktop.store.lock import DeskLock
from desktop.store.open import Store

_FONT, _ICON = Path("fonts") / "Inter-Regular.ttf", Path("icons") / "sun.svg"


def checks(desk_file: Path, shipped_folder: Path) -> tuple[Check, ...]:
    """All checks, those of the program first, then those of the desk."""
    return (
        *_program(shipped_folder),
        _folder(desk_file.parent),
        _window(desk_file.parent),
        *_desk(desk_file, shipped_folder),
    )


def _program(folder: Path) -> Iterator[Check]:
    yield _tried("templates", lambda: Reason.of("doctor.templates", n=len(shipped.templates(folder))))
    yield _tried("cadences", lambda: Reason.of("doctor.cadences", n=len(shipped.cadences(folder))))
    missing = tuple(str(part) for part in (_FONT, _ICON) if not (folder / part).is_file())
    yield Check(
        "resources",
        not missing,
        Reason.of("doctor.missing", files=missing) if missing else Reason.of("doctor.resources"),
    )


def _folder(folder: Path) -> Check:
    there = next(part for part in (folder, *folder.parents) if part.exists())
    ok = os.access(there, os.W_OK | os.X_OK) and there.is_dir()
    return Check("folder", ok, Reason.of("doctor.folder" if ok else "doctor.folder_read_only", folder=str(folder)))


def _window(folder: Path) -> Check:
    """Never a fault, but it decides whether a backup can be restored now."""
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return Check("window", ok=True, says=Reason.of("doctor.window_closed"))
    lock = DeskLock(folder)
    free = lock.acquire()
    lock.release()
    return Check("window", ok=True, says=Reason.of("doctor.window_closed" if free else "doctor.window_open"))


def _desk(desk_file: Path, shipped_folder: Path) -> Iterator[Check]:
    if not desk_file.exists():
        yield Check("database", ok=True, says=Reason.of("doctor.no_desk", file=str(desk_file)))
        return
    try:
        rows = backup.check(desk_file)
        yield Check("database", ok=True, says=Reason.of("doctor.database", file=str(desk_file), n=rows))
        with Store(desk_file, read_only=True) as store:
            yield Check("schema", ok=True, says=Reason.of("doctor.schema", n=store.schema_version))
            yield _place(Desk(store, shipped_folder, Passwords(desk_file.parent)))
    except Trouble as trouble:
        yield Check("database", ok=False, says=_says(trouble))


def _place(desk: Desk) -> Check:
    chosen = settings.get(desk)
    place = chosen.user.place
    known = is_known_country(place.country, place.region)
    key = "doctor.place" if known else "doctor.place_unknown"
    return Check("place", known, Reason.of(key, country=place.country, zone=place.zone))


def _tried(name: str, look: Callable[[], Reason]) -> Check:
    try:
        return Check(name, ok=True, says=look())
    except Trouble as trouble:
        return Check(name, ok=False, says=_says(trouble))


def _says(trouble: Trouble) -> Reason:
    return Reason.of(f"{trouble.key}.says", **trouble.facts)
