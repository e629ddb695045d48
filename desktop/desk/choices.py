"""What the rules ask of the user's choices: their calendar and habits, and the recipes that new plans follow."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.facts import Cadence, Place, User
from desktop.core.kinds import CadenceKind
from desktop.desk import places, shipped
from desktop.store import settings as stored

if TYPE_CHECKING:
    from desktop.store.writing import Reads


def user(reads: Reads) -> User:
    """The user's calendar and habits. What they did not choose is the system's; a country is that of their zone."""
    country, zone = places.system()
    zone = stored.get(reads, stored.ZONE, zone)
    return stored.user(reads, Place(places.country_of(zone) or country, None, zone))


def defaults(reads: Reads, folder: Path) -> dict[CadenceKind, Cadence]:
    """The recipe of each kind: the shipped numbers, and over them the user's own."""
    own, brought = stored.cadences(reads), _shipped(folder)
    return {kind: replace(cadence, **own.get(kind, {})) for kind, cadence in brought.items()}  # type: ignore[arg-type]


@lru_cache(maxsize=4)
def _shipped(folder: Path) -> dict[CadenceKind, Cadence]:
    return shipped.cadences(folder)
