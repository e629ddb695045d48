"""What a calendar is to hold, from real plans."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from desktop.core import plans
from desktop.core.diary import STEP_TAKES, Entry, entries
from desktop.core.facts import (
    Address,
    Application,
    Attempt,
    Cadence,
    Closed,
    Interview,
    Mark,
    Move,
    Owed,
    Place,
    Quiet,
    Rung,
    Skip,
    User,
    World,
)
from desktop.core.kinds import CadenceKind, Channel, InterviewState, Outcome, StageKind, StepKind, Way
from desktop.words import Words

DESK = UUID("6f1e4f0c-0b43-4f0e-9a4f-3f8f2f1c2c11")
BERLIN = ZoneInfo("Europe/Berlin")
GERMANY = Place("DE", None, "Europe/Berlin")
USER = User(GERMANY)
TOLD = datetime(2027, 3, 1, 9, tzinfo=UTC)
STARTS = datetime(2027, 3, 4, 14, 30, tzinfo=BERLIN)
ENDS = STARTS + timedelta(hours=1)
NOW = datetime(2027, 3, 3, 12, tzinfo=UTC)
MEETING = Interview(7, STARTS.astimezone(UTC), ENDS.astimezone(UTC), (1,), InterviewState.PLANNED, TOLD)
FORBIDDEN = re.compile(r"\b(job|interview|application|rejection|offer)", re.IGNORECASE)
"""SCREENS 4: others may see the screen."""


def card(**more: Any) -> Application:
    facts: dict[str, Any] = {
        "moves": (Move(StageKind.INTERVIEWING, TOLD, TOLD),),
        "interviews": (MEETING,),
        "person": 1,
        "person_told": TOLD,
    }
    return Application(3, "acme", "Acme", GERMANY, Way.PERSON, TOLD, **(facts | more))


def diary(one: Application, now: datetime = NOW, user: User = USER, **more: Any) -> tuple[Entry, ...]:
    defaults = {kind: Cadence(kind) for kind in CadenceKind}
    world = World(user, (one,), defaults, names={1: "Mira Tann", 2: "Ida Lorn"})
    return entries(DESK, world, plans.look(world, now), **more)


def local(entry: Entry) -> str:
    return f"{entry.starts.astimezone(BERLIN):%a %d %b %H:%M}"


def said(found: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(local(entry), Words().say(entry.summary)) for entry in found]


def test_a_round_that_lies_ahead() -> None:
    found = diary(card())

    assert said(found) == [
        ("Thu 04 Mar 14:30", "Mira Tann, Acme"),
        ("Thu 04 Mar 17:30", "Thank Mira Tann"),
        ("Thu 11 Mar 10:00", "Note to Mira Tann, Acme"),
        ("Tue 16 Mar 10:00", "Note to Mira Tann, Acme"),
    ]
    meeting, *follow_ups = found
    assert (meeting.ends - meeting.starts, meeting.busy, meeting.about) == (timedelta(hours=1), True, None)
    assert all(entry.ends - entry.starts == STEP_TAKES and not entry.busy for entry in follow_ups)
    assert all(entry.alarm for entry in found)


def test_an_entry_keeps_its_id_whatever_becomes_of_its_day() -> None:
    before = diary(card())
    moved = replace(MEETING, starts=MEETING.starts + timedelta(days=1), ends=MEETING.ends + timedelta(days=1))
    after = diary(card(interviews=(moved,)))

    assert [entry.uid for entry in before] == [entry.uid for entry in after]
    assert all(new.starts > old.starts for old, new in zip(before, after, strict=True))
    assert len({entry.uid for entry in before}) == len(before)


def test_a_due_step_stays_where_it_was() -> None:
    planned = diary(card())
    due = datetime(2027, 3, 4, 20, tzinfo=UTC)
    rung = Rung("3/interview:7/thank_you:1", due)
    later = datetime(2027, 3, 5, 12, tzinfo=UTC)

    cases: list[tuple[datetime, dict[str, Any]]] = [
        (due, {}), (later, {"rung": (rung,)}), (later, {"rung": (rung, replace(rung, folded=True))}),
    ]  # fmt: skip
    for now, more in cases:
        assert diary(card(**more), now)[1] == planned[1]


def test_what_is_done_or_left_out_has_no_entry() -> None:
    at = datetime(2027, 3, 4, 17, tzinfo=UTC)
    key = "3/interview:7/thank_you:1"
    done = Attempt(1, at, at, Channel.MAIL, StepKind.THANK_YOU, "3/interview:7", 1, step=key)

    assert "Thank Mira Tann" not in [text for _, text in said(diary(card(attempts=(done,)), at))]
    assert "Thank Mira Tann" not in [text for _, text in said(diary(card(skips=(Skip(1, key, at, at),)), at))]


def test_a_step_that_was_put_off_rings_then() -> None:
    until = datetime(2027, 3, 12, 7, 30, tzinfo=UTC)
    night = datetime(2027, 3, 12, 2, tzinfo=UTC)
    key = "3/interview:7/letter:1"

    assert said(diary(card(snoozed=(Mark(key, until, NOW),))))[2][0] == "Fri 12 Mar 08:30"
    assert said(diary(card(snoozed=(Mark(key, night, NOW),))))[2][0] == "Fri 12 Mar 08:00"


def test_the_letter_time_and_quiet_hours_are_the_users() -> None:
    night_owl = replace(USER, quiet=Quiet(datetime.min.time(), datetime.min.time().replace(hour=19)))

    assert said(diary(card(), user=night_owl))[1:] == [
        ("Thu 04 Mar 19:00", "Thank Mira Tann"),
        ("Thu 11 Mar 19:00", "Note to Mira Tann, Acme"),
        ("Tue 16 Mar 19:00", "Note to Mira Tann, Acme"),
    ]


def test_a_pause_is_silent_and_dates_stay() -> None:
    paused = diary(card(), user=replace(USER, pause_until=date(2027, 3, 12)))

    assert [entry.starts for entry in paused] == [entry.starts for entry in diary(card())]
    assert [entry.alarm for entry in paused] == [True, False, False, True]


@pytest.mark.parametrize("state", [InterviewState.CALLED_OFF, InterviewState.NO_SHOW])
def test_what_does_not_take_place_has_no_entry(state: InterviewState) -> None:
    off = replace(MEETING, state=state, settled=TOLD)

    assert not [entry for entry in diary(card(interviews=(off,))) if entry.busy]


def test_a_card_that_closed_keeps_what_was_and_drops_what_would_have_come() -> None:
    closed = datetime(2027, 3, 10, 9, tzinfo=UTC)
    moves = (Move(StageKind.INTERVIEWING, TOLD, TOLD), Move(StageKind.CLOSED, closed, closed))
    second = replace(MEETING, id=8, starts=MEETING.starts + timedelta(days=14), ends=MEETING.ends + timedelta(days=14))
    facts = {"interviews": (MEETING, second), "closed": (Closed(Outcome.REJECTED, closed, closed),)}

    assert said(diary(card(moves=moves, **facts), closed)) == [("Thu 04 Mar 14:30", "Mira Tann, Acme")]
    again = (*moves, Move(StageKind.INTERVIEWING, closed + timedelta(days=1), closed + timedelta(days=1)))
    back = diary(card(moves=again, **facts), closed + timedelta(days=2))
    assert [entry.busy for entry in back].count(True) == 2


def test_several_people_and_none() -> None:
    assert said(diary(card(interviews=(replace(MEETING, people=(1, 2)),))))[0][1] == "Mira Tann and Ida Lorn, Acme"
    nobody = diary(card(interviews=(replace(MEETING, people=()),), person=None, person_told=None))
    assert [text for _, text in said(nobody)][:2] == ["Acme", "Your thank-you to Acme"]


def test_what_is_owed() -> None:
    owed = Owed(1, "references of the last job", date(2027, 3, 18), TOLD)
    found = diary(card(owed=(owed,)))
    (mine,) = [entry for entry in found if Words().say(entry.summary) == "Your turn: Acme"]

    assert local(mine) == "Thu 18 Mar 10:00"
    assert mine.about is not None
    assert Words().say(mine.about) == "What you promised is due by Thu 18 March."


def test_nothing_gives_the_user_away() -> None:
    owed = Owed(1, "references for the job", date(2027, 3, 18), TOLD)
    one = card(owed=(owed,), addresses=(Address(TOLD, 1),))
    texts = [
        Words().say(reason)
        for discreet in (False, True)
        for entry in diary(one, discreet=discreet)
        for reason in (entry.summary, entry.about)
        if reason is not None
    ]

    assert not [text for text in texts if FORBIDDEN.search(text)]
    assert {text for _, text in said(diary(one, discreet=True))} == {"Appointment", "Afterword"}


def test_what_came_in_by_a_file_and_is_past_due_is_left_to_today() -> None:
    applied = NOW - timedelta(days=12)
    facts = {"interviews": (), "moves": (Move(StageKind.APPLIED, NOW, NOW),), "applied": applied, "applied_told": NOW}

    assert diary(card(**facts))[1:] == diary(card(**facts, brought_in=True))
