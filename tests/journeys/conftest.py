"""One screen for all journeys, and a picture of it where one fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.screen import Screen

PICTURES = Path(__file__).parent.parent.parent / "build" / "journeys"


@pytest.fixture(scope="session")
def _one_screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    with Screen(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


@pytest.fixture
def screen(_one_screen: Screen, request: pytest.FixtureRequest) -> Iterator[Screen]:
    """The screen of this run."""
    failed_before = request.session.testsfailed
    yield _one_screen
    if request.session.testsfailed > failed_before:
        _one_screen.picture(PICTURES / f"{request.node.name}.png")
