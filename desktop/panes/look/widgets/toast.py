"""What was just done, with the way back."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QHBoxLayout, QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.paint import box, shadow_margin, shadow_under
from desktop.panes.look.widgets.buttons import PlainButton
from desktop.panes.look.widgets.labels import TextLabel

_WIDEST = 200
"""In u; a longer text goes on in the next line."""


class Toast(QWidget):
    """One line at the bottom centre of its parent; it stays longer while the pointer or the focus is on it.

    Attributes:
        undo: the user takes it back.
    """

    undo = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._host = parent
        self._margin = 0
        self._text = TextLabel("", look, colour="on-tooltip", wrap=True, parent=self)
        self._undo = PlainButton("", look, role="body-strong", colour="on-tooltip", underlined=True, parent=self)
        self._undo.clicked.connect(self._take_back)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._undo)
        self._stays = QTimer(self)
        self._stays.setSingleShot(True)
        self._stays.timeout.connect(self._leave_unless_held)
        self._effect = QGraphicsOpacityEffect(self)
        self._effect.setOpacity(1.0)
        self._effect.setEnabled(False)
        self.setGraphicsEffect(self._effect)
        self._fade = QPropertyAnimation(self._effect, b"opacity", self)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.finished.connect(self._faded)
        parent.installEventFilter(self)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def say(self, text: str, undo: str | None) -> None:
        """Show a text in place of what stands there; `undo` is the text of the way back, where there is one."""
        self._text.set_text(text)
        self._undo.setText(undo or "")
        self._undo.setVisible(undo is not None)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._fade_to(1.0, self.look.motion("toast-in"))
        self._stays.start(self.look.motion("toast-stays"))

    def dismiss(self) -> None:
        """Go at once."""
        self._stays.stop()
        self._fade.stop()
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom centre when the window grows."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer holds it."""
        self._stays.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """It stays its whole time again."""
        if self.isVisible():
            self._stays.start(self.look.motion("toast-stays"))
        super().leaveEvent(event)

    def sizeHint(self) -> QSize:
        """11u high, and higher where the text needs several lines; with the room for its shadow."""
        look, margins = self.look, self._row.contentsMargins()
        beside = margins.left() + margins.right()
        if not self._undo.isHidden():
            beside += self._row.spacing() + self._undo.sizeHint().width()
        text = ceil(QFontMetricsF(self._text.font()).horizontalAdvance(self._text.text())) + 1
        wide = min(text + beside, look.u(_WIDEST), self._host.width())
        high = max(look.size("toast"), self._text.heightForWidth(wide - beside) + look.u(6))
        return QSize(wide, high + 2 * self._margin)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow and ground."""
        look, painter = self.look, QPainter(self)
        inner = QRectF(self.rect()).adjusted(self._margin, self._margin, -self._margin, -self._margin)
        radius, unit = look.radius("toast"), float(look.u())
        shadow = shadow_under(
            QRectF(0, 0, inner.width(), inner.height()),
            radius, look.tokens.shadow, look.colour("shadow"), unit, self.devicePixelRatioF(),
        )  # fmt: skip
        painter.drawPixmap(0, 0, shadow)
        box(painter, inner, radius, look.colour("tooltip"))

    def _place(self) -> None:
        host = self._host
        size = self.sizeHint()
        self.setGeometry(
            (host.width() - size.width()) // 2,
            host.height() - size.height() + self._margin - self.look.u(6),
            size.width(),
            size.height(),
        )

    def _leave_unless_held(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._stays.start(self.look.motion("toast-stays"))
        else:
            self._fade_to(0.0, self.look.motion("toast-out"))

    def _fade_to(self, opacity: float, wait: int) -> None:
        self._fade.stop()
        if not wait:
            self._effect.setEnabled(False)
            self.setVisible(opacity > 0)
            return
        self._effect.setEnabled(True)
        self._fade.setDuration(wait)
        self._fade.setStartValue(0.0 if opacity else 1.0)
        self._fade.setEndValue(opacity)
        self._fade.start()

    def _faded(self) -> None:
        self._effect.setEnabled(False)
        if self._effect.opacity() == 0.0:
            self.hide()

    def _take_back(self) -> None:
        self.dismiss()
        self.undo.emit()

    def _dress(self) -> None:
        u = self.look.u
        self._margin = shadow_margin(self.look.tokens.shadow, float(u()))
        self._row.setSpacing(u(4))
        self._row.setContentsMargins(self._margin + u(4), self._margin, self._margin + u(3), self._margin)
        self._row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        if self.isVisible():
            self._place()
