"""The list model of a column: what it tells its view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.core.board import Card
from desktop.panes.pipeline.column_model import ColumnModel, Role
from desktop.words import Words
from tests.panes.pipeline.boards import card

CARDS = [card(number, 1, number) for number in range(6)]


@pytest.fixture
def model(qapp: QApplication, words: Words) -> ColumnModel:
    made = ColumnModel(words)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.set_cards(CARDS)
    return made


@pytest.mark.parametrize(
    "wanted",
    [
        CARDS[1:],
        CARDS[:-1],
        [],
        [CARDS[3], *CARDS[:3], *CARDS[4:]],
        list(reversed(CARDS)),
        [*CARDS, card(9, 1, 9)],
        [CARDS[0], card(9, 1, 1), *CARDS[1:]],
    ],
)
def test_any_order_can_follow_any_other(model: ColumnModel, wanted: list[Card]) -> None:
    model.set_cards(wanted)
    assert [one.id for one in model.cards] == [one.id for one in wanted]
    assert all(model.row_of(one.id) == row for row, one in enumerate(wanted))


def test_one_move_removes_and_inserts_only_what_lies_between(model: ColumnModel) -> None:
    told: list[tuple[str, int, int]] = []
    model.rowsRemoved.connect(lambda _parent, first, last: told.append(("removed", first, last)))
    model.rowsInserted.connect(lambda _parent, first, last: told.append(("inserted", first, last)))
    model.set_cards([CARDS[0], CARDS[2], CARDS[1], *CARDS[3:]])
    assert told == [("removed", 1, 2), ("inserted", 1, 2)]


def test_a_changed_card_is_repainted_and_said_anew(model: ColumnModel) -> None:
    told: list[int] = []
    model.dataChanged.connect(lambda first, last, _roles: told.extend((first.row(), last.row())))
    assert model.text(2).company == "Company 2"
    model.set_cards([*CARDS[:2], CARDS[2]._replace(company="Other"), *CARDS[3:]])
    assert told == [2, 2]
    assert model.text(2).company == "Other"


def test_nothing_new_tells_nothing(model: ColumnModel) -> None:
    told: list[object] = []
    for signal in (model.dataChanged, model.rowsInserted, model.rowsRemoved):
        signal.connect(lambda *_: told.append(1))
    model.set_cards(list(CARDS))
    assert not told


def test_what_assistive_technology_reads(model: ColumnModel) -> None:
    index = model.index(1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Company 1, Role 1. Saved Thu 18 Mar"
    assert index.data(Role.CARD) is CARDS[1]
    assert model.data(QModelIndex()) is None
    assert model.rowCount(index) == 0
