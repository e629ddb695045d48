"""The search on the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop.panes.look.look import Look
    from desktop.panes.look.widgets import Field
    from desktop.words import Words


class SearchBar(QWidget):
    """A field above the board, there only while something is looked for.

    Attributes:
        changed: the text, with each keystroke; empty when the bar goes.
        left: Enter or Down: on to the cards that were found; Esc: all are shown again.
    """

    changed = Signal(str)
    left = Signal()

    def __init__(self, look: Look, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words = look, words
        self._row = QHBoxLayout(self)
        self._field: Field | None = None
        self.hide()

    @property
    def field(self) -> Field:
        """The field; made when it is first needed."""
        if self._field is None:
            self._field = self._built()
        return self._field

    def enter(self) -> None:
        """Show the field, with what stood in it selected."""
        self.show()
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.edit.selectAll()

    def leave(self) -> None:
        """Show all cards again."""
        if self.isVisible():
            self.field.edit.clear()
            self.hide()
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves, Enter and Down go on to the cards."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            return False
        return True

    def _built(self) -> Field:
        from desktop.panes.look.widgets import Field, IconButton  # noqa: PLC0415  # not needed for the first paint

        look, name = self._look, self._words.text("board.search")
        field = self._field = Field(look, name=name, placeholder=name, icon="search")
        close = IconButton("close", self._words.text("pane.close"), look)
        self._row.addWidget(field)
        self._row.addWidget(close)
        self._row.addStretch(1)
        field.edit.textChanged.connect(self.changed)
        field.edit.installEventFilter(self)
        close.clicked.connect(self.leave)
        look.changed.connect(self._dress)
        self._dress()
        return field

    def _dress(self) -> None:
        u = self._look.u
        self._row.setSpacing(u(1))
        self._row.setContentsMargins(u(4), u(3), u(4), 0)
        self.field.setFixedWidth(self._look.size("column-min") + u(20))
