from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.build import open_desk
from desktop.desk import applications, people, views
from desktop.desk.desk import Desk
from desktop.desk.view import NewApplication

NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(tmp_path)
    yield opened
    opened.store.close()


def place(desk: Desk, card: int) -> tuple[str | None, str | None, bool]:
    detail = views.detail(desk, NOW, card)
    return detail.country, detail.zone, detail.place_guessed


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://careers.acme.co.jp/jobs/1", ("JP", "Asia/Tokyo", True)),
        ("https://acme.jobs.personio.de/job/1", (None, None, False)),
        ("https://acme.com/jobs", (None, None, False)),
        ("https://[bad", (None, None, False)),
        (None, (None, None, False)),
    ],
)
def test_a_link_to_their_own_pages_is_a_guess(
    desk: Desk, link: str | None, expected: tuple[str | None, str | None, bool]
) -> None:
    card = applications.add(desk, NOW, NewApplication("Acme", "Product Manager", link=link)).result
    assert place(desk, card) == expected


def test_what_the_user_tells_is_no_guess(desk: Desk) -> None:
    new = NewApplication("Acme", "Product Manager", link="https://acme.co.jp", country="FR")
    card = applications.add(desk, NOW, new).result
    assert place(desk, card) == ("FR", "Europe/Paris", False)


@pytest.mark.parametrize(
    ("mail", "country"), [("mira@acme.fr", "FR"), ("mira.tann@gmx.de", None), ("mira@acme.io", None)]
)
def test_an_address_there_is_a_guess(desk: Desk, mail: str, country: str | None) -> None:
    card = applications.add(desk, NOW, NewApplication("Acme", "Product Manager")).result
    people.with_person(desk, NOW, card, "Mira Tann", mail)
    assert place(desk, card)[0] == country
