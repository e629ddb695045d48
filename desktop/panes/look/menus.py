"""Menus with round corners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QRegion
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionMenuItem

from desktop.panes.look.paint import box

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from desktop.panes.look.values import Values

_State = QStyle.StateFlag


class RoundMenus(QObject):
    """Cuts the corners off menus by a mask, which also works where windows cannot be translucent."""

    def __init__(self, look: Values, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def take(self, menu: QMenu) -> None:
        """Round this menu from now on."""
        menu.removeEventFilter(self)
        menu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mask follows the menu's size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and isinstance(watched, QMenu):
            path = QPainterPath()
            radius = self._look.radius("menu")
            path.addRoundedRect(QRectF(watched.rect()), radius, radius)
            watched.setMask(QRegion(path.toFillPolygon().toPolygon()))
        return False


def menu_item(look: Values, option: QStyleOptionMenuItem, painter: QPainter) -> None:
    """One row: icon, text, and its key at the right."""
    rect = QRectF(option.rect)
    if option.menuItemType is QStyleOptionMenuItem.MenuItemType.Separator:
        painter.fillRect(QRectF(rect.left(), rect.center().y(), rect.width(), 1), look.colour("hairline"))
        return
    enabled = bool(option.state & _State.State_Enabled)
    if enabled and option.state & _State.State_Selected:
        box(painter, rect, look.radius("control"), look.colour("hover"))
    left = rect.left() + look.u(3)
    if option.maxIconWidth or option.checkType is not QStyleOptionMenuItem.CheckType.NotCheckable:
        _mark(look, option, painter, QPointF(left, rect.center().y()))
        left += look.u(6)
    text, _, key = str(option.text).partition("\t")
    painter.setFont(option.font)
    painter.setPen(look.colour("text" if enabled else "disabled-text"))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextHideMnemonic
    painter.drawText(QRectF(left, rect.top(), rect.right() - left, rect.height()), int(flags), text)
    right = rect.adjusted(0, 0, -look.u(3), 0)
    if option.menuItemType is QStyleOptionMenuItem.MenuItemType.SubMenu:
        chevron = look.pixmap("resting", "text-2", ratio=painter.device().devicePixelRatioF())
        painter.drawPixmap(
            QPointF(right.right() - look.size("icon"), rect.center().y() - look.size("icon") / 2), chevron
        )
    elif key:
        painter.setPen(look.colour("text-3" if enabled else "disabled-text"))
        painter.drawText(right, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), key)


def _mark(look: Values, option: QStyleOptionMenuItem, painter: QPainter, at: QPointF) -> None:
    ratio = painter.device().devicePixelRatioF()
    side = look.size("icon")
    where = QPointF(at.x(), at.y() - side / 2)
    if option.checkType is not QStyleOptionMenuItem.CheckType.NotCheckable:
        if option.checked:
            painter.drawPixmap(where, look.pixmap("done", "text-2", ratio=ratio))
    elif not option.icon.isNull():
        painter.drawPixmap(where, option.icon.pixmap(QRectF(0, 0, side, side).size().toSize(), ratio))
