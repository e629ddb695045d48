"""What really went out. Undo never takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.core.kinds import Channel, StepKind
from desktop.store.stamps import cell, moment
from desktop.store.writing import Reads, Row, Writing


@dataclass(frozen=True, slots=True)
class Attempt:
    """A letter, a call, a courtesy or an answer that went out.

    Attributes:
        kind, plan, step: the kind of the step that it did, and the keys of its plan and of itself; None when logged by
            hand.
        letter: shared by the attempts of several cards that one letter counts for.
        anyway: with a deliberate second yes.
    """

    id: int
    application: int
    happened: datetime
    told: datetime
    channel: Channel
    kind: StepKind | None
    plan: str | None
    step: str | None
    contact: int | None
    letter: int | None
    anyway: bool


_COLUMNS = "SELECT id, application, happened, told, channel, kind, plan, step, contact, letter, anyway FROM attempt"


def add(
    writing: Writing,
    application: int,
    channel: Channel,
    *,
    happened: datetime | None = None,
    kind: StepKind | None = None,
    plan: str | None = None,
    step: str | None = None,
    contact: int | None = None,
    letter: int | None = None,
    anyway: bool = False,
) -> int:
    """Record that something went out, by default now; its id."""
    return writing.insert(
        "attempt", application=application, channel=channel, kind=kind, plan=plan, step=step, contact=contact,
        letter=letter, anyway=anyway, happened=happened or writing.at, told=writing.at,
    )  # fmt: skip


def share(writing: Writing, attempt: int) -> None:
    """Begin a letter that counts for several cards: the others name this attempt as theirs."""
    writing.update("attempt", attempt, letter=attempt)


def of(reads: Reads, application: int) -> tuple[Attempt, ...]:
    """What went out for a card, in the order in which it happened."""
    found = reads.rows(f"{_COLUMNS} WHERE application = ? ORDER BY happened, id", (application,))
    return tuple(map(_attempt, found))


def since(reads: Reads, at: datetime) -> tuple[Attempt, ...]:
    """What went out for any card at or after a moment, in the order in which it happened."""
    found = reads.rows(f"{_COLUMNS} WHERE happened >= ? ORDER BY happened, id", (cell(at),))
    return tuple(map(_attempt, found))


def _attempt(row: Row) -> Attempt:
    number, application, happened, told, channel, kind, plan, step, contact, letter, anyway = row
    return Attempt(
        number, application, moment(happened), moment(told), Channel(channel), None if kind is None else StepKind(kind),
        plan, step, contact, letter, bool(anyway),
    )  # fmt: skip
