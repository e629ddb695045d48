from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from desktop.dav.ics import Told, calendar, mark_left_whole

NOW = datetime(2027, 3, 4, 18, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
ENTRY = Told(
    "u1", datetime(2027, 3, 16, 10, tzinfo=BERLIN), datetime(2027, 3, 16, 10, 15, tzinfo=BERLIN),
    "Note to Mira Tann, Acme", "Your note is ready in Afterword.", busy=False, alarm=True,
)  # fmt: skip


def text(entry: Told = ENTRY) -> str:
    return calendar([entry], NOW).decode()


def test_another_program_reads_what_was_meant() -> None:
    event = vobject.readOne(text()).vevent

    assert event.uid.value == "u1"
    assert event.summary.value == "Note to Mira Tann, Acme"
    assert event.description.value == "Your note is ready in Afterword."
    assert event.dtstart.value == datetime(2027, 3, 16, 9, tzinfo=UTC)
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=15)
    assert event.valarm.trigger.value == timedelta(0)
    assert (event.transp.value, event.contents["class"][0].value) == ("TRANSPARENT", "PRIVATE")


def test_a_file_has_all_entries_and_a_name() -> None:
    whole = vobject.readOne(calendar([ENTRY, replace(ENTRY, uid="u2", alarm=False, busy=True)], NOW, name="A").decode())

    assert [event.uid.value for event in whole.vevent_list] == ["u1", "u2"]
    assert whole.contents["x-wr-calname"][0].value == "A"
    assert "valarm" not in whole.vevent_list[1].contents


def test_the_mark_follows_the_content_alone() -> None:
    later = calendar([ENTRY], NOW + timedelta(days=1))

    assert mark_left_whole(text().encode()) == mark_left_whole(later) == ENTRY.mark
    moved = [
        replace(ENTRY, starts=ENTRY.starts + timedelta(hours=1)),
        replace(ENTRY, ends=ENTRY.ends + timedelta(hours=1)),
        replace(ENTRY, summary="Note to Ida"),
        replace(ENTRY, about=""),
        replace(ENTRY, busy=True),
        replace(ENTRY, alarm=False),
    ]
    assert len({ENTRY.mark, *(one.mark for one in moved)}) == len(moved) + 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUMMARY:Note", "SUMMARY:My note"),
        ("DTSTART:20270316T090000Z", "DTSTART:20270316T080000Z"),
        ("TRIGGER:P0D", "TRIGGER:-PT10M"),
        ("CLASS:PRIVATE", "CLASS:PRIVATE\r\nLOCATION:Café"),
        ("CLASS:PRIVATE", "CLASS:PRIVATE\r\nSTATUS:CANCELLED"),
        ("X-AFTERWORD-MARK", "X-OTHER"),
        ("END:VEVENT\r\n", "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:u1\r\nDTSTART:20270401T090000Z\r\nEND:VEVENT\r\n"),
        ("BEGIN:VEVENT", "BEGIN:VJOURNAL"),
    ],
)
def test_what_a_user_changes_shows(before: str, after: str) -> None:
    assert before in text()
    assert mark_left_whole(text().replace(before, after).encode()) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # What phones and servers do by themselves.
        ("ACTION:DISPLAY", "ACKNOWLEDGED:20270316T090100Z\r\nACTION:DISPLAY"),
        ("DTSTAMP:20270304T180000Z", "DTSTAMP:20270305T180000Z\r\nLAST-MODIFIED:20270305T180000Z\r\nSEQUENCE:3"),
        ("TRIGGER:P0D", "TRIGGER:PT0S"),
        ("TRIGGER:P0D", "TRIGGER:P0D\r\nX-APPLE-DEFAULT-ALARM:FALSE"),
        (
            "END:VALARM\r\n",
            "END:VALARM\r\nBEGIN:VALARM\r\nRELATED-TO:1\r\nTRIGGER;VALUE=DATE-TIME:20270316T091000Z\r\nEND:VALARM\r\n",
        ),
        ("DTSTART:20270316T090000Z", "DTSTART;TZID=Europe/Berlin:20270316T100000"),
        ("DTEND:20270316T091500Z", "DURATION:PT15M"),
    ],
)
def test_what_is_done_without_a_user_does_not(before: str, after: str) -> None:
    assert before in text()
    assert mark_left_whole(text().replace(before, after).encode()) == ENTRY.mark


@pytest.mark.parametrize("noise", [b"", b"\xff\xfe", b"BEGIN:VCALENDAR", b"BEGIN:VEVENT\r\nDTSTART:x\r\nEND:VEVENT"])
def test_what_cannot_be_read_is_not_ours(noise: bytes) -> None:
    assert mark_left_whole(noise) is None


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(summary: str, about: str) -> None:
    entry = replace(ENTRY, summary=summary, about=about)

    assert mark_left_whole(calendar([entry], NOW)) == entry.mark
