"""A line to type in."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.paint import box
from desktop.panes.look.widgets.labels import TextLabel


class _Line(QLineEdit):
    """The edit itself, with an icon at its left, or the sign of a wrong entry at its right."""

    # The style's own panel cannot be umber.
    paints_its_panel = True

    def __init__(self, look: Look, icon: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self.wrong = False
        self.setFrame(False)

    def dress(self) -> None:
        look = self._look
        left = look.u(3) + (look.size("icon") + look.u(2) if self._icon else 0)
        right = look.u(3) + (look.size("icon") + look.u(1) if self.wrong else 0)
        self.setTextMargins(max(left - 2, 0), 0, max(right - 2, 0), 0)
        palette = look.palette()
        palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is answered by `returnPressed` alone; Qt would hand it on to what lies around the field, too."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A text that is too long is read from its beginning."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.setCursorPosition(0)

    def sizeHint(self) -> QSize:
        """8u high."""
        return QSize(super().sizeHint().width(), self._look.size("control"))

    def minimumSizeHint(self) -> QSize:
        """8u high, and narrow where it must be."""
        return QSize(self._look.u(12), self._look.size("control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Panel, text, icons."""
        look, ratio = self._look, self.devicePixelRatioF()
        focused, enabled = self.hasFocus(), self.isEnabled()
        border = "too-many" if self.wrong else "focus" if focused else "edge" if enabled else "hairline"
        painter = QPainter(self)
        box(
            painter,
            QRectF(self.rect()),
            look.radius("control"),
            look.colour("raised" if enabled else "sunken"),
            look.colour(border),
            look.line("focus-ring" if focused else "edge"),
        )
        side = look.size("icon")
        top = (self.height() - side) / 2
        if self._icon:
            painter.drawPixmap(QPointF(look.u(3), top), look.pixmap(self._icon, "text-2", ratio=ratio))
        if self.wrong:
            at = QPointF(self.width() - look.u(3) - side, top)
            painter.drawPixmap(at, look.pixmap("wrong-entry", "too-many", ratio=ratio))
        painter.end()
        super().paintEvent(event)


class Field(QWidget):
    """A line edit (`edit`) in an edge; a wrong entry gets an umber border, an icon, and a sentence below."""

    def __init__(
        self, look: Look, *, name: str, placeholder: str = "", icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        """`name` is what is asked, for assistive technology."""
        super().__init__(parent)
        self.look = look
        self.edit: QLineEdit = _Line(look, icon, self)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(name)
        self._sentence = TextLabel("", look, role="small", colour="too-many", wrap=True, parent=self)
        self._sentence.hide()
        column = QVBoxLayout(self)
        column.setSpacing(look.u(1))
        column.addWidget(self.edit)
        column.addWidget(self._sentence)
        self.setFocusProxy(self.edit)
        look.changed.connect(self._dress)
        self._dress()

    def text(self) -> str:
        """What stands in it, without blanks around."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Put a text into it."""
        self.edit.setText(text)

    def set_wrong(self, sentence: str | None) -> None:
        """Say what is wrong with the entry; None means that nothing is."""
        line = self.edit
        assert isinstance(line, _Line)
        line.wrong = sentence is not None
        line.setAccessibleDescription(sentence or "")
        self._sentence.set_text(sentence or "")
        self._sentence.setVisible(sentence is not None)
        line.dress()

    def _dress(self) -> None:
        line = self.edit
        assert isinstance(line, _Line)
        line.setFont(self.look.font("body"))
        line.dress()
