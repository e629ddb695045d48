"""A text field that is as high as its text."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextBlockFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from desktop.panes.look.look import Look

_LINE = "\u2028"
"""How Qt writes a new line inside one paragraph."""
_PARAGRAPH = "\n\n"


class GrowingText(QTextEdit):
    """Plain text in paragraphs; it never scrolls inside and passes the wheel on.

    A blank line in the text is a gap between paragraphs here, so that Enter begins a paragraph as in a letter;
    Shift+Enter begins a line. `text` gives back exactly what `set_text` was given.
    """

    typed = Signal()
    """The user changed the text."""
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(
        self, look: Look, role: str, *, gap: float, least_lines: int = 1, parent: QWidget | None = None
    ) -> None:
        """`role` is the type role, `gap` the space between paragraphs in u."""
        super().__init__(parent)
        self._look, self._role, self._gap, self._least_lines = look, role, gap, least_lines
        self._setting = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._tell)
        self._dress()
        look.changed.connect(self._dress)

    def text(self) -> str:
        """The text, paragraphs apart by a blank line."""
        paragraphs = []
        block = self.document().begin()
        while block.isValid():
            paragraphs.append(block.text().replace(_LINE, "\n"))
            block = block.next()
        return _PARAGRAPH.join(paragraphs)

    def set_text(self, text: str) -> None:
        """Another text; the user's undo begins anew."""
        self._setting = True
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(_blocks(text))
        self._set_lines()
        self.document().setUndoRedoEnabled(True)
        self._setting = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The pane scrolls, not the letter."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._grow()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copied text has its blank lines."""
        data = QMimeData()
        chosen = self.textCursor().selectedText()
        data.setText(chosen.replace("\u2029", _PARAGRAPH).replace(_LINE, "\n"))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text comes in plain, its blank lines as gaps."""
        if source.hasText():
            self.textCursor().insertText(_blocks(source.text().replace("\r\n", "\n")))

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(self._look.u(20), self._height())

    def _height(self) -> int:
        least = self._least_lines * self._look.line_height(self._role)
        return max(ceil(self.document().size().height()), least)

    def _grow(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _tell(self) -> None:
        if not self._setting:
            self.typed.emit()

    def _dress(self) -> None:
        self._setting = True
        self.setFont(self._look.font(self._role))
        palette = self.palette()
        palette.setColor(palette.ColorRole.Text, self._look.colour("text"))
        palette.setColor(palette.ColorRole.PlaceholderText, self._look.colour("text-3"))
        palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.document().setUndoRedoEnabled(False)
        self._set_lines()
        self.document().setUndoRedoEnabled(True)
        self._setting = False

    def _set_lines(self) -> None:
        """Lines of the type role's own height, and the gap; both land on the undo stack, so undo is off meanwhile."""
        lines = QTextBlockFormat()
        lines.setLineHeight(self._look.line_height(self._role), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        lines.setBottomMargin(self._look.u(self._gap))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)


def _blocks(text: str) -> str:
    return "\n".join(part.replace("\n", _LINE) for part in text.split(_PARAGRAPH))
