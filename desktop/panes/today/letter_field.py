"""The letter as a field: subject over a hairline, the text below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.paint import box
from desktop.panes.look.widgets import Hairline
from desktop.panes.parts.bare_line import BareLine
from desktop.panes.parts.boxes import Column
from desktop.panes.parts.growing_text import GrowingText
from desktop.words import Words


class LetterField(QWidget):
    """Click and type.

    Attributes:
        typed: the user changed it.
        left: the keyboard went elsewhere.
        cursor_at: (QRect) where the cursor is, in this field.
    """

    typed = Signal()
    left = Signal()
    cursor_at = Signal(QRect)

    def __init__(self, look: Look, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.subject = BareLine(look, "letter", strong=True, parent=self)
        self.subject.setAccessibleName(words.text("letter.subject"))
        self.body = GrowingText(look, "letter", gap=1.5, least_lines=3, parent=self)
        self.body.setAccessibleName(words.text("letter.body"))
        for part in (self.subject, self.body):
            part.installEventFilter(self)
        column = Column(look, self, gap=2.25, margins=(0, 2.25, 0, 3))
        parts: tuple[tuple[QWidget, float], ...] = ((self.subject, 3.25), (Hairline(look), 0.25), (self.body, 3.75))
        for widget, side in parts:
            inset = Column(look, margins=(side, 0, side, 0))
            inset.addWidget(widget)
            column.addLayout(inset)
        self.subject.textEdited.connect(self.typed)
        self.body.typed.connect(self.typed)
        self.body.cursorPositionChanged.connect(self._tell_cursor)
        self.setFocusProxy(self.body)
        look.changed.connect(self._dress)
        self._dress()

    def text(self) -> tuple[str, str]:
        """Subject and body as they stand."""
        return self.subject.text(), self.body.text()

    def set_text(self, subject: str, body: str) -> None:
        """Another letter; the user's undo begins anew."""
        if self.text() != (subject, body):
            self.subject.setText(subject)
            self.subject.setCursorPosition(0)
            self.body.set_text(body)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Up pass between subject and body; leaving either is told."""
        if event.type() is QEvent.Type.FocusIn:
            self.update()
        elif event.type() is QEvent.Type.FocusOut:
            self.update()
            self.left.emit()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._passed(watched, event)
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and border; two px of ink while it is typed in."""
        look, focused = self._look, self.subject.hasFocus() or self.body.hasFocus()
        border, width = ("focus", "focus-ring") if focused else ("edge", "edge")
        box(
            QPainter(self),
            QRectF(self.rect()),
            look.radius("field-letter"),
            look.colour("raised"),
            look.colour(border),
            look.line(width),
        )

    def _passed(self, watched: QObject, event: QKeyEvent) -> bool:
        if watched is self.subject and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.body.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        cursor = self.body.textCursor()
        plain_up = event.key() == Qt.Key.Key_Up and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if watched is self.body and plain_up and not cursor.movePosition(QTextCursor.MoveOperation.Up):
            self.subject.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _tell_cursor(self) -> None:
        if self.body.hasFocus():
            at = self.body.cursorRect()
            self.cursor_at.emit(QRect(self.body.mapTo(self, at.topLeft()), at.size()))

    def _dress(self) -> None:
        self.subject.setFixedHeight(self._look.line_height("letter"))
        self.update()
