"""The pictures: which screen, in which state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPixmap

from desktop import build
from desktop.alerts.marks import Marks, Panel, Sign
from desktop.core.kinds import Outcome, ReplyKind, StageKind, StepKind
from desktop.desk import answers, applications, steps, views
from desktop.desk.desk import Desk
from desktop.desk.sample import fill
from desktop.desk.view import Answer
from desktop.panes.look.look import Look
from desktop.panes.look.tokens import Scheme
from tests.screenshots.studio import Studio, Tell, studio

Shot = Callable[[Look, Path], None]
_SIGNS = (Sign(), Sign("count", 2), Sign("wrote"), Sign("paused"))


def _board(here: Studio) -> None:
    here.window.show_room("pipeline")


def _detail(here: Studio) -> None:
    here.window.open_application(here.card("Acme"))


def _after_drag(here: Studio) -> None:
    stages = {stage.kind: stage for stage in here.board.stages}
    here.window.show_room("pipeline")
    here.window.pipeline.side.show_move(
        here.card("Harbour & Pine"), stages[StageKind.APPLIED], stages[StageKind.INTERVIEWING]
    )


def _today(here: Studio) -> None:
    here.window.show_room("today")


def _copied(desk: Desk, now: datetime) -> None:
    letter = next(one for one in views.due(desk, now).steps if one.step.kind is StepKind.CHECK_IN)
    steps.copied(desk, now, letter.id)


def _all_done(desk: Desk, now: datetime) -> None:
    """Nothing is left on Today: each letter is left out, each answer told, each rest acknowledged."""
    today = views.today(desk, now)
    for one in today.steps:
        steps.skip(desk, now, one.id)
    for answer in today.answers:
        answers.replied(desk, now, answer.application, Answer(ReplyKind.DECIDING))
    for rested in today.rested:
        applications.all_right(desk, now, rested.application)
    for nobody in today.nobody:
        applications.close(desk, now, nobody.application, Outcome.WITHDRAWN)


def _room(name: str, here: Studio) -> None:
    here.window.show_room(name)


def _adding(here: Studio) -> None:
    here.window.add_application()


def _then(more: Tell, desk: Desk, now: datetime) -> None:
    fill(desk, now)
    more(desk, now)


def _of(scheme: Scheme, show: Callable[[Studio], None], tell: Tell = fill) -> Shot:
    def take(look: Look, file: Path) -> None:
        with studio(look, scheme, tell) as here:
            show(here)
            here.shoot(file)

    return take


def _tray(look: Look, file: Path) -> None:
    """The marks on a light, a dark and an unknown panel, as large as panels show them and three times that."""
    marks = Marks(build.shipped_folder(), look.tokens.colours, look.tokens.family)
    grounds: tuple[tuple[Panel | None, str], ...] = (("light", "#F1EFEB"), ("dark", "#1B1A19"), (None, "#8D8A83"))
    sheet = QPixmap(480, 420)
    painter = QPainter(sheet)
    for row, (panel, ground) in enumerate(grounds):
        painter.fillRect(0, row * 140, 480, 140, QColor(ground))
        for column, sign in enumerate(_SIGNS):
            painter.drawPixmap(QPointF(20 + column * 115, row * 140 + 20), marks.pixmap(sign, panel, 64))
            painter.drawPixmap(QPointF(40 + column * 115, row * 140 + 100), marks.pixmap(sign, panel, 22))
    painter.end()
    sheet.save(str(file))


SHOTS: dict[str, Shot] = {
    "pipeline-light": _of("light", _detail),
    "pipeline-dark": _of("dark", _detail),
    "board-light": _of("light", _board),
    "board-dark": _of("dark", _board),
    "board-every-state": _of("light", _board, partial(fill, every_state=True)),
    "after-drag-light": _of("light", _after_drag),
    "after-drag-dark": _of("dark", _after_drag),
    "today-light": _of("light", _today),
    "today-dark": _of("dark", _today),
    "today-copied-light": _of("light", _today, partial(_then, _copied)),
    "today-calm-light": _of("light", _today, partial(_then, _all_done)),
    "adding-light": _of("light", _adding),
    "network-light": _of("light", partial(_room, "network")),
    "settings-light": _of("light", partial(_room, "settings")),
    "first-start-light": _of("light", _today, lambda _desk, _now: None),
    "tray": _tray,
}
"""By the name of the file."""
