"""The room Pipeline on a real desk: what a move does, what opens beside it, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.core.kinds import StageKind
from desktop.core.reason import Trouble
from desktop.desk import applications, views
from desktop.desk.desk import Desk
from desktop.desk.view import Board, Written
from desktop.panes.look import Look
from desktop.panes.pipeline.pane import PipelinePane
from desktop.runner import Runner
from desktop.words import Words
from tests.panes.conftest import NOW

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def said(runner: Runner) -> list[Written[object]]:
    """What the toast would say."""
    found: list[Written[object]] = []

    def take(written: Written[object]) -> None:
        if written.name.key != "name.looked":
            found.append(written)

    runner.written.connect(take)
    return found


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, runner: Runner, words: Words, look: Look) -> PipelinePane:
    made = PipelinePane(runner, words, look, views.board(desk, NOW))
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def read(desk: Desk) -> Board:
    return views.board(desk, NOW)


def card(desk: Desk, company: str) -> int:
    return next(one.id for one in read(desk).cards if one.company == company)


def stage(desk: Desk, kind: StageKind) -> int:
    return next(one.id for one in read(desk).stages if one.kind is kind)


def stage_of(desk: Desk, company: str) -> int:
    return next(one.stage for one in read(desk).cards if one.company == company)


def key(pane: PipelinePane, pressed: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    current = pane.board.arranged.find(pane.board.current) if pane.board.current is not None else None
    assert current is not None
    QTest.keyClick(pane.board.column(current.stage).view, pressed, modifiers)


def test_a_move_to_interviewing_is_made_at_once_and_asks_beside_the_board(
    pane: PipelinePane, desk: Desk, settled: Callable[[], None], qtbot: QtBot
) -> None:
    acme = card(desk, "Acme")
    pane.board.select(acme)
    key(pane, Qt.Key.Key_Right, CTRL)
    settled()
    assert stage_of(desk, "Acme") == stage(desk, StageKind.INTERVIEWING)
    qtbot.waitUntil(lambda: pane.side.application == acme)
    assert pane.side.is_asking


def test_esc_in_the_panel_puts_the_card_back(
    pane: PipelinePane, desk: Desk, settled: Callable[[], None], qtbot: QtBot
) -> None:
    pane.board.select(card(desk, "Acme"))
    key(pane, Qt.Key.Key_Right, CTRL)
    settled()
    qtbot.waitUntil(lambda: pane.side.is_asking)
    pane.side.put_back.emit()
    settled()
    assert stage_of(desk, "Acme") == stage(desk, StageKind.APPLIED)


def test_backwards_there_is_no_panel_and_the_toast_says_that_the_plan_is_paused(
    pane: PipelinePane, desk: Desk, words: Words, settled: Callable[[], None], said: list[Written[object]]
) -> None:
    pane.board.select(card(desk, "Stonegate"))
    key(pane, Qt.Key.Key_Left, CTRL)
    settled()
    assert stage_of(desk, "Stonegate") == stage(desk, StageKind.APPLIED)
    assert [words.say(one.name) for one in said] == ["Back in Applied. The plan is paused."]
    assert said[0].undoable
    assert pane.side.application is None


def test_several_cards_move_without_a_panel(
    pane: PipelinePane, desk: Desk, words: Words, settled: Callable[[], None], said: list[Written[object]]
) -> None:
    both = (card(desk, "Acme"), card(desk, "Quillworks"))
    pane.board.send(both, stage(desk, StageKind.INTERVIEWING))
    settled()
    assert {stage_of(desk, name) for name in ("Acme", "Quillworks")} == {stage(desk, StageKind.INTERVIEWING)}
    assert [words.say(one.name) for one in said] == ["2 cards moved. Tell me when, one by one"]
    assert pane.side.application is None


def test_a_move_within_the_column_is_kept(pane: PipelinePane, desk: Desk, settled: Callable[[], None]) -> None:
    before = [one.company for one in pane.board.arranged.order[stage(desk, StageKind.SAVED)]]
    pane.board.select(card(desk, before[0]))
    key(pane, Qt.Key.Key_Down, CTRL)
    settled()
    kept = sorted((one for one in read(desk).cards if one.company in before), key=lambda one: one.position)
    assert [one.company for one in kept] == before[::-1]
    assert [one.company for one in pane.board.arranged.order[kept[0].stage]] == before[::-1]


def test_a_drop_stands_exactly_where_it_was_put(pane: PipelinePane, desk: Desk, settled: Callable[[], None]) -> None:
    applied = stage(desk, StageKind.APPLIED)
    there = [one.id for one in pane.board.arranged.order[applied]]
    fenmark = card(desk, "Fenmark")
    pane.board.dropped.emit((fenmark,), applied, there[1])
    settled()
    stands = sorted((one for one in read(desk).cards if one.stage == applied), key=lambda one: one.position)
    assert [one.id for one in stands] == [there[0], fenmark, there[1]]
    assert [one.id for one in pane.board.arranged.order[applied]] == [there[0], fenmark, there[1]]


def test_del_takes_cards_away(pane: PipelinePane, desk: Desk, settled: Callable[[], None]) -> None:
    pane.open_application(card(desk, "Fenmark"))
    settled()
    key(pane, Qt.Key.Key_Delete)
    settled()
    assert "Fenmark" not in {one.company for one in read(desk).cards}
    assert pane.side.application is None


def test_what_another_program_wrote_is_shown(
    pane: PipelinePane, desk: Desk, runner: Runner, settled: Callable[[], None]
) -> None:
    applications.star(desk, NOW, card(desk, "Acme"), starred=True)
    runner.reload()
    settled()
    shown = pane.board.arranged.find(card(desk, "Acme"))
    assert shown is not None
    assert shown.starred


def test_a_refused_move_shows_again_what_is_true(pane: PipelinePane, desk: Desk, settled: Callable[[], None]) -> None:
    troubles: list[Trouble] = []
    pane.troubled.connect(troubles.append)
    acme, home = card(desk, "Acme"), stage_of(desk, "Acme")
    applications.delete(desk, NOW, [acme])
    pane.board.send((acme,), stage(desk, StageKind.SAVED))
    settled()
    assert len(troubles) == 1
    assert pane.board.arranged.find(acme) is None
    assert home == stage(desk, StageKind.APPLIED)


def test_the_search_filters_as_it_is_typed(pane: PipelinePane, desk: Desk) -> None:
    pane.search()
    QTest.keyClicks(pane.search_bar.field.edit, "quill")
    shown = [one.company for column in pane.board.arranged.stages for one in pane.board.column(column.id).model.cards]
    assert shown == ["Quillworks"]
    QTest.keyClick(pane.search_bar.field.edit, Qt.Key.Key_Escape)
    assert not pane.search_bar.isVisible()
    assert len(pane.board.column(stage(desk, StageKind.SAVED)).model.cards) == 2


def test_stages_are_renamed_added_folded_and_moved(pane: PipelinePane, desk: Desk, settled: Callable[[], None]) -> None:
    saved, closed = stage(desk, StageKind.SAVED), stage(desk, StageKind.CLOSED)
    pane.board.stage_renamed.emit(saved, "Perhaps")
    pane.board.stage_moved.emit(closed, 0)
    pane.board.stage_folded.emit(saved, True)
    settled()
    stages = pane.board.arranged.stages
    assert [one.id for one in stages[:2]] == [closed, saved]
    assert (stages[1].name, stages[1].folded) == ("Perhaps", True)
    assert pane.board.is_rail(saved)


def test_a_new_stage_stands_beside_its_neighbour_and_asks_for_its_name(
    pane: PipelinePane, desk: Desk, settled: Callable[[], None]
) -> None:
    beside = next(one for one in pane.board.arranged.stages if one.kind is StageKind.INTERVIEWING)
    pane.do_with_stage("add", beside)
    settled()
    names = [one.name for one in pane.board.arranged.stages]
    added = names.index(beside.name) + 1
    assert pane.board.arranged.stages[added].kind is StageKind.INTERVIEWING
    assert pane.board.column(pane.board.arranged.stages[added].id).header.is_naming
