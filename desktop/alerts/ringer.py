"""From what is due to what rings, and from what the user chose back to the desk and the window."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from desktop.alerts.notifier import DEFAULT, Note
from desktop.alerts.tray import shortened
from desktop.desk import alerts, answers, views
from desktop.desk.view import Answer

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.alerts.clock import Clock
    from desktop.alerts.do_not_disturb import DoNotDisturb
    from desktop.alerts.notifier import Notifier
    from desktop.alerts.tray import Tray
    from desktop.core.reason import Trouble
    from desktop.desk.alerts import Pause, Until
    from desktop.desk.view import AlertPlan, AlertView, Written
    from desktop.runner import Runner
    from desktop.words import Words

Rows = tuple[tuple[int, str, bool], ...]
_TITLE_CHARACTERS, _BODY_CHARACTERS = 40, 90
_LATER = "later"
_AGAIN = timedelta(minutes=1)
"""When an alert that nothing could show is tried again."""
_SOON = timedelta(seconds=1)


class Front(Protocol):
    """What an alert needs of the window. Each door brings the window to the front."""

    def show_room(self, name: str) -> None:
        """Show one of the rooms."""

    def open_step(self, step: int) -> None:
        """Show a step with its letter."""

    def open_interview(self, interview: int, what: str = "held") -> None:
        """Ask how an interview went: ``held``, or to what time it was ``moved``."""

    def add_application(self) -> None:
        """Ask for a new application."""

    def isVisible(self) -> bool:
        """Whether the user can see it."""


class Ringer(QObject):
    """Looks at the desk whenever it changed or its moment has come, and rings each alert once."""

    def __init__(
        self, runner: Runner, clock: Clock, notifier: Notifier, peace: DoNotDisturb, tray: Tray, words: Words,
        front: Front, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._runner = runner
        self._clock = clock
        self._notifier = notifier
        self._peace = peace
        self._tray = tray
        self._words = words
        self._front = front
        self._shown: dict[str, AlertView] = {}
        self._on_the_way: dict[Rows, bool] = {}
        """What rings now or rang just now; True once a look that names it can only be an older one."""
        self._again_at: dict[Rows, datetime] = {}
        """What nothing could show, and when it is tried again."""
        self._plan: AlertPlan | None = None
        self._asking = False
        self._over: datetime | None = None

    def start(self) -> None:
        """Look now, and whenever there is reason to."""
        self._runner.changed.connect(self._look)
        self._clock.struck.connect(self._pass_time)
        self._notifier.acted.connect(self._acted)
        self._peace.ended.connect(self._peace_ended)
        tray, front = self._tray, self._front
        tray.step_wanted.connect(front.open_step)
        tray.interview_wanted.connect(front.open_interview)
        tray.add_wanted.connect(front.add_application)
        tray.answered.connect(self._answered)
        tray.snooze_wanted.connect(self._snooze_all)
        tray.pause_wanted.connect(self._pause)
        self._clock.start()
        self._pass_time()

    def stop(self) -> None:
        """Ring no more."""
        self._clock.stop()

    def _pass_time(self) -> None:
        """Time itself changes what is due: the plans are worked out anew."""
        self._runner.write(views.look, self._look, self._look_later)

    def _look(self, _changes: object = None) -> None:
        self._runner.read(alerts.look, self._looked, key="alerts", failed=self._look_later)

    def _look_later(self, _trouble: Trouble) -> None:
        """The desk could not be asked (a full disk, a lock): the panes say so, and here it must not end the ringing."""
        self._clock.aim(self._runner.now() + _AGAIN)

    def _looked(self, plan: AlertPlan) -> None:
        self._plan = plan
        self._tray.show_plan(plan)
        self._forget_kept(plan)
        self._withdraw(plan)
        self._clock.aim(self._next_look(plan))
        if self._ripe(plan) and not self._asking:
            self._asking = True
            self._peace.ask(self._asked)

    def _next_look(self, plan: AlertPlan) -> datetime | None:
        """Where plans wait to be worked out anew, at once; but the desk must never be asked in a circle."""
        moments = (plan.look_again, *self._again_at.values(), self._clock.rests_until)
        soonest = min((moment for moment in moments if moment is not None), default=None)
        now = self._runner.now()
        before, self._over = self._over, soonest if soonest is not None and soonest <= now else None
        return now + _SOON if self._over is not None and self._over == before else soonest

    def _ripe(self, plan: AlertPlan) -> list[AlertView]:
        """What may ring now: all that is due, but for what rings already or could not be shown a moment ago."""
        if self._clock.rests_until is not None:
            return []
        now = self._runner.now()
        self._again_at = {rows: at for rows, at in self._again_at.items() if at > now}
        return [one for one in plan.ring if one.delivered not in (*self._on_the_way, *self._again_at)]

    def _asked(self, peace: bool) -> None:
        """The desktop said whether the user wants peace; meanwhile a newer look may have come."""
        self._asking = False
        if self._plan is None:
            return
        for alert in self._ripe(self._plan):
            if peace:
                self._again_at[alert.delivered] = self._runner.now() + _AGAIN
            else:
                self._ring(alert)
        self._clock.aim(self._next_look(self._plan))

    def _peace_ended(self) -> None:
        self._again_at.clear()
        self._pass_time()

    def _withdraw(self, plan: AlertPlan) -> None:
        """Take away what was answered elsewhere, or put off. What rings just now may not be in this look yet."""
        for key, alert in tuple(self._shown.items()):
            stands = any(named in plan.standing for _, named, _ in alert.delivered)
            if not stands and alert.delivered not in self._on_the_way:
                del self._shown[key]
                self._notifier.withdraw(key)

    def _forget_kept(self, plan: AlertPlan) -> None:
        """A look that began before the row was kept still names the alert: it stays known until one does not."""
        due = {alert.delivered for alert in plan.ring}
        for rows, kept in tuple(self._on_the_way.items()):
            if kept and rows not in due:
                del self._on_the_way[rows]

    def _ring(self, alert: AlertView) -> None:
        """Keep that it rings, then show it: so it rings once, whatever happens in between."""
        self._on_the_way[alert.delivered] = False
        self._runner.write(
            lambda desk, now: alerts.delivered(desk, now, alert),
            lambda written: self._show(alert, written.result),
            # It rings all the same, and is known here: it does not ring again in this run.
            lambda _trouble: self._show(alert, ()),
        )

    def _show(self, alert: AlertView, rows: tuple[int, ...]) -> None:
        self._on_the_way[alert.delivered] = bool(rows)
        self._shown[alert.key] = alert
        self._notifier.show(self._note(alert), lambda: None, partial(self._refused, alert, rows))

    def _note(self, alert: AlertView) -> Note:
        buttons = tuple((action, self._words.text(key)) for action, key in alert.buttons)
        title, body = self._words.say(alert.title), self._words.say(alert.body)
        return Note(alert.key, shortened(title, _TITLE_CHARACTERS), shortened(body, _BODY_CHARACTERS), buttons)

    def _refused(self, alert: AlertView, rows: tuple[int, ...]) -> None:
        """Nothing could show it: it did not ring after all, and is tried again."""
        self._shown.pop(alert.key, None)
        self._again_at[alert.delivered] = self._runner.now() + _AGAIN
        self._on_the_way.pop(alert.delivered, None)
        if rows:
            self._runner.write(lambda desk, now: alerts.never_shown(desk, now, rows))
        else:
            self._look()

    # -- what the user chose --

    def _acted(self, key: str, action: str) -> None:
        alert = self._shown.get(key)
        if alert is None:
            self._front.show_room("today")
        elif action == "snooze":
            until: Until = "tomorrow" if ("snooze", "alert.button.tomorrow") in alert.buttons else "hour"
            self._runner.write(lambda desk, now: alerts.snooze(desk, now, alert, until), self._snoozed)
        elif action == "done":
            self._runner.write(lambda desk, now: alerts.done(desk, now, alert))
        else:
            self._open(alert, action)

    def _open(self, alert: AlertView, action: str) -> None:
        if alert.interview is not None:
            self._front.open_interview(alert.interview, "moved" if action == "skip" else "held")
        elif len(alert.steps) == 1 and action in (DEFAULT, "write"):
            self._front.open_step(alert.steps[0])
        else:
            self._front.show_room("today")

    def _answered(self, application: int) -> None:
        self._runner.write(
            lambda desk, now: answers.replied(desk, now, application, Answer(None)),
            lambda _: self._front.show_room("today"),
        )

    def _snooze_all(self, until: Until) -> None:
        self._runner.write(lambda desk, now: alerts.snooze_all(desk, now, until), self._snoozed)

    def _pause(self, choice: Pause) -> None:
        self._runner.write(lambda desk, now: alerts.pause(desk, now, choice))

    def _snoozed(self, written: Written[datetime]) -> None:
        """Say until when: the window does it by itself, where it can be seen."""
        if not self._front.isVisible():
            body = self._words.text("alert.snoozed", at=written.result)
            self._notifier.show(Note(_LATER, self._words.text("app.title"), body), lambda: None, lambda: None)
