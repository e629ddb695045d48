"""The program's tray alone, in a process of its own: it tells what was chosen in it, one line of JSON each."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QSocketNotifier, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from desktop.alerts.clock import Clock
from desktop.alerts.marks import Marks
from desktop.alerts.native import Native
from desktop.alerts.tray import Tray
from desktop.app import running_clock
from desktop.build import shipped_folder
from desktop.core.kinds import CadenceKind, StepKind, StepState
from desktop.core.outlook import Step
from desktop.core.reason import Reason
from desktop.desk import alert_texts
from desktop.desk.view import AlertPlan, DueStep, Person, WaitingCard
from desktop.words import Words

_LOOKS = 10
DAY = date(2027, 3, 16)


def due(number: int, kind: StepKind, name: str, company: str) -> DueStep:
    step = Step(f"1/x/letter:{number}", kind, DAY, None, StepState.DUE, Reason.of("why.promised", day=DAY, n=2))
    to = Person(number, name, company, None, None, None)
    return DueStep(number, step, CadenceKind.INTERVIEW, number, company, "Product Manager", to, 2, 2)


def plan() -> AlertPlan:
    letters = (
        due(11, StepKind.CHECK_IN, "Mira Tann", "Acme"),
        due(12, StepKind.FIRST_MOVE, "Sela Brandt", "Harbour & Pine"),
    )
    minutes = Reason.of("tray.minutes", n=5)
    return AlertPlan(
        ring=(),
        look_again=None,
        due=2,
        tooltip=(
            Reason.of("tray.notes", n=2, minutes=minutes),
            Reason.of("tray.first", to=alert_texts.to_whom(letters[0])),
        ),
        menu=tuple((one, alert_texts.row(one)) for one in letters),
        waiting=(WaitingCard(3, "Velden Energy", "Project Lead"),),
    )


def tell(name: str, what: object = None) -> None:
    sys.stdout.write(json.dumps({name: what}) + "\n")
    sys.stdout.flush()


def main() -> int:
    app = QApplication(["afterword"])
    app.setQuitOnLastWindowClosed(False)
    colours = json.loads((shipped_folder() / "look" / "tokens.json").read_text())["colour"]
    tray = Tray(Words(), Marks(shipped_folder(), colours, "Inter"), lambda _name: QIcon())
    for signal, name in (
        (tray.step_wanted, "step"),
        (tray.answered, "answered"),
        (tray.snooze_wanted, "snooze"),
        (tray.pause_wanted, "pause"),
    ):
        signal.connect(partial(tell, name))
    for plain, name in ((tray.add_wanted, "add"), (tray.open_wanted, "open"), (tray.quit_wanted, "quit")):
        plain.connect(partial(tell, name))
    native = Native(Path("app-icon.svg"), Clock(running_clock(None)), tray, lambda _text: False)
    native.start()
    tray.start()
    tray.show_plan(plan())

    def obey() -> None:
        line = os.read(0, 100).decode().strip()
        if line == "there?":
            tell("there", tray.is_there)
        elif line == "place":
            tell_place()
        elif not line:
            app.quit()

    def tell_place(looks: tuple[QRect, ...] = ()) -> None:
        """Once the icon has been at one place for ten looks: the panel moves it about while it settles."""
        icon = tray.findChild(QSystemTrayIcon)
        looks = (*looks, icon.geometry()) if icon is not None else ()
        if len(looks) < _LOOKS or looks[-1].isEmpty() or any(one != looks[-1] for one in looks[-_LOOKS:]):
            QTimer.singleShot(50, partial(tell_place, looks))
        else:
            tell("place", [looks[-1].center().x(), looks[-1].center().y()])

    commands = QSocketNotifier(0, QSocketNotifier.Type.Read)
    commands.activated.connect(obey)
    tell("up")
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
