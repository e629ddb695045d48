"""Round choices, one of which may be chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.paint import mixed
from desktop.panes.look.widgets.buttons import Pressable


class Chip(Pressable):
    """A round choice; `checked` is chosen. It has the width of its semibold text always, so that nothing jumps."""

    role = "small"

    def __init__(self, text: str, look: Look, *, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, look, icon=icon, parent=parent)
        self.setCheckable(True)
        self.toggled.connect(self._set_weight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses it; on a chosen one it is meant for the main button around it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isChecked():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def corner(self) -> float:
        """Round."""
        return self.height() / 2

    def padding(self) -> int:
        """3u at each end."""
        return self.look.u(3)

    def sizeHint(self) -> QSize:
        """7u high."""
        metrics = QFontMetricsF(self.look.font("small-strong"))
        icon = self.look.size("icon") + self.look.u(2) if self._icon else 0
        width = metrics.horizontalAdvance(self.shown_text()) + icon + 2 * self.padding()
        return QSize(round(width + 0.5), self.look.size("chip"))

    def ground(self) -> tuple[QColor | None, QColor | None]:
        """Ink border and selection fill when chosen."""
        colour = self.look.colour
        if not self.isEnabled():
            return colour("sunken"), None
        if self.isDown():
            return colour("press"), colour("edge")
        if self.isChecked():
            return colour("selection"), colour("accent")
        return mixed(colour("raised"), colour("hover"), self.warmth), colour("edge")

    def ink(self) -> str:
        """Plain text."""
        return "text" if self.isEnabled() else "disabled-text"

    def _set_weight(self, chosen: bool) -> None:
        self.role = "small-strong" if chosen else "small"
        self._dress()


class ChipRow(QWidget):
    """Chips of which at most one is chosen, wrapped into as many lines as they need. Left and Right walk along it.

    Attributes:
        chosen: the key of the chip that the user chose.
    """

    chosen = Signal(str)

    def __init__(
        self, look: Look, choices: Iterable[tuple[str, str]] = (), *, name: str = "", parent: QWidget | None = None
    ) -> None:
        """`choices` are pairs of key and text; `name` is what the row asks, for assistive technology."""
        super().__init__(parent)
        self.look = look
        self._chips: dict[str, Chip] = {}
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_choices(choices)
        look.changed.connect(self._lay)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Other chips; none is chosen."""
        for chip in self._chips.values():
            chip.setParent(None)
            chip.deleteLater()
        self._chips = {}
        for key, text in choices:
            chip = Chip(text, self.look, parent=self)
            chip.clicked.connect(lambda _on=False, key=key: self._choose(key))
            chip.show()
            self._chips[key] = chip
        self._lay()

    @property
    def choice(self) -> str | None:
        """The key of the chosen chip, or None."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), None)

    def set_choice(self, key: str | None) -> None:
        """Choose a chip, or none, without telling."""
        for name, chip in self._chips.items():
            chip.setChecked(name == key)

    def chip(self, key: str) -> Chip:
        """The chip of a key."""
        return self._chips[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move the focus along the row."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        chips = list(self._chips.values())
        at = next((index for index, chip in enumerate(chips) if chip.hasFocus()), None)
        if step and at is not None:
            chips[(at + step) % len(chips)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """The chips wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the chips need."""
        places = self._places(width)
        return max((place.bottom() + 1 for place in places), default=0)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [chip.sizeHint() for chip in self._chips.values()]
        gaps = self.look.u(2) * max(len(hints) - 1, 0)
        return QSize(sum(hint.width() for hint in hints) + gaps, self.look.size("chip"))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest chip."""
        widest = max((chip.sizeHint().width() for chip in self._chips.values()), default=0)
        return QSize(widest, self.look.size("chip"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        self._lay()
        super().resizeEvent(event)

    def _choose(self, key: str) -> None:
        self.set_choice(key)
        self.chosen.emit(key)

    def _lay(self) -> None:
        for chip, place in zip(self._chips.values(), self._places(self.width()), strict=True):
            chip.setGeometry(place)
        self.updateGeometry()

    def _places(self, width: int) -> list[QRect]:
        gap, line = self.look.u(2), self.look.size("chip") + self.look.u(2)
        at, places = QPoint(0, 0), []
        for chip in self._chips.values():
            hint = chip.sizeHint()
            if at.x() and at.x() + hint.width() > width:
                at = QPoint(0, at.y() + line)
            places.append(QRect(at, hint))
            at.setX(at.x() + hint.width() + gap)
        return places
