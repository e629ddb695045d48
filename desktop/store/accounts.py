"""The user's own servers, and what of theirs was published there. No password is ever kept here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop.core.reason import Reason
from desktop.store import reasons
from desktop.store.stamps import Value, moment
from desktop.store.writing import Reads, Row, Writing

CALDAV: Final = "caldav"


@dataclass(frozen=True, slots=True)
class Account:
    """One server of the user's; at most one of a kind.

    Attributes:
        address: as a URL.
        vault: which keyring has the password; None where none has.
        calendar: the URL of the calendar that is written to, once it was found.
        publishes: entries are to be there; where not, those that are there are taken away.
        result: what the last round came to; `failed` where it broke off.
    """

    id: int
    kind: str
    address: str
    user: str
    vault: str | None
    calendar: str | None
    calendar_name: str | None
    publishes: bool
    result: Reason | None
    result_at: datetime | None
    failed: bool


@dataclass(frozen=True, slots=True)
class Published:
    """One entry as it was last seen on the server.

    Attributes:
        etag: the server's mark of that state; None where it told none.
        mark: our own mark of the content.
        state: ``ours``, ``edited`` (the user changed it there) or ``gone`` (the user deleted it there).
    """

    uid: str
    etag: str | None
    mark: str
    state: str


_SELECT = (
    "SELECT id, kind, address, user, vault, calendar, calendar_name, publishes, result, result_at, failed FROM account"
)


def of(reads: Reads, kind: str = CALDAV) -> Account | None:
    """The account of a kind, or None."""
    found = reads.row(f"{_SELECT} WHERE kind = ?", (kind,))
    return None if found is None else _account(found)


def get(reads: Reads, account: int) -> Account | None:
    """One account, or None."""
    found = reads.row(f"{_SELECT} WHERE id = ?", (account,))
    return None if found is None else _account(found)


def put(writing: Writing, kind: str, **columns: Value) -> int:
    """Keep what is known of the account of a kind; its id."""
    found = of(writing, kind)
    if found is None:
        return writing.insert("account", kind=kind, **columns)
    writing.update("account", found.id, **columns)
    return found.id


def forget(writing: Writing, account: int) -> None:
    """Keep nothing of it."""
    forget_published(writing, account)
    writing.delete("account", account)


def published(reads: Reads, account: int) -> dict[str, Published]:
    """What was published there, by uid."""
    found = reads.rows("SELECT uid, etag, mark, state FROM published WHERE account = ?", (account,))
    return {row[0]: Published(*row) for row in found}


def put_published(writing: Writing, account: int, rows: Iterable[Published], gone: Iterable[str]) -> None:
    """Keep how these entries stand, and nothing of the uids in `gone`. Undo leaves both alone: the server has them."""
    writing.run_many(
        "INSERT INTO published (account, uid, etag, mark, state) VALUES (?, ?, ?, ?, ?) ON CONFLICT (account, uid)"
        " DO UPDATE SET etag = excluded.etag, mark = excluded.mark, state = excluded.state",
        [(account, row.uid, row.etag, row.mark, row.state) for row in rows],
    )
    writing.run_many("DELETE FROM published WHERE account = ? AND uid = ?", [(account, uid) for uid in gone])


def forget_published(writing: Writing, account: int) -> None:
    """Nothing counts as published there any more."""
    writing.run("DELETE FROM published WHERE account = ?", (account,))


def _account(row: Row) -> Account:
    number, kind, address, user, vault, calendar, name, publishes, result, at, failed = row
    return Account(
        number, kind, address, user, vault, calendar, name, bool(publishes), reasons.maybe_read(result), moment(at),
        bool(failed),
    )  # fmt: skip
