"""The window on a real desk: rooms, toast, undo, drops, its place, and what the first picture needs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.board import Board
from desktop.core.kinds import StageKind
from desktop.core.reason import Trouble
from desktop.desk import applications, views
from desktop.desk.desk import Desk
from desktop.panes.look import Look
from desktop.panes.look.widgets import Toast
from desktop.panes.window import Window
from desktop.runner import Runner
from desktop.words import Words
from tests.panes.conftest import NOW

CTRL = Qt.KeyboardModifier.ControlModifier
NOT_FOR_THE_FIRST_PICTURE = (
    "asyncio", "email", "holidays", "imaplib", "jinja2", "keyring", "numpy", "peewee", "rapidfuzz",
)  # fmt: skip


def shown(qtbot: QtBot, window: Window) -> Window:
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def window(
    qtbot: QtBot, desk: Desk, runner: Runner, words: Words, look: Look, tmp_path: Path, settled: Callable[[], None]
) -> Iterator[Window]:
    made = shown(qtbot, Window(runner, words, look, views.board(desk, NOW), folder=tmp_path))
    yield made
    settled()


def toast(window: Window) -> Toast | None:
    return window.findChild(Toast)


def card(desk: Desk, company: str) -> int:
    return next(one.id for one in views.board(desk, NOW).cards if one.company == company)


@pytest.mark.parametrize(("key", "room"), [(Qt.Key.Key_1, "today"), (Qt.Key.Key_3, "network")])
def test_ctrl_and_a_number_show_a_room(
    window: Window, qtbot: QtBot, settled: Callable[[], None], key: Qt.Key, room: str
) -> None:
    qtbot.waitActive(window)
    QTest.keyClick(window, key, CTRL)
    assert window.header.tabs[room].isChecked()
    assert not window.header.tabs["pipeline"].isChecked()
    assert window.rooms.room(room).isVisible()
    settled()


def test_every_room_can_be_shown(window: Window, settled: Callable[[], None]) -> None:
    for name in ("today", "network", "settings", "pipeline"):
        window.show_room(name)
        settled()
    with pytest.raises(KeyError):
        window.show_room("attic")


def test_a_write_is_said_and_can_be_taken_back(
    window: Window, desk: Desk, runner: Runner, settled: Callable[[], None]
) -> None:
    acme = card(desk, "Acme")
    runner.write(lambda on, now: applications.star(on, now, acme, starred=True))
    settled()
    said = toast(window)
    assert said is not None
    assert "Acme" in said.text
    said.undo.emit()
    settled()
    assert not next(one for one in views.board(desk, NOW).cards if one.id == acme).starred


def test_a_trouble_is_said(window: Window, runner: Runner) -> None:
    runner.trouble.emit(Trouble("trouble.nothing_to_undo"))
    said = toast(window)
    assert said is not None
    assert said.isVisible()


def test_the_badge_is_the_number_on_today(window: Window, words: Words) -> None:
    window.header.set_due(3)
    assert window.header.tabs["today"].accessibleName() == words.text("window.today.due", n=3)
    window.header.set_due(0)
    assert window.header.tabs["today"].accessibleName() == words.text("window.today")


def test_a_card_is_opened_from_outside(window: Window, desk: Desk, qtbot: QtBot, settled: Callable[[], None]) -> None:
    window.show_room("settings")
    acme = card(desk, "Acme")
    window.open_application(acme)
    settled()
    assert window.pipeline.board.chosen == (acme,)
    assert window.pipeline.side.application == acme


def test_a_dropped_link_asks_for_a_new_application(
    window: Window, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/jobs/analyst")])
    wanted: list[str] = []
    monkeypatch.setattr(window.rooms, "add", wanted.append)
    at, copy, none = QPoint(300, 60), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(at, copy, data, Qt.MouseButton.LeftButton, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(at), copy, data, Qt.MouseButton.LeftButton, none))
    assert len(wanted) == 1
    assert "https://example.org/jobs/analyst" in wanted[0]
    settled()


def test_the_place_of_the_window_belongs_to_the_data_folder(
    window: Window, qtbot: QtBot, runner: Runner, words: Words, look: Look, tmp_path: Path
) -> None:
    window.resize(window.minimumWidth(), 705)
    window.close()
    again = shown(qtbot, Window(runner, words, look, Board((), (), 0), folder=tmp_path))
    assert again.height() == 705
    other = Window(runner, words, look, Board((), (), 0), folder=tmp_path / "other")
    qtbot.addWidget(other)
    assert other.height() != 705


def test_a_desk_without_a_card_begins_on_today(
    qtbot: QtBot, desk: Desk, runner: Runner, words: Words, look: Look, settled: Callable[[], None]
) -> None:
    made = shown(qtbot, Window(runner, words, look, None))
    assert made.header.tabs["today"].isChecked()
    runner.opened.emit()
    settled()
    assert made.rooms.today.isVisible()
    assert len(made.pipeline.board.arranged.stages) == len(StageKind)


def test_the_menu_has_what_the_rooms_do_not(window: Window, words: Words) -> None:
    menu = window.menu()
    texts = [action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()]
    names = ("settings", "import", "backup", "restore", "undo", "redo", "about", "quit")
    assert texts[: len(names)] == [words.text(f"window.menu.{name}") for name in names]
    menu.close()


def test_the_first_picture_needs_little(root: Path) -> None:
    program = (
        "import sys; from PySide6.QtWidgets import QApplication; from pathlib import Path\n"
        "from desktop.core.board import Board; from desktop.panes.look import Look\n"
        "from desktop.panes.window import Window; from desktop.runner import Doors, Runner\n"
        "from desktop.words import Words; from datetime import UTC, datetime\n"
        "app = QApplication([]); look = Look(Path('resources'), app)\n"
        "runner = Runner(Doors(lambda: None, lambda: None), lambda: datetime.now(UTC))\n"
        "window = Window(runner, Words(), look, Board((), (), 0)); window.show(); window.grab()\n"
        f"print([name for name in {NOT_FOR_THE_FIRST_PICTURE!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr
