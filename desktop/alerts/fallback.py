"""Notes where the session has no notification daemon, or it does not answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.alerts.notifier import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.alerts.notifier import Note, Notifier
    from desktop.alerts.tray import Tray


class TrayNotifier(QObject):
    """Shows notes as the tray icon's own message: one at a time, without buttons; a click is the default action."""

    acted = Signal(str, str)

    def __init__(self, tray: Tray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._shown: str | None = None
        tray.message_clicked.connect(self._clicked)

    def show(self, note: Note, taken: Callable[[], None], refused: Callable[[], None]) -> None:
        """Show a note, unless there is no tray now."""
        if self._tray.say(note.title, note.body):
            self._shown = note.key
            taken()
        else:
            refused()

    def withdraw(self, key: str) -> None:
        """Forget it: a click does nothing any more. The message goes by itself."""
        if self._shown == key:
            self._shown = None

    def _clicked(self) -> None:
        if self._shown is not None:
            self.acted.emit(self._shown, DEFAULT)


class WindowNotifier(QObject):
    """Shows notes as a line in the window, when nothing else can."""

    acted = Signal(str, str)

    def __init__(self, say: Callable[[str], bool], parent: QObject | None = None) -> None:
        """`say` shows a line and tells whether there is a window to be seen."""
        super().__init__(parent)
        self._say = say

    def show(self, note: Note, taken: Callable[[], None], refused: Callable[[], None]) -> None:
        """Show a note, unless the window is hidden."""
        if self._say(f"{note.title}: {note.body}"):
            taken()
        else:
            refused()

    def withdraw(self, key: str) -> None:
        """The line goes by itself."""


class Ladder(QObject):
    """Several ways of showing notes: each note goes to the first that takes it."""

    acted = Signal(str, str)

    def __init__(self, ways: tuple[Notifier, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ways = ways
        for way in ways:
            way.acted.connect(self.acted)

    def show(self, note: Note, taken: Callable[[], None], refused: Callable[[], None]) -> None:
        """Show a note by the first way that can; refused where none can."""
        self._try(note, taken, refused, 0)

    def withdraw(self, key: str) -> None:
        """Take a note away, wherever it is shown."""
        for way in self._ways:
            way.withdraw(key)

    def _try(self, note: Note, taken: Callable[[], None], refused: Callable[[], None], at: int) -> None:
        if at == len(self._ways):
            refused()
        else:
            self._ways[at].show(note, taken, lambda: self._try(note, taken, refused, at + 1))
