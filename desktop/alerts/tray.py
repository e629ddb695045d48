"""The icon in the system's tray, its tooltip and its menu."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop.alerts.marks import Sign
from desktop.alerts.panel import panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon

    from desktop.alerts.marks import Marks
    from desktop.desk.view import AlertPlan
    from desktop.words import Words

_TOOLTIP_CHARACTERS = 120
_ROWS = 8
_MESSAGE_STAYS_MS = 20_000
_ICON_OF_ANSWER, _ICON_OF_ADD, _ICON_OF_SNOOZE, _ICON_OF_PAUSE = "reply", "plus", "clock", "pause"


class Tray(QObject):
    """What the tray shows, built from the newest plan of alerts. Where there is no tray yet, it waits for one."""

    step_wanted = Signal(int)
    interview_wanted = Signal(int)
    answered = Signal(int)
    """Application: they answered, and the user says so from the menu."""
    add_wanted = Signal()
    snooze_wanted = Signal(str)
    """``hour``, ``tomorrow`` or ``monday``."""
    pause_wanted = Signal(str)
    """``tomorrow``, ``week``, ``fortnight`` or ``off``."""
    open_wanted = Signal()
    quit_wanted = Signal()
    message_clicked = Signal()

    def __init__(
        self, words: Words, marks: Marks, icon_of: Callable[[str], QIcon], parent: QObject | None = None
    ) -> None:
        """`icon_of` gives a menu's icon by its name in the look's tokens or in the icon set."""
        super().__init__(parent)
        self._words = words
        self._marks = marks
        self._icon_of = icon_of
        self._menu = QMenu()
        self._submenus: list[QMenu] = []
        self._sign = Sign()
        self._tooltip = ""
        self._icon: QSystemTrayIcon | None = None
        self._came_too_early = False

    @property
    def is_there(self) -> bool:
        """Whether the icon can be seen now."""
        return self._icon is not None and self._icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def start(self) -> None:
        """Show the icon, as soon as there is a tray."""
        self._came_too_early = not QSystemTrayIcon.isSystemTrayAvailable()
        icon = self._icon = QSystemTrayIcon(self._marks.icon(self._sign, panel()), self)
        icon.setContextMenu(self._menu)
        icon.setToolTip(self._tooltip)
        icon.activated.connect(self._activated)
        icon.messageClicked.connect(self.message_clicked)
        icon.show()

    def come_again(self) -> None:
        """A tray has appeared on the message bus: an icon made before it will never find it and is made anew."""
        if self._icon is not None and self._came_too_early:
            self._icon.hide()
            self._icon.deleteLater()
            self.start()

    def stop(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()
        self._menu.deleteLater()

    def say(self, title: str, body: str) -> bool:
        """Show a message beside the icon; False where there is no tray now, or it would not draw it itself."""
        if self._icon is None or not self.is_there or not self._draws(self._icon):
            return False
        self._icon.showMessage(title, body, self._icon.icon(), _MESSAGE_STAYS_MS)
        return True

    @staticmethod
    def _draws(icon: QSystemTrayIcon) -> bool:
        """On the message bus Qt hands messages to the notification daemon, which has been asked already by then.

        Such an icon has no place on the screen that Qt knows of.
        """
        return sys.platform != "linux" or not icon.geometry().isEmpty()

    def show_plan(self, plan: AlertPlan) -> None:
        """Show what is due now."""
        self._sign = sign_of(plan)
        self._tooltip = self._two_lines(plan)
        if self._icon is not None:
            self._icon.setIcon(self._marks.icon(self._sign, panel()))
            self._icon.setToolTip(self._tooltip)
        if not self._menu.isVisible():
            self._fill(plan)

    def _two_lines(self, plan: AlertPlan) -> str:
        lines = [self._words.say(line) for line in plan.tooltip]
        return shortened("\n".join(lines), _TOOLTIP_CHARACTERS)

    def _fill(self, plan: AlertPlan) -> None:
        menu = self._menu
        menu.clear()
        for old in self._submenus:
            old.deleteLater()
        self._submenus.clear()
        self._add_due(plan)
        if plan.waiting:
            answered = self._submenu("tray.answered", _ICON_OF_ANSWER)
            for card in plan.waiting:
                answered.addAction(plain(card.company), partial(self.answered.emit, card.application))
        menu.addAction(self._icon_of(_ICON_OF_ADD), self._words.text("tray.add"), self.add_wanted.emit)
        menu.addSeparator()
        if plan.menu or plan.how:
            self._add_choices("tray.snooze", _ICON_OF_SNOOZE, ("hour", "tomorrow", "monday"), self.snooze_wanted.emit)
        pauses = ("tomorrow", "week", "fortnight") if plan.paused_until is None else ("off",)
        self._add_choices("tray.pause", _ICON_OF_PAUSE, pauses, self.pause_wanted.emit)
        menu.addSeparator()
        menu.addAction(self._words.text("tray.open"), self.open_wanted.emit)
        menu.addAction(self._words.text("tray.quit"), self.quit_wanted.emit)

    def _add_due(self, plan: AlertPlan) -> None:
        rows = [
            *(
                ("interview", self._words.text("tray.how", company=item.company), self.interview_wanted, item.interview)
                for item in plan.how
            ),
            *(("your-turn", self._words.say(line), self.step_wanted, due.id) for due, line in plan.menu),
        ]
        for icon, text, signal, row in rows[:_ROWS]:
            self._menu.addAction(self._icon_of(icon), plain(text), partial(signal.emit, row))
        if len(rows) > _ROWS:
            self._menu.addAction(self._words.text("tray.more", n=len(rows) - _ROWS), self.open_wanted.emit)
        if rows:
            self._menu.addSeparator()

    def _add_choices(self, key: str, icon: str, choices: tuple[str, ...], chosen: Callable[[str], object]) -> None:
        submenu = self._submenu(key, icon)
        for choice in choices:
            submenu.addAction(self._words.text(f"{key}.{choice}"), partial(chosen, choice))

    def _submenu(self, key: str, icon: str) -> QMenu:
        submenu = QMenu(self._words.text(key), self._menu)
        submenu.setIcon(self._icon_of(icon))
        self._menu.addMenu(submenu)
        self._submenus.append(submenu)
        return submenu

    def _activated(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_wanted.emit()


def sign_of(plan: AlertPlan) -> Sign:
    """The badge: an answer goes before the pause, the pause before the count."""
    if plan.answers:
        return Sign("wrote")
    if plan.paused_until is not None:
        return Sign("paused")
    return Sign("count", plan.due) if plan.due else Sign()


def plain(text: str) -> str:
    """A menu reads "&" as the mark of a key; names may have one."""
    return text.replace("&", "&&")


def shortened(text: str, most: int) -> str:
    """At most so many characters, cut at the end."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
