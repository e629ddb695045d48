"""The kit: what can be pressed, chosen and typed in, and what stands there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.panes.look import Look
from desktop.panes.look.widgets import (
    Badge,
    ChipRow,
    Field,
    IconButton,
    MainButton,
    PlainButton,
    PlanList,
    PlanRow,
    TextLabel,
    Toast,
    TurnStrip,
)

ROWS = [
    PlanRow("a", "check", "Thu 4 Mar", "a thank-you to Mira"),
    PlanRow("b", "disc", "Tue 16 Mar", "a check-in", "They said you would hear by Friday 12 March."),
    PlanRow("c", "square", "Tue 23 Mar", "you stop waiting; they may still write"),
]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.resize(600, 400)
    return made


def put(qtbot: QtBot, window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    window.show()
    qtbot.waitExposed(window)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_press_a_button(qtbot: QtBot, window: QWidget, look: Look, key: Qt.Key) -> None:
    button = MainButton("Start the plan", look)
    put(qtbot, window, button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_one_main_button_is_filled(qtbot: QtBot, window: QWidget, look: Look) -> None:
    first, second = MainButton("Send", look), MainButton("Add", look)
    put(qtbot, window, first)
    qtbot.waitUntil(first.hasFocus)
    assert first.filled
    put(qtbot, window, second)
    qtbot.waitUntil(lambda: second.filled and not first.filled)
    second.setFocus()
    first.setFocus()
    qtbot.waitUntil(lambda: first.filled and not second.filled)
    first.set_resting(True)
    assert (first.filled, second.filled) == (False, True)
    first.set_resting(False)
    second.hide()
    assert first.filled


def test_targets_are_large_enough(look: Look) -> None:
    for button in (MainButton("x", look), PlainButton("x", look), IconButton("close", "Close", look)):
        hint = button.sizeHint()
        assert hint.height() >= look.u(7)
        button.deleteLater()


def test_an_icon_button_says_its_name(look: Look, qtbot: QtBot) -> None:
    button = IconButton("close", "Close", look)
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Close", "Close")


def test_of_a_row_of_chips_one_is_chosen_and_nothing_jumps(qtbot: QtBot, window: QWidget, look: Look) -> None:
    row = ChipRow(look, [("this", "this week"), ("next", "next week"), ("date", "a date")], name="They will answer")
    put(qtbot, window, row)
    before = row.chip("next").geometry()
    with qtbot.waitSignal(row.chosen) as told:
        QTest.mouseClick(row.chip("next"), Qt.MouseButton.LeftButton)
    assert told.args == ["next"]
    row.chip("date").click()
    assert row.choice == "date"
    assert row.chip("next").geometry() == before


def test_enter_on_a_chosen_chip_is_left_to_the_main_button(qtbot: QtBot, window: QWidget, look: Look) -> None:
    row = ChipRow(look, [("this", "this week"), ("next", "next week")], name="They will answer")
    put(qtbot, window, row)
    row.chip("this").setFocus()
    with qtbot.waitSignal(row.chosen):
        QTest.keyClick(row.chip("this"), Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(row.chosen):
        QTest.keyClick(row.chip("this"), Qt.Key.Key_Return)
    assert row.choice == "this"


def test_chips_wrap(look: Look, qtbot: QtBot) -> None:
    row = ChipRow(look, [(str(n), f"choice number {n}") for n in range(4)])
    qtbot.addWidget(row)
    assert row.heightForWidth(10_000) < row.heightForWidth(200)


def test_a_wrong_entry_is_said_below_the_field(qtbot: QtBot, window: QWidget, look: Look) -> None:
    field = Field(look, name="When")
    put(qtbot, window, field)
    field.set_wrong("That is before the interview.")
    assert field.edit.accessibleDescription() == "That is before the interview."
    assert any(label.isVisible() for label in field.findChildren(TextLabel))
    field.set_wrong(None)
    assert not any(label.isVisible() for label in field.findChildren(TextLabel))


def test_wrapped_text_is_as_high_as_its_lines(look: Look, qtbot: QtBot) -> None:
    label = TextLabel("one two three four five six seven eight nine ten", look, wrap=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(10_000) == look.line_height("body")
    assert label.heightForWidth(100) % look.line_height("body") == 0
    assert label.heightForWidth(100) > look.line_height("body")


def test_cut_text_is_whole_in_the_tooltip(qtbot: QtBot, window: QWidget, look: Look) -> None:
    label = TextLabel("Brightwater Cooperative Insurance " * 5, look, elide=True)
    put(qtbot, window, label)
    label.grab()
    assert label.toolTip() == label.text()


def test_a_plan_says_why_when_it_is_asked(qtbot: QtBot, window: QWidget, look: Look) -> None:
    plan = PlanList(look, why="why this date?")
    plan.set_rows(ROWS)
    put(qtbot, window, plan)
    before = plan.sizeHint().height()
    line = plan.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[1]
    with qtbot.waitSignal(plan.why_asked) as told:
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert told.args == ["b"]
    assert plan.sizeHint().height() > before
    assert line.accessibleName() == "Tue 16 Mar: a check-in"


def test_rows_that_stay_keep_their_widget(qtbot: QtBot, window: QWidget, look: Look) -> None:
    plan = PlanList(look, why="why this date?")
    plan.set_rows(ROWS)
    put(qtbot, window, plan)
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    second = plan.findChildren(QWidget, options=direct)[1]
    plan.set_rows(ROWS[1:])
    assert second in plan.findChildren(QWidget, options=direct)


def test_the_strip_has_a_button_only_on_your_turn(qtbot: QtBot, window: QWidget, look: Look) -> None:
    strip = TurnStrip(look)
    put(qtbot, window, strip)
    strip.set_turn("Write to Mira today", yours=True, button="Open")
    assert strip.button.isVisible()
    strip.set_turn("Their turn until Fri 12 Mar", yours=False)
    assert not strip.button.isVisible()


def test_the_toast_takes_back(qtbot: QtBot, window: QWidget, look: Look) -> None:
    put(qtbot, window)
    toast = Toast(look, window)
    toast.say("Moved Acme to Interviewing.", "Undo")
    assert toast.isVisible()
    undo = toast.findChild(PlainButton)
    assert undo is not None
    with qtbot.waitSignal(toast.undo):
        QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_the_toast_stays_in_the_window(qtbot: QtBot, window: QWidget, look: Look) -> None:
    put(qtbot, window)
    toast = Toast(look, window)
    toast.say("A long sentence that says more than there is room for. " * 5, None)
    assert window.rect().contains(toast.geometry().center())
    assert toast.width() <= window.width()
    text = toast.findChild(TextLabel)
    assert text is not None
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()) > look.line_height("body"))


def test_a_badge_is_there_only_with_a_number(qtbot: QtBot, window: QWidget, look: Look) -> None:
    badge = Badge(look)
    put(qtbot, window, badge)
    badge.set_number(3)
    assert badge.isVisible()
    badge.set_number(0)
    assert not badge.isVisible()
