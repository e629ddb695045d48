"""Keeps the user's choice and the system's entry as one."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from desktop.core.reason import Trouble
from desktop.desk import settings

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.alerts.login.item import LoginItem
    from desktop.core.changes import Changes
    from desktop.desk.desk import Desk
    from desktop.desk.settings import Settings
    from desktop.runner import Runner

log = logging.getLogger(__name__)

_DONE = "login/on"


class LoginKeeper(QObject):
    """Makes or removes the entry when the choice changes.

    What was taken away in the system's own settings stays away, and the choice follows. So it remembers what it has
    done on this machine: a choice from a restored backup, or told by the command line, is new here.
    """

    def __init__(self, runner: Runner, item: LoginItem, done: QSettings, parent: QObject | None = None) -> None:
        """`done` remembers what was done on this machine."""
        super().__init__(parent)
        self._runner = runner
        self._item = item
        self._done = done

    def start(self) -> None:
        """Look now, and whenever a setting changes."""
        self._runner.changed.connect(self._changed)
        self._look()

    def stop(self) -> None:
        """Look no more."""
        self._runner.changed.disconnect(self._changed)

    def _changed(self, changes: Changes) -> None:
        if changes.touches("setting"):
            self._look()

    def _look(self) -> None:
        self._runner.read(_chosen, self._keep, key="login")

    def _keep(self, chosen: Settings) -> None:
        wanted, done = chosen.starts_at_login, self._done.value(_DONE) == "yes"
        if wanted and done and not self._item.is_on():
            self._remember(on=False)
            self._runner.write(partial(settings.set_value, name=settings.AT_LOGIN, value="off"))
        elif wanted or done:
            self._turn(on=wanted)

    def _turn(self, *, on: bool) -> None:
        try:
            self._item.turn(on)
        except OSError as problem:
            log.info("the system did not take the entry: %s", problem)
            if on:
                self._runner.trouble.emit(Trouble("trouble.no_login_item", why=problem.strerror or str(problem)))
            return
        self._remember(on=on)

    def _remember(self, *, on: bool) -> None:
        self._done.setValue(_DONE, "yes" if on else "no")
        self._done.sync()


def _chosen(desk: Desk, _now: datetime) -> Settings:
    return settings.get(desk)
