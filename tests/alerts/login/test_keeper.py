from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from desktop.alerts.login.item import Start
from desktop.alerts.login.keeper import LoginKeeper
from desktop.alerts.login.xdg import XdgAutostart
from desktop.desk import history, settings
from desktop.runner import Runner
from tests.helpers.told import Told

Settle = Callable[[], None]


@pytest.fixture
def item(tmp_path: Path) -> XdgAutostart:
    return XdgAutostart(Start("afterword", ("afterword", "--hidden")), tmp_path / "autostart", name="A", icon=tmp_path)


@pytest.fixture
def done(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def begin(runner: Runner, item: XdgAutostart, done: QSettings, settle: Settle) -> Iterator[Callable[[], LoginKeeper]]:
    keepers: list[LoginKeeper] = []

    def made() -> LoginKeeper:
        """As at the start of the program."""
        for old in keepers:
            old.stop()
        keepers[:] = [LoginKeeper(runner, item, done)]
        keepers[0].start()
        settle()
        return keepers[0]

    yield made
    for keeper in keepers:
        keeper.stop()


def choose(runner: Runner, value: str, settle: Settle) -> None:
    runner.write(partial(settings.set_value, name=settings.AT_LOGIN, value=value))
    settle()


def is_chosen(told: Told) -> bool:
    return bool(told.ask(lambda desk, _now: settings.get(desk)).starts_at_login)


def test_nothing_is_touched_until_the_user_says_yes(begin: Callable[[], LoginKeeper], item: XdgAutostart) -> None:
    begin()
    assert not item.file.parent.exists()


def test_the_entry_follows_the_switch_and_undo(
    begin: Callable[[], LoginKeeper], item: XdgAutostart, runner: Runner, settle: Settle
) -> None:
    begin()
    choose(runner, "on", settle)
    assert item.is_on()
    runner.write(history.undo)
    settle()
    assert not item.is_on()
    choose(runner, "on", settle)
    choose(runner, "off", settle)
    assert not item.is_on()


def test_what_the_user_took_away_elsewhere_stays_away_and_the_switch_follows(
    begin: Callable[[], LoginKeeper], item: XdgAutostart, runner: Runner, told: Told, settle: Settle
) -> None:
    begin()
    choose(runner, "on", settle)
    item.file.unlink()
    begin()
    settle()
    assert not item.is_on()
    assert not is_chosen(told)


def test_a_choice_made_while_the_window_was_closed_is_done_at_the_start(
    begin: Callable[[], LoginKeeper], item: XdgAutostart, told: Told
) -> None:
    told.tell(partial(settings.set_value, name=settings.AT_LOGIN, value="on"))
    begin()
    assert item.is_on()


def test_an_entry_of_a_program_that_moved_is_made_anew(
    begin: Callable[[], LoginKeeper], item: XdgAutostart, runner: Runner, settle: Settle
) -> None:
    begin()
    choose(runner, "on", settle)
    item.file.write_text(item.file.read_text().replace("afterword", "elsewhere"))
    begin()
    assert "elsewhere" not in item.file.read_text()


def test_a_system_that_refuses_is_told(
    qtbot: QtBot, begin: Callable[[], LoginKeeper], item: XdgAutostart, runner: Runner, tmp_path: Path, settle: Settle
) -> None:
    begin()
    item.file.parent.write_text("no folder")
    with qtbot.waitSignal(runner.trouble) as told:
        choose(runner, "on", settle)
    assert told.args is not None
    assert told.args[0].key == "trouble.no_login_item"
