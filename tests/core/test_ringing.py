"""When a step rings."""

from datetime import time

import pytest

from desktop.core.facts import Mark, Quiet, Rung, User
from desktop.core.ringing import at_letter_time, next_letter_time, next_ring, question_ring
from tests.core.plans.desk_of_facts import BERLIN, at, day

USER = User(BERLIN)
STEP = "1/applying/letter:1"
BASE = at("2026-11-10 10:00")


def ring(now: str, *, rung: tuple[Rung, ...] = (), snoozed: tuple[Mark, ...] = (), user: User = USER) -> str | None:
    found = next_ring(user, STEP, BASE, at(now), rung, snoozed)
    return found.astimezone(BASE.tzinfo).strftime("%m-%d %H:%M") if found else None


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-09 12:00", "11-10 10:00"),
        ("2026-11-10 15:00", "11-10 15:00"),
        ("2026-11-10 22:00", "11-11 08:00"),
        ("2026-11-12 03:00", "11-12 08:00"),
    ],
)
def test_at_its_moment_or_as_soon_as_it_can_be(now: str, expected: str) -> None:
    assert ring(now) == expected


def test_once_more_folded_the_next_morning_then_never() -> None:
    rung = Rung(STEP, at("2026-11-10 10:00"))
    assert ring("2026-11-10 10:01", rung=(rung,)) == "11-11 10:00"
    assert ring("2026-11-13 11:00", rung=(rung,)) == "11-13 11:00"
    assert ring("2026-11-11 10:01", rung=(rung, Rung(STEP, at("2026-11-11 10:00"), folded=True))) is None


def test_another_steps_ring_is_not_this_ones() -> None:
    assert ring("2026-11-09 12:00", rung=(Rung("other", BASE, folded=True),)) == "11-10 10:00"


def test_a_snooze_moves_the_ring_and_the_last_one_told_holds() -> None:
    first = Mark(STEP, at("2026-11-12 10:00"), at("2026-11-10 10:05"))
    last = Mark(STEP, at("2026-11-11 09:00"), at("2026-11-10 10:06"))
    rung = Rung(STEP, at("2026-11-10 10:00"))
    assert ring("2026-11-10 11:00", rung=(rung,), snoozed=(first, last)) == "11-11 09:00"
    again = Rung(STEP, at("2026-11-11 09:00"))
    assert ring("2026-11-11 09:01", rung=(rung, again), snoozed=(first, last)) == "11-12 10:00"


def test_a_pause_is_silent_until_its_day() -> None:
    assert ring("2026-11-09 12:00", user=User(BERLIN, pause_until=day("2026-11-16"))) == "11-16 10:00"
    assert ring("2026-11-09 12:00", user=User(BERLIN, pause_until=day("2026-11-10"))) == "11-10 10:00"


def test_a_letter_time_in_the_quiet_hours_waits_for_their_end() -> None:
    early = User(BERLIN, letter_time=time(7, 0), quiet=Quiet(time(21, 0), time(8, 0)))
    assert at_letter_time(early, day("2026-11-10")) == at("2026-11-10 08:00")


def test_the_next_letter_time() -> None:
    assert next_letter_time(USER, at("2026-11-10 09:00")) == at("2026-11-10 10:00")
    assert next_letter_time(USER, at("2026-11-10 10:00")) == at("2026-11-11 10:00")


def test_a_question_is_asked_once_and_never_folded() -> None:
    asked = (Rung(STEP, at("2026-11-10 10:00")),)
    assert question_ring(USER, STEP, BASE, at("2026-11-10 09:00"), (), ()) == BASE
    assert question_ring(USER, STEP, BASE, at("2026-11-10 10:01"), asked, ()) is None
    snoozed = (Mark(STEP, at("2026-11-10 11:00"), at("2026-11-10 10:02")),)
    assert question_ring(USER, STEP, BASE, at("2026-11-10 10:03"), asked, snoozed) == at("2026-11-10 11:00")
