"""The ring around what the keyboard is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFocusFrame
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget


class FocusRing(QObject):
    """Puts one ring around the focused button, unless the mouse put the focus there.

    Fields and lists show their focus themselves.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: QFocusFrame | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        wears = isinstance(now, QAbstractButton) and not pressed
        # The frame lives in the window of its widget and goes with it.
        if self._frame is not None and not isValid(self._frame):
            self._frame = None
        if not wears:
            if self._frame is not None:
                self._frame.setWidget(None)  # type: ignore[arg-type]  # Qt takes a null pointer here
            return
        if self._frame is None:
            self._frame = QFocusFrame()
        assert now is not None
        self._frame.setWidget(now)
