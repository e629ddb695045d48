"""Strokes on the device's grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from desktop.panes.look.tokens import Shade


def pen(colour: QColor, width: float = 1) -> QPen:
    """A pen for a line of so many logical px."""
    made = QPen(colour, width)
    made.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return made


def on_grid(value: float, ratio: float) -> float:
    """The nearest whole device px."""
    return round(value * ratio) / ratio


def snapped(rect: QRectF, ratio: float) -> QRectF:
    """The rectangle with its edges on whole device px."""
    left, top = on_grid(rect.left(), ratio), on_grid(rect.top(), ratio)
    return QRectF(left, top, on_grid(rect.right(), ratio) - left, on_grid(rect.bottom(), ratio) - top)


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    border: QColor | None = None,
    width: float = 1,
) -> None:
    """A rounded box whose border lies inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if border is not None else 0
    painter.setPen(pen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, max(radius - half, 0), max(radius - half, 0))
    painter.restore()


def plain(painter: QPainter, rect: QRect, fill: QColor) -> None:
    """A plain ground. `QPainter.fillRect` does the same, but first has PySide build the many presets of gradients."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRect(rect)
    painter.restore()


def mixed(one: QColor, other: QColor, part: float) -> QColor:
    """The colour between two; `part` is 0 for the first, 1 for the second."""
    if part <= 0:
        return one
    if part >= 1:
        return other
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)  # type: ignore[call-overload]
    return QColor(*(round(a + (b - a) * part) for a, b in pairs))


def shadow_margin(shadow: tuple[Shade, ...], unit: float) -> int:
    """How far the shadow reaches beyond its box, in logical px."""
    return round(max(shade.y + shade.blur for shade in shadow) * unit / 4)


def shadow_under(
    size: QRectF, radius: float, shadow: tuple[Shade, ...], colour: QColor, unit: float, ratio: float
) -> QPixmap:
    """The shadow of a box of that size, as a pixmap with `shadow_margin` around it."""
    margin = shadow_margin(shadow, unit)
    width, height = round((size.width() + 2 * margin) * ratio), round((size.height() + 2 * margin) * ratio)
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(ratio, ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for shade in shadow:
        _layer(painter, QRectF(margin, margin, size.width(), size.height()), radius, shade, colour, unit / 4)
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _layer(painter: QPainter, rect: QRectF, radius: float, shade: Shade, colour: QColor, scale: float) -> None:
    """One layer, as rings of thin boxes whose alphas add up to a soft edge."""
    rings = 12
    blur, drop = shade.blur * scale, shade.y * scale
    ring = QColor(colour)
    ring.setAlphaF(1 - (1 - shade.alpha) ** (1 / rings))
    for index in range(rings):
        grow = blur * (0.5 - index / (rings - 1)) if rings > 1 else 0
        path = QPainterPath()
        grown = rect.adjusted(-grow, drop - grow, grow, drop + grow)
        corner = max(radius + grow, radius / 2)
        path.addRoundedRect(grown, corner, corner)
        painter.fillPath(path, ring)
