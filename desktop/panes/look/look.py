"""The one object that panes ask for colours, fonts, sizes, icons and times; it dresses the application too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.panes.look.palette import palette_of
from desktop.panes.look.values import Values

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from desktop.panes.look.tokens import Scheme


class Look(Values):
    """The look of the program: light or dark, in the size of the system's font, both followed live."""

    def __init__(
        self,
        resources: Path,
        app: QApplication,
        *,
        scheme: Scheme | None = None,
        points: float | None = None,
        styled: bool = True,
    ) -> None:
        """Dress the application.

        Args:
            resources: folder with ``look/tokens.json``, ``fonts`` and ``icons``.
            app: gets the style, the palette and the font.
            scheme: light or dark; None follows the system.
            points: size of the body text; None follows the system.
            styled: False leaves the style of stock widgets and the focus ring for `put_on_style`.
        """
        super().__init__(resources, app, scheme=scheme, points=points)
        if styled:
            self.put_on_style()
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def put_on_style(self) -> None:
        """Have stock widgets painted as the kit paints its own, and a ring around what the keyboard is on.

        A style in Python has PySide build each class of widget and style option that Qt can hand to it: as much work
        as the rest of the first picture, which has no stock widget in it.
        """
        from desktop.panes.look.focus import FocusRing  # noqa: PLC0415 (see above)
        from desktop.panes.look.style import HouseStyle  # noqa: PLC0415

        self._app.setStyle(HouseStyle(self))
        self._focus = FocusRing(self._app)

    def set_scheme(self, scheme: Scheme | None) -> None:
        """Light or dark from now on; None follows the system."""
        if scheme != self._wanted:
            self._wanted = scheme
            self._follow()

    def set_reduced(self, reduced: bool | None) -> None:
        """Without motion from now on; None follows the system."""
        self._reduced = reduced

    def measure_again(self) -> None:
        """The system's font may be another one."""
        before = self._points
        self._measure()
        if self._points != before:
            self._dress()
            self.changed.emit()

    def _follow(self) -> None:
        self._colours.clear()
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        self._app.setPalette(palette_of(self.colour))
        self._app.setFont(self.font("body"))
