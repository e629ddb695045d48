"""One round of publishing to the calendar on the user's own server."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, cast

from desktop.core.changes import Changes
from desktop.core.reason import Reason, Trouble
from desktop.dav.client import Client, Found
from desktop.dav.publishing import Known, Report, Round, State, is_settled
from desktop.desk import calendar_server, diary
from desktop.desk.view import Written
from desktop.desk.writes import write
from desktop.store import accounts
from desktop.store.accounts import Published

if TYPE_CHECKING:
    from desktop.core.progress import Progress
    from desktop.dav.ics import Told
    from desktop.desk.desk import Desk
    from desktop.store.accounts import Account
    from desktop.store.writing import Reads, Writing

_PASSING: Final = ("trouble.server_away", "trouble.server_failed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a round came to.

    Attributes:
        requests: how many went out.
        written, deleted: entries.
        trouble: why it broke off, or None.
    """

    requests: int = 0
    written: int = 0
    deleted: int = 0
    trouble: Trouble | None = None

    @property
    def again(self) -> bool:
        """It may go better in a while: the server was away."""
        return self.trouble is not None and self.trouble.key in _PASSING


def publish(desk: Desk, now: datetime, progress: Progress, say: diary.Say, *, look: bool = False) -> Written[Outcome]:
    """Bring the server in line with the plans; nothing is asked of it where nothing changed here.

    What stands in the way is kept for settings to say, and comes back in the outcome.

    Args:
        desk: where.
        now: when.
        progress: asked whether to go on.
        say: makes the texts of the entries.
        look: see what became of the entries there, even where nothing changed here.
    """
    name = Reason.of("name.published")
    with desk.store.reading():
        account = accounts.of(desk.store)
        known = _known(desk.store, account)
        told = diary.entries(desk.store, desk, now, say) if account is not None and account.publishes else ()
    wanted = {one.uid: one for one in told}
    if account is None or not _is_wanted(account, wanted, known, look=look):
        return Written(Outcome(), Changes(), name, undoable=False)
    report = Report(dict(known))
    outcome, calendar = Outcome(), _calendar(account)
    try:
        outcome, calendar = _round(desk, now, progress, say, account, wanted, report)
    finally:
        # Called off, too, what was done is known.
        with write(desk, now, name, undo=False, plans=False) as entry:
            if _is_same(accounts.get(entry.w, account.id), account):
                _keep(entry.w, account, known, report)
                _say(entry.w, now, account, calendar, _result(outcome, account, wanted, report), outcome)
    return entry.written(outcome)


def _is_wanted(account: Account, wanted: Mapping[str, Told], known: Mapping[str, Known], *, look: bool) -> bool:
    """Whether anything is to be asked of the server."""
    if not account.publishes:
        return any(one.state == "ours" for one in known.values())
    marks = {uid: one.mark for uid, one in wanted.items()}
    return look or account.result is None or account.failed or not is_settled(marks, known)


def _round(
    desk: Desk,
    now: datetime,
    progress: Progress,
    say: diary.Say,
    account: Account,
    wanted: Mapping[str, Told],
    report: Report,
) -> tuple[Outcome, Found | None]:
    calendar, requests, trouble = _calendar(account), 0, None
    try:
        with closing(Client(calendar_server.login(desk, account), progress)) as client:
            try:
                calendar = calendar or client.own_calendar(say(Reason.of("calendar.name")))
                Round(client, calendar.url, wanted, now).run(report)
            finally:
                requests = client.wire.sent
    except Trouble as problem:
        trouble = problem
        if problem.key == calendar_server.GONE and not account.publishes:
            # Nothing is left there to take away.
            report.known.clear()
            calendar = trouble = None
    return Outcome(requests, report.written, report.deleted, trouble), calendar


def _calendar(account: Account) -> Found | None:
    return None if account.calendar is None else Found(account.calendar, account.calendar_name or "")


def _known(reads: Reads, account: Account | None) -> dict[str, Known]:
    rows = {} if account is None else accounts.published(reads, account.id)
    return {uid: Known(row.etag, row.mark, cast("State", row.state)) for uid, row in rows.items()}


def _is_same(now: Account | None, then: Account) -> bool:
    """Whether the round was still about what the user wants: they may have chosen another calendar meanwhile."""
    return now is not None and (now.address, now.user, now.calendar) == (then.address, then.user, then.calendar)


def _keep(w: Writing, account: Account, before: Mapping[str, Known], report: Report) -> None:
    changed = [
        Published(uid, one.etag, one.mark, one.state) for uid, one in report.known.items() if before.get(uid) != one
    ]
    accounts.put_published(w, account.id, changed, before.keys() - report.known.keys())


def _say(w: Writing, now: datetime, account: Account, calendar: Found | None, result: Reason, outcome: Outcome) -> None:
    url, name = (None, None) if calendar is None else (calendar.url, calendar.name)
    failed = outcome.trouble is not None
    accounts.put(w, account.kind, calendar=url, calendar_name=name, result=result, result_at=now, failed=failed)


def _result(outcome: Outcome, account: Account, wanted: Mapping[str, Told], report: Report) -> Reason:
    if outcome.trouble is not None:
        return calendar_server.sentence(outcome.trouble)
    if not account.publishes:
        return Reason.of("calendar.result.removed")
    states = [one.state for uid, one in report.known.items() if uid in wanted]
    ours, edited, gone = (states.count(state) for state in ("ours", "edited", "gone"))
    says = Reason.of("calendar.result.published", n=ours) if ours else Reason.of("calendar.result.empty")
    if edited:
        says = Reason.of("calendar.result.edited", first=says, n=edited)
    return Reason.of("calendar.result.gone", first=says, n=gone) if gone else says
