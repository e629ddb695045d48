from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from desktop.alerts.fallback import Ladder, WindowNotifier
from desktop.alerts.notifier import Note

NOTE = Note("letters", "Mira Tann, Acme", "Your note is ready.")


class Way(QObject):
    """A way of showing notes that takes them, or not."""

    acted = Signal(str, str)

    def __init__(self, *, takes: bool) -> None:
        super().__init__()
        self.takes = takes
        self.shown: list[str] = []
        self.withdrawn: list[str] = []

    def show(self, note: Note, taken: Callable[[], None], refused: Callable[[], None]) -> None:
        if self.takes:
            self.shown.append(note.key)
        (taken if self.takes else refused)()

    def withdraw(self, key: str) -> None:
        self.withdrawn.append(key)


class Told:
    """Which of the two was called."""

    def __init__(self) -> None:
        self.ends: list[str] = []

    def taken(self) -> None:
        self.ends.append("taken")

    def refused(self) -> None:
        self.ends.append("refused")


def test_the_first_way_that_can_shows_it(qtbot: QtBot) -> None:
    first, second, third = Way(takes=False), Way(takes=True), Way(takes=True)
    told = Told()
    Ladder((first, second, third)).show(NOTE, told.taken, told.refused)
    assert (first.shown, second.shown, third.shown) == ([], ["letters"], [])
    assert told.ends == ["taken"]


def test_where_no_way_can_it_is_refused(qtbot: QtBot) -> None:
    told = Told()
    Ladder((Way(takes=False), Way(takes=False))).show(NOTE, told.taken, told.refused)
    assert told.ends == ["refused"]


def test_an_action_of_any_way_is_heard(qtbot: QtBot) -> None:
    first, second = Way(takes=False), Way(takes=True)
    ladder = Ladder((first, second))
    with qtbot.waitSignal(ladder.acted) as acted:
        second.acted.emit("letters", "write")
    assert acted.args == ["letters", "write"]


def test_it_is_withdrawn_everywhere(qtbot: QtBot) -> None:
    ways = Way(takes=False), Way(takes=True)
    Ladder(ways).withdraw("letters")
    assert [way.withdrawn for way in ways] == [["letters"], ["letters"]]


def test_a_window_that_cannot_be_seen_refuses(qtbot: QtBot) -> None:
    told = Told()
    lines: list[str] = []

    def say(text: str) -> bool:
        lines.append(text)
        return True

    seen = WindowNotifier(say)
    hidden = WindowNotifier(lambda text: False)
    seen.show(NOTE, told.taken, told.refused)
    hidden.show(NOTE, told.taken, told.refused)
    assert (told.ends, lines) == (["taken", "refused"], ["Mira Tann, Acme: Your note is ready."])
