"""The panel at the right of the board: one at a time, docked, so that nothing covers the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.panes.look.widgets import Hairline, Panel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.core.board import Stage
    from desktop.panes.detail.panel import DetailPanel
    from desktop.panes.look.look import Look
    from desktop.panes.moving.panel import MovePanel
    from desktop.runner import Runner
    from desktop.words import Words


class Side(Panel):
    """Holds the detail panel or the panel after a move; both are made when they are first needed.

    Attributes:
        left: the panel that had the keyboard is gone.
        put_back: the move that opened the panel is to be undone.
        step_wanted: (int) open this step on Today.
        bring_wanted: the user wants to bring their people.
        said: (str) a sentence for the toast.
    """

    left = Signal()
    put_back = Signal()
    step_wanted = Signal(int)
    bring_wanted = Signal()
    said = Signal(str)

    def __init__(self, runner: Runner, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._runner, self._words = runner, words
        self._detail: DetailPanel | None = None
        self._move: MovePanel | None = None
        self._application: int | None = None
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(Hairline(look, upright=True))
        look.changed.connect(self._dress)
        self.hide()

    @property
    def application(self) -> int | None:
        """The card that the open panel is about."""
        return self._application if self.isVisible() else None

    @property
    def is_asking(self) -> bool:
        """Whether the panel after a move is open."""
        return self.isVisible() and self._move is not None and self._move.isVisible()

    def show_detail(self, application: int) -> None:
        """All of one application."""
        panel = self._detail_panel()
        self._show(panel, application)
        panel.show_application(application)

    def show_move(self, application: int, origin: Stage, stage: Stage) -> None:
        """What a move to a stage asks."""
        panel = self._move_panel()
        self._show(panel, application)
        panel.begin(application, origin, stage)

    def show_interview(self, application: int, what: str, interview: int | None) -> None:
        """What became of an interview: ``held``, ``moved``, ``off`` or ``no_show``; ``new`` tells of another one."""
        panel = self._move_panel()
        self._show(panel, application)
        panel.tell(application, what, interview)

    def ask(self, application: int, contact: int) -> None:
        """The questions that a contact can be asked."""
        self.show_detail(application)
        self._detail_panel().ask(contact)

    def follow(self, application: int) -> None:
        """Another card was selected: the detail panel shows it, where it is open."""
        if self._detail is not None and self._detail.isVisible() and self._application != application:
            self.show_detail(application)

    def edit(self, application: int) -> None:
        """Let the user change what a card says."""
        self.show_detail(application)
        self._detail_panel().edit()

    def answered(self, application: int) -> None:
        """Let the user tell of an answer."""
        self.show_detail(application)
        self._detail_panel().answered()

    def flush(self) -> None:
        """Keep what was typed and is not kept yet."""
        if self._detail is not None:
            self._detail.flush()

    def close_panel(self) -> None:
        """Close what is open."""
        if self.isVisible():
            self.flush()
            self._application = None
            self.hide()
            self.left.emit()

    def _detail_panel(self) -> DetailPanel:
        if self._detail is None:
            from desktop.panes.detail.panel import DetailPanel  # noqa: PLC0415  # not needed for the first paint

            self._detail = DetailPanel(self._runner, self._words, self.look)
            self._detail.closed.connect(self.close_panel)
            self._detail.open_step.connect(self.step_wanted)
            self._detail.interview_wanted.connect(self.show_interview)
            self._detail.bring_wanted.connect(self.bring_wanted)
            self._detail.said.connect(self.said)
            self._row.addWidget(self._detail)
        return self._detail

    def _move_panel(self) -> MovePanel:
        if self._move is None:
            from desktop.panes.moving.panel import MovePanel  # noqa: PLC0415  # not needed for the first paint

            self._move = MovePanel(self._runner, self._words, self.look)
            self._move.closed.connect(self._after_move)
            self._move.put_back.connect(self._undo_move)
            self._row.addWidget(self._move)
        return self._move

    def _after_move(self) -> None:
        if self._application is not None:
            self.show_detail(self._application)
            self.left.emit()

    def _undo_move(self) -> None:
        self.put_back.emit()
        self.close_panel()

    def _show(self, panel: QWidget, application: int) -> None:
        self._application = application
        for other in (self._detail, self._move):
            if other is not None:
                other.setVisible(other is panel)
        self._dress()
        self.show()

    def _dress(self) -> None:
        moving = self._move is not None and not self._move.isHidden()
        self.setFixedWidth(self.look.size("move-panel" if moving else "detail-panel"))
