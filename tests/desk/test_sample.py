"""The sample desk is the board of the pictures, on whatever day it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desktop.build import open_desk
from desktop.core.kinds import StageKind
from desktop.desk import letters, sample, views
from desktop.desk.desk import Desk
from desktop.words import Words

BERLIN = ZoneInfo("Europe/Berlin")
OF_THE_PICTURES = datetime(2027, 3, 16, 10, 0, tzinfo=BERLIN)
SAY = Words().say
# Company, turn line, people, letters used of allowed (0 of 0: no dots), as look/board-light.png has them.
BOARD = {
    StageKind.SAVED: [
        ("Norrfell Labs", "Saved Tue 16 Mar", 1, 0),
        ("Fenmark", "Saved Mon 15 Mar", 3, 0),
        ("Alder & Finch", "Saved Fri 12 Mar", 2, 0),
        ("Brightwater Cooperative Insurance", "Saved Wed 10 Mar", 0, 0),
    ],
    StageKind.APPLIED: [
        ("Quillworks", "No one to write to yet", 1, 0),
        ("Harbour & Pine", "First letter Thu 18 Mar", 1, 0),
        ("Tallow Street", "Their turn until Tue 23 Mar", 2, 3),
        ("Osterby", "Write to Sela today", 4, 0),
        ("Velden Energy", "Jonas is away until Mon 22 Mar", 0, 1),
    ],
    StageKind.INTERVIEWING: [
        ("Acme", "Write to Mira today", 2, 0),
        ("Marlow Data", "Interview Thu 18 Mar, 14:30", 1, 0),
        ("Kestrel & Row", "Still deciding, until Fri 19 Mar", 0, 1),
        ("Stonegate", "Stonegate wrote", 1, 1),
    ],
    StageKind.OFFER: [("Riverside Clinic", "Offer: answer by Fri 26 Mar", 2, 0)],
    StageKind.CLOSED: [
        ("Pellworm Press", "Rejected", 0, 0),
        ("Gable Works", "Withdrawn", 1, 0),
        ("Oak Ferry", "Never answered", 0, 2),
        ("Solvang Tools", "Declined", 2, 0),
    ],
}
FURTHER = {
    "Apply by Thu 25 Mar",
    "Did your letter go out?",
    "The address did not work",
    "Your turn: references by Thu 18 Mar",
    "How did it go?",
    "Check-in Fri 19 Mar",
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(tmp_path)
    yield opened
    opened.store.close()


def test_the_board_is_that_of_the_pictures(desk: Desk) -> None:
    sample.fill(desk, OF_THE_PICTURES)
    board = views.board(desk, OF_THE_PICTURES)
    shown = {
        stage.kind: [
            (card.company, SAY(card.turn.line), card.people, card.used)
            for card in board.cards
            if card.stage == stage.id and not card.resting
        ]
        for stage in board.stages
    }
    assert shown == BOARD
    assert sum(card.resting for card in board.cards) == 4
    assert [card.company for card in board.cards if card.too_many] == ["Tallow Street"]
    assert [card.company for card in board.cards if card.starred] == ["Acme"]
    assert board.due == 3


def test_today_is_that_of_the_pictures(desk: Desk) -> None:
    sample.fill(desk, OF_THE_PICTURES)
    today = views.today(desk, OF_THE_PICTURES)
    assert [answer.company for answer in today.answers] == ["Stonegate"]
    assert [(due.company, due.to.name if due.to else "") for due in today.steps] == [
        ("Acme", "Mira Tann"),
        ("Osterby", "Sela Brandt"),
    ]
    assert [item.company for item in today.nobody] == ["Quillworks"]
    assert [item.company for item in today.rested] == ["Larkfield Media"]
    assert (today.letters, today.minutes) == (2, 5)
    letter = letters.letter(desk, OF_THE_PICTURES, today.steps[0].id)
    assert letter.subject == "Product Manager: a question about timing"
    assert "bringing two billing systems together" in letter.body
    assert letter.missing == ()


def test_the_people_of_the_pictures(desk: Desk) -> None:
    sample.fill(desk, OF_THE_PICTURES)
    board = views.board(desk, OF_THE_PICTURES)
    acme = views.detail(desk, OF_THE_PICTURES, next(card.id for card in board.cards if card.company == "Acme"))
    assert acme.looked_through == 1_204
    assert [(known.person.name, SAY(known.why)) for known in acme.known] == [
        ("Ida Lorn", 'Connected on LinkedIn since 2019. "Acme GmbH" is Acme.'),
        ("Ben Osk", "You worked together in 2018. There until 2025 (your note)."),
        ("Pia Dorn", "The names are alike; it may be another firm."),
    ]


def test_every_turn_line_occurs(desk: Desk) -> None:
    sample.fill(desk, OF_THE_PICTURES, every_state=True)
    lines = {SAY(card.turn.line) for card in views.board(desk, OF_THE_PICTURES).cards}
    pictured = {line for cards in BOARD.values() for _, line, *_ in cards}
    assert lines >= pictured | FURTHER


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 12, 27, 0, 5, tzinfo=BERLIN),
        datetime(2027, 1, 1, 23, 50, tzinfo=BERLIN),
        datetime(2027, 3, 28, 2, 30, tzinfo=BERLIN),
        datetime(2028, 2, 29, 12, 0, tzinfo=ZoneInfo("Pacific/Auckland")),
        datetime(2027, 5, 6, 9, 0, tzinfo=ZoneInfo("America/Los_Angeles")),
    ],
    ids=str,
)
def test_it_can_be_opened_on_any_day(desk: Desk, now: datetime) -> None:
    sample.fill(desk, now, every_state=True)
    lines = {card.company: SAY(card.turn.line) for card in views.board(desk, now).cards}
    assert len(lines) == 28
    assert lines["Stonegate"] == "Stonegate wrote"
    assert lines["Acme"].startswith("Write to Mira")
