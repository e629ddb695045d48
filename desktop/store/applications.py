"""The cards: what they say, where they stand, and how they closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.core.board import Stage
from desktop.core.kinds import Outcome, StageKind, Way
from desktop.core.names import folded
from desktop.store import placing, stages
from desktop.store.stamps import Value, day, moment
from desktop.store.tables import OF_AN_APPLICATION
from desktop.store.writing import Reads, Row, Writing


@dataclass(frozen=True, slots=True)
class Application:
    """One application.

    Attributes:
        key: the company's normalised name.
        agency, agency_name: through which letters go, where the way in is one.
        person: the contact to write to.
        person_told: when that person was told.
        applied: when the user applied; with `applied_by_day` only its day is known.
        acknowledged: when the user took note that it came to rest.
        batch: the import that brought it in.
    """

    id: int
    company: int
    company_name: str
    key: str
    role: str
    stage: int
    kind: StageKind
    starred: bool
    way: Way
    agency: int | None
    agency_name: str | None
    person: int | None
    person_told: datetime | None
    applied: datetime | None
    applied_told: datetime | None
    applied_by_day: bool
    saved: datetime
    apply_by: date | None
    link: str | None
    place: str | None
    salary: str | None
    notes: str
    acknowledged: datetime | None
    batch: int | None


@dataclass(frozen=True, slots=True)
class Moved:
    """The card entered a column."""

    stage: int | None
    kind: StageKind
    happened: datetime
    told: datetime


@dataclass(frozen=True, slots=True)
class Closing:
    """The card closed."""

    outcome: Outcome
    happened: datetime
    told: datetime


_SELECT = """
SELECT a.id, a.company, c.name, c.key, a.role, a.stage, s.kind, a.starred, a.way, a.agency, g.name, a.person,
       a.person_told, a.applied, a.applied_told, a.applied_by_day, a.saved, a.apply_by, a.link, a.place, a.salary,
       a.notes, a.acknowledged, a.batch
FROM application a JOIN company c ON c.id = a.company JOIN stage s ON s.id = a.stage
LEFT JOIN company g ON g.id = a.agency
"""


def get(reads: Reads, application: int) -> Application | None:
    """One application, or None."""
    found = reads.row(f"{_SELECT} WHERE a.id = ?", (application,))
    return None if found is None else _application(found)


def every(reads: Reads) -> tuple[Application, ...]:
    """All applications, as they stand on the board from left to right."""
    found = reads.rows(f"{_SELECT} ORDER BY s.position, s.id, a.place_in_stage, a.id")
    return tuple(map(_application, found))


def search(reads: Reads, text: str) -> tuple[int, ...]:
    """Ids of the cards in whose company, role, place or notes each word of the text occurs, in the board's order."""
    words = folded(text).split()
    found = reads.rows(
        "SELECT a.id, c.name, a.role, a.place, a.notes, g.name FROM application a JOIN company c ON c.id = a.company"
        " JOIN stage s ON s.id = a.stage LEFT JOIN company g ON g.id = a.agency"
        " ORDER BY s.position, s.id, a.place_in_stage, a.id"
    )
    texts = ((number, folded(" ".join(part for part in parts if part))) for number, *parts in found)
    return tuple(number for number, said in texts if all(word in said for word in words))


def add(
    writing: Writing, company: int, role: str, stage: int, *, happened: datetime | None = None, **columns: Value
) -> int:
    """Add a card at the top of a column, and the move that brought it there; its id.

    Args:
        writing: the transaction.
        company: its id.
        role: what the user is after.
        stage: id of the column.
        happened: when it came there; by default now.
        columns: by the names of `Application`'s attributes.
    """
    entered = _entered(writing, stage)
    place = placing.place(writing, stage, 0, None)
    columns = {"saved": writing.at} | columns
    number = writing.insert("application", company=company, role=role, stage=stage, place_in_stage=place, **columns)
    _moved(writing, number, entered, happened)
    return number


def update(writing: Writing, application: int, **columns: Value) -> bool:
    """Change what a card says, by the names of `Application`'s attributes; False where it said so already."""
    return writing.update("application", application, **columns)


def move(
    writing: Writing, application: int, stage: int, position: int | None = None, *, happened: datetime | None = None
) -> None:
    """Put a card into a column, at a position from 0 (by default the top); another column is a move to remember."""
    found = writing.row("SELECT stage FROM application WHERE id = ?", (application,))
    if found is None:
        raise KeyError(f"application {application}")
    entered = _entered(writing, stage)
    place = placing.place(writing, stage, position or 0, application)
    writing.update("application", application, stage=stage, place_in_stage=place)
    if found[0] != stage:
        _moved(writing, application, entered, happened)


def moves(reads: Reads, application: int) -> tuple[Moved, ...]:
    """The columns that a card entered, in the order in which it was told."""
    found = reads.rows(
        "SELECT stage, kind, happened, told FROM stage_move WHERE application = ? ORDER BY id", (application,)
    )
    return tuple(Moved(stage, StageKind(kind), moment(at), moment(told)) for stage, kind, at, told in found)


def close(writing: Writing, application: int, outcome: Outcome, *, happened: datetime | None = None) -> int:
    """Remember why a card closed (the move into the column is made by `move`); the row's id."""
    at = happened or writing.at
    return writing.insert("closing", application=application, outcome=outcome, happened=at, told=writing.at)


def closings(reads: Reads, application: int) -> tuple[Closing, ...]:
    """How a card closed, each time."""
    found = reads.rows("SELECT outcome, happened, told FROM closing WHERE application = ? ORDER BY id", (application,))
    return tuple(Closing(Outcome(outcome), moment(at), moment(told)) for outcome, at, told in found)


def acknowledge(writing: Writing, application: int) -> None:
    """The user took note that the card came to rest."""
    writing.update("application", application, acknowledged=writing.at)


def delete(writing: Writing, application: int) -> None:
    """Take a card away with all that was told of it. Undo brings back all of it."""
    for (interview,) in writing.rows("SELECT id FROM interview WHERE application = ?", (application,)):
        writing.delete_where("interview_contact", "interview", interview)
    for table in OF_AN_APPLICATION:
        writing.delete_where(table, "application", application)
    writing.delete("application", application)


def _moved(writing: Writing, application: int, stage: Stage, happened: datetime | None) -> None:
    at = happened or writing.at
    writing.insert("stage_move", application=application, stage=stage.id, kind=stage.kind, happened=at, told=writing.at)


def _entered(writing: Writing, stage: int) -> Stage:
    found = stages.get(writing, stage)
    if found is None:
        raise KeyError(f"stage {stage}")
    return found


def _application(row: Row) -> Application:
    (number, company, company_name, key, role, stage, kind, starred, way, agency, agency_name, person, person_told,
     applied, applied_told, by_day, saved, apply_by, link, place, salary, notes, acknowledged, batch) = row  # fmt: skip
    return Application(
        number, company, company_name, key, role, stage, StageKind(kind), bool(starred), Way(way), agency, agency_name,
        person, moment(person_told), moment(applied), moment(applied_told), bool(by_day), moment(saved), day(apply_by),
        link, place, salary, notes, moment(acknowledged), batch,
    )  # fmt: skip
