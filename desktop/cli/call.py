"""One call of the command line: what was asked, on which desk, when."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from desktop.build import data_folder, open_desk
from desktop.cli.times import Typed, happened
from desktop.desk import bell, settings

if TYPE_CHECKING:
    from desktop.desk.desk import Desk
    from desktop.desk.view import Written
    from desktop.words import Words

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Said:
    """The answer of a verb: as data, and in words."""

    data: dict[str, object]
    text: str


class Call:
    """Opens the desk when the verb first needs it; `close` gives it back."""

    def __init__(self, options: Namespace, words: Words) -> None:
        self.options = options
        self.words = words
        self._wrote = False

    @cached_property
    def folder(self) -> Path:
        """The data folder."""
        return data_folder(getattr(self.options, "data", None))

    @cached_property
    def desk(self) -> Desk:
        """The desk of the data folder, made where there is none yet."""
        return open_desk(self.folder)

    @cached_property
    def zone(self) -> tzinfo:
        """The user's own zone."""
        return ZoneInfo(settings.get(self.desk).zone)

    @cached_property
    def now(self) -> datetime:
        """The *now* of this call, in UTC."""
        typed: Typed | None = getattr(self.options, "at", None)
        return datetime.now(UTC) if typed is None else typed.within(self.zone).astimezone(UTC)

    @property
    def on(self) -> datetime | None:
        """When it happened, in UTC; None: now."""
        found = happened(self.options.on, self.now, self.zone)
        return None if found is None else found.astimezone(UTC)

    def wrote(self, written: Written[Result]) -> Result:
        """Note that the desk's window has something to look at."""
        self._wrote = self._wrote or bool(written.changes)
        return written.result

    def close(self) -> None:
        """Give the desk back, and tell its window to look again where something was written."""
        if "desk" in self.__dict__:
            self.desk.store.close()
            if self._wrote:
                bell.ring(self.folder, bell.LOOK)
