"""Names as tokens in one field."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QSizePolicy, QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.paint import box
from desktop.panes.look.widgets import Pressable
from desktop.panes.parts.bare_line import BareLine
from desktop.words import Words


class Token(Pressable):
    """One name with its ×; a press takes it out."""

    def __init__(self, name: str, look: Look, words: Words, *, parent: QWidget) -> None:
        super().__init__(name, look, after="close", parent=parent)
        self.setAccessibleName(words.text("moving.remove_name", name=name))
        self.setToolTip(words.text("moving.remove_name", name=name))

    def padding(self) -> int:
        """Narrow."""
        return self.look.u(1.75)

    def corner(self) -> float:
        """Small."""
        return self.look.u(1)

    def sizeHint(self) -> QSize:
        """5.5u high."""
        return QSize(round(self._content_width() + 2 * self.padding() + 0.5), self.look.u(5.5))

    def ground(self) -> tuple[object, object]:  # type: ignore[override]
        """Sunken."""
        return self.look.colour("press" if self.isDown() else "sunken"), None

    def ink(self) -> str:
        """Plain text."""
        return "text"


class _Line(BareLine):
    """Types a name; Backspace at its beginning takes the last token out."""

    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
            return
        super().keyPressEvent(event)


class NamesField(QWidget):
    """Names already in, and a line for the next one, completed from known names.

    A name is taken by Enter, comma, Tab away, or a choice in the completion.

    Attributes:
        changed: other names stand in it.
        typed: (str) the user types the beginning of a name.
        entered: Enter was pressed with nothing typed.
    """

    changed = Signal()
    typed = Signal(str)
    entered = Signal()

    def __init__(self, look: Look, words: Words, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words = look, words
        self._tokens: list[Token] = []
        self.line = _Line(look, parent=self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(words.text("moving.add_name"))
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        completer.activated.connect(self._picked, Qt.ConnectionType.QueuedConnection)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self._enter)
        self.line.editingFinished.connect(self._take)
        self.line.emptied.connect(self._drop_last)
        self.setFocusProxy(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._lay)

    def names(self) -> tuple[str, ...]:
        """The names in it, a half-typed one too."""
        half = self.line.text().strip().strip(",").strip()
        known = tuple(token.text() for token in self._tokens)
        return (*known, half) if half and half not in known else known

    def set_names(self, names: tuple[str, ...]) -> None:
        """Other names, without telling."""
        for token in self._tokens:
            token.hide()
            token.deleteLater()
        self._tokens = []
        for name in names:
            self._add(name)
        self._lay()

    def set_known(self, names: list[str]) -> None:
        """Names that may be meant."""
        self._known.setStringList(names)
        if self.line.hasFocus() and self.line.text():
            self.line.completer().complete()

    def hasHeightForWidth(self) -> bool:
        """Tokens wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the tokens need."""
        return self._places(width)[1].bottom() + 1 + self._look.u(1.25)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._look.u(60), self.heightForWidth(self._look.u(60)))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(self._look.u(40), self._look.size("control"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._lay()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere goes on typing."""
        super().mousePressEvent(event)
        self.line.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A field's ground and border."""
        look, focused = self._look, self.line.hasFocus()
        box(
            QPainter(self),
            QRectF(self.rect()),
            look.radius("control"),
            look.colour("raised"),
            look.colour("focus" if focused else "edge"),
            look.line("focus-ring" if focused else "edge"),
        )

    def _typed(self, text: str) -> None:
        if text.endswith(","):
            self._take()
        else:
            self.typed.emit(text.strip())
            self.changed.emit()

    def _enter(self) -> None:
        popup = self.line.completer().popup()
        if self.line.text().strip() or (popup is not None and popup.isVisible()):
            self._take()
        else:
            self.entered.emit()

    def _picked(self, name: str) -> None:
        self.line.setText(name)
        self._take()

    def _take(self) -> None:
        popup = self.line.completer().popup()
        name = self.line.text().strip().strip(",").strip()
        if not name or (popup is not None and popup.isVisible() and popup.currentIndex().isValid()):
            return
        self.line.clear()
        if name not in (token.text() for token in self._tokens):
            self._add(name)
        self._lay()
        self.changed.emit()

    def _add(self, name: str) -> None:
        token = Token(name, self._look, self._words, parent=self)
        token.clicked.connect(lambda: self._drop(token))
        token.show()
        self._tokens.append(token)

    def _drop(self, token: Token) -> None:
        self._tokens.remove(token)
        token.hide()
        token.deleteLater()
        self._lay()
        self.line.setFocus()
        self.changed.emit()

    def _drop_last(self) -> None:
        if self._tokens:
            self._drop(self._tokens[-1])

    def _places(self, width: int) -> tuple[list[QRect], QRect]:
        look = self._look
        pad, gap, high = look.u(1.5), look.u(1), look.u(5.5)
        at, places = QPoint(pad, look.u(1.25)), []
        for token in self._tokens:
            hint = QSize(min(token.sizeHint().width(), width - 2 * pad), high)
            if at.x() > pad and at.x() + hint.width() + pad > width:
                at = QPoint(pad, at.y() + high + gap)
            places.append(QRect(at, hint))
            at.setX(at.x() + hint.width() + look.u(2.5))
        needed = round(QFontMetricsF(self.line.font()).horizontalAdvance(self.line.placeholderText())) + look.u(4)
        if at.x() > pad and at.x() + needed > width:
            at = QPoint(pad, at.y() + high + gap)
        left = at.x() + (look.u(1) if at.x() == pad else 0)
        return places, QRect(left, at.y(), max(width - left - pad, look.u(10)), high)

    def _lay(self) -> None:
        places, line = self._places(self.width())
        for token, place in zip(self._tokens, places, strict=True):
            token.setGeometry(place)
        self.line.setGeometry(line)
        self.updateGeometry()
        self.update()
