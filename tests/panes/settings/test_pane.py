"""The room Settings, on a real desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.facts import Quiet
from desktop.desk import settings
from desktop.desk.settings import Settings
from desktop.panes.look import Look
from desktop.panes.settings.pane import SettingsPane
from desktop.panes.settings.places import countries, zones
from desktop.runner import Runner
from desktop.words import Words
from tests.helpers.told import Told, press

Settle = Callable[[], None]


@pytest.fixture
def pane(qtbot: QtBot, runner: Runner, words: Words, look: Look, settle: Settle) -> Iterator[SettingsPane]:
    made = SettingsPane(runner, words, look)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    yield made
    made.hide()
    look.set_scheme("light")


def chosen(told: Told) -> Settings:
    found: Settings = told.ask(lambda desk, now: settings.get(desk))
    return found


def test_what_is_chosen_is_shown(pane: SettingsPane) -> None:
    assert (pane.name.text(), pane.country.text(), pane.zone.text()) == ("Lena", "DE", "Europe/Berlin")
    assert pane.letter_time.time == time(10)
    assert (pane.quiet_begins.time, pane.quiet_ends.time) == (time(21), time(8))


def test_the_two_switches_are_off_until_the_user_turns_them_on(
    qtbot: QtBot, pane: SettingsPane, told: Told, settle: Settle
) -> None:
    assert (pane.discreet.choice, pane.at_login.choice) == ("off", "off")
    pane.discreet.chip("on").click()
    pane.at_login.chip("on").click()
    qtbot.waitUntil(lambda: chosen(told).discreet and chosen(told).starts_at_login)
    settle()
    assert (pane.discreet.choice, pane.at_login.choice) == ("on", "on")
    pane.at_login.chip("off").click()
    qtbot.waitUntil(lambda: not chosen(told).starts_at_login)


def test_each_is_kept_at_once(qtbot: QtBot, pane: SettingsPane, told: Told) -> None:
    pane.name.set_text("Lena Voss")
    pane.name.edit.editingFinished.emit()
    pane.letter_time.set_time(time(8, 30))
    pane.letter_time.field.edit.editingFinished.emit()
    pane.country.set_text("AT Austria")
    pane.country.edit.editingFinished.emit()
    qtbot.waitUntil(lambda: chosen(told).user.place.country == "AT")
    assert (chosen(told).name, chosen(told).letter_time) == ("Lena Voss", time(8, 30))


def test_what_cannot_be_is_said_at_its_field(qtbot: QtBot, pane: SettingsPane, told: Told) -> None:
    pane.zone.set_text("Europe/Atlantis")
    pane.zone.edit.editingFinished.emit()
    qtbot.waitUntil(lambda: not pane.zone._sentence.isHidden())
    assert chosen(told).zone == "Europe/Berlin"


def test_quiet_hours(qtbot: QtBot, pane: SettingsPane, told: Told, settle: Settle) -> None:
    pane.quiet_begins.set_time(time(22))
    pane.quiet_begins.field.edit.editingFinished.emit()
    qtbot.waitUntil(lambda: chosen(told).user.quiet == Quiet(time(22), time(8)))
    settle()
    pane.quiet.chip("off").click()
    qtbot.waitUntil(lambda: chosen(told).user.quiet is None)
    settle()
    assert pane._hours.isHidden()
    pane.quiet.chip("on").click()
    qtbot.waitUntil(lambda: chosen(told).user.quiet is not None)


def test_pause_until(qtbot: QtBot, pane: SettingsPane, told: Told, settle: Settle) -> None:
    pane.pause.chip("week").click()
    qtbot.waitUntil(lambda: chosen(told).user.pause_until == date(2027, 3, 11))
    settle()
    assert pane._paused.text() == "Paused until Thu 11 March."
    pane.pause.chip("date").click()
    pane.pause_until.set_day(date(2027, 3, 15))
    pane.pause_until.changed.emit()
    qtbot.waitUntil(lambda: chosen(told).user.pause_until == date(2027, 3, 15))
    pane.pause.chip("off").click()
    qtbot.waitUntil(lambda: chosen(told).user.pause_until is None)


def test_the_look_follows_at_once(qtbot: QtBot, pane: SettingsPane, look: Look) -> None:
    with qtbot.waitSignal(pane.scheme_chosen) as scheme:
        pane.schemes.chip("dark").click()
    assert scheme.args == ["dark"]
    assert look.scheme == "dark"


def test_a_backup_is_made_and_said(qtbot: QtBot, pane: SettingsPane, tmp_path: Path) -> None:
    file = tmp_path / "copy.afterword"
    with qtbot.waitSignal(pane.said) as said:
        pane._back_up(str(file))
    assert file.is_file()
    assert said.args[0].endswith("rows, checked.")


def test_a_restore_wants_a_second_yes(qtbot: QtBot, pane: SettingsPane, tmp_path: Path) -> None:
    pane.ask_restore(tmp_path / "copy.afterword")
    with qtbot.waitSignal(pane.restore_wanted) as wanted:
        press(pane, "Restore")
    assert wanted.args == [tmp_path / "copy.afterword"]


def test_places_to_choose_from() -> None:
    assert "DE Germany" in countries()
    assert "Europe/Berlin" in zones()
    assert not any(zone.startswith("Etc/") for zone in zones())
