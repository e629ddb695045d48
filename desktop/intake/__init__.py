"""Files into records, one reader for each format. What a file is, is found by what it holds, not by its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from desktop.core.progress import Progress, Unwatched
from desktop.core.records import BadRow, PersonRecord
from desktop.intake.linkedin import read_connections
from desktop.intake.text_file import look_over

Kind = Literal["linkedin"]


@dataclass(frozen=True, slots=True)
class Read:
    """What a file held."""

    kind: Kind
    people: tuple[PersonRecord, ...]
    not_understood: tuple[BadRow, ...]


def read(path: Path, progress: Progress | None = None) -> Read:
    """Read a file that the user brought. `progress` is told bytes of the file.

    Raises:
        Trouble: the file cannot be read, is not of a known kind, or nobody is in it.
        Cancelled: the user stopped it.
    """
    progress = progress or Unwatched()
    people, bad = read_connections(look_over(path, progress), progress)
    return Read("linkedin", people, bad)
