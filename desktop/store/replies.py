"""What came back: answers, out-of-offices, and letters that did not arrive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.core.facts import Away, Bounce, Reply
from desktop.core.kinds import Channel, ReplyKind
from desktop.store.stamps import day, moment
from desktop.store.writing import Reads, Row, Writing

_REPLY = "SELECT id, happened, told, kind, sorted, until, ask, what, channel"


@dataclass(frozen=True, slots=True)
class Unsorted:
    """They answered, and the user has not said what."""

    reply: Reply
    application: int


def add(
    writing: Writing,
    application: int,
    *,
    happened: datetime | None = None,
    kind: ReplyKind | None = None,
    by: date | None = None,
    what: str | None = None,
    channel: Channel | None = None,
    ask: int | None = None,
) -> int:
    """Record an answer, by default of now; without a kind the plan holds still until `sort`. Its id."""
    return writing.insert(
        "reply", application=application, kind=kind, sorted=None if kind is None else writing.at, until=by, what=what,
        channel=channel, ask=ask, happened=happened or writing.at, told=writing.at,
    )  # fmt: skip


def sort(
    writing: Writing,
    reply: int,
    kind: ReplyKind,
    *,
    by: date | None = None,
    what: str | None = None,
    channel: Channel | None = None,
    ask: int | None = None,
) -> None:
    """Say which kind of answer it is. Channel and ask stay as they were told where they are not told anew."""
    before = writing.image("reply", reply)
    if before is None:
        raise KeyError(f"reply {reply}")
    writing.update(
        "reply", reply, kind=kind, sorted=writing.at, until=by, what=what, channel=channel or before["channel"],
        ask=ask if ask is not None else before["ask"],
    )  # fmt: skip


def get(reads: Reads, reply: int) -> Unsorted | None:
    """One answer with its application's id, sorted or not; None where there is none."""
    found = reads.row(f"{_REPLY}, application FROM reply WHERE id = ?", (reply,))
    return None if found is None else Unsorted(reply_of(found), found[-1])


def of(reads: Reads, application: int) -> tuple[Reply, ...]:
    """The answers of a card, in the order in which they happened."""
    found = reads.rows(f"{_REPLY} FROM reply WHERE application = ? ORDER BY happened, id", (application,))
    return tuple(map(reply_of, found))


def unsorted(reads: Reads) -> tuple[Unsorted, ...]:
    """The answers of all cards whose kind is not told yet, the oldest first."""
    found = reads.rows(f"{_REPLY}, application FROM reply WHERE kind IS NULL ORDER BY happened, id")
    return tuple(Unsorted(reply_of(row), row[-1]) for row in found)


def add_away(
    writing: Writing,
    application: int,
    *,
    until: date | None = None,
    contact: int | None = None,
    happened: datetime | None = None,
) -> int:
    """Record an out-of-office; its id."""
    at = happened or writing.at
    return writing.insert("away", application=application, until=until, contact=contact, happened=at, told=writing.at)


def aways(reads: Reads, application: int) -> tuple[Away, ...]:
    """The out-of-offices of a card, in the order in which they happened."""
    found = reads.rows(
        "SELECT id, happened, told, until, contact FROM away WHERE application = ? ORDER BY happened, id",
        (application,),
    )
    return tuple(
        Away(number, moment(at), moment(told), day(until), contact) for number, at, told, until, contact in found
    )


def add_bounce(
    writing: Writing, application: int, *, attempt: int | None = None, happened: datetime | None = None
) -> int:
    """Record that a letter came back; its id."""
    at = happened or writing.at
    return writing.insert("bounce", application=application, attempt=attempt, happened=at, told=writing.at)


def bounces(reads: Reads, application: int) -> tuple[Bounce, ...]:
    """The letters of a card that came back, in the order in which it happened."""
    found = reads.rows(
        "SELECT id, happened, told, attempt FROM bounce WHERE application = ? ORDER BY happened, id", (application,)
    )
    return tuple(Bounce(number, moment(at), moment(told), attempt) for number, at, told, attempt in found)


def reply_of(row: Row) -> Reply:
    """A reply from its columns, in the order of `core.facts.Reply`."""
    number, happened, told, kind, sorted_at, until, ask, what, channel = row[:9]
    return Reply(
        number, moment(happened), moment(told), None if kind is None else ReplyKind(kind), moment(sorted_at),
        day(until), ask, what, None if channel is None else Channel(channel),
    )  # fmt: skip
