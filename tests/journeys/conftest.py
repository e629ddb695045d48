"""One screen for all journeys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.screen import Screen


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """The screen of this run, with a window manager and a notification daemon."""
    with Screen(tmp_path_factory.mktemp("screen")) as screen:
        yield screen
