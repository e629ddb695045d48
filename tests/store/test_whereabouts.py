from __future__ import annotations

import pytest

from desktop.core.facts import Place, User
from desktop.store.whereabouts import place_of

BERLIN = User(Place("DE", "BE", "Europe/Berlin"))


@pytest.mark.parametrize(
    ("known", "place"),
    [
        ((None, None, None), Place("DE", "BE", "Europe/Berlin")),
        (("JP", None, "Asia/Tokyo"), Place("JP", None, "Asia/Tokyo")),
        (("DE", "BY", None), Place("DE", "BY", "Europe/Berlin")),
        (("DE", None, None), Place("DE", None, "Europe/Berlin")),
        ((None, None, "Europe/Lisbon"), Place("DE", "BE", "Europe/Lisbon")),
        ((None, "BY", None), Place("DE", "BY", "Europe/Berlin")),
    ],
)
def test_what_is_known_and_else_the_users_own(known: tuple[str | None, str | None, str | None], place: Place) -> None:
    assert place_of(known, BERLIN) == place
