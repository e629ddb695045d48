"""What the user types is kept at once."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.panes.parts.keeping import Keeper


def test_it_is_kept_when_the_typing_rests(qtbot: QtBot) -> None:
    kept: list[int] = []
    owner = QObject()
    keeper = Keeper(lambda: kept.append(1), owner)
    keeper.typed()
    keeper.typed()
    assert keeper.waiting
    assert not kept
    qtbot.waitUntil(lambda: kept == [1])
    assert not keeper.waiting


def test_flush_keeps_at_once_and_only_once(qtbot: QtBot) -> None:
    kept: list[int] = []
    owner = QObject()
    keeper = Keeper(lambda: kept.append(1), owner)
    keeper.flush()
    keeper.typed()
    keeper.flush()
    keeper.flush()
    assert kept == [1]


def test_what_was_dropped_is_not_kept(qtbot: QtBot) -> None:
    kept: list[int] = []
    owner = QObject()
    keeper = Keeper(lambda: kept.append(1), owner)
    keeper.typed()
    keeper.drop()
    keeper.flush()
    assert not kept
