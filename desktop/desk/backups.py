"""The whole desk in one file, and back."""

from __future__ import annotations

from pathlib import Path

from desktop.core.reason import Trouble
from desktop.desk.desk import Desk
from desktop.store import backup as stored


def backup(desk: Desk, file: Path) -> int:
    """Write the desk into a file, checked when made; the number of rows in it.

    Raises:
        Trouble: the file cannot be written, or is the desk itself.
    """
    file = file.expanduser().absolute()
    if file.resolve() == desk.store.path.resolve():
        raise Trouble("trouble.backup_over_desk", file=str(file))
    return stored.backup(desk.store, file)


def restore(desk_file: Path, file: Path) -> int:
    """Make the desk what a backup holds; the number of rows in it. The desk as it was is set aside first.

    Args:
        desk_file: the desk's own file; no connection to it may be open here.
        file: the backup.

    Raises:
        Trouble: the window is open, or the file is no backup of a desk, newer or damaged.
    """
    return stored.restore(desk_file, file.expanduser().absolute())
