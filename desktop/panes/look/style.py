"""Fusion, painted in the tokens. No stylesheets anywhere: they cannot paint outside a widget and cost a parse each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QFocusFrame,
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
)

from desktop.panes.look.menus import RoundMenus, menu_item
from desktop.panes.look.paint import box
from desktop.panes.look.scrolling import handle_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import (
        QStyleHintReturn,
        QStyleOption,
        QStyleOptionComplex,
        QWidget,
    )

    from desktop.panes.look.values import Values

_TOOLTIP_WAIT_MS = 600

_PE = QStyle.PrimitiveElement
_CE = QStyle.ControlElement
_CC = QStyle.ComplexControl
_PM = QStyle.PixelMetric
_SH = QStyle.StyleHint
_State = QStyle.StateFlag
_Paint: TypeAlias = "Callable[[QStyleOption, QPainter, QWidget | None], None]"
_MARGINS = (_PM.PM_LayoutLeftMargin, _PM.PM_LayoutTopMargin, _PM.PM_LayoutRightMargin, _PM.PM_LayoutBottomMargin)
"""Nothing in the house has any by itself; the file dialog does, where the system has none of its own."""


class HouseStyle(QProxyStyle):
    """Paints stock widgets as the kit paints its own; all that it does not know is Fusion's in our palette."""

    def __init__(self, look: Values) -> None:
        super().__init__("Fusion")
        self._look = look
        self._menus = RoundMenus(look, self)
        self._metrics = _metrics(look)
        self._hints: dict[QStyle.StyleHint, int] = {
            _SH.SH_ToolTip_WakeUpDelay: _TOOLTIP_WAIT_MS,
            _SH.SH_ToolTip_FallAsleepDelay: 0,
            _SH.SH_EtchDisabledText: 0,
            _SH.SH_DitherDisabledText: 0,
            _SH.SH_Menu_Scrollable: 1,
            _SH.SH_Menu_SubMenuPopupDelay: 100,
            _SH.SH_ScrollBar_Transient: 0,
            _SH.SH_ScrollBar_LeftClickAbsolutePosition: 0,
            _SH.SH_UnderlineShortcut: 0,
            _SH.SH_FocusFrame_AboveWidget: 1,
            # The usual mask cuts the corners of a round ring.
            _SH.SH_FocusFrame_Mask: 0,
            _SH.SH_ComboBox_Popup: 0,
        }
        self._primitives: dict[QStyle.PrimitiveElement, _Paint] = {
            _PE.PE_FrameFocusRect: self._nothing,
            _PE.PE_PanelLineEdit: self._field,
            _PE.PE_FrameLineEdit: self._nothing,
            _PE.PE_PanelTipLabel: self._tip,
            _PE.PE_PanelMenu: self._menu,
            _PE.PE_FrameMenu: self._nothing,
            _PE.PE_PanelButtonCommand: self._button,
            _PE.PE_FrameDefaultButton: self._nothing,
            _PE.PE_IndicatorCheckBox: self._check_box,
            _PE.PE_IndicatorRadioButton: self._radio,
        }

    # -- what Qt asks --

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Panels and frames."""
        own = self._primitives.get(element)
        if own is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            own(option, painter, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Rows of menus and the focus ring."""
        if element is _CE.CE_FocusFrame:
            self._ring(option, painter, widget)
        elif element is _CE.CE_MenuItem and isinstance(option, QStyleOptionMenuItem):
            menu_item(self._look, option, painter)
        elif element is not _CE.CE_MenuEmptyArea:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Scroll bars."""
        if control is _CC.CC_ScrollBar:
            self._scroll_bar(cast("QStyleOptionSlider", option), painter)
        elif control in (_CC.CC_ComboBox, _CC.CC_SpinBox):
            self._field(option, painter, None)
            self._arrows(control, option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """A scroll bar has no arrows: its groove is all of it."""
        if control is _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return self._scroll_part(option, part)
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]  # Qt takes none

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Sizes in u."""
        if metric in _MARGINS and isinstance(widget, QDialog):
            return self._look.u(3)
        own = self._metrics.get(metric)
        return own() if own is not None else super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Habits."""
        own = self._hints.get(hint)
        return own if own is not None else super().styleHint(hint, option, widget, returned)

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Controls are 8u high, rows of menus 7.5u."""
        made = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # Qt takes none
        look = self._look
        if kind is QStyle.ContentsType.CT_MenuItem and isinstance(option, QStyleOptionMenuItem):
            separator = option.menuItemType is QStyleOptionMenuItem.MenuItemType.Separator
            return QSize(made.width() + look.u(8), look.u(3) if separator else look.size("menu-row"))
        if kind in (QStyle.ContentsType.CT_LineEdit, QStyle.ContentsType.CT_ComboBox, QStyle.ContentsType.CT_SpinBox):
            made.setHeight(max(made.height(), look.size("control")))
        elif kind is QStyle.ContentsType.CT_PushButton:
            made = QSize(made.width() + look.u(2), look.size("control"))
        return made

    def polish(self, what: object) -> object:  # type: ignore[override]  # three overloads in Qt, one method here
        """Menus are round and have no frame of their own."""
        if isinstance(what, QMenu):
            self._menus.take(what)
        if isinstance(what, QPalette):
            return super().polish(what)
        return super().polish(what)  # type: ignore[call-overload]

    # -- how --

    def _nothing(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        """Left out."""

    def _field(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        if getattr(widget, "paints_its_panel", False) or isinstance(_parent(widget), QAbstractSpinBox | QComboBox):
            return
        look = self._look
        focused = bool(option.state & _State.State_HasFocus)
        enabled = bool(option.state & _State.State_Enabled)
        box(
            painter,
            QRectF(option.rect),
            look.radius("control"),
            look.colour("raised" if enabled else "sunken"),
            look.colour("focus" if focused else "edge" if enabled else "hairline"),
            look.line("focus-ring" if focused else "edge"),
        )

    def _arrows(
        self, control: QStyle.ComplexControl, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None
    ) -> None:
        parts = {QStyle.SubControl.SC_ComboBoxArrow: "unfold"}
        if control is _CC.CC_SpinBox:
            parts = {QStyle.SubControl.SC_SpinBoxUp: "chevron-up", QStyle.SubControl.SC_SpinBoxDown: "unfold"}
        ratio = painter.device().devicePixelRatioF()
        for part, icon in parts.items():
            if not option.subControls & part:
                continue
            rect = QRectF(self.subControlRect(control, option, part, widget))
            side = min(float(self._look.size("icon")), rect.height())
            at = QPointF(rect.center().x() - side / 2, rect.center().y() - side / 2)
            painter.drawPixmap(at, self._look.pixmap(icon, "text-2", side, ratio))

    def _button(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        look = self._look
        enabled = bool(option.state & _State.State_Enabled)
        pressed = bool(option.state & (_State.State_Sunken | _State.State_On))
        hovered = bool(option.state & _State.State_MouseOver)
        fill = "sunken" if not enabled else "press" if pressed else "hover" if hovered else "raised"
        box(
            painter,
            QRectF(option.rect),
            look.radius("control"),
            look.colour(fill),
            look.colour("edge" if enabled else "hairline"),
        )

    def _tip(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        painter.fillRect(option.rect, self._look.colour("tooltip"))

    def _menu(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        look = self._look
        painter.fillRect(option.rect, look.colour("raised"))
        box(painter, QRectF(option.rect), look.radius("menu"), look.colour("raised"), look.colour("edge"))

    def _check_box(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        look = self._look
        on = bool(option.state & (_State.State_On | _State.State_NoChange))
        rect = QRectF(option.rect)
        ground = look.colour("accent" if on else "raised")
        box(painter, rect, look.u(1), ground, None if on else look.colour("edge"))
        if on:
            ratio = painter.device().devicePixelRatioF()
            mark = look.pixmap("done", "on-accent", rect.width() - 2, ratio)
            painter.drawPixmap(rect.topLeft() + QPointF(1, 1), mark)

    def _radio(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        look = self._look
        on = bool(option.state & _State.State_On)
        rect = QRectF(option.rect)
        box(painter, rect, rect.width() / 2, look.colour("raised"), look.colour("accent" if on else "edge"))
        if on:
            inset = rect.width() / 4
            inner = rect.adjusted(inset, inset, -inset, -inset)
            box(painter, inner, inner.width() / 2, look.colour("accent"))

    def _ring(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        look = self._look
        around = widget.widget() if isinstance(widget, QFocusFrame) else None
        corner = getattr(around, "corner", None)
        radius = float(corner()) if callable(corner) else look.radius("control")
        margin = look.line("focus-ring") + look.line("focus-gap")
        box(painter, QRectF(option.rect), radius + margin, None, look.colour("focus"), look.line("focus-ring"))

    def _scroll_bar(self, option: QStyleOptionSlider, painter: QPainter) -> None:
        look = self._look
        if option.maximum <= option.minimum:
            return
        handle = QRectF(self._scroll_part(option, QStyle.SubControl.SC_ScrollBarSlider))
        thin = look.u(1)
        across = option.rect.width() if option.orientation is Qt.Orientation.Vertical else option.rect.height()
        inset = max((across - thin) / 2, 0)
        if option.orientation is Qt.Orientation.Vertical:
            handle.adjust(inset, 0, -inset, 0)
        else:
            handle.adjust(0, inset, 0, -inset)
        hovered = bool(option.state & (_State.State_MouseOver | _State.State_Sunken))
        if hovered:
            grow = min(inset, look.u(0.25))
            handle.adjust(-grow, -grow, grow, grow)
        box(painter, handle, min(handle.width(), handle.height()) / 2, look.colour("edge"))

    def _scroll_part(self, option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
        rect = option.rect
        upright = option.orientation is Qt.Orientation.Vertical
        length = rect.height() if upright else rect.width()
        span, position = option.maximum - option.minimum, option.sliderPosition - option.minimum
        if option.upsideDown:
            position = span - position
        at, handle = handle_of(self._look, length, span, option.pageStep, position)
        parts = {
            QStyle.SubControl.SC_ScrollBarGroove: (0, length),
            QStyle.SubControl.SC_ScrollBarSlider: (at, handle),
            QStyle.SubControl.SC_ScrollBarSubPage: (0, at),
            QStyle.SubControl.SC_ScrollBarAddPage: (at + handle, length - at - handle),
        }
        begins, long = parts.get(part, (0, 0))
        if upright:
            return QRect(rect.left(), rect.top() + begins, rect.width(), long)
        return QRect(rect.left() + begins, rect.top(), long, rect.height())


def _parent(widget: QWidget | None) -> QWidget | None:
    return widget.parentWidget() if widget is not None else None


def _metrics(look: Values) -> dict[QStyle.PixelMetric, Callable[[], int]]:
    def ring() -> int:
        return round(look.line("focus-ring") + look.line("focus-gap"))

    return {
        _PM.PM_FocusFrameHMargin: ring,
        _PM.PM_FocusFrameVMargin: ring,
        _PM.PM_ScrollBarExtent: lambda: look.u(2),
        _PM.PM_ScrollBarSliderMin: lambda: look.u(6),
        _PM.PM_ScrollView_ScrollBarSpacing: lambda: 0,
        _PM.PM_MenuPanelWidth: lambda: 1,
        _PM.PM_MenuHMargin: lambda: look.u(1),
        _PM.PM_MenuVMargin: lambda: look.u(1),
        _PM.PM_ComboBoxFrameWidth: lambda: look.u(2),
        _PM.PM_SpinBoxFrameWidth: lambda: look.u(1),
        _PM.PM_SmallIconSize: lambda: look.size("icon"),
        _PM.PM_ButtonIconSize: lambda: look.size("icon"),
        _PM.PM_IndicatorWidth: lambda: look.u(4),
        _PM.PM_IndicatorHeight: lambda: look.u(4),
        _PM.PM_ExclusiveIndicatorWidth: lambda: look.u(4),
        _PM.PM_ExclusiveIndicatorHeight: lambda: look.u(4),
        _PM.PM_ToolTipLabelFrameWidth: lambda: look.u(1.5),
        _PM.PM_LayoutLeftMargin: lambda: 0,
        _PM.PM_LayoutTopMargin: lambda: 0,
        _PM.PM_LayoutRightMargin: lambda: 0,
        _PM.PM_LayoutBottomMargin: lambda: 0,
        _PM.PM_LayoutHorizontalSpacing: lambda: look.u(2),
        _PM.PM_LayoutVerticalSpacing: lambda: look.u(2),
    }
