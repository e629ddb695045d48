"""Adding an application, on a real desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.kinds import StageKind, Way
from desktop.panes.adding.panel import AddPanel
from desktop.panes.look import Look
from desktop.runner import Runner
from desktop.words import Words
from tests.helpers.told import Told, press


@pytest.fixture
def panel(qtbot: QtBot, runner: Runner, words: Words, look: Look) -> Iterator[AddPanel]:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(1000, 700)
    with qtbot.waitExposed(ground):
        ground.show()
    yield AddPanel(runner, words, look, ground)
    ground.hide()


def test_company_role_enter(qtbot: QtBot, panel: AddPanel, told: Told) -> None:
    panel.begin()
    assert panel.company.edit.hasFocus() or not panel.isActiveWindow()
    qtbot.keyClicks(panel.company.edit, "Acme")
    qtbot.keyClicks(panel.role.edit, "Product Manager")
    with qtbot.waitSignal(panel.added) as added:
        qtbot.keyClick(panel.role.edit, Qt.Key.Key_Return)
    shown = told.detail(added.args[0])
    assert (shown.card.company, shown.card.role, shown.stage.kind) == ("Acme", "Product Manager", StageKind.SAVED)
    assert panel.isHidden()


def test_enter_without_a_role_asks_for_it(qtbot: QtBot, panel: AddPanel, told: Told) -> None:
    panel.begin()
    qtbot.keyClicks(panel.company.edit, "Acme")
    qtbot.keyClick(panel.company.edit, Qt.Key.Key_Return)
    assert not panel.isHidden()
    assert told.ask(lambda desk, now: desk.store.row("SELECT count(*) FROM application"))[0] == 0


def test_a_date_and_a_way_in(qtbot: QtBot, panel: AddPanel, told: Told, settle: Callable[[], None]) -> None:
    panel.begin()
    settle()
    panel.company.set_text("Quillworks")
    panel.role.set_text("Data Analyst")
    panel.days.chip("yesterday").click()
    panel.way.chips.chip("person").click()
    panel.way.name.set_text("Ada Brook")
    with qtbot.waitSignal(panel.added) as added:
        press(panel, "Add")
    shown = told.detail(added.args[0])
    assert (shown.applied, shown.way, shown.stage.kind) == (date(2027, 3, 3), Way.PERSON, StageKind.APPLIED)
    assert shown.person.name == "Ada Brook"


def test_it_grows_with_what_it_asks(qtbot: QtBot, panel: AddPanel) -> None:
    panel.begin()
    panel.days.chip("today").click()
    panel.way.chips.chip("agency").click()
    chips = panel.way.chips
    qtbot.waitUntil(lambda: chips.height() >= chips.heightForWidth(chips.width()) > 0)
    qtbot.waitUntil(lambda: panel.way.name.edit.height() == panel.company.edit.height())


def test_a_dropped_posting_is_prefilled(qtbot: QtBot, panel: AddPanel, told: Told) -> None:
    panel.begin("Data Analyst at Quillworks https://jobs.example.org/123")
    assert (panel.company.text(), panel.role.text()) == ("Quillworks", "Data Analyst")
    with qtbot.waitSignal(panel.added) as added:
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert told.detail(added.args[0]).link == "https://jobs.example.org/123"


def test_a_day_that_lies_ahead_is_refused_at_its_field(qtbot: QtBot, panel: AddPanel, told: Told) -> None:
    panel.begin()
    panel.company.set_text("Acme")
    panel.role.set_text("Product Manager")
    panel.days.chip("date").click()
    panel.date.set_day(date(2027, 4, 1))
    press(panel, "Add")
    qtbot.waitUntil(lambda: not panel.date.field._sentence.isHidden())


def test_esc_adds_nothing_and_forgets_what_was_typed(qtbot: QtBot, panel: AddPanel) -> None:
    panel.begin("Acme")
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.company.edit, Qt.Key.Key_Escape)
    panel.begin()
    assert panel.company.text() == ""
