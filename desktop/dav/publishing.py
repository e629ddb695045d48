"""What is on the server against what should be: only what differs is sent, and nobody's edit is written over.

Each entry is in one of three states. *Ours*: as we wrote it; it follows the plan. *Edited*: the user changed it there;
it is theirs from then on. *Gone*: the user deleted it there; it stays deleted. `steps` decides, `Round` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Literal

from desktop.dav import ics
from desktop.dav.client import Client, Overtaken
from desktop.dav.ics import Told

State = Literal["ours", "edited", "gone"]

_PASSES: Final = 3
"""Whoever writes at the same moment is looked at anew, so often."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entry as it was last seen on the server.

    Attributes:
        etag: the server's mark of that state; None where it told none.
        mark: our own mark of the content that we wrote.
    """

    etag: str | None
    mark: str
    state: State = "ours"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: look at an entry whose state is not known, write it, delete it, or note that it is gone."""

    uid: str
    do: Literal["look", "put", "delete", "gone", "drop"]


@dataclass(slots=True)
class Report:
    """How the entries stand, kept as the round goes on: what was done counts even where the next thing fails.

    Attributes:
        known: all entries that are known now, by uid.
        pending: what could not be settled, because somebody else kept writing.
    """

    known: dict[str, Known]
    written: int = 0
    deleted: int = 0
    pending: int = 0
    dropped: set[str] = field(default_factory=set)


def is_settled(wanted: Mapping[str, str], known: Mapping[str, Known]) -> bool:
    """Whether all is as it should be, as far as is known here: then nothing need be asked.

    Args:
        wanted: the marks of what should be there, by uid.
        known: how the entries stood last.
    """
    ours = {uid: one.mark for uid, one in known.items() if one.state == "ours"}
    return ours == {uid: mark for uid, mark in wanted.items() if uid not in known or known[uid].state == "ours"}


def _steps(wanted: Mapping[str, str], known: Mapping[str, Known], there: Mapping[str, str | None]) -> Iterator[Step]:
    for uid, one in known.items():
        if one.state != "ours":
            continue
        if uid not in there:
            yield Step(uid, "gone" if uid in wanted else "drop")
        elif there[uid] is None or there[uid] != one.etag:
            yield Step(uid, "look")
        elif uid not in wanted:
            yield Step(uid, "delete")
        elif wanted[uid] != one.mark:
            yield Step(uid, "put")
    for uid in wanted:
        if uid not in known:
            yield Step(uid, "look" if uid in there else "put")


def steps(wanted: Mapping[str, str], known: Mapping[str, Known], there: Mapping[str, str | None]) -> tuple[Step, ...]:
    """What to do, given the marks of what should be there, what is known, and the server's listing, all by uid."""
    return tuple(_steps(wanted, known, there))


class Round:
    """One round of publishing to one calendar."""

    def __init__(self, client: Client, calendar: str, wanted: Mapping[str, Told], now: datetime) -> None:
        """`wanted` is what should be there, by uid; `calendar` the calendar's URL."""
        self._client = client
        self._calendar = calendar
        self._wanted = wanted
        self._marks = {uid: one.mark for uid, one in wanted.items()}
        self._now = now

    def run(self, report: Report) -> None:
        """Bring the server in line. `report` is brought up to date after each request.

        Raises:
            Trouble: the server cannot be reached or refuses.
            Cancelled: it was called off.
        """
        for _ in range(_PASSES):
            there = self._listing()
            # What was looked at may turn out to be ours: then it is brought in line in the same pass.
            looked = [step for step in steps(self._marks, report.known, there) if step.do == "look"]
            for step in looked:
                self._look(step.uid, report)
            now_there = there | {step.uid: report.known[step.uid].etag for step in looked if step.uid in report.known}
            report.pending = sum(not self._do(step, report) for step in steps(self._marks, report.known, now_there))
            if not report.pending:
                return

    def _listing(self) -> dict[str, str | None]:
        found = self._client.etags(self._calendar)
        return {name.removesuffix(".ics"): etag for name, etag in found.items() if name.endswith(".ics")}

    def _look(self, uid: str, report: Report) -> None:
        """Whether an entry whose server's mark is new to us is still as we wrote it.

        A reply that was lost, a restored backup, a server that touches what it is given: the content tells.
        """
        found = self._client.get(self._calendar, f"{uid}.ics")
        before = report.known.get(uid)
        if found is None:
            return
        text, etag = found
        mark = ics.mark_left_whole(text)
        if mark is not None and etag is not None:
            report.known[uid] = Known(etag, mark)
        else:
            report.known[uid] = Known(etag, before.mark if before else "", "edited")

    def _do(self, step: Step, report: Report) -> bool:
        """False where somebody else was quicker."""
        known = report.known.get(step.uid)
        try:
            if step.do == "put":
                self._put(step.uid, known, report)
            elif step.do == "delete" and known is not None and known.etag is not None:
                self._client.delete(self._calendar, f"{step.uid}.ics", known.etag)
                report.deleted += 1
                self._drop(step.uid, report)
            elif step.do == "gone" and known is not None:
                report.known[step.uid] = replace(known, etag=None, state="gone")
            elif step.do == "drop":
                self._drop(step.uid, report)
            else:
                return False
        except Overtaken:
            return False
        return True

    def _put(self, uid: str, known: Known | None, report: Report) -> None:
        entry = self._wanted[uid]
        text = ics.calendar([entry], self._now)
        etag = self._client.put(self._calendar, f"{uid}.ics", text, known.etag if known else None)
        report.known[uid] = Known(etag, entry.mark)
        report.dropped.discard(uid)
        report.written += 1

    def _drop(self, uid: str, report: Report) -> None:
        del report.known[uid]
        report.dropped.add(uid)
