"""Files into the desk: read and matched outside of any transaction, committed once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import intake
from desktop.core.changes import Changes
from desktop.core.progress import Progress
from desktop.core.reason import Reason, Trouble
from desktop.desk.desk import Desk
from desktop.desk.view import ImportedFile, NotUnderstood, Written
from desktop.desk.writes import write
from desktop.store import bringing, people_count
from desktop.store import imports as stored

if TYPE_CHECKING:
    from desktop.intake import Read

_KINDS = ("linkedin",)


def import_files(
    desk: Desk, now: datetime, paths: Sequence[Path], progress: Progress, *, kind: str | None = None
) -> Written[tuple[ImportedFile, ...]]:
    """Bring people in; what became of each file. Where one file cannot be read, none comes in.

    Args:
        desk: where.
        now: when it is told.
        paths: the files.
        progress: told bytes while a file is read, then people while they are matched.
        kind: what the files are; None where that is to be seen from them.

    Raises:
        Trouble: a file cannot be read, is of no known kind, or nobody is in it.
        Cancelled: the user called it off; nothing came in.
    """
    if kind is not None and kind not in _KINDS:
        raise Trouble("trouble.unknown_kind", kind=kind, kinds=_KINDS)
    read = [(path, intake.read(path, progress)) for path in paths]
    found, changes = [], Changes()
    for path, content in read:
        written = _bring_in(desk, now, path, content, progress)
        found.append(written.result)
        changes += written.changes
    came_in = sum(file.came_in for file in found)
    return Written(tuple(found), changes, Reason.of("name.imported", n=came_in))


def sentence(file: ImportedFile) -> Reason:
    """What became of a file, in one sentence: who came in, who was known, which rows were not understood."""
    more = Reason.of("import.bad", n=len(file.not_understood)) if file.not_understood else Reason.of("import.all")
    return Reason.of("import.said", file=file.file, n=file.came_in, known=file.known + file.merged, more=more)


def _bring_in(desk: Desk, now: datetime, path: Path, content: Read, progress: Progress) -> Written[ImportedFile]:
    prepared = bringing.prepare(desk.store, content.people, progress)
    name = Reason.of("name.imported_file", file=path.name)
    # People change no plan: the write is over before anyone has to wait for it.
    with write(desk, now, name, plans=False) as entry:
        batch = stored.start(entry.w, path.name, content.kind)
        brought = bringing.bring_in(entry.w, batch, prepared)
        stored.finish(
            entry.w, batch, came_in=brought.came_in, known=brought.known, merged=brought.merged,
            not_understood=content.not_understood,
        )  # fmt: skip
        people_count.refresh(entry.w)
    bad = tuple(NotUnderstood(row.row, row.why) for row in content.not_understood)
    return entry.written(ImportedFile(path.name, content.kind, brought.came_in, brought.known, brought.merged, 0, bad))
