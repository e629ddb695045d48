"""The board under keyboard and mouse: what is selected, what moves, what the desk is asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.panes.look import Look
from desktop.panes.pipeline.arrangement import Arranged
from desktop.panes.pipeline.board_view import BoardView
from desktop.panes.pipeline.column_view import ColumnView
from desktop.panes.pipeline.dragging import carrying
from desktop.words import Words
from tests.panes.pipeline.boards import board

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Told:
    """What a board said it wants."""

    def __init__(self, view: BoardView) -> None:
        self.moved: list[tuple[object, ...]] = []
        self.opened: list[int] = []
        self.wanted: list[tuple[str, tuple[int, ...]]] = []
        self.escaped = 0
        view.moved.connect(lambda *what: self.moved.append(what))
        view.opened.connect(self.opened.append)
        view.wanted.connect(lambda name, cards: self.wanted.append((name, cards)))
        view.escaped.connect(self._escape)

    def _escape(self) -> None:
        self.escaped += 1


@pytest.fixture
def view(qtbot: QtBot, look: Look, words: Words) -> BoardView:
    """3, 2, 0, 1 and 0 cards: 1 2 3 | 4 5 and two at rest | – | 6 | –"""
    made = BoardView(look, words, Arranged.of(board(3, 2, 0, 1, 0, resting=2)))
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def told(view: BoardView) -> Told:
    return Told(view)


def press(view: BoardView, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    current = view.arranged.find(view.current) if view.current is not None else None
    column = view.column(current.stage if current is not None else 1)
    at_rest = current is not None and current.resting
    QTest.keyClick(column.resting_view if at_rest else column.view, key, modifiers)


def click(view: BoardView, card: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    listed, at = place(view, card)
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, modifiers, at)


def place(view: BoardView, card: int) -> tuple[ColumnView, QPoint]:
    found = view.arranged.find(card)
    assert found is not None
    column = view.column(found.stage)
    listed = column.resting_view if found.resting else column.view
    row = (column.resting_model if found.resting else column.model).row_of(card)
    assert row is not None
    return listed, listed.visualRect(listed.model().index(row, 0)).center()


def selected(view: BoardView) -> list[int]:
    return list(view.chosen)


def order(view: BoardView, stage: int) -> list[int]:
    return [card.id for card in view.arranged.order[stage]]


def drop(target: QWidget, data: QMimeData, at: QPoint) -> None:
    buttons, none, move = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    QApplication.sendEvent(target, QDragEnterEvent(at, move, data, buttons, none))
    QApplication.sendEvent(target, QDragMoveEvent(at, move, data, buttons, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(at), move, data, buttons, none))


def test_a_click_selects_and_opens(view: BoardView, told: Told) -> None:
    click(view, 2)
    assert (selected(view), told.opened) == ([2], [2])


def test_pressing_alone_selects_nothing(view: BoardView) -> None:
    listed, at = place(view, 2)
    QTest.mousePress(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert selected(view) == []
    QTest.mouseRelease(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert selected(view) == [2]


def test_ctrl_selects_over_columns_and_shift_a_range(view: BoardView, told: Told) -> None:
    click(view, 1)
    click(view, 4, CTRL)
    assert selected(view) == [1, 4]
    click(view, 4, CTRL)
    assert selected(view) == [1]
    click(view, 1)
    click(view, 3, SHIFT)
    assert selected(view) == [1, 2, 3]
    assert told.opened == [1, 1]


def test_the_empty_ground_selects_nothing(view: BoardView) -> None:
    click(view, 1)
    ground = view.column(3)
    QTest.mouseClick(ground, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 300))
    assert selected(view) == []


def test_arrows_walk_within_and_between_columns(view: BoardView) -> None:
    press(view, Key.Key_Down)
    assert view.current == 1
    for key, card in ((Key.Key_Down, 2), (Key.Key_Down, 3), (Key.Key_Down, 3), (Key.Key_Right, 5), (Key.Key_Up, 4)):
        press(view, key)
        assert view.current == card
    press(view, Key.Key_Right)
    assert view.current == 6, "an empty column is passed over"
    press(view, Key.Key_Right)
    assert view.current == 6
    press(view, Key.Key_Left)
    press(view, Key.Key_End)
    assert selected(view) == [5]


def test_arrows_walk_into_the_open_fold(view: BoardView) -> None:
    view.column(2).open_resting(wanted=True)
    view.select(5)
    press(view, Key.Key_Down)
    assert view.current == 900


def test_shift_and_arrows_select_a_range(view: BoardView) -> None:
    view.select(1)
    press(view, Key.Key_Down, SHIFT)
    press(view, Key.Key_Down, SHIFT)
    assert selected(view) == [1, 2, 3]
    press(view, Key.Key_Up, SHIFT)
    assert selected(view) == [1, 2]


def test_ctrl_a_selects_the_column(view: BoardView) -> None:
    view.select(2)
    press(view, Key.Key_A, CTRL)
    assert selected(view) == [1, 2, 3]


def test_ctrl_right_and_left_move_to_the_neighbour(view: BoardView, told: Told) -> None:
    view.select(2)
    press(view, Key.Key_Right, CTRL)
    assert told.moved == [((2,), 1, 2, 2)]
    assert order(view, 2) == [4, 5, 2, 900, 901]
    assert selected(view) == [2]
    press(view, Key.Key_Left, CTRL)
    assert order(view, 1) == [1, 3, 2]
    press(view, Key.Key_Left, CTRL)
    assert len(told.moved) == 2


def test_ctrl_up_and_down_move_within_the_column(view: BoardView, told: Told) -> None:
    view.select(1)
    press(view, Key.Key_Down, CTRL)
    assert order(view, 1) == [2, 1, 3]
    press(view, Key.Key_Down, CTRL)
    press(view, Key.Key_Down, CTRL)
    assert order(view, 1) == [2, 3, 1]
    press(view, Key.Key_Up, CTRL)
    assert order(view, 1) == [2, 1, 3]
    assert [what[3] for what in told.moved] == [1, 2, 1]


def test_several_selected_cards_move_together(view: BoardView, told: Told) -> None:
    click(view, 1)
    click(view, 3, CTRL)
    press(view, Key.Key_Right, CTRL)
    assert told.moved == [((1, 3), 1, 2, 2)]
    assert selected(view) == [1, 3]


@pytest.mark.parametrize(
    ("key", "name"),
    [(Key.Key_Delete, "remove"), (Key.Key_F2, "edit"), (Key.Key_E, "edit"), (Key.Key_R, "answered")],
)
def test_keys_ask_for_what_they_stand_for(view: BoardView, told: Told, key: Qt.Key, name: str) -> None:
    view.select(2)
    press(view, key)
    assert told.wanted == [(name, (2,))]


def test_enter_opens_and_esc_leaves(view: BoardView, told: Told) -> None:
    view.select(2)
    press(view, Key.Key_Return)
    press(view, Key.Key_Escape)
    assert (told.opened, told.escaped) == ([2], 1)


@pytest.mark.parametrize(("offset", "place_of"), [(-40, 1), (40, 2)])
def test_a_drop_goes_to_the_nearest_gap(view: BoardView, told: Told, offset: int, place_of: int) -> None:
    listed, at = place(view, 5)
    column = view.column(2)
    drop(column, carrying([1]), listed.viewport().mapTo(column, at + QPoint(0, offset)))
    assert told.moved == [((1,), 1, 2, place_of)]
    assert order(view, 2)[place_of] == 1
    assert selected(view) == [1]


def test_a_drop_on_the_empty_ground_goes_to_the_end_above_those_at_rest(view: BoardView, told: Told) -> None:
    column = view.column(2)
    drop(column, carrying([1]), QPoint(60, column.height() - 20))
    assert order(view, 2) == [4, 5, 1, 900, 901]
    drop(view.column(3), carrying([6]), QPoint(60, 300))
    assert told.moved[-1] == ((6,), 4, 3, 0)


def test_a_drop_at_its_own_place_asks_for_nothing(view: BoardView, told: Told) -> None:
    listed, at = place(view, 2)
    column = view.column(1)
    drop(column, carrying([2]), listed.viewport().mapTo(column, at))
    assert told.moved == []
    assert selected(view) == [2]


def test_a_drag_that_leaves_takes_tint_and_line_along(view: BoardView) -> None:
    column = view.column(2)
    at, move = QPoint(60, 80), Qt.DropAction.MoveAction
    data = carrying([1])
    enter = QDragEnterEvent(at, move, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(column, enter)
    assert enter.isAccepted()
    assert column.is_target
    QApplication.sendEvent(column, QDragLeaveEvent())
    assert not column.is_target


def test_foreign_drags_are_not_for_a_column(view: BoardView) -> None:
    data = QMimeData()
    data.setText("https://example.org/job")
    at = QPoint(60, 80)
    enter = QDragEnterEvent(
        at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.column(2), enter)
    assert not enter.isAccepted()


def test_a_rail_takes_drops_and_opens_when_pressed(view: BoardView, told: Told) -> None:
    view.resize(900, 700)
    assert view.is_rail(5)
    rail = view.rail(5)
    drop(rail, carrying([1]), QPoint(10, 10))
    assert told.moved == [((1,), 1, 5, 0)]
    view.select(None)
    view.select(2)
    assert view.is_rail(5) or view.is_rail(4)
    folded = next(stage for stage in (4, 5) if view.is_rail(stage))
    QTest.mouseClick(view.rail(folded), Qt.MouseButton.LeftButton)
    assert not view.is_rail(folded)


def test_walking_into_a_rail_opens_it(view: BoardView) -> None:
    view.resize(700, 700)
    view.select(5)
    assert view.is_rail(4)
    press(view, Key.Key_Right)
    assert view.current == 6
    assert not view.is_rail(4)


def test_the_filter_leaves_the_others_out_and_keeps_the_counts_true(view: BoardView) -> None:
    view.filter(lambda card: card.id in (2, 4))
    assert [card.id for card in view.column(1).model.cards] == [2]
    assert [card.id for card in view.column(2).model.cards] == [4]
    view.filter(None)
    assert len(view.column(1).model.cards) == 3


def test_another_board_keeps_the_selection_and_forgets_what_is_gone(view: BoardView) -> None:
    view.select(2)
    without = board(3, 2, 0, 1, 0)
    view.show_board(Arranged.of(without, view.arranged))
    assert selected(view) == [2]
    gone = without._replace(cards=tuple(card for card in without.cards if card.id != 2))
    view.show_board(Arranged.of(gone, view.arranged))
    assert (selected(view), view.current) == ([], None)


def test_a_stage_that_is_gone_takes_its_column_along(view: BoardView) -> None:
    fewer = board(3, 2, 0, 1, 0)
    view.show_board(Arranged.of(fewer._replace(stages=fewer.stages[:4])))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(view.arranged.stages) == 4


def test_what_is_selected_is_told_to_assistive_technology(view: BoardView) -> None:
    click(view, 2)
    chosen = view.column(1).view.selectionModel()
    assert [index.row() for index in chosen.selectedIndexes()] == [1]
    assert chosen.currentIndex().row() == 1


def test_the_keyboard_stays_on_the_cards_when_its_column_folds(view: BoardView, qtbot: QtBot) -> None:
    qtbot.waitActive(view)
    view.select(1)
    view.take_focus()
    assert view.focusWidget() is view.column(1).view
    view.resize(560, 700)
    view.select(6)
    assert view.is_rail(1)
    assert view.focusWidget() is view.column(4).view


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse])
def test_a_card_has_a_menu_by_key_and_by_mouse(view: BoardView, reason: QContextMenuEvent.Reason) -> None:
    view.focus_cards()
    press(view, Key.Key_Down)
    asked: list[int] = []
    view.menu_wanted.connect(lambda card, _at: asked.append(card))
    listed, at = place(view, 2)
    by_key = reason is QContextMenuEvent.Reason.Keyboard
    target = listed if by_key else listed.viewport()
    QApplication.sendEvent(target, QContextMenuEvent(reason, QPoint(1, 1) if by_key else at, QPoint()))
    assert asked == [2]
