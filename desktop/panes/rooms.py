"""The rooms other than the board, made when they are first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.panes.adding.panel import AddPanel
    from desktop.panes.look.look import Look
    from desktop.panes.network.pane import NetworkPane
    from desktop.panes.settings.pane import SettingsPane
    from desktop.panes.today.pane import TodayPane
    from desktop.runner import Runner
    from desktop.words import Words


class Rooms(QObject):
    """Knows how each room is made; their modules are imported then, not for the first paint.

    Attributes:
        application_wanted: (int) show this card on the board.
        ask_wanted: (int, int) show this card, and ask this contact.
        interview_wanted: (int, str) tell of this interview.
        add_wanted, bring_wanted, sample_wanted: add an application, bring people, open the sample desk.
        scheme_chosen: (str) ``system``, ``light`` or ``dark``.
        restore_wanted: (Path) put this backup in the desk's place.
        publish_wanted: bring the calendar on the user's server up to date now.
        said: (str) a sentence for the toast.
    """

    application_wanted = Signal(int)
    ask_wanted = Signal(int, int)
    interview_wanted = Signal(int, str)
    add_wanted = Signal()
    bring_wanted = Signal()
    sample_wanted = Signal()
    scheme_chosen = Signal(str)
    restore_wanted = Signal(object)
    publish_wanted = Signal()
    said = Signal(str)

    def __init__(self, runner: Runner, words: Words, look: Look, parent: QWidget) -> None:
        """`parent` is what a floating panel lies on."""
        super().__init__(parent)
        self._runner, self._words, self._look, self._ground = runner, words, look, parent
        self._today: TodayPane | None = None
        self._network: NetworkPane | None = None
        self._settings: SettingsPane | None = None
        self._adding: AddPanel | None = None
        self.scheme = "system"

    def room(self, name: str) -> QWidget:
        """A room by its name.

        Raises:
            KeyError: there is no such room.
        """
        rooms: dict[str, Callable[[], QWidget]] = {
            "today": lambda: self.today,
            "network": lambda: self.network,
            "settings": lambda: self.settings,
        }
        return rooms[name]()

    @property
    def today(self) -> TodayPane:
        """What is due."""
        if self._today is None:
            from desktop.panes.today.pane import TodayPane  # noqa: PLC0415  # see the class

            room = self._today = TodayPane(self._runner, self._words, self._look)
            room.application_wanted.connect(self.application_wanted)
            room.ask_wanted.connect(self.ask_wanted)
            room.interview_wanted.connect(self.interview_wanted)
            room.add_wanted.connect(self.add_wanted)
            room.people_wanted.connect(self.bring_wanted)
            room.sample_wanted.connect(self.sample_wanted)
            room.said.connect(self.said)
            room.refresh()
        return self._today

    @property
    def network(self) -> NetworkPane:
        """Whom the user knows."""
        if self._network is None:
            from desktop.panes.network.pane import NetworkPane  # noqa: PLC0415

            self._network = NetworkPane(self._runner, self._words, self._look)
            self._network.application_wanted.connect(self.application_wanted)
        return self._network

    @property
    def settings(self) -> SettingsPane:
        """What the user chose."""
        if self._settings is None:
            from desktop.panes.settings.pane import SettingsPane  # noqa: PLC0415

            room = self._settings = SettingsPane(self._runner, self._words, self._look, scheme=self.scheme)
            room.scheme_chosen.connect(self.scheme_chosen)
            room.restore_wanted.connect(self.restore_wanted)
            room.publish_wanted.connect(self.publish_wanted)
            room.said.connect(self.said)
        return self._settings

    def add(self, prefill: str) -> None:
        """Ask for a new application, in a panel over the room."""
        if self._adding is None:
            from desktop.panes.adding.panel import AddPanel  # noqa: PLC0415

            self._adding = AddPanel(self._runner, self._words, self._look, self._ground)
            self._adding.added.connect(self.application_wanted)
        self._adding.begin(prefill)

    def flush(self) -> None:
        """Keep what was typed and is not kept yet."""
        if self._today is not None:
            self._today.flush()
