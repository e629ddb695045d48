"""Line icons in the colour of the text beside them."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_STROKE = re.compile(r'stroke-width="[^"]*"')


class Icons:
    """Lucide's icons as pixmaps, cached by name, colour, size and pixel ratio.

    Qt's SVG renderer paints ``currentColor`` black, so the colour is put into the text of the SVG.
    """

    def __init__(self, folder: Path, names: dict[str, str], stroke: float) -> None:
        self._folder = folder
        self._names = names
        self._stroke = stroke
        self._pixmaps: dict[tuple[str, int, int, float, bool], QPixmap] = {}
        self._svg = lru_cache(maxsize=None)(self._read)

    def pixmap(self, name: str, colour: QColor, size: float, ratio: float, *, filled: bool = False) -> QPixmap:
        """The icon at `size` logical px. `name` is a name of the tokens or of the icon set itself.

        Raises:
            FileNotFoundError: there is no such icon.
        """
        pixels = max(1, round(size * ratio))
        key = (name, int(colour.rgba()), pixels, ratio, filled)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._painted(name, colour, pixels, ratio, filled=filled)
        return found

    def _painted(self, name: str, colour: QColor, pixels: int, ratio: float, *, filled: bool) -> QPixmap:
        svg = self._svg(self._names.get(name, name)).replace("currentColor", colour.name())
        if filled:
            svg = svg.replace('fill="none"', f'fill="{colour.name()}"', 1)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _read(self, file: str) -> str:
        text = (self._folder / f"{file}.svg").read_text(encoding="utf-8")
        return _STROKE.sub(f'stroke-width="{self._stroke}"', text)
