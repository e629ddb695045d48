"""The rooms other than the board, made when they are first needed and tied to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.panes.look.look import Look
    from desktop.panes.today.pane import TodayPane
    from desktop.panes.window import Window
    from desktop.runner import Runner
    from desktop.words import Words


class Rooms:
    """Knows how each room is made. Their modules are imported then, not for the first paint."""

    def __init__(self, window: Window, runner: Runner, words: Words, look: Look) -> None:
        self._window, self._runner, self._words, self._look = window, runner, words, look
        self._today: TodayPane | None = None

    def room(self, name: str) -> QWidget:
        """A room by its name.

        Raises:
            KeyError: there is no such room.
        """
        if name == "today":
            return self.today
        raise KeyError(name)

    @property
    def today(self) -> TodayPane:
        """What is due."""
        if self._today is None:
            from desktop.panes.today.pane import TodayPane  # noqa: PLC0415  # see the class

            room = self._today = TodayPane(self._runner, self._words, self._look)
            window = self._window
            room.application_wanted.connect(window.open_application)
            room.interview_wanted.connect(window.open_interview)
            room.add_wanted.connect(window.add_application)
            room.said.connect(window.toast)
            room.people_wanted.connect(self.choose_import)
            room.refresh()
        return self._today

    def add(self, prefill: str) -> None:
        """Ask for a new application."""

    def import_files(self, files: Sequence[Path]) -> None:
        """Bring files in."""

    def choose_import(self) -> None:
        """Let the user choose a file to bring in."""

    def backup(self) -> None:
        """Let the user choose where to, and back up."""

    def restore(self) -> None:
        """Let the user choose a backup, and restore it."""

    def flush(self) -> None:
        """Keep what was typed and is not kept yet."""
        if self._today is not None:
            self._today.flush()
