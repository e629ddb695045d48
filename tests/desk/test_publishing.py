"""The whole way: from the plan to a real calendar server and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.accounts.passwords import Keeping
from desktop.build import open_desk
from desktop.core.kinds import Channel, Outcome, StepKind
from desktop.core.progress import Cancelled, Unwatched
from desktop.core.reason import Trouble
from desktop.desk import (
    applications,
    backups,
    calendar_export,
    calendar_server,
    interviews,
    publishing,
    settings,
    steps,
    views,
)
from desktop.desk.calendar_view import CalendarChoice
from desktop.desk.desk import Desk
from desktop.desk.publishing import Outcome as Round
from desktop.desk.view import Draft
from desktop.store import accounts
from desktop.words import Words
from tests.accounts.safes import bare_bus, gnome_keyring
from tests.dav.radicale import PASSWORD, USER, Radicale
from tests.desk.conftest import NOW, at

SAY = Words().say
PATH = f"/{USER}/afterword"


@pytest.fixture
def met(desk: Desk, card: int) -> int:
    """Acme, with an interview that lies ahead."""
    starts = at("2026-11-05 14:30")
    interviews.record(desk, NOW, card, Draft(starts, starts + timedelta(hours=1), ("Mira Tann",), None))
    return card


def set_up(desk: Desk, server: Radicale, password: str = PASSWORD) -> None:
    calendar_server.set_up(desk, NOW, server.address, USER, password)
    calendar_server.switch(desk, NOW, on=True)


def publish(desk: Desk, now: datetime = NOW, *, look: bool = False) -> Round:
    return publishing.publish(desk, now, Unwatched(), SAY, look=look).result


def said(desk: Desk) -> str:
    server = calendar_server.view(desk, NOW)
    assert server is not None
    assert server.says is not None
    return SAY(server.says)


def there(server: Radicale) -> list[tuple[str, str]]:
    return [(f"{one.event.dtstart.value:%m-%d %H:%M}", one.summary) for one in server.entries()]


PLAN = [
    ("11-05 13:30", "Mira Tann, Acme"),
    ("11-05 16:30", "Thank Mira Tann"),
    ("11-12 09:00", "Note to Mira Tann, Acme"),
    ("11-17 09:00", "Note to Mira Tann, Acme"),
]
"""In UTC; without the first move, which the interview ended."""


@pytest.mark.usefixtures("met")
def test_the_plan_is_on_the_phone_and_nothing_is_asked_twice(desk: Desk, radicale: Radicale) -> None:
    set_up(desk, radicale)
    first = publish(desk)

    assert (first.written, first.trouble) == (4, None)
    assert there(radicale) == PLAN
    assert said(desk) == "Your calendar there has 4 entries."
    before = radicale.requests()
    assert publish(desk) == Round()
    assert radicale.requests() == before
    assert publish(desk, look=True).requests == 1


def test_a_step_that_is_done_goes_and_what_follows_moves(desk: Desk, radicale: Radicale, met: int) -> None:
    set_up(desk, radicale)
    publish(desk)
    now = at("2026-11-13 10:00")
    views.look(desk, now)
    plan = views.plans(desk, met)
    assert plan.live is not None
    thanks = next(step.key for step in plan.live.steps if step.kind is StepKind.THANK_YOU)
    check_in = next(step.key for step in plan.live.steps if step.kind is StepKind.CHECK_IN)
    assert thanks
    steps.done(desk, now, plan.ids[check_in], Channel.MAIL)
    outcome = publish(desk, now)

    assert (outcome.requests, outcome.written, outcome.deleted) == (4, 1, 2)
    assert there(radicale) == [("11-05 13:30", "Mira Tann, Acme"), ("11-18 09:00", "Note to Mira Tann, Acme")]


def test_a_card_that_closes_takes_its_entries_with_it(desk: Desk, radicale: Radicale, met: int) -> None:
    set_up(desk, radicale)
    publish(desk)
    applications.close(desk, NOW, met, Outcome.WITHDRAWN)
    publish(desk)

    assert there(radicale) == []
    assert said(desk) == "There is nothing to publish at the moment."


@pytest.mark.usefixtures("met")
def test_days_offline_are_caught_up(desk: Desk, own_radicale: Radicale) -> None:
    set_up(desk, own_radicale)
    publish(desk)
    own_radicale.stop()
    settings.set_value(desk, NOW, "letter-time", "12:00")
    away = publish(desk)
    assert away.again
    assert said(desk) == "127.0.0.1 could not be reached: it refused the connection."

    own_radicale.start()
    outcome = publish(desk, at("2026-11-04 09:00"))
    assert (outcome.written, outcome.requests) == (2, 3)
    assert [clock for clock, _ in there(own_radicale)][2:] == ["11-12 11:00", "11-17 11:00"]


@pytest.mark.usefixtures("met")
def test_the_users_own_edits_stay_and_it_is_said(desk: Desk, radicale: Radicale) -> None:
    set_up(desk, radicale)
    publish(desk)
    first, second = (one.path for one in radicale.entries()[2:])
    radicale.edit(first, "Note to Mira", "Ring Mira")
    radicale.ask("DELETE", second)
    settings.set_value(desk, NOW, "letter-time", "12:00")
    publish(desk)

    assert there(radicale) == [*PLAN[:2], ("11-12 09:00", "Ring Mira Tann, Acme")]
    assert said(desk) == (
        "Your calendar there has 2 entries. You changed 1 entry there; it stays as you made it. "
        "You deleted 1 entry there; it stays deleted."
    )


@pytest.mark.usefixtures("met")
def test_off_takes_away_what_is_ours(desk: Desk, radicale: Radicale) -> None:
    set_up(desk, radicale)
    publish(desk)
    radicale.edit(radicale.entries()[2].path, "Note to Mira", "Ring Mira")
    calendar_server.switch(desk, NOW, on=False)
    publish(desk)

    assert there(radicale) == [("11-12 09:00", "Ring Mira Tann, Acme")]
    assert publish(desk, look=True) == Round()
    assert said(desk) == "Publishing is off, and its entries were taken away there."


@pytest.mark.usefixtures("met")
def test_a_restored_backup_goes_on_with_the_same_entries(desk: Desk, radicale: Radicale, tmp_path: Path) -> None:
    set_up(desk, radicale)
    publish(desk)
    backups.backup(desk, tmp_path / "kept.afterword")
    settings.set_value(desk, NOW, "letter-time", "12:00")
    publish(desk)
    other = open_desk(tmp_path / "new")
    other.store.close()
    backups.restore(tmp_path / "new" / "desk.db", tmp_path / "kept.afterword")
    restored = open_desk(tmp_path / "new")
    try:
        assert publish(restored, look=True).trouble is not None  # its password is another folder's
        set_up(restored, radicale)
        publish(restored)
        assert there(radicale) == PLAN
        assert said(restored) == "Your calendar there has 4 entries."
    finally:
        restored.store.close()


@pytest.mark.usefixtures("met")
def test_a_calendar_that_was_deleted_is_made_anew_when_the_user_says_so(desk: Desk, radicale: Radicale) -> None:
    set_up(desk, radicale)
    publish(desk)
    radicale.ask("DELETE", f"{PATH}/")
    assert publish(desk, look=True).trouble is not None
    assert said(desk) == "The calendar at 127.0.0.1 is not there any more. Nothing was made in its place."
    publish(desk)
    assert radicale.calendars() == {}

    calendar_server.switch(desk, NOW, on=False)
    calendar_server.switch(desk, NOW, on=True)
    publish(desk)
    assert there(radicale) == PLAN


@pytest.mark.usefixtures("met")
def test_off_where_the_calendar_was_deleted_leaves_nothing_to_do(desk: Desk, radicale: Radicale) -> None:
    set_up(desk, radicale)
    publish(desk)
    radicale.ask("DELETE", f"{PATH}/")
    with pytest.raises(Trouble):
        calendar_server.try_it(desk, NOW, Unwatched(), SAY)
    assert said(desk) == "The calendar at 127.0.0.1 is not there any more. Nothing was made in its place."
    calendar_server.switch(desk, NOW, on=False)
    assert publish(desk).trouble is None
    assert publish(desk) == Round()

    calendar_server.switch(desk, NOW, on=True)
    publish(desk)
    assert there(radicale) == PLAN


@pytest.mark.usefixtures("met")
def test_a_calendar_that_the_user_picks(desk: Desk, radicale: Radicale) -> None:
    radicale.ask("MKCALENDAR", f"/{USER}/private/")
    set_up(desk, radicale)
    (found,) = calendar_server.calendars(desk, NOW, Unwatched()).result
    calendar_server.choose(desk, NOW, found)
    publish(desk)

    assert isinstance(found, CalendarChoice)
    assert [one.summary for one in radicale.entries(f"/{USER}/private/")] == [text for _, text in PLAN]


@pytest.mark.usefixtures("met")
def test_trying_says_what_stands_in_the_way(desk: Desk, radicale: Radicale) -> None:
    with pytest.raises(Trouble) as none:
        calendar_server.try_it(desk, NOW, Unwatched(), SAY)
    assert none.value.key == "trouble.no_account"
    set_up(desk, radicale, PASSWORD[:-1])
    with pytest.raises(Trouble) as wrong:
        calendar_server.try_it(desk, NOW, Unwatched(), SAY)
    assert wrong.value.key == "trouble.password_refused"
    assert publish(desk).trouble is not None
    calendar_server.set_up(desk, NOW, radicale.address, USER, PASSWORD)
    assert calendar_server.try_it(desk, NOW, Unwatched(), SAY).result == "Afterword"
    assert calendar_server.try_it(desk, NOW, Unwatched(), SAY).result == "Afterword"
    assert said(desk) == "It works: the calendar “Afterword” is there and can be written to."
    publish(desk)
    assert there(radicale) == PLAN


class CalledOff(Unwatched):
    cancelled = True


@pytest.mark.usefixtures("met")
def test_what_is_called_off_is_taken_up_again(desk: Desk, radicale: Radicale) -> None:
    set_up(desk, radicale)
    with pytest.raises(Cancelled):
        publishing.publish(desk, NOW, CalledOff(), SAY)
    publish(desk)

    assert there(radicale) == PLAN


@pytest.mark.usefixtures("met")
def test_another_server_begins_afresh_and_forgetting_leaves_nothing(desk: Desk, radicale: Radicale) -> None:
    set_up(desk, radicale)
    publish(desk)
    calendar_server.set_up(desk, NOW, f"{radicale.address}{USER}/", USER, None)
    changed = calendar_server.view(desk, NOW)
    assert changed is not None
    assert (changed.password, changed.says, changed.calendar) == ("none", None, None)

    calendar_server.forget(desk, NOW)
    assert calendar_server.view(desk, NOW) is None
    assert desk.store.rows("SELECT * FROM published") == desk.store.rows("SELECT * FROM account") == []
    assert publish(desk, look=True) == Round()


@pytest.fixture
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "home").mkdir()
    with bare_bus(tmp_path) as bus, gnome_keyring(bus, tmp_path / "home", unlocked=True):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
        yield


@pytest.mark.usefixtures("met", "keyring")
def test_the_password_is_in_the_keyring_and_nowhere_else(desk: Desk, radicale: Radicale, tmp_path: Path) -> None:
    kept = calendar_server.set_up(desk, NOW, radicale.address, USER, PASSWORD)
    calendar_server.switch(desk, NOW, on=True)
    publish(desk)
    backups.backup(desk, tmp_path / "desk" / "kept.afterword")
    radicale.ask("DELETE", f"{PATH}/")
    publish(desk, look=True)

    assert kept.result == Keeping.AVAILABLE
    files = [file for file in (tmp_path / "desk").rglob("*") if file.is_file()]
    assert {file.name for file in files} >= {"desk.db", "desk.db-wal", "kept.afterword"}
    assert not [file for file in files if PASSWORD.encode() in file.read_bytes()]
    again = open_desk(tmp_path / "desk")
    assert calendar_server.login(again, _account(again)).password == PASSWORD
    again.store.close()


def _account(desk: Desk) -> accounts.Account:
    found = accounts.of(desk.store)
    assert found is not None
    return found


@pytest.mark.usefixtures("met")
def test_a_calendar_file(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "afterword.ics"
    written = calendar_export.export(desk, NOW, file, SAY)
    text = file.read_text(encoding="utf-8")

    assert written.result == text.count("BEGIN:VEVENT") == 4
    assert [line for line in text.splitlines() if line.startswith("X-WR-CALNAME")] == ["X-WR-CALNAME:Afterword"]
    calendar_export.export(desk, NOW + timedelta(minutes=1), file, SAY)
    assert [one.name for one in tmp_path.iterdir() if "afterword" in one.name] == ["afterword.ics"]
    with pytest.raises(Trouble) as refused:
        calendar_export.export(desk, datetime.now(UTC), tmp_path / "none" / "a.ics", SAY)
    assert refused.value.key == "trouble.cannot_write"
