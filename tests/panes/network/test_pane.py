"""The room Network, on a real desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.desk import applications, views
from desktop.desk.view import NewApplication
from desktop.panes.look import Look
from desktop.panes.look.widgets import TextLabel
from desktop.panes.network.found_list import parts_of
from desktop.panes.network.pane import NetworkPane
from desktop.runner import Runner
from desktop.words import Words
from tests.helpers.told import Told, press

Settle = Callable[[], None]
LIST = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ida,Lorn,https://www.linkedin.com/in/ida-lorn,,Acme GmbH,Engineering lead,04 May 2019
Ben,Osk,https://www.linkedin.com/in/ben-osk,,Quillworks,Data engineer,01 Feb 2018
"""


@pytest.fixture
def pane(qtbot: QtBot, runner: Runner, words: Words, look: Look) -> Iterator[NetworkPane]:
    made = NetworkPane(runner, words, look)
    qtbot.addWidget(made)
    made.resize(1280, 750)
    yield made
    made.hide()


def show(qtbot: QtBot, pane: NetworkPane, settle: Settle) -> None:
    with qtbot.waitExposed(pane):
        pane.show()
    settle()


@pytest.fixture
def people(tmp_path: Path) -> Path:
    file = tmp_path / "Connections.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


def said(pane: NetworkPane) -> list[str]:
    return [label.text() for label in pane.bringing.findChildren(TextLabel) if not label.isHidden()]


def test_without_people_it_says_how_to_bring_them(
    qtbot: QtBot, pane: NetworkPane, settle: Settle, told: Told, people: Path
) -> None:
    show(qtbot, pane, settle)
    assert pane._pages.currentIndex() == 1
    with qtbot.waitSignal(pane.bringing.finished):
        pane.import_files([people])
    settle()
    assert pane._pages.currentIndex() == 0
    assert "2 people" in said(pane)[0]
    assert told.ask(lambda desk, now: views.looked_through(desk)) == 2


def test_a_wrong_file_gets_one_sentence(
    qtbot: QtBot, pane: NetworkPane, settle: Settle, told: Told, tmp_path: Path
) -> None:
    show(qtbot, pane, settle)
    wrong = tmp_path / "holiday.csv"
    wrong.write_text("a,b\n1,2\n", encoding="utf-8")
    pane.import_files([wrong])
    qtbot.waitUntil(lambda: bool(said(pane)) and "holiday.csv" in said(pane)[0])
    assert told.ask(lambda desk, now: views.looked_through(desk)) == 0


def test_found_as_one_types(qtbot: QtBot, pane: NetworkPane, settle: Settle, people: Path) -> None:
    show(qtbot, pane, settle)
    with qtbot.waitSignal(pane.bringing.finished):
        pane.import_files([people])
    qtbot.keyClicks(pane.field.edit, "quill")
    qtbot.waitUntil(lambda: pane.found.model().rowCount() == 1)
    spoken = pane.found.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ben Osk. Data engineer, Quillworks. Connected on LinkedIn since 2018."
    pane._clear.trigger()
    assert pane.field.text() == ""
    assert not pane._clear.isVisible()
    pane.field.set_text("zzz")
    qtbot.waitUntil(pane._none.isVisible)
    assert pane._none.text() == "No one by “zzz”."


def test_who_is_there_for_a_chosen_application(
    qtbot: QtBot, pane: NetworkPane, settle: Settle, told: Told, people: Path, opened: list[str]
) -> None:
    told.tell(partial(applications.add, new=NewApplication("Zephyr", "Pilot")))
    acme = told.tell(partial(applications.add, new=NewApplication("Acme", "Product Manager")))
    show(qtbot, pane, settle)
    with qtbot.waitSignal(pane.bringing.finished):
        pane.import_files([people])
    settle()
    pane.show_who(acme)
    settle()
    assert pane._who.text() == "Who do you know at Acme?"
    ida = told.detail(acme).known[0].person.id
    row = pane.people.row(ida)
    assert row is not None
    assert row.ask_button is not None
    press(pane.people, "Look further at LinkedIn")
    assert opened == ["https://www.linkedin.com/search/results/people/?keywords=Acme"]


def test_called_off_nothing_comes_in(
    qtbot: QtBot, pane: NetworkPane, settle: Settle, told: Told, tmp_path: Path
) -> None:
    show(qtbot, pane, settle)
    big = tmp_path / "Connections.csv"
    rows = "".join(
        f"Ada{n},Brook{n},https://www.linkedin.com/in/ada-{n},,Fernhill,Engineer,04 May 2019\n" for n in range(30_000)
    )
    big.write_text(LIST.splitlines()[0] + "\n" + rows, encoding="utf-8")
    pane.import_files([big])
    task = pane.bringing.task
    assert task is not None
    with qtbot.waitSignal(task.finished):
        press(pane.bringing, "Cancel")
    settle()
    assert told.ask(lambda desk, now: views.looked_through(desk)) == 0
    assert pane.bringing.isHidden()


@pytest.mark.parametrize(
    ("text", "searched", "parts"),
    [
        ("Ben Osk", "", [("Ben Osk", False)]),
        ("Fernhill Foods", "fern", [("Fern", True), ("hill Foods", False)]),
        ("at Fernhill", "hill", [("at Fernhill", False)]),
        ("Ada B (x)", "b (", [("Ada ", False), ("B", True), (" (x)", False)]),
    ],
)
def test_what_was_searched_for_stands_out(text: str, searched: str, parts: list[tuple[str, bool]]) -> None:
    assert parts_of(text, searched) == parts
