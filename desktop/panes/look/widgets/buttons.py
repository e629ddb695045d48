"""Four kinds of button: main, choice, plain text, icon."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.panes.look.paint import box, mixed, pen

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QHideEvent, QKeyEvent, QPaintEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from desktop.panes.look.look import Look
    from desktop.panes.look.widgets.glow import Glow


class Pressable(QAbstractButton):
    """A button that paints itself: text, an icon before it, an icon after it. Enter presses it, as Space does."""

    role = "body"

    def __init__(
        self, text: str, look: Look, *, icon: str | None = None, after: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._icon = icon
        self._after = after
        # Made with the first pointer that comes by: most buttons of a room never see one.
        self._heat: Glow | None = None
        self._warm = 0.0
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)
        self._dress()

    def corner(self) -> float:
        """The radius of its corners in px, for the focus ring."""
        return self.look.radius("control")

    def set_icon(self, icon: str | None) -> None:
        """Another icon before the text."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    # -- measures --

    def padding(self) -> int:
        """Space at the left and right, in px."""
        return self.look.u(4)

    def sizeHint(self) -> QSize:
        """As wide as its text, 8u high."""
        width = self._content_width() + 2 * self.padding()
        return QSize(round(width + 0.5), self.look.size("control"))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def _content_width(self) -> float:
        gap = self.look.u(2)
        parts = [float(self.look.size("icon")) for icon in (self._icon, self._after) if icon]
        if self.text():
            parts.append(QFontMetricsF(self.font()).horizontalAdvance(self.shown_text()))
        return sum(parts) + gap * max(len(parts) - 1, 0)

    def shown_text(self) -> str:
        """The text without mnemonic marks."""
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    # -- colours, for the kinds to say --

    def ground(self) -> tuple[QColor | None, QColor | None]:
        """Fill and border now."""
        return None, None

    def ink(self) -> str:
        """The colour role of text and icons now."""
        return "text-2" if self.isEnabled() else "disabled-text"

    @property
    def warmth(self) -> float:
        """How far the hover has come, 0 to 1."""
        now = self._heat.warmth if self._heat is not None else None
        return self._warm if now is None else now

    # -- events --

    def enterEvent(self, event: QEnterEvent) -> None:
        """Warm up."""
        self._glow(1.0)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Cool down."""
        self._glow(0.0)
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A hidden button is cold: the leave event may never come."""
        if self._heat is not None:
            self._heat.stop()
        self._warm = 0.0
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, then icon, text, icon, centred."""
        painter = QPainter(self)
        fill, border = self.ground()
        if fill is not None or border is not None:
            box(painter, QRectF(self.rect()), self.corner(), fill, border, self.look.line("edge"))
        self.paint_content(painter)

    def paint_content(self, painter: QPainter) -> None:
        """Icon, text, icon, one after the other."""
        look, gap = self.look, self.look.u(2)
        left = self.content_left()
        for icon, text in ((self._icon, ""), (None, self.shown_text()), (self._after, "")):
            if icon:
                self._paint_icon(painter, icon, left)
                left += look.size("icon") + gap
            elif text:
                left += self._paint_text(painter, text, left) + gap

    def content_left(self) -> float:
        """Where the content begins."""
        return (self.width() - self._content_width()) / 2

    def _paint_icon(self, painter: QPainter, icon: str, left: float) -> None:
        side = self.look.size("icon")
        pixmap = self.look.pixmap(icon, self.ink(), ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, (self.height() - side) / 2), pixmap)

    def _paint_text(self, painter: QPainter, text: str, left: float) -> float:
        wide = QFontMetricsF(self.font()).horizontalAdvance(text)
        painter.setFont(self.font())
        painter.setPen(self.look.colour(self.ink()))
        painter.drawText(QRectF(left, 0, wide + 1, self.height()), int(Qt.AlignmentFlag.AlignVCenter), text)
        return wide

    def _dress(self) -> None:
        self.setFont(self.look.font(self.role))
        self.updateGeometry()
        self.update()

    def _glow(self, towards: float) -> None:
        begins, self._warm = self.warmth, towards
        wait = self.look.motion("hover")
        if wait and self.isVisible():
            if self._heat is None:
                from desktop.panes.look.widgets.glow import Glow  # noqa: PLC0415  # not needed for the first paint

                self._heat = Glow(self)
            self._heat.go(begins, towards, wait)
        self.update()


class MainButton(Pressable):
    """The one main button of a card: filled; outlined while its card is not the current one (`resting`).

    Of several in one window only the one that came last, or has the keyboard, is filled: the others step back.

    Attributes:
        came: when it was last shown, filled or focused, on a clock that only counts up.
    """

    role = "body-strong"

    def __init__(
        self,
        text: str,
        look: Look,
        *,
        icon: str | None = None,
        after: str | None = None,
        resting: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._resting = resting
        self._steps_back = False
        self.came = 0
        super().__init__(text, look, icon=icon, after=after, parent=parent)

    @property
    def filled(self) -> bool:
        """Neither its card rests, nor is another main button the later one."""
        return not self._resting and not self._steps_back

    @property
    def resting(self) -> bool:
        """Outlined, not filled."""
        return self._resting

    def set_resting(self, resting: bool) -> None:
        """Outlined from now on, or filled."""
        if resting != self._resting:
            self._resting = resting
            self.update()
            if self.isVisible():
                self._come()

    def showEvent(self, event: QShowEvent) -> None:
        """It is the last one that came."""
        super().showEvent(event)
        self._come()

    def hideEvent(self, event: QHideEvent) -> None:
        """The one before it is filled again."""
        super().hideEvent(event)
        self._fill_one()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Enter presses it now."""
        super().focusInEvent(event)
        self._come()

    def step_back(self, *, back: bool) -> None:
        """Outlined as long as another one is the last that came."""
        if back != self._steps_back:
            self._steps_back = back
            self.update()

    def _come(self) -> None:
        self.came = time.monotonic_ns()
        self._fill_one()

    def _fill_one(self) -> None:
        found = [one for one in self.window().findChildren(MainButton) if one.isVisible() and not one.resting]
        last = max(found, key=lambda one: one.came, default=None)
        for one in found:
            one.step_back(back=one is not last)

    def ground(self) -> tuple[QColor | None, QColor | None]:
        """Filled with the accent, or outlined."""
        colour = self.look.colour
        if not self.isEnabled():
            return colour("sunken"), None
        if not self.filled:
            fill = colour("press") if self.isDown() else mixed(colour("raised"), colour("hover"), self.warmth)
            return fill, colour("edge")
        if self.isDown():
            return colour("accent-press"), None
        return mixed(colour("accent"), colour("accent-hover"), self.warmth), None

    def ink(self) -> str:
        """On the accent, or plain text."""
        if not self.isEnabled():
            return "disabled-text"
        return "on-accent" if self.filled else "text"


class ChoiceButton(Pressable):
    """An outlined button, e.g. one that opens a menu (`after="unfold"`)."""

    def padding(self) -> int:
        """A little narrower than the main button."""
        return self.look.u(3)

    def ground(self) -> tuple[QColor | None, QColor | None]:
        """Raised in an edge."""
        colour = self.look.colour
        if not self.isEnabled():
            return colour("sunken"), None
        fill = colour("press") if self.isDown() else mixed(colour("raised"), colour("hover"), self.warmth)
        return fill, colour("edge")

    def ink(self) -> str:
        """Plain text."""
        return "text" if self.isEnabled() else "disabled-text"


class PlainButton(Pressable):
    """A way out beside the main button: text alone, underlined under the pointer. Its target is 7u high."""

    def __init__(
        self,
        text: str,
        look: Look,
        *,
        role: str = "body",
        colour: str = "text-2",
        icon: str | None = None,
        after: str | None = None,
        dotted: bool = False,
        underlined: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """A line stands under it always where it is `dotted` ("why this date?") or `underlined` (*Undo*)."""
        self.role = role
        self._colour = colour
        self._dotted, self._underlined = dotted, underlined
        super().__init__(text, look, icon=icon, after=after, parent=parent)

    def padding(self) -> int:
        """Invisible, so that the target is large enough."""
        return self.look.u(1)

    def sizeHint(self) -> QSize:
        """7u high."""
        return QSize(round(self._content_width() + 2 * self.padding() + 0.5), self.look.size("control-small"))

    def set_colour(self, colour: str) -> None:
        """Another colour role."""
        self._colour = colour
        self.update()

    def ink(self) -> str:
        """Secondary text; full text under the pointer."""
        if not self.isEnabled():
            return "disabled-text"
        return "text" if self._colour == "text-2" and self.warmth > 0 else self._colour

    def _paint_text(self, painter: QPainter, text: str, left: float) -> float:
        wide = super()._paint_text(painter, text, left)
        if self._dotted or self._underlined or (self.warmth > 0 and self.isEnabled()):
            metrics = QFontMetricsF(self.font())
            below = round((self.height() + metrics.ascent() - metrics.descent()) / 2) + 2.5
            line = pen(self.look.colour(self.ink()), self.look.line("edge"))
            if self._dotted and self.warmth == 0:
                line.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(line)
            painter.drawLine(QPointF(left, below), QPointF(left + wide, below))
        return wide


class IconButton(Pressable):
    """An icon alone. Its name is told to assistive technology and stands in the tooltip."""

    def __init__(
        self,
        icon: str,
        name: str,
        look: Look,
        *,
        colour: str = "text-2",
        filled: bool = False,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`name` says what it does; `large` makes its target 8u instead of 7u."""
        self._colour = colour
        self._filled = filled
        self._large = large
        super().__init__("", look, icon=icon, parent=parent)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """What it does, in words."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_shown(self, icon: str, colour: str, *, filled: bool = False) -> None:
        """Another icon, colour or filling, e.g. for a star that is set."""
        self._colour, self._filled = colour, filled
        self.set_icon(icon)

    def sizeHint(self) -> QSize:
        """A square of 7u, or 8u."""
        side = self.look.size("control" if self._large else "control-small")
        return QSize(side, side)

    def ground(self) -> tuple[QColor | None, QColor | None]:
        """Nothing at rest."""
        if self.isDown():
            return self.look.colour("press"), None
        if self.warmth > 0 and self.isEnabled():
            ground = QColor(self.look.colour("hover"))
            ground.setAlphaF(self.warmth)
            return ground, None
        return None, None

    def ink(self) -> str:
        """Its own colour."""
        return self._colour if self.isEnabled() else "disabled-text"

    def _paint_icon(self, painter: QPainter, icon: str, left: float) -> None:
        side = self.look.size("icon")
        pixmap = self.look.pixmap(icon, self.ink(), ratio=self.devicePixelRatioF(), filled=self._filled)
        painter.drawPixmap(QPointF((self.width() - side) / 2, (self.height() - side) / 2), pixmap)
