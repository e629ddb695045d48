"""The user's own server of calendars: its address, its password, and which calendar is written to.

All of these but `view`, `switch` and `choose` may wait for the server or for the keyring.
"""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Final

from desktop.accounts.passwords import Keeping
from desktop.accounts.server import Login, place
from desktop.core.changes import Changes
from desktop.core.reason import Reason, Trouble
from desktop.dav.client import Client, Found
from desktop.desk import diary
from desktop.desk.calendar_view import CalendarChoice, CalendarServer
from desktop.desk.view import Written
from desktop.desk.writes import Entry, write
from desktop.store import accounts

if TYPE_CHECKING:
    from desktop.core.progress import Progress
    from desktop.desk.desk import Desk
    from desktop.store.accounts import Account
    from desktop.store.stamps import Value
    from desktop.store.writing import Reads, Writing

GONE: Final = "trouble.calendar_gone"
"""The calendar was deleted on the server."""


def view(desk: Desk, _now: datetime) -> CalendarServer | None:
    """The account as settings show it, or None where there is none."""
    account = accounts.of(desk.store)
    if account is None:
        return None
    known = desk.passwords.find(_name(account), None).password is not None
    return CalendarServer(
        address=account.address,
        user=account.user,
        password="keyring" if account.vault else "session" if known else "none",
        calendar=account.calendar_name,
        publishes=account.publishes,
        says=account.result,
        at=account.result_at,
        failed=account.failed,
    )


def set_up(desk: Desk, now: datetime, address: str, user: str, password: str | None) -> Written[str | None]:
    """Keep a server, and its password where one was typed; how it stands with the keyring then.

    Another server or user begins afresh; what was published at the old one stays there.

    Raises:
        Trouble: the address cannot be read, or would send the password open to read.
    """
    url = place(address).url
    before = accounts.of(desk.store)
    is_new = before is None or (before.address, before.user) != (url, user.strip())
    if before is not None and is_new:
        desk.passwords.forget(_name(before), before.vault)
    columns: dict[str, Value] = {"address": url, "user": user.strip()}
    keeping: str | None = None
    if password:
        kept = desk.passwords.keep(_key(url, user.strip()), password)
        keeping, columns["vault"] = kept.keeping, kept.vault
    elif is_new:
        columns["vault"] = None
    if is_new:
        columns |= {"calendar": None, "calendar_name": None, "result": None, "result_at": None, "failed": False}
    with write(desk, now, Reason.of("name.account"), undo=False, plans=False) as entry:
        number = accounts.put(entry.w, accounts.CALDAV, **columns)
        if is_new:
            accounts.forget_published(entry.w, number)
        diary.ensure_id(entry.w)
    return entry.written(keeping)


def forget(desk: Desk, now: datetime) -> Written[None]:
    """Keep nothing of the server, its password included. What is published there stays."""
    account = _account(desk.store)
    desk.passwords.forget(_name(account), account.vault)
    with write(desk, now, Reason.of("name.account_forgotten"), undo=False, plans=False) as entry:
        accounts.forget(entry.w, account.id)
    return entry.written(None)


def switch(desk: Desk, now: datetime, *, on: bool) -> Written[None]:
    """Publish from now on, or take away what is there. A calendar that was deleted there is made anew.

    Raises:
        Trouble: there is no account.
    """
    account = _account(desk.store)
    with write(desk, now, Reason.of("name.publishing"), undo=False, plans=False) as entry:
        accounts.put(entry.w, account.kind, publishes=on)
        if on and account.result is not None and account.result.key.startswith(GONE):
            _begin_afresh(entry.w, account, None, None)
        diary.ensure_id(entry.w)
    return entry.written(None)


def calendars(desk: Desk, _now: datetime, progress: Progress) -> Written[tuple[CalendarChoice, ...]]:
    """The calendars on the server that can be written to.

    Raises:
        Trouble: the server or the password cannot be had.
    """
    with closing(Client(login(desk, _account(desk.store), anew=True), progress)) as client:
        found = tuple(CalendarChoice(one.url, one.name) for one in client.calendars()[1])
    return Written(found, Changes(), Reason.of("name.account_tested"), undoable=False)


def choose(desk: Desk, now: datetime, calendar: CalendarChoice) -> Written[None]:
    """Write to this calendar from now on. What is in another one stays there.

    Raises:
        Trouble: there is no account.
    """
    account = _account(desk.store)
    with write(desk, now, Reason.of("name.account"), undo=False, plans=False) as entry:
        if account.calendar != calendar.url:
            _begin_afresh(entry.w, account, calendar.url, calendar.name)
    return entry.written(None)


def try_it(desk: Desk, now: datetime, progress: Progress, say: diary.Say) -> Written[str]:
    """Ask the server now, and find or make the calendar there; its name.

    Raises:
        Trouble: what stands in the way, in one sentence.
    """
    account = _account(desk.store)
    try:
        found = _tried(desk, account, progress, say)
    except Trouble as trouble:
        _kept(desk, now, result=sentence(trouble), failed=True)
        raise
    result = Reason.of("calendar.tested", name=found.name)
    entry = _kept(desk, now, result=result, failed=False, calendar=found.url, calendar_name=found.name)
    return entry.written(found.name)


def _tried(desk: Desk, account: Account, progress: Progress, say: diary.Say) -> Found:
    with closing(Client(login(desk, account, anew=True), progress)) as client:
        if account.calendar is None:
            return client.own_calendar(say(Reason.of("calendar.name")))
        client.etags(account.calendar)
        return Found(account.calendar, account.calendar_name or "")


def _kept(desk: Desk, now: datetime, **columns: Value) -> Entry:
    with write(desk, now, Reason.of("name.account_tested"), undo=False, plans=False) as entry:
        accounts.put(entry.w, accounts.CALDAV, result_at=now, **columns)
    return entry


def sentence(trouble: Trouble) -> Reason:
    """What stands in the way, as it is kept."""
    return Reason.of(f"{trouble.key}.says", **trouble.facts)


def login(desk: Desk, account: Account, *, anew: bool = False) -> Login:
    """What the server is asked with; `anew` where the user waits for it, and may be asked to unlock their keyring.

    Raises:
        Trouble: the password is not known, or locked away.
    """
    found = desk.passwords.find(_name(account), account.vault, anew=anew)
    host = place(account.address).host
    if found.password is not None:
        return Login(account.address, account.user, found.password)
    if found.keeping is Keeping.LOCKED:
        raise Trouble("trouble.keyring_locked", host=host)
    raise Trouble("trouble.no_password", host=host, user=account.user)


def _account(reads: Reads) -> Account:
    found = accounts.of(reads)
    if found is None:
        raise Trouble("trouble.no_account")
    return found


def _begin_afresh(w: Writing, account: Account, calendar: str | None, name: str | None) -> None:
    accounts.forget_published(w, account.id)
    accounts.put(w, account.kind, calendar=calendar, calendar_name=name, result=None, result_at=None, failed=False)


def _name(account: Account) -> str:
    return _key(account.address, account.user)


def _key(url: str, user: str) -> str:
    """Under which the keyring has the password: another server or user has another."""
    return f"{accounts.CALDAV}:{user}@{url}"
