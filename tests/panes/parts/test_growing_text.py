"""A text field that is as high as its text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.panes.look import Look
from desktop.panes.parts.growing_text import GrowingText


@pytest.fixture
def field(qtbot: QtBot, look: Look) -> Iterator[GrowingText]:
    made = GrowingText(look, "letter", gap=1.5)
    qtbot.addWidget(made)
    made.resize(400, 100)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("ab \n"), max_size=30))
def test_what_goes_in_comes_out(field: GrowingText, text: str) -> None:
    field.set_text(text)
    assert field.text() == text


def test_it_grows_and_shrinks_with_its_text(field: GrowingText) -> None:
    field.set_text("one line")
    low = field.height()
    field.set_text("\n\n".join(["a paragraph that is rather long, so that it has to be broken into lines"] * 4))
    assert field.height() > 4 * low
    field.set_text("one line")
    assert field.height() == low


def test_setting_is_not_typing_and_cannot_be_undone(qtbot: QtBot, field: GrowingText) -> None:
    typed: list[bool] = []
    field.typed.connect(lambda: typed.append(True))
    field.set_text("Dear Mira Tann,\n\nthank you.")
    field.undo()
    assert field.text() == "Dear Mira Tann,\n\nthank you."
    assert not typed
    qtbot.keyClicks(field, "x")
    assert typed
    field.undo()
    assert field.text() == "Dear Mira Tann,\n\nthank you."


def test_enter_begins_a_paragraph_and_shift_enter_a_line(qtbot: QtBot, field: GrowingText) -> None:
    qtbot.keyClicks(field, "a")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "b")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "c")
    assert field.text() == "a\n\nb\nc"


def test_copied_and_pasted_text_keeps_its_blank_lines(field: GrowingText) -> None:
    field.set_text("a\n\nb\nc")
    field.selectAll()
    field.copy()
    assert QGuiApplication.clipboard().text() == "a\n\nb\nc"
    field.set_text("")
    rich = QMimeData()
    rich.setHtml("<b>a</b>")
    rich.setText("a\r\n\r\nb")
    field.insertFromMimeData(rich)
    assert field.text() == "a\n\nb"
