from __future__ import annotations

from pathlib import Path

import vobject

from tests.cli.conftest import Terminal


def test_the_calendar_as_a_file(terminal: Terminal, tmp_path: Path) -> None:
    card = terminal.add("Acme", "Product Manager", "--with", "Mira Tann")
    terminal.do("interview", card, "--starts", "2026-11-05T14:30+01:00", "--with", "Mira Tann")
    file = tmp_path / "follow-ups.ics"

    assert terminal.do("calendar", file) == {"file": str(file), "entries": 4}
    first = {event.uid.value: event.summary.value for event in vobject.readOne(file.read_text()).vevent_list}
    assert sorted(first.values()) == [
        "Mira Tann, Acme", "Note to Mira Tann, Acme", "Note to Mira Tann, Acme", "Thank Mira Tann",
    ]  # fmt: skip
    terminal.do("interview", card, "--moved", "2026-11-06T14:30+01:00")
    assert terminal.call("calendar", file).out == f"{file} has 4 entries.\n"
    assert {event.uid.value for event in vobject.readOne(file.read_text()).vevent_list} == first.keys()


def test_a_file_that_cannot_be_written(terminal: Terminal, tmp_path: Path) -> None:
    assert "could not be written" in terminal.refused("calendar", tmp_path / "none" / "a.ics")["says"]
    terminal.refused("calendar", status=2)
