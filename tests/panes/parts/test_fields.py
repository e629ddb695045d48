"""A day is never cut, whatever the size of the text."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.panes.look import Look
from desktop.panes.look.values import Values
from desktop.panes.parts.fields import DayField
from desktop.words import Words

TODAY = date(2026, 11, 23)


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("icon", [True, False])
@pytest.mark.parametrize("points", [9, 10, 12, 13, 18, 20])
def test_every_day_fits(
    qtbot: QtBot, qapp: QApplication, shipped: Path, words: Words, points: float, icon: bool
) -> None:
    sized = cast("Look", Values(shipped, qapp, scheme="light", points=points))
    field = DayField(sized, words, name="day", today=lambda: TODAY, icon=icon, wide=32 if icon else 23)
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    edit = field.field.edit
    margins = edit.textMargins()
    cut = []
    for number in range(366):
        field.set_day(TODAY + timedelta(days=number))
        room = edit.width() - margins.left() - margins.right() - 4
        if QFontMetricsF(edit.font()).horizontalAdvance(edit.text()) > room:
            cut.append(edit.text())
    assert cut == []
