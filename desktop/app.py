"""The composition root of the window: build's desk, then panes, runner and alerts."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop import build
from desktop.core.board import Board
from desktop.core.reason import Trouble
from desktop.desk import bell
from desktop.panes.look.look import Look
from desktop.panes.window import Window
from desktop.runner import Doors, Runner
from desktop.store import first_board
from desktop.store.lock import DeskLock
from desktop.words import Words

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from desktop.accounts.passwords import Passwords
    from desktop.alerts.native import Native
    from desktop.alerts.tray import Tray

_TRIES, _BETWEEN_SECONDS = 30, 0.1


class Asked(NamedTuple):
    """What the command line says about the window.

    Attributes:
        folder: the data folder; None for the user's own.
        hidden: start in the tray.
        demo: a desk of sample data, thrown away on exit.
        at: the time that the program's clock starts from; None for the real one.
    """

    folder: Path | None = None
    hidden: bool = False
    demo: bool = False
    at: datetime | None = None


def main(arguments: Sequence[str]) -> int:
    """Open the window, or raise the one that is open on the same desk. Returns the exit status."""
    asked, words = _asked(arguments), Words()
    try:
        with _folder(asked) as folder:
            return _open(asked, folder, words)
    except Trouble as trouble:
        _, says, way_out = words.trouble(trouble)
        sys.stderr.write(f"afterword: {says} {way_out}\n")
        return 1


def running_clock(at: datetime | None) -> Callable[[], datetime]:
    """The wall clock; or one that starts from another time and goes on from there."""
    if at is None:
        return partial(datetime.now, UTC)
    ahead = at.astimezone(UTC) - datetime.now(UTC)
    return lambda: datetime.now(UTC) + ahead


def _asked(arguments: Sequence[str]) -> Asked:
    parser = argparse.ArgumentParser("afterword", allow_abbrev=False)
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder of the desk")
    parser.add_argument("--hidden", action="store_true", help="start in the tray")
    parser.add_argument("--demo", action="store_true", help="a desk of sample data, thrown away on exit")
    parser.add_argument("--at", type=datetime.fromisoformat, metavar="T", help="the time that the clock starts from")
    given = parser.parse_args(arguments)
    return Asked(given.data, given.hidden, given.demo, given.at)


@contextmanager
def _folder(asked: Asked) -> Iterator[Path]:
    if not asked.demo:
        yield build.data_folder(asked.folder)
        return
    import shutil  # noqa: PLC0415 (for the demo alone)
    import tempfile  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="afterword-demo-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _open(asked: Asked, folder: Path, words: Words) -> int:
    lock = DeskLock(folder)
    if not lock.acquire():
        _raise_first(folder)
        return 0
    try:
        _look_for_a_screen()
        now = running_clock(asked.at)
        if asked.demo:
            _fill(folder, now())
        program = Program(QApplication(["afterword"]), folder, lock, words, now, demo=asked.demo)
        return program.run(hidden=asked.hidden)
    finally:
        lock.release()


def _raise_first(folder: Path) -> None:
    """Have the window that holds the desk come to the front; it may be starting itself."""
    for _ in range(_TRIES):
        if bell.ring(folder, bell.RAISE):
            return
        time.sleep(_BETWEEN_SECONDS)
    raise Trouble("trouble.window_silent", folder=str(folder))


def _look_for_a_screen() -> None:
    """Qt would end the process without a sentence."""
    needs_one = sys.platform == "linux" and not os.environ.get("QT_QPA_PLATFORM")
    if needs_one and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise Trouble("trouble.no_screen")


def _fill(folder: Path, now: datetime) -> None:
    from desktop.desk import sample  # noqa: PLC0415 (for the demo alone)

    desk = build.open_desk(folder)
    try:
        sample.fill(desk, now)
    finally:
        desk.store.close()


def _open_sample() -> None:
    """A second program, on a desk of its own."""
    from PySide6.QtCore import QProcess  # noqa: PLC0415 (after the first paint)

    program = [] if getattr(sys, "frozen", False) else ["-m", "desktop"]
    QProcess.startDetached(sys.executable, [*program, "--demo"])


class FirstPaint(QObject):
    """Tells when a window has been painted for the first time."""

    done = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt calls this."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.done.emit)
        return False


class Closing(QObject):
    """Closing the window leaves the program in the tray while there is one at that moment; else it ends.

    What that means is said the first time on a desk: in the tray, or before the end.
    """

    stayed = Signal()
    """The window is closed for the first time, and the program lives on."""
    warned = Signal()
    """Closing would end the program, and that was never said: the window stays open this once."""
    ended = Signal()

    def __init__(self, window: QWidget, has_tray: Callable[[], bool], said: QSettings) -> None:
        """`said` remembers what the user was told."""
        super().__init__(window)
        self._has_tray = has_tray
        self._said = said
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt calls this."""
        if event.type() is not QEvent.Type.Close:
            return False
        if self._has_tray():
            self._once("said/stays", self.stayed)
        elif not self._ends_with_the_session() and self._once("said/ends", self.warned):
            event.ignore()
            return True
        else:
            self.ended.emit()
        return False

    @staticmethod
    def _ends_with_the_session() -> bool:
        app = QGuiApplication.instance()
        return isinstance(app, QGuiApplication) and app.isSavingSession()

    def _once(self, name: str, first: SignalInstance) -> bool:
        if self._said.contains(name):
            return False
        self._said.setValue(name, 1)
        first.emit()
        return True


class Program(QObject):
    """The window's program: a first picture at once, and all else behind it."""

    def __init__(
        self, app: QApplication, folder: Path, lock: DeskLock, words: Words, now: Callable[[], datetime], *, demo: bool
    ) -> None:
        """Make the window; nothing runs yet.

        Args:
            app: Qt's application.
            folder: the data folder.
            lock: its lock, held.
            words: the catalogue of texts.
            now: the clock of all that the user does (aware, UTC).
            demo: the title says that the desk is thrown away.
        """
        super().__init__(app)
        app.setApplicationName("afterword")
        app.setDesktopFileName("afterword")
        app.setQuitOnLastWindowClosed(False)
        self._app = app
        self._folder = folder
        self._demo = demo
        self._words = words
        self._resources = build.shipped_folder()
        self._passwords: Passwords | None = None
        doors = Doors(
            write=lambda: build.open_desk(folder, lock=lock, passwords=self._passwords),
            read=lambda: build.open_desk(folder, read_only=True, passwords=self._passwords),
        )
        self.runner = Runner(doors, now, self)
        self.look = Look(self._resources, app, styled=False)
        board = first_board.read(build.desk_file(folder))
        if board is None:
            self.runner.opened.connect(self.runner.reload)
        self.window = Window(self.runner, words, self.look, board or Board((), (), 0), folder=folder)
        self.window.setWindowTitle(words.text("demo.title" if demo else "app.title"))
        said = self._said = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        closing = self._closing = Closing(self.window, self._has_tray, said)
        closing.ended.connect(self.quit)
        closing.warned.connect(lambda: self.window.toast(words.text("tray.none")))
        closing.stayed.connect(self._say_it_stays)
        self.window.quit_wanted.connect(self.quit)
        self.window.sample_wanted.connect(_open_sample)
        self._tray: Tray | None = None
        self._native: Native | None = None
        self._ends: list[Callable[[], object]] = []

    def run(self, *, hidden: bool) -> int:
        """Show the window and serve it until the user quits; the exit status."""
        if hidden:
            QTimer.singleShot(0, self.begin)
        else:
            FirstPaint(self.window).done.connect(self.begin)
            self.window.show()
        try:
            return self._app.exec()
        finally:
            self.end()

    def begin(self) -> None:
        """Start all that the first picture did not need."""
        from PySide6.QtGui import QIcon  # noqa: PLC0415 (after the first paint)

        from desktop.accounts.passwords import Passwords  # noqa: PLC0415

        self.look.put_on_style()
        self._passwords = Passwords(self._folder)
        self._watch_for_faults()
        self._app.setWindowIcon(QIcon(str(self._resources / "app-icon.svg")))
        self.runner.start()
        self._ends.append(self.runner.stop)
        self._listen()
        self._start_alerts()
        if not self._demo:
            self._keep_login()
        self._start_publishing()

    def quit(self) -> None:
        """End the program: its windows close first, and keep what was typed."""
        self.window.removeEventFilter(self._closing)
        self._app.quit()

    def end(self) -> None:
        """Stop everything, the last begun first; writes that wait are finished."""
        while self._ends:
            self._ends.pop()()
        self.window.removeEventFilter(self._closing)
        self.window.close()

    def _say_it_stays(self) -> None:
        if self._native is not None:
            from desktop.alerts.notifier import Note  # noqa: PLC0415 (after the first paint)

            note = Note("stays", self._words.text("app.title"), self._words.text("tray.stays"))
            self._native.notifier.show(note, lambda: None, lambda: None)

    def _has_tray(self) -> bool:
        return self._tray is not None and self._tray.is_there

    def _watch_for_faults(self) -> None:
        from desktop.runner.faults import Faults  # noqa: PLC0415 (after the first paint)
        from desktop.runner.garbage import Sweeper  # noqa: PLC0415
        from desktop.runner.signals import EndSignals  # noqa: PLC0415

        faults = Faults(self._folder, self)
        faults.happened.connect(partial(self.runner.trouble.emit, Trouble("trouble.unexpected")))
        sweeper, signals = Sweeper(self), EndSignals(self)
        signals.asked.connect(self.quit)
        for part in (faults, sweeper, signals):
            part.start()
            self._ends.append(part.stop)

    def _listen(self) -> None:
        from desktop.runner.bell import Bell  # noqa: PLC0415 (QtNetwork, after the first paint)

        line = Bell(self._folder, self)
        line.look.connect(self._look_again)
        line.raised.connect(self.window.come_forward)
        line.listen()
        self._ends.append(line.close)

    def _look_again(self) -> None:
        """Another program wrote, perhaps as of another time: every view reads again, the plans are worked out anew."""
        from desktop.desk import views  # noqa: PLC0415 (the database, after the first paint)

        self.runner.reload()
        self.runner.write(views.look)

    def _start_alerts(self) -> None:
        from desktop.alerts.clock import Clock  # noqa: PLC0415 (after the first paint)
        from desktop.alerts.marks import Marks  # noqa: PLC0415
        from desktop.alerts.native import Native  # noqa: PLC0415
        from desktop.alerts.ringer import Ringer  # noqa: PLC0415
        from desktop.alerts.tray import Tray  # noqa: PLC0415

        tokens = self.look.tokens
        tray = self._tray = Tray(
            self._words, Marks(self._resources, tokens.colours, tokens.family), self.look.icon, self
        )
        tray.open_wanted.connect(self.window.come_forward)
        tray.quit_wanted.connect(self.quit)
        clock = Clock(self.runner.now, self)
        native = self._native = Native(self._resources / "app-icon.svg", clock, tray, self._say, self)
        ringer = Ringer(self.runner, clock, native.notifier, native.peace, tray, self._words, self.window, self)
        for part in (native, tray, ringer):
            part.start()
            self._ends.append(part.stop)

    def _keep_login(self) -> None:
        from desktop.alerts.login.item import Start  # noqa: PLC0415 (after the first paint)
        from desktop.alerts.login.keeper import LoginKeeper  # noqa: PLC0415
        from desktop.alerts.login.native import native  # noqa: PLC0415

        start = Start.of(self._folder, build.data_folder())
        item = native(start, name=self._words.text("app.title"), icon=self._resources / "app-icon.svg")
        keeper = LoginKeeper(self.runner, item, self._said, self)
        keeper.start()
        self._ends.append(keeper.stop)

    def _start_publishing(self) -> None:
        from desktop.runner.publisher import Publisher  # noqa: PLC0415 (after the first paint)

        publisher = Publisher(self.runner, self._words.say, self)
        self.window.rooms.publish_wanted.connect(publisher.publish_now)
        publisher.start()
        self._ends.append(publisher.stop)

    def _say(self, text: str) -> bool:
        if not self.window.isVisible() or self.window.isMinimized():
            return False
        self.window.toast(text)
        return True
