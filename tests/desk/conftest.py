"""A desk of its own, opened as the program opens it, and the moments that the tests speak of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desktop.build import open_desk
from desktop.core.kinds import StageKind
from desktop.desk import applications, settings
from desktop.desk.desk import Desk
from desktop.desk.view import NewApplication
from tests.helpers.calendars import own_radicale, radicale, running

__all__ = ["own_radicale", "radicale", "running"]

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str) -> datetime:
    """A moment in Berlin, as the desk takes it: ``2026-11-02 09:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


NOW = at("2026-11-02 09:00")
"""A Monday."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A new desk of a user in Berlin."""
    desk = open_desk(tmp_path / "desk")
    settings.set_value(desk, NOW, "zone", "Europe/Berlin")
    settings.set_value(desk, NOW, "country", "DE")
    yield desk
    desk.store.close()


@pytest.fixture
def card(desk: Desk) -> int:
    """An application at Acme, applied today, with Mira Tann to write to."""
    new = NewApplication("Acme", "Product Manager", StageKind.APPLIED, people=("Mira Tann",))
    return applications.add(desk, NOW, new).result
