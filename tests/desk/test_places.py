"""Countries, regions and zones."""

from __future__ import annotations

import pytest

from desktop.core.reason import Trouble
from desktop.desk import places


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ((None, None, None), (None, None, None)),
        (("de", "by", None), ("DE", "BY", "Europe/Berlin")),
        (("US", "CA", None), ("US", "CA", "America/New_York")),
        (("AU", None, None), ("AU", None, "Australia/Sydney")),
        ((None, None, "america/los_angeles"), ("US", None, "America/Los_Angeles")),
        ((None, "DE-BY", "Europe/Berlin"), ("DE", "BY", "Europe/Berlin")),
        ((None, None, "UTC"), (None, None, "UTC")),
    ],
)
def test_what_goes_with_what(told: tuple[str | None, ...], known: tuple[str | None, ...]) -> None:
    assert tuple(places.told(*told)) == known


def test_the_users_own_zone_is_taken_where_it_lies_there() -> None:
    assert places.told("US", None, None, near="America/Chicago").zone == "America/Chicago"
    assert places.told("US", None, None, near="Europe/Berlin").zone == "America/New_York"


@pytest.mark.parametrize(
    ("country", "region", "zone", "key"),
    [
        ("XX", None, None, "unknown_country"),
        (None, None, "Mars/Olympus", "unknown_zone"),
        (None, None, "/etc/passwd", "unknown_zone"),
        (None, None, "Europe", "unknown_zone"),
        (None, "BY", None, "region_alone"),
        ("DE", "ZZ", None, "unknown_region"),
        ("AQ", "ZZ", None, "no_regions"),
    ],
)
def test_what_is_not_known(country: str | None, region: str | None, zone: str | None, key: str) -> None:
    with pytest.raises(Trouble, match=key):
        places.told(country, region, zone)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"TZ": "Europe/Berlin"}, ("DE", "Europe/Berlin")),
        ({"TZ": ":Asia/Tokyo"}, ("JP", "Asia/Tokyo")),
        ({"TZ": "CET-1CEST", "LC_ALL": "C"}, ("US", "UTC")),
        ({"TZ": "UTC", "LC_ALL": "C"}, ("US", "UTC")),
    ],
)
def test_what_the_system_says(
    environment: dict[str, str], said: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    places.system.cache_clear()
    assert places.system() == said
    places.system.cache_clear()
