"""Text in a type role and a colour role."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.panes.look.look import Look


class TextLabel(QLabel):
    """Plain text with the line height of its role: in one line, cut at the end (`elide`), or wrapped (`wrap`)."""

    def __init__(
        self,
        text: str,
        look: Look,
        *,
        role: str = "body",
        colour: str = "text",
        elide: bool = False,
        wrap: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._role, self._colour, self._elide, self._tabular = role, colour, elide, tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        across = QSizePolicy.Policy.Ignored if elide else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(across, QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)
        look.changed.connect(self._dress)
        self._dress()

    def set_text(self, text: str) -> None:
        """Another text."""
        if text != self.text():
            self.setText(text)
            if self._elide:
                self.setToolTip("")
            self.updateGeometry()
            self.update()

    def set_colour(self, colour: str) -> None:
        """Another colour role."""
        self._colour = colour
        self.update()

    def set_role(self, role: str) -> None:
        """Another type role."""
        self._role = role
        self._dress()

    def hasHeightForWidth(self) -> bool:
        """Wrapped text is as high as its lines."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """Lines times the line height of the role."""
        return len(self._lines(width)[1]) * self.look.line_height(self._role) if self.wordWrap() else -1

    def sizeHint(self) -> QSize:
        """All in one line, unless it is long and wraps."""
        advance = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        width = round(advance + 1)
        if self.wordWrap() and width > self.look.u(90):
            width = self.look.u(90)
            return QSize(width, self.heightForWidth(width))
        return QSize(width, self.look.line_height(self._role))

    def minimumSizeHint(self) -> QSize:
        """Narrow where it may be cut or wrapped."""
        may_shrink = self._elide or self.wordWrap()
        return QSize(self.look.u(10) if may_shrink else self.sizeHint().width(), self.look.line_height(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines, one below the other."""
        painter = QPainter(self)
        painter.setPen(self.look.colour(self._colour if self.isEnabled() else "disabled-text"))
        painter.setFont(self.font())
        high = self.look.line_height(self._role)
        if self.wordWrap():
            self._paint_lines(painter, high)
            return
        shown = self.text()
        if self._elide:
            shown = QFontMetricsF(self.font()).elidedText(shown, Qt.TextElideMode.ElideRight, self.width())
            tip = self.text() if shown != self.text() else ""
            if tip != self.toolTip():
                self.setToolTip(tip)
        rect = QRectF(0, 0, self.width() + 1, self.height())
        flags = (self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(flags), shown)

    def _paint_lines(self, painter: QPainter, high: int) -> None:
        layout, lines = self._lines(self.width())
        centred = bool(self.alignment() & Qt.AlignmentFlag.AlignVCenter)
        begins = max((self.height() - len(lines) * high) / 2, 0) if centred else 0
        for index, (start, length) in enumerate(lines):
            line = layout.lineAt(index)
            drop = (high - line.height()) / 2
            top = begins + index * high + drop + line.ascent()
            painter.drawText(QPointF(0, top), layout.text()[start : start + length].rstrip("\u2028\n "))

    def _lines(self, width: int) -> tuple[QTextLayout, list[tuple[int, int]]]:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[tuple[int, int]] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            lines.append((line.textStart(), line.textLength()))
        layout.endLayout()
        return layout, lines or [(0, 0)]

    def _dress(self) -> None:
        self.setFont(self.look.font(self._role, tabular=self._tabular))
        self.updateGeometry()
        self.update()


class IconLabel(QWidget):
    """An icon that only shows something."""

    def __init__(
        self,
        icon: str,
        look: Look,
        *,
        colour: str = "text-2",
        size: float | None = None,
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`size` is in u; 4 unless told."""
        super().__init__(parent)
        self.look = look
        self._icon, self._colour, self._units, self._filled = icon, colour, size, filled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)

    def set_icon(self, icon: str, colour: str | None = None) -> None:
        """Another icon."""
        self._icon, self._colour = icon, colour or self._colour
        self.update()

    def sizeHint(self) -> QSize:
        """The icon's square."""
        side = self.look.size("icon") if self._units is None else self.look.u(self._units)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon."""
        side = self.sizeHint().width()
        ratio = self.devicePixelRatioF()
        pixmap = self.look.pixmap(self._icon, self._colour, side, ratio, filled=self._filled)
        QPainter(self).drawPixmap(QPointF((self.width() - side) / 2, (self.height() - side) / 2), pixmap)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
