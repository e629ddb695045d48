"""The handle of a scroll bar."""

from __future__ import annotations

import pytest

from desktop.panes.look import Look
from desktop.panes.look.scrolling import handle_of


@pytest.mark.parametrize(
    ("span", "page", "position", "at", "long"),
    [
        (0, 100, 0, 0, 200),  # all is in sight
        (100, 100, 0, 0, 100),
        (100, 100, 50, 50, 100),
        (100, 100, 100, 100, 100),
    ],
)
def test_the_handle_shows_what_is_in_sight(look: Look, span: int, page: int, position: int, at: int, long: int) -> None:
    assert handle_of(look, 200, span, page, position) == (at, long)


def test_the_handle_can_always_be_held_and_never_leaves_its_groove(look: Look) -> None:
    at, long = handle_of(look, 200, 100_000, 100, 100_000)
    assert (at + long, long) == (200, look.u(6))
    assert handle_of(look, 10, 100_000, 100, 0) == (0, 10)
