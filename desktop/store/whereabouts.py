"""Where a recipient reads: what is known of their company, else the user's own place."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.facts import Place, User


def place_of(known: Sequence[str | None], user: User) -> Place:
    """The place of a company from its country, region and zone, as far as they are known.

    The user's region stands in only where no country is known: elsewhere in the user's country another may hold.
    """
    country, region, zone = known
    if country is None:
        return Place(user.place.country, region or user.place.region, zone or user.place.zone)
    return Place(country, region, zone or user.place.zone)
