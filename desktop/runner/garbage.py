"""Python's garbage, swept on the GUI thread alone.

Python collects cycles in whatever thread happens to allocate. A cycle that holds Qt objects must not be freed outside
the GUI thread, and the workers allocate most.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject


class Sweeper(QObject):
    """Collects when the event loop is about to rest and enough has come together; costs no wake-up of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()

    def start(self) -> None:
        """Take over from Python."""
        gc.disable()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._sweep)

    def stop(self) -> None:
        """Hand back to Python."""
        QAbstractEventDispatcher.instance().aboutToBlock.disconnect(self._sweep)
        gc.enable()

    def _sweep(self) -> None:
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
