"""The warmth of what the pointer is on, on its way from one value to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QVariantAnimation

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Glow(QVariantAnimation):
    """Repaints its widget as it goes."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(widget.update)

    def go(self, begins: float, towards: float, milliseconds: int) -> None:
        """Set out anew."""
        self.stop()
        self.setDuration(milliseconds)
        self.setStartValue(begins)
        self.setEndValue(towards)
        self.start()

    @property
    def warmth(self) -> float | None:
        """How warm it is now, 0 to 1; None where nothing is on its way."""
        return float(self.currentValue()) if self.state() is QVariantAnimation.State.Running else None
