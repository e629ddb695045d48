"""What every card of Today is: a ground, and a border that says which one is current."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop.panes.look.look import Look
from desktop.panes.look.widgets import MainButton, Panel
from desktop.panes.parts.boxes import Column
from desktop.words import Words

MARGINS = (5.5, 3.5, 5.5, 3.0)


class TodayCard(Panel):
    """One card. Only the current one has the edge border and a filled main button.

    Attributes:
        key: what it is about, stable over refreshes: ``step:12``, ``answer:3`` …
        wants_current: the user turned to this card.
        shows: (QRect) this part of the card should be seen.
    """

    wants_current = Signal()
    shows = Signal(QRect)

    def __init__(self, look: Look, words: Words, key: str, *, gap: float = 2.5, parent: QWidget | None = None) -> None:
        super().__init__(look, border="hairline", radius="card", parent=parent)
        self.words, self.key = words, key
        self._current = False
        self.column = Column(look, self, gap=gap, margins=MARGINS)

    @property
    def current(self) -> bool:
        """Whether it is the current one."""
        return self._current

    @property
    def busy(self) -> bool:
        """The user is in the middle of something here: a refresh must not take it away."""
        return False

    def main_button(self) -> MainButton | None:
        """The button that Enter presses."""
        return next((button for button in self.findChildren(MainButton) if not button.isHidden()), None)

    def set_current(self, current: bool) -> None:
        """Current from now on, or at rest."""
        self._current = current
        self.set_border("edge" if current else "hairline")
        self.rest_buttons()

    def rest_buttons(self) -> None:
        """Fill the main buttons of the current card, outline those of the others."""
        for button in self.findChildren(MainButton):
            button.set_resting(not self._current)

    def take_focus(self) -> None:
        """Put the keyboard on the main button."""
        button = self.main_button()
        if button is not None:
            button.setFocus()
        else:
            self.setFocus()

    def flush(self) -> None:
        """Keep what was typed and is not kept yet."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click makes it the current one."""
        super().mousePressEvent(event)
        self.wants_current.emit()
