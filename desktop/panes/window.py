"""The main window: the rooms, what is there in every room, and the doors that alerts and the tray come in by."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop import __version__
from desktop.core.board import Board
from desktop.panes.header import Header
from desktop.panes.pipeline import calls
from desktop.panes.pipeline.pane import PipelinePane
from desktop.panes.rooms import Rooms

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from desktop.core.reason import Trouble
    from desktop.desk.view import Written
    from desktop.panes.look.look import Look
    from desktop.panes.look.tokens import Scheme
    from desktop.panes.look.widgets import Toast
    from desktop.runner import Runner
    from desktop.words import Words

_TABS = (("today", "today"), ("pipeline", "pipeline"), ("network", "network"))
_UNSAID = frozenset(
    {
        "name.sorted", "name.noted", "name.acknowledged", "name.set", "name.stages_sorted", "name.looked", "name.alert",
        "name.copied", "name.not_yet", "name.letter_kept", "name.letter_reset", "name.fact_told",
        "name.account", "name.account_tested", "name.publishing", "name.published", "name.exported_calendar",
    }
)  # fmt: skip
"""Writes that show by themselves; the toast would only be in the way."""
_SCHEMES: dict[str, Scheme | None] = {"system": None, "light": "light", "dark": "dark"}
_FIRST_SIZE = (320, 188)
"""In u: 1280 × 752 at the usual size of text."""


class Window(QMainWindow):
    """Paints the first board at once; the other rooms are made when they are first shown.

    Attributes:
        quit_wanted: the user wants the program to end.
        sample_wanted: the user wants to try the desk of sample data.
        restore_wanted: (Path) this backup is to take the desk's place.
    """

    quit_wanted = Signal()
    sample_wanted = Signal()
    restore_wanted = Signal(object)

    def __init__(
        self, runner: Runner, words: Words, look: Look, first_board: Board | None, *, folder: Path | None = None
    ) -> None:
        """Make the window; nothing is read or asked yet.

        Args:
            runner: takes all calls of the desk.
            words: the catalogue of texts.
            look: the look, made before.
            first_board: what is painted at once; None where there is no desk yet.
            folder: the data folder; the window's place is kept there, so that no other desk shares it.
        """
        super().__init__()
        self._runner, self._words, self._look = runner, words, look
        self._places = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat) if folder else None
        self.setWindowTitle(words.text("window.title"))
        self.setAcceptDrops(True)
        self.header = Header(look, words, _TABS)
        board = first_board or Board((), (), 0)
        self.pipeline = PipelinePane(runner, words, look, board)
        self._stack = QStackedWidget()
        # A desk without a card begins on Today, which asks where to begin; until it is read the ground is bare.
        self._begins_on_today = not board.cards
        if self._begins_on_today:
            self._stack.addWidget(QWidget())
        self._stack.addWidget(self.pipeline)
        inside = self._inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(inside)
        self._toast: Toast | None = None
        self.rooms = Rooms(runner, words, look, inside)
        self.header.set_due(board.due)
        self.header.show_room("today" if self._begins_on_today else "pipeline")
        self._connect()
        self._shortcuts()
        self._measure()
        self._take_place()
        self.pipeline.board.take_focus()

    # -- doors --

    def show_room(self, name: str) -> None:
        """Show a room: ``today``, ``pipeline``, ``network`` or ``settings``, with the window in front.

        Raises:
            KeyError: there is no such room.
        """
        self._turn_to(name)
        self.come_forward()

    def open_step(self, step: int) -> None:
        """Show a step with its letter, on Today."""
        self.show_room("today")
        self.rooms.today.open_step(step)

    def open_application(self, application: int) -> None:
        """Show a card with its panel."""
        self.show_room("pipeline")
        self.pipeline.open_application(application)

    def open_interview(self, interview: int, what: str = "held") -> None:
        """Ask how an interview went: ``held``, ``moved``, ``off`` or ``no_show``."""
        self.show_room("pipeline")
        self.pipeline.open_interview(interview, what)

    def add_application(self, prefill: str = "") -> None:
        """Ask for a new application; `prefill` is a link or a text that was dropped."""
        self.come_forward()
        self.rooms.add(prefill)

    def ask(self, application: int, contact: int) -> None:
        """Show a card, and the questions that a contact can be asked."""
        self.show_room("pipeline")
        self.pipeline.ask(application, contact)

    def bring_people(self) -> None:
        """Let the user choose a file of people."""
        self.show_room("network")
        self.rooms.network.choose_file()

    def back_up(self) -> None:
        """Let the user choose where to, and back up."""
        self.show_room("settings")
        self.rooms.settings.choose_backup()

    def restore(self) -> None:
        """Let the user choose a backup to restore."""
        self.show_room("settings")
        self.rooms.settings.choose_restore()

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Say one line at the bottom, with *Undo* where it can be taken back."""
        if self._toast is None:
            from desktop.panes.look.widgets import Toast  # noqa: PLC0415  # not needed for the first paint

            self._toast = Toast(self._look, self._inside)
            self._toast.undo.connect(self._undo)
        self._toast.say(text, self._words.text("pane.undo") if undo else None)

    def come_forward(self) -> None:
        """Bring the window to the front, from the tray too."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    # -- building --

    def _connect(self) -> None:
        header = self.header
        header.room_wanted.connect(self.show_room)
        header.add_wanted.connect(self.add_application)
        header.search_wanted.connect(self._search)
        header.menu_wanted.connect(self._open_menu)
        self.pipeline.add_wanted.connect(self.add_application)
        self.pipeline.step_wanted.connect(self.open_step)
        self.pipeline.due.connect(header.set_due)
        self.pipeline.troubled.connect(self._trouble)
        self.pipeline.said.connect(self.toast)
        self.pipeline.bring_wanted.connect(self.bring_people)
        rooms = self.rooms
        rooms.application_wanted.connect(self.open_application)
        rooms.ask_wanted.connect(self.ask)
        rooms.interview_wanted.connect(self.open_interview)
        rooms.add_wanted.connect(self.add_application)
        rooms.bring_wanted.connect(self.bring_people)
        rooms.sample_wanted.connect(self.sample_wanted)
        rooms.restore_wanted.connect(self.restore_wanted)
        rooms.scheme_chosen.connect(self._choose_scheme)
        rooms.said.connect(self.toast)
        self._runner.opened.connect(self._opened)
        self._runner.written.connect(self._written)
        self._runner.trouble.connect(self._trouble)
        self._look.changed.connect(self._measure)

    def _shortcuts(self) -> None:
        entries: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+1", lambda: self.show_room("today")),
            ("Ctrl+2", lambda: self.show_room("pipeline")),
            ("Ctrl+3", lambda: self.show_room("network")),
            ("Ctrl+N", self.add_application),
            ("Ctrl+F", self._search),
            ("Ctrl+,", lambda: self.show_room("settings")),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+Y", self._redo),
            ("Ctrl+Q", self.quit_wanted.emit),
            ("Ctrl+W", self.close),
        )
        for keys, do in entries:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(do)

    def _measure(self) -> None:
        look = self._look
        self.setMinimumSize(look.size("window-min-width"), look.size("window-min-height"))
        self.update()

    def _take_place(self) -> None:
        self.resize(*(self._look.u(units) for units in _FIRST_SIZE))
        scheme = str(self._places.value("scheme", "system")) if self._places else "system"
        if scheme in _SCHEMES and scheme != "system":
            self.rooms.scheme = scheme
            self._look.set_scheme(_SCHEMES[scheme])
        kept = self._places.value("geometry") if self._places else None
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)

    def _choose_scheme(self, scheme: str) -> None:
        self._look.set_scheme(_SCHEMES[scheme])
        if self._places is not None:
            self._places.setValue("scheme", scheme)

    def _turn_to(self, name: str) -> None:
        room = self.pipeline if name == "pipeline" else self.rooms.room(name)
        if self._stack.indexOf(room) < 0:
            self._stack.addWidget(room)
        self._stack.setCurrentWidget(room)
        self.header.show_room(name)

    # -- what comes --

    def _opened(self) -> None:
        """The desk can be asked now; what was painted first may be of yesterday."""
        self.pipeline.refresh()
        if self._begins_on_today and self._stack.currentIndex() == 0:
            self._turn_to("today")

    def _written(self, written: Written[object]) -> None:
        if written.name.key not in _UNSAID:
            self.toast(self._words.say(written.name), undo=written.undoable)

    def _trouble(self, trouble: Trouble) -> None:
        _, says, way_out = self._words.trouble(trouble)
        self.toast(self._words.text("window.trouble", says=says, **{"try": way_out}))

    # -- what the user does --

    def _undo(self) -> None:
        self._runner.write(calls.undo)

    def _redo(self) -> None:
        self._runner.write(calls.redo)

    def _search(self) -> None:
        room = self._stack.currentWidget()
        search = getattr(room, "search", None)
        if room is not self.pipeline and callable(search):
            search()
            return
        self.show_room("pipeline")
        self.pipeline.search()

    def _open_menu(self) -> None:
        menu = self.menu()
        corner = self.header.menu.mapToGlobal(self.header.menu.rect().bottomRight())
        corner.setX(corner.x() - menu.sizeHint().width())
        menu.popup(corner)

    def menu(self) -> QMenu:
        """What the window can do beside its rooms."""
        words, menu = self._words, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries: tuple[tuple[str, str, Callable[[], object]] | None, ...] = (
            ("settings", "", lambda: self.show_room("settings")),
            None,
            ("import", "", self.bring_people),
            ("backup", "", self.back_up),
            ("restore", "", self.restore),
            None,
            ("undo", words.text("window.key.undo"), self._undo),
            ("redo", words.text("window.key.redo"), self._redo),
            None,
            ("about", "", lambda: self.toast(words.text("window.about", version=__version__))),
            ("quit", words.text("window.key.quit"), self.quit_wanted.emit),
        )
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            name, key, do = entry
            text = words.text(f"window.menu.{name}")
            action = menu.addAction(f"{text}\t{key}" if key else text)
            action.triggered.connect(lambda _on=False, do=do: do())
        return menu

    # -- the window itself --

    def changeEvent(self, event: QEvent) -> None:
        """The system's font may have changed with its theme."""
        if event.type() is QEvent.Type.ThemeChange:
            self._look.measure_again()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A link, a text or a file from another program."""
        data = event.mimeData()
        if event.source() is None and (data.hasUrls() or data.hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file is imported; a link or a text becomes a new application."""
        data = event.mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if files:
            self.show_room("network")
            self.rooms.network.import_files(files)
        else:
            links = [url.toString() for url in data.urls()]
            self.add_application(data.text() or " ".join(links))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the place, and what was typed."""
        if self._places is not None:
            self._places.setValue("geometry", self.saveGeometry())
            self._places.sync()
        self.rooms.flush()
        self.pipeline.flush()
        super().closeEvent(event)
