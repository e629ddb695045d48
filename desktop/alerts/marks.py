"""The tray's icon: the marks in the panel's colour, with a badge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Panel = Literal["light", "dark"]
Badge = Literal["none", "count", "wrote", "paused"]

_SIDES = (16, 22, 24, 32, 44, 48, 64)
_MOST = 9


@dataclass(frozen=True, slots=True)
class Sign:
    """What the badge says; `count` is shown as 9 at most."""

    badge: Badge = "none"
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Ink:
    mark: str | None
    badge: str
    on_badge: str


class Marks:
    """Paints the icon for a panel that is light, dark or unknown (then the blue tile)."""

    def __init__(self, resources: Path, colours: Mapping[Panel, Mapping[str, str]], family: str) -> None:
        """`colours` are the roles of the look's tokens for light and for dark."""
        self._mark = (resources / "tray-mark.svg").read_text(encoding="utf-8")
        self._tile = (resources / "app-icon.svg").read_bytes()
        self._colours = colours
        self._family = family

    def icon(self, sign: Sign, panel: Panel | None) -> QIcon:
        """The icon in all sizes that panels ask for."""
        icon = QIcon()
        for side in _SIDES:
            icon.addPixmap(self.pixmap(sign, panel, side))
        return icon

    def pixmap(self, sign: Sign, panel: Panel | None, side: int) -> QPixmap:
        """The icon, `side` pixels wide and high."""
        ink = self._ink(sign, panel)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_mark(painter, sign, ink, side)
        if sign.badge != "none":
            _paint_badge(painter, sign, ink, side, self._family)
        painter.end()
        return pixmap

    def _ink(self, sign: Sign, panel: Panel | None) -> _Ink:
        paused = sign.badge == "paused"
        if panel is None:
            light = self._colours["light"]
            return _Ink(None, light["raised"], light["text-3" if paused else "accent"])
        roles = self._colours[panel]
        return _Ink(roles["text"], roles["text-3" if paused else "accent"], roles["window" if paused else "on-accent"])

    def _paint_mark(self, painter: QPainter, sign: Sign, ink: _Ink, side: int) -> None:
        if ink.mark is None:
            QSvgRenderer(QByteArray(self._tile)).render(painter, QRectF(0, 0, side, side))
            return
        svg = QSvgRenderer(QByteArray(self._mark.replace("currentColor", ink.mark).encode()))
        ratio = svg.viewBoxF().height() / svg.viewBoxF().width()
        width = side * (0.86 if sign.badge == "none" else 0.78)
        height = width * ratio
        left, top = ((side - width) / 2, (side - height) / 2) if sign.badge == "none" else (0.0, side * 0.04)
        svg.render(painter, QRectF(left, top, width, height))


def _paint_badge(painter: QPainter, sign: Sign, ink: _Ink, side: int, family: str) -> None:
    across = side * 0.6
    disc = QRectF(side - across, side - across, across, across)
    gap = side / 22
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setBrush(Qt.GlobalColor.black)
    painter.drawEllipse(disc.adjusted(-gap, -gap, gap, gap))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setBrush(QColor(ink.badge))
    painter.drawEllipse(disc)
    if sign.badge == "count":
        _figure(painter, str(min(sign.count, _MOST)), disc, ink.on_badge, family)
    elif sign.badge == "wrote":
        _letter(painter, disc, ink.on_badge)
    else:
        _bars(painter, disc, ink.on_badge)


def _figure(painter: QPainter, figure: str, disc: QRectF, colour: str, family: str) -> None:
    font = QFont(family)
    font.setPixelSize(max(7, round(disc.height() * 0.78)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, figure)


def _letter(painter: QPainter, disc: QRectF, colour: str) -> None:
    envelope = QRectF(0, 0, disc.width() * 0.6, disc.height() * 0.44)
    envelope.moveCenter(disc.center())
    painter.setPen(QPen(QColor(colour), max(1.0, disc.width() / 12)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(envelope)
    fold = QPointF(envelope.center().x(), envelope.center().y() + envelope.height() * 0.1)
    painter.drawPolyline(QPolygonF([envelope.topLeft(), fold, envelope.topRight()]))


def _bars(painter: QPainter, disc: QRectF, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for middle in (-0.14, 0.14):
        bar = QRectF(0, 0, disc.width() * 0.14, disc.height() * 0.44)
        bar.moveCenter(QPointF(disc.center().x() + middle * disc.width(), disc.center().y()))
        painter.drawRect(bar)
