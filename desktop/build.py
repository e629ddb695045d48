"""Builds the desk and all below it, without Qt: for the command line, the doctor and the tests."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.kinds import StageKind
from desktop.words import Words

if TYPE_CHECKING:
    from desktop.accounts.passwords import Passwords
    from desktop.desk.desk import Desk
    from desktop.store.lock import DeskLock

_FILE = "desk.db"


def data_folder(chosen: str | Path | None = None) -> Path:
    """The folder of the user's data: the chosen one, else where the system keeps such data."""
    if chosen is not None:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path  # noqa: PLC0415 (not needed where a folder is named)

    return user_data_path("afterword", appauthor=False)


def desk_file(folder: Path) -> Path:
    """The desk's own file in a data folder."""
    return folder / _FILE


def shipped_folder() -> Path:
    """What the program brings along: in the bundle, else in the source tree."""
    bundle = getattr(sys, "_MEIPASS", None)
    return (Path(bundle) if bundle else Path(__file__).resolve().parent.parent) / "resources"


def open_desk(
    folder: Path,
    *,
    read_only: bool = False,
    shipped: Path | None = None,
    lock: DeskLock | None = None,
    passwords: Passwords | None = None,
) -> Desk:
    """Open the desk of a data folder, which is made where there is none yet (not when read only).

    Args:
        folder: the data folder.
        read_only: for queries alone.
        shipped: what the program brings along, by default its own.
        lock: the window's lock of the folder, where it holds it.
        passwords: where several desks of one program share what is known for this session.

    Raises:
        Trouble: the desk is newer, damaged, no desk at all, or cannot be read or written.
    """
    # The window is painted before the database is needed.
    from desktop.accounts.passwords import Passwords  # noqa: PLC0415
    from desktop.desk import stages  # noqa: PLC0415
    from desktop.desk.desk import Desk  # noqa: PLC0415
    from desktop.store.open import Store  # noqa: PLC0415

    store = Store(desk_file(folder), read_only=read_only, lock=lock)
    desk = Desk(store, shipped or shipped_folder(), passwords or Passwords(folder))
    if not read_only:
        words = Words()
        stages.begin(desk, datetime.now(UTC), {kind: words.text(f"stage.{kind}") for kind in StageKind})
    return desk
