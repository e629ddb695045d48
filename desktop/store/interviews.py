"""Interviews, and who was there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from desktop.core.kinds import InterviewState
from desktop.store.stamps import Value, day, moment
from desktop.store.writing import Reads, Row, Writing


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview as it stands. Moments are in UTC; `zone` is the one that they were meant in.

    Attributes:
        kind: phone, on site …, where it is told.
        told: when its time was last told.
        settled: when the user said how it went.
        people: ids of the contacts.
    """

    id: int
    application: int
    kind: str | None
    starts: datetime
    ends: datetime
    zone: str
    state: InterviewState
    told: datetime
    promised: date | None
    promised_told: datetime | None
    settled: datetime | None
    talked_about: str
    people: tuple[int, ...]


_COLUMNS = (
    "SELECT id, application, kind, starts, ends, zone, state, told, promised, promised_told, settled, talked_about"
    " FROM interview"
)


def get(reads: Reads, interview: int) -> Interview | None:
    """One interview, or None."""
    found = reads.row(f"{_COLUMNS} WHERE id = ?", (interview,))
    return None if found is None else _interview(reads, found)


def of(reads: Reads, application: int) -> tuple[Interview, ...]:
    """The interviews of a card, by their start."""
    found = reads.rows(f"{_COLUMNS} WHERE application = ? ORDER BY starts, id", (application,))
    return tuple(_interview(reads, row) for row in found)


def cards(reads: Reads) -> tuple[int, ...]:
    """The cards that have an interview."""
    return tuple(card for (card,) in reads.rows("SELECT DISTINCT application FROM interview ORDER BY 1"))


def add(
    writing: Writing,
    application: int,
    starts: datetime,
    ends: datetime,
    zone: str,
    *,
    people: Iterable[int] = (),
    **columns: Value,
) -> int:
    """Add an interview, told now; its id. `columns` go by the names of `Interview`'s attributes."""
    columns = {"told": writing.at} | columns
    number = writing.insert("interview", application=application, starts=starts, ends=ends, zone=zone, **columns)
    set_people(writing, number, people)
    return number


def update(writing: Writing, interview: int, **columns: Value) -> bool:
    """Change what is known of an interview, by the names of `Interview`'s attributes; False where nothing changed."""
    return writing.update("interview", interview, **columns)


def set_people(writing: Writing, interview: int, people: Iterable[int]) -> None:
    """Say who is there: these contacts and no others."""
    wanted = list(dict.fromkeys(people))
    there: dict[int, int] = dict(
        writing.rows("SELECT contact, id FROM interview_contact WHERE interview = ?", (interview,))
    )
    for contact in there.keys() - set(wanted):
        writing.delete("interview_contact", there[contact])
    for contact in wanted:
        if contact not in there:
            writing.insert("interview_contact", interview=interview, contact=contact)


def remove(writing: Writing, interview: int) -> None:
    """Take an interview away, as if it had never been told."""
    writing.delete_where("interview_contact", "interview", interview)
    writing.delete("interview", interview)


def _interview(reads: Reads, row: Row) -> Interview:
    number, application, kind, starts, ends, zone, state, told, promised, promised_told, settled, talked = row
    people = reads.rows("SELECT contact FROM interview_contact WHERE interview = ? ORDER BY id", (number,))
    return Interview(
        number, application, kind, moment(starts), moment(ends), zone, InterviewState(state), moment(told),
        day(promised), moment(promised_told), moment(settled), talked, tuple(contact for (contact,) in people),
    )  # fmt: skip
