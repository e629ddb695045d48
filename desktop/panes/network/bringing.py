"""Bringing people: choose a file, watch, call it off; then one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QStandardPaths, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from desktop.core.progress import Progress
from desktop.core.reason import Trouble
from desktop.desk import imports
from desktop.desk.desk import Desk
from desktop.desk.view import ImportedFile, Written
from desktop.panes.look.look import Look
from desktop.panes.look.paint import box
from desktop.panes.look.widgets import IconButton, PlainButton, TextLabel
from desktop.panes.parts.boxes import Column, Row, empty
from desktop.runner import Runner, Task
from desktop.words import Words

_ROWS_SHOWN = 5


class Bar(QWidget):
    """How far a reading is."""

    def __init__(self, look: Look, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_part(self, part: float) -> None:
        """From 0 to 1."""
        self._part = max(0.0, min(part, 1.0))
        self.update()

    def sizeHint(self) -> QSize:
        """1u high."""
        return QSize(self._look.u(30), self._look.u(1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A track, and how much of it is done."""
        look, painter = self._look, QPainter(self)
        whole = QRectF(self.rect())
        box(painter, whole, whole.height() / 2, look.colour("sunken"))
        done = QRectF(0, 0, whole.width() * self._part, whole.height())
        box(painter, done, whole.height() / 2, look.colour("edge"))


class Bringing(QWidget):
    """Shows what becomes of an import; hidden while there is none.

    Attributes:
        finished: people came in.
    """

    finished = Signal()

    def __init__(self, runner: Runner, words: Words, look: Look, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner, self._words, self._look = runner, words, look
        self._task: Task | None = None
        self._column = Column(look, self, gap=1.5)
        self.hide()

    @property
    def task(self) -> Task | None:
        """The import that runs now."""
        return self._task

    def choose(self) -> None:
        """Let the user choose files."""
        downloads = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        folder = downloads if Path(downloads).is_dir() else str(Path.home())
        dialog = QFileDialog(
            self.window(), self._words.text("network.choose_file"), folder, self._words.text("network.files")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.bring([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def bring(self, files: Sequence[Path]) -> None:
        """Read these files; one reading at a time."""
        if self._task is not None:
            return
        words, look = self._words, self._look
        empty(self._column)
        self._bar = Bar(look)
        cancel = PlainButton(words.text("network.cancel"), look, role="small")
        row = Row(look, gap=2)
        row.addWidget(TextLabel(words.text("network.reading"), look, role="small", colour="text-2"), 1)
        row.addWidget(cancel)
        self._column.addLayout(row)
        self._column.addWidget(self._bar)
        self.show()
        self._task = task = self._runner.long(partial(_import, paths=list(files)), self._done, self._refused)
        task.progress.connect(self._report)
        task.finished.connect(self._end)
        cancel.clicked.connect(task.cancel)

    def _report(self, done: int, total: int) -> None:
        if total:
            self._bar.set_part(done / total)

    def _end(self) -> None:
        """Called off: nothing to say. Else what was said stays."""
        if self._task is not None:
            self._task = None
            self.hide()

    def _done(self, written: Written[tuple[ImportedFile, ...]]) -> None:
        self._task = None
        self._clear_for_result()
        for file in written.result:
            self._line(self._words.say(imports.sentence(file)))
            for row in file.not_understood[:_ROWS_SHOWN]:
                self._line(self._words.text("network.row", row=row.row, why=row.why), small=True)
            more = len(file.not_understood) - _ROWS_SHOWN
            if more > 0:
                self._line(self._words.text("network.more_rows", n=more), small=True)
        self.finished.emit()

    def _refused(self, trouble: Trouble) -> None:
        self._task = None
        self._clear_for_result()
        _title, says, way_out = self._words.trouble(trouble)
        self._line(" ".join(part for part in (says, way_out) if part), colour="too-many")

    def _clear_for_result(self) -> None:
        empty(self._column)
        self._first = True

    def _line(self, text: str, *, small: bool = False, colour: str = "text") -> None:
        label = TextLabel(
            text, self._look, role="small" if small else "body", colour="text-2" if small else colour, wrap=True
        )
        row = Row(self._look, gap=2)
        row.addWidget(label, 1)
        if self._first:
            self._first = False
            close = IconButton("close", self._words.text("pane.close"), self._look)
            close.clicked.connect(self.hide)
            row.addWidget(close)
        self._column.addLayout(row)


def _import(desk: Desk, now: datetime, progress: Progress, paths: Sequence[Path]) -> Written[tuple[ImportedFile, ...]]:
    return imports.import_files(desk, now, paths, progress)
