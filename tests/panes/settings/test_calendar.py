"""The section *Your phone rings too*, against a real calendar server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.desk import calendar_server
from desktop.desk.calendar_view import CalendarServer
from desktop.panes.look import Look
from desktop.panes.settings.calendar import CalendarSection
from desktop.runner import Runner
from desktop.runner.publisher import Publisher
from desktop.words import Words
from tests.dav.radicale import PASSWORD, USER, Radicale
from tests.helpers.told import Told

Settle = Callable[[], None]


@pytest.fixture
def section(qtbot: QtBot, runner: Runner, words: Words, look: Look, settle: Settle) -> Iterator[CalendarSection]:
    made = CalendarSection(runner, words, look)
    qtbot.addWidget(made)
    publisher = Publisher(runner, words.say, runner, settle_ms=20)
    publisher.start(after_ms=0)
    made.publish_wanted.connect(publisher.publish_now)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    settle()
    yield made
    publisher.stop()
    made.hide()


def kept(told: Told) -> CalendarServer | None:
    found: CalendarServer | None = told.ask(calendar_server.view)
    return found


def type_in(section: CalendarSection, address: str, user: str = USER, password: str = PASSWORD) -> None:
    for field, text in ((section.address, address), (section.user, user), (section.password, password)):
        field.set_text(text)
        field.edit.editingFinished.emit()


def says(section: CalendarSection, text: str) -> bool:
    return section.result.isVisible() and text in section.result.text()


def test_from_an_empty_section_to_the_phone(
    qtbot: QtBot, told: Told, section: CalendarSection, radicale: Radicale
) -> None:
    told.acme()
    assert not section.test.isVisible()
    type_in(section, radicale.address)
    qtbot.waitUntil(lambda: "never written to a file" in section._safe.text())
    assert not section.password.text()
    section.test.click()
    qtbot.waitUntil(lambda: says(section, "It works: the calendar “Afterword” is there"))
    section.publishes.chip("on").click()
    qtbot.waitUntil(lambda: says(section, "Your calendar there has 4 entries."))

    assert len(radicale.entries()) == 4
    section.publishes.chip("off").click()
    qtbot.waitUntil(lambda: says(section, "Publishing is off, and its entries were taken away there."))
    assert radicale.entries() == []


def test_what_stands_in_the_way_is_said_in_place(
    qtbot: QtBot, told: Told, section: CalendarSection, radicale: Radicale
) -> None:
    type_in(section, "http://cloud.example.org")
    qtbot.waitUntil(lambda: not section.address._sentence.isHidden())
    assert kept(told) is None
    type_in(section, radicale.address, password=PASSWORD[1:])
    qtbot.waitUntil(section._safe.isVisible)
    section.test.click()
    qtbot.waitUntil(lambda: says(section, "refused the user name or the password"))


def test_publishing_needs_a_server(section: CalendarSection) -> None:
    section.publishes.chip("on").click()

    assert says(section, "There is no calendar server in your settings.")
    assert section.publishes.choice == "off"


def test_where_the_server_makes_no_calendar_one_is_picked(
    qtbot: QtBot, told: Told, section: CalendarSection, own_radicale: Radicale
) -> None:
    told.acme()
    own_radicale.ask("MKCALENDAR", f"/{USER}/private/")
    own_radicale.stop()
    (own_radicale.folder / "rights").write_text(
        f"[entries]\nuser: .+\ncollection: {USER}/private\npermissions: rw\n\n"
        f"[home]\nuser: .+\ncollection: ({USER})?\npermissions: R\n"
    )
    own_radicale.rights = "from_file"
    own_radicale.start()
    type_in(section, own_radicale.address)
    qtbot.waitUntil(section._safe.isVisible)
    section.test.click()
    qtbot.waitUntil(section.calendars.isVisible)
    section.calendars.chip(f"{own_radicale.address}{USER}/private/").click()
    section.publishes.chip("on").click()
    qtbot.waitUntil(lambda: len(own_radicale.entries(f"/{USER}/private/")) == 4)


def test_forgetting(qtbot: QtBot, told: Told, section: CalendarSection, radicale: Radicale) -> None:
    type_in(section, radicale.address)
    qtbot.waitUntil(section._safe.isVisible)
    section.forget.click()
    qtbot.waitUntil(lambda: kept(told) is None and not section.forget.isVisible())

    assert (section.address.text(), section.user.text()) == ("", "")


def test_the_calendar_as_a_file(qtbot: QtBot, told: Told, section: CalendarSection, tmp_path: Path) -> None:
    told.acme()
    with qtbot.waitSignal(section.said) as said:
        section.export_to(tmp_path / "afterword.ics")

    assert said.args == ["afterword.ics has 4 entries."]
    assert (tmp_path / "afterword.ics").read_text().count("BEGIN:VEVENT") == 4
