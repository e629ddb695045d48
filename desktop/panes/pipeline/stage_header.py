"""The head of a column: its name and its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QFontMetricsF,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.panes.look.widgets import Pressable
from desktop.panes.pipeline.dragging import STAGE

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QWidget

    from desktop.panes.look.look import Look


class StageHeader(Pressable):
    """Shows name and count. Double click or F2 renames; a menu has the rest; it can be dragged to another place.

    Attributes:
        renamed: the new name.
        menu_wanted: at this global position.
    """

    renamed = Signal(str)
    menu_wanted = Signal(QPoint)
    role = "body-strong"

    def __init__(self, look: Look, stage: int, parent: QWidget) -> None:
        self._stage = stage
        self._count = ""
        self._pressed_at: QPoint | None = None
        super().__init__("", look, parent=parent)
        self._edit = _NameEdit(self)
        self._edit.hide()
        self._edit.given_up.connect(self._edit.hide)
        self._edit.editingFinished.connect(self._rename)
        self.clicked.connect(lambda: self.menu_wanted.emit(self.mapToGlobal(self.rect().bottomLeft())))

    def show_stage(self, name: str, count: int, spoken: str) -> None:
        """Another name or count; `spoken` says it in one sentence."""
        self._count = str(count)
        self.setText(name.replace("&", "&&"))
        self.setAccessibleName(spoken)
        self.update()

    @property
    def is_naming(self) -> bool:
        """Whether the user is typing another name."""
        return self._edit.isVisible()

    def rename(self) -> None:
        """Let the user type another name."""
        self._edit.setFont(self.font())
        self._edit.setGeometry(self.rect())
        self._edit.setText(self.shown_text())
        self._edit.setAccessibleName(self.accessibleName())
        self._edit.show()
        self._edit.selectAll()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        """7u high."""
        return QSize(self.look.u(30), self.look.size("control-small"))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its column."""
        return QSize(0, self.look.size("control-small"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, then count."""
        look, painter = self.look, QPainter(self)
        count_font = look.font("small", tabular=True)
        count = QFontMetricsF(count_font).horizontalAdvance(self._count)
        left, gap = look.size("card-padding-x"), look.u(2)
        metrics = QFontMetricsF(self.font())
        room = max(self.width() - 2 * left - gap - count, 0)
        name = metrics.elidedText(self.shown_text(), Qt.TextElideMode.ElideRight, room)
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(self.font())
        painter.setPen(look.colour("text"))
        painter.drawText(QRectF(left, 0, room + 1, self.height()), flags, name)
        after = left + metrics.horizontalAdvance(name) + gap
        painter.setFont(count_font)
        painter.setPen(look.colour("text-3"))
        painter.drawText(QRectF(after, 0, count + 1, self.height()), flags, self._count)
        if self.warmth > 0 or self.hasFocus():
            side, ratio = look.size("icon"), self.devicePixelRatioF()
            at = QPointF(self.width() - left - side / 2, (self.height() - side) / 2)
            painter.setOpacity(1.0 if self.hasFocus() else self.warmth)
            painter.drawPixmap(at, look.pixmap("more", "text-2", ratio=ratio))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The beginning of a click or of a drag."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough with the button down is a drag of the whole column."""
        held = self._pressed_at
        if held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - held).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            drag, data = QDrag(self), QMimeData()
            data.setData(STAGE, QByteArray(str(self._stage).encode()))
            drag.setMimeData(data)
            drag.setPixmap(self.grab())
            drag.setHotSpot(held)
            drag.exec(Qt.DropAction.MoveAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename."""
        self.rename()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the name is for renaming (twice); only the dots at the right open the menu."""
        self._pressed_at = None
        on_dots = event.position().x() > self.width() - 2 * self.look.size("card-padding-x") - self.look.size("icon")
        if not on_dots:
            self.setDown(False)
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu."""
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames; Enter and Space open the menu."""
        if event.key() == Qt.Key.Key_F2:
            self.rename()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The dots appear."""
        super().focusInEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The edit keeps its place."""
        self._edit.setGeometry(self.rect())
        super().resizeEvent(event)

    def _rename(self) -> None:
        if not self._edit.isVisible():
            return
        name = self._edit.text().strip()
        self._edit.hide()
        if name and name != self.shown_text():
            self.renamed.emit(name)


class _NameEdit(QLineEdit):
    """Esc gives up.

    Attributes:
        given_up: leave the name as it was.
    """

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
            # Enter is meant for the edit, not for the window behind it.
            event.accept()
