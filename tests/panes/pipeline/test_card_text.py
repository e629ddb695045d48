"""What a card says, and how its turn line is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.board import Turn
from desktop.core.kinds import Meter, Side
from desktop.core.reason import Reason
from desktop.panes.pipeline.card_text import ELLIPSIS, Search, cut, dated_tail, text_of
from desktop.words import Words
from tests.panes.pipeline.boards import DAY, card, owed

TAIL = "by Thu 18 Mar"


def width(text: str) -> float:
    return float(len(text))


def test_the_tail_begins_with_the_word_before_the_date(words: Words) -> None:
    turn = owed("references")
    assert dated_tail(words.say(turn.line), turn.line, words) == TAIL


def test_a_line_without_a_date_has_no_tail(words: Words) -> None:
    line = Reason.of("turn.nobody")
    assert dated_tail(words.say(line), line, words) == ""


def test_what_fits_stays_whole() -> None:
    assert cut("Saved Thu 18 Mar", "Thu 18 Mar", 16, width) == "Saved Thu 18 Mar"


def test_the_middle_is_cut_and_the_date_stays() -> None:
    line = f"Your turn: references and a work sample {TAIL}"
    shown = cut(line, TAIL, 31, width)
    assert shown == f"Your turn: refer{ELLIPSIS} {TAIL}"


def test_without_a_date_the_end_is_cut() -> None:
    assert cut("No one to write to yet", "", 12, width) == f"No one to w{ELLIPSIS}"


def test_where_even_the_tail_is_too_long_it_alone_is_cut() -> None:
    assert cut(f"Your turn {TAIL}", TAIL, 8, width) == f"by Thu{ELLIPSIS}"


@given(st.text("abc ", max_size=40), st.integers(0, 60))
def test_a_cut_line_never_is_too_wide_and_keeps_its_date_while_there_is_room(head: str, room: int) -> None:
    line = f"{head.strip()} {TAIL}".strip()
    shown = cut(line, TAIL, room, width)
    assert width(shown) <= max(room, 1)
    if room >= len(TAIL) + 2:
        assert shown.endswith(TAIL)


@pytest.mark.parametrize(("limit", "meter"), [(0, ""), (2, "1 of 2 letters sent. Just right.")])
def test_the_meter_is_said_only_where_there_is_a_plan(words: Words, limit: int, meter: str) -> None:
    assert text_of(card(1, 1, 0, used=1, limit=limit), words).meter == meter


def test_a_card_is_spoken_whole(words: Words) -> None:
    spoken = text_of(card(1, 1, 0, people=2, used=3, limit=2, meter=Meter.TOO_MANY, starred=True), words).spoken
    assert spoken == ("Company 1, Role 1. Saved Thu 18 Mar. 2 people. 3 of 2 letters sent. Too many. starred")


def test_the_search_wants_every_word_and_no_marks() -> None:
    search = Search()
    made = card(1, 1, 0, company="Café Ångström")
    wanted = search.wanted("ANGST cafe")
    assert wanted is not None
    assert wanted(made)
    other = search.wanted("cafe other")
    assert other is not None
    assert not other(made)
    assert search.wanted("  ") is None


def test_only_your_turn_is_marked(words: Words) -> None:
    theirs = Turn(Side.THEIRS, Reason.of("turn.saved", day=DAY))
    assert text_of(card(1, 1, 0, turn=owed("references")), words).yours
    assert not text_of(card(1, 1, 0, turn=theirs), words).yours
