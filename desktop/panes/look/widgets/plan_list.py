"""A plan as a thin line with marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.paint import box, pen
from desktop.panes.look.widgets.buttons import Pressable
from desktop.panes.look.widgets.labels import TextLabel

Mark = Literal["check", "disc", "ring", "square", "none"]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of a plan.

    Attributes:
        key: what `why_asked` tells.
        mark: check = done, ink disc = due, ring = ahead, small square = the end, none = left out.
        day: the day as it is written.
        text: what is planned.
        why: why this date, in one sentence; shown below the line when it is asked.
    """

    key: str
    mark: Mark
    day: str
    text: str
    why: str = ""


class PlanList(QWidget):
    """The rows of a plan. Each can be clicked or pressed: it then says why it has its date.

    Attributes:
        why_asked: the key of the row whose date was asked about.
    """

    why_asked = Signal(str)

    def __init__(self, look: Look, *, why: str, compact: bool = False, parent: QWidget | None = None) -> None:
        """`why` is the text of the question, "why this date?"; `compact` sets the plan small, for a narrow panel."""
        super().__init__(parent)
        self._role = "small" if compact else "body"
        self.look = look
        self._why = why
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        look.changed.connect(self._align)

    def set_rows(self, rows: Sequence[PlanRow]) -> None:
        """Other rows. Rows whose key was there keep their widget, so that the focus stays."""
        kept = {line.row.key: line for line in self._lines}
        wanted = {row.key for row in rows}
        for key, line in kept.items():
            if key not in wanted:
                line.setParent(None)
                line.deleteLater()
        self._lines = [self._line(kept.get(row.key), row) for row in rows]
        for index, line in enumerate(self._lines):
            self._column.insertWidget(index, line)
            line.set_ends(first=index == 0, last=index == len(rows) - 1)
        self._align()

    def _line(self, line: _Line | None, row: PlanRow) -> _Line:
        if line is None:
            line = _Line(self.look, self._why, self._role, self)
            line.clicked.connect(lambda *, line=line: self.why_asked.emit(line.row.key))
        line.set_row(row)
        return line

    def _align(self) -> None:
        strong = QFontMetricsF(self.look.font(_strong(self._role), tabular=True))
        widest = max((strong.horizontalAdvance(line.row.day) for line in self._lines), default=0.0)
        for line in self._lines:
            line.set_day_width(round(widest) + 1)


class _Line(Pressable):
    """One row: mark, day, text, the question; the answer below it when asked."""

    def __init__(self, look: Look, why: str, role: str, parent: QWidget) -> None:
        self._text_role = role
        self.row = PlanRow("", "none", "", "")
        self._question = why
        self._day_width = 0
        self._first = self._last = self._open = False
        super().__init__("", look, parent=parent)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._said = TextLabel("", look, role=role, wrap=True, parent=self)
        self._answer = TextLabel("", look, role="small", colour="text-2", wrap=True, parent=self)
        for label in (self._said, self._answer):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._answer.hide()
        self.clicked.connect(self._toggle)

    def set_row(self, row: PlanRow) -> None:
        self.row = row
        self._said.set_text(row.text)
        self._said.set_role(_strong(self._text_role) if row.mark == "disc" else self._text_role)
        self._said.set_colour("text-3" if row.mark == "none" else "text")
        self._answer.set_text(row.why)
        self._place_labels()
        self.setAccessibleName(f"{row.day}: {row.text}")
        self.setAccessibleDescription(row.why)
        self.updateGeometry()
        self.update()

    def set_ends(self, *, first: bool, last: bool) -> None:
        self._first, self._last = first, last
        self.update()

    def set_day_width(self, width: int) -> None:
        self._day_width = width
        self.updateGeometry()
        self._place_labels()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.look.font(_strong(self._text_role)))
        width = self._text_left() + metrics.horizontalAdvance(self.row.text)
        return QSize(round(width) + 1, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_left() + self.look.u(20), self._line_height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = self._room(width)
        high = self._line_height() + self._said.heightForWidth(room) - self.look.line_height(self._text_role)
        if self._open:
            return high + self._answer.heightForWidth(room) + self.look.u(1.5)
        below = self._question_below(room) and self.row.mark == "disc"
        return high + (self.look.line_height("small") if below else 0)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place_labels()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_mark(painter)
        due = self.row.mark == "disc"
        gone = self.row.mark == "none"
        rect = QRectF(self.look.u(6.5), 0, self._day_width + 1, self._line_height())
        painter.setFont(self.look.font(_strong(self._text_role) if due else self._text_role, tabular=True))
        painter.setPen(self.look.colour("text" if due else "text-3" if gone else "text-2"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), self.row.day)
        due_or_near = due or self.warmth > 0 or self.hasFocus()
        if self.row.why and due_or_near and not self._open:
            self._ask(painter, due=due)

    def _ask(self, painter: QPainter, *, due: bool) -> None:
        """The question stands behind the text, or below it where that is full; there only if it always stands."""
        room = self._room(self.width())
        if not self._question_below(room):
            metrics = QFontMetricsF(self._said.font())
            left = self._text_left() + metrics.horizontalAdvance(self.row.text) + self.look.u(3)
            self._paint_question(painter, left, 0, self._line_height())
        elif due:
            high = self.look.line_height("small")
            self._paint_question(painter, self._text_left(), self._said.geometry().bottom(), high)

    def _question_below(self, room: int) -> bool:
        long = QFontMetricsF(self._said.font()).horizontalAdvance(self.row.text)
        question = QFontMetricsF(self.look.font("small")).horizontalAdvance(self._question)
        return long + self.look.u(3) + question > room

    def _paint_question(self, painter: QPainter, left: float, top: float, high: float) -> None:
        look = self.look
        font = look.font("small")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(look.colour("text-2"))
        rect = QRectF(left, top, self.width() - left, high)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), self._question)
        line = pen(look.colour("text-2"))
        line.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(line)
        below = round(top + (high + metrics.ascent() - metrics.descent()) / 2) + 2.5
        painter.drawLine(QPointF(left, below), QPointF(left + metrics.horizontalAdvance(self._question), below))

    def _paint_mark(self, painter: QPainter) -> None:
        look, middle, across = self.look, self._line_height() / 2, self.look.u(2)
        gap = look.u(2)
        painter.setPen(pen(look.colour("hairline"), look.line("hairline")))
        x = round(across) + 0.5
        if not self._first:
            painter.drawLine(QPointF(x, 0), QPointF(x, middle - gap))
        if not self._last:
            painter.drawLine(QPointF(x, middle + gap), QPointF(x, self.height()))
        if self.row.mark == "check":
            side = look.size("icon")
            pixmap = look.pixmap("done", "text-2", ratio=self.devicePixelRatioF())
            painter.drawPixmap(QPointF(across - side / 2, middle - side / 2), pixmap)
            return
        half = look.u(1.25) if self.row.mark in ("disc", "ring") else look.u(1)
        rect = QRectF(across - half, middle - half, 2 * half, 2 * half)
        if self.row.mark == "disc":
            box(painter, rect, half, look.colour("accent"))
        elif self.row.mark == "ring":
            box(painter, rect, half, look.colour("raised"), look.colour("text-3"), look.line("dot"))
        elif self.row.mark == "square":
            box(painter, rect, look.u(0.5), look.colour("text-3"))

    def _toggle(self) -> None:
        self._open = bool(self.row.why) and not self._open
        self._answer.setVisible(self._open)
        self._place_labels()
        self.updateGeometry()
        self.update()

    def _place_labels(self) -> None:
        left, room = self._text_left(), self._room(self.width())
        top = (self._line_height() - self.look.line_height(self._text_role)) // 2
        said = self._said.heightForWidth(room)
        self._said.setGeometry(left, top, room, said)
        self._answer.setGeometry(left, top + said, room, self._answer.heightForWidth(room))

    def _room(self, width: int) -> int:
        return max(width - self._text_left(), self.look.u(20))

    def _text_left(self) -> int:
        return self.look.u(6.5) + self._day_width + self.look.u(2)

    def _line_height(self) -> int:
        return self.look.u(7.25)


def _strong(role: str) -> str:
    return f"{role}-strong"
