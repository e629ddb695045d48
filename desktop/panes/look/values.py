"""The tokens made ready for painting, in one scheme and one size of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetricsF

from desktop.panes.look.icons import Icons
from desktop.panes.look.palette import palette_of
from desktop.panes.look.tokens import Tokens

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QIcon, QPalette, QPixmap
    from PySide6.QtWidgets import QApplication

    from desktop.panes.look.tokens import Scheme

_SMALLEST, _LARGEST = 9.0, 20.0
_PIXELS_OF_TEN_POINTS = 40 / 3


class Values(QObject):
    """Colours, fonts, sizes, icons and times, for whoever paints.

    Attributes:
        changed: colours or sizes are new; whoever keeps any asks again.
    """

    changed = Signal()

    def __init__(self, resources: Path, app: QApplication, *, scheme: Scheme | None, points: float | None) -> None:
        """As `Look`; the application is only asked, not dressed."""
        super().__init__(app)
        self._app = app
        self._wanted = scheme
        self._wanted_points = points
        self._reduced: bool | None = None
        self.tokens = Tokens.read(resources / "look" / "tokens.json")
        for file in sorted((resources / "fonts").glob("*.[ot]tf")):
            QFontDatabase.addApplicationFont(str(file))
        self._icons = Icons(resources / "icons", self.tokens.icons, self.tokens.lines["icon-stroke"])
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._measure()

    @property
    def scheme(self) -> Scheme:
        """Which of the two it is now."""
        if self._wanted is not None:
            return self._wanted
        return "dark" if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"

    def colour(self, role: str) -> QColor:
        """The colour of a role of the tokens, e.g. ``text-2``.

        Raises:
            KeyError: there is no such role.
        """
        found = self._colours.get(role)
        if found is None:
            found = self._colours[role] = QColor(self.tokens.colours[self.scheme][role])
        return found

    def font(self, role: str = "body", *, tabular: bool = False) -> QFont:
        """The font of a type role, e.g. ``small-strong``; `tabular` sets figures of one width."""
        found = self._fonts.get((role, tabular))
        if found is None:
            found = self._fonts[role, tabular] = self._made(role, tabular=tabular)
        return QFont(found)

    def u(self, units: float = 1) -> int:
        """So many units of the grid, in whole logical px."""
        return round(self._u * units)

    def size(self, name: str) -> int:
        """A named size, e.g. ``card-height``, in logical px."""
        return self.u(self.tokens.sizes[name])

    def radius(self, name: str) -> float:
        """A named corner radius in logical px."""
        return self._u * self.tokens.radii[name]

    def line_height(self, role: str = "body") -> int:
        """The height of one line of a type role in logical px."""
        return round(self.tokens.roles[role].line * self._grown)

    def line(self, name: str) -> float:
        """The width of a named line (``hairline``, ``focus-ring``, …) in logical px."""
        return self.tokens.lines[name]

    def pixmap(
        self, name: str, colour: str = "text-2", size: float | None = None, ratio: float = 1.0, *, filled: bool = False
    ) -> QPixmap:
        """An icon for a device of that pixel ratio; 4u unless told."""
        side = self.size("icon") if size is None else size
        return self._icons.pixmap(name, self.colour(colour), side, ratio, filled=filled)

    def icon(self, name: str, colour: str = "text-2", size: float | None = None) -> QIcon:
        """An icon for menus and the like, at one and at two device px."""
        from PySide6.QtGui import QIcon  # noqa: PLC0415 (not for the first paint, which has pixmaps alone)

        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, colour, size, ratio))
        return icon

    def motion(self, name: str) -> int:
        """How long a named motion takes in ms; 0 where motion is reduced."""
        moves = name not in ("toast-stays", "reduced")
        return self.tokens.motion["reduced"] if self.reduced and moves else self.tokens.motion[name]

    @property
    def reduced(self) -> bool:
        """Whether nothing may move."""
        if self._reduced is not None:
            return self._reduced
        return not self._app.isEffectEnabled(Qt.UIEffect.UI_General)

    def palette(self) -> QPalette:
        """The palette of the scheme as it is now."""
        return palette_of(self.colour)

    def _measure(self) -> None:
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        points = self._wanted_points or system.pointSizeF()
        if points <= 0:
            # Set in px: the font itself has to be looked up.
            points = QFontInfo(system).pointSizeF()
        self._points = min(max(points, _SMALLEST), _LARGEST)
        self._fonts.clear()
        body = self.font("body")
        self._u = max(4, round(QFontMetricsF(body).height() / 4))
        pixels = QFontMetricsF(body).height() / _height_per_pixel(body)
        self._grown = pixels / _PIXELS_OF_TEN_POINTS

    def _made(self, role: str, *, tabular: bool) -> QFont:
        kind = self.tokens.roles[role]
        font = QFont(self.tokens.family)
        font.setPointSizeF(kind.points(self._points))
        font.setWeight(QFont.Weight(kind.weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


def _height_per_pixel(font: QFont) -> float:
    """Line height of a font as a multiple of its size in px, measured large so that rounding does not show."""
    large = QFont(font)
    large.setPixelSize(1000)
    return QFontMetricsF(large).height() / 1000
