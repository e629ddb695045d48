"""Brings the stored plans, steps and cards in line with the facts, within the write that changed them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.core import plans
from desktop.core.outlook import CardOutlook
from desktop.desk import choices
from desktop.desk.desk import Desk
from desktop.store import derived, facts

if TYPE_CHECKING:
    from desktop.core.facts import World
    from desktop.store.writing import Reads, Writing


def world(reads: Reads, desk: Desk, about: Collection[int] = ()) -> World:
    """All that the rules need to know now, of the open applications and of those in `about`."""
    return facts.world(reads, user=choices.user(reads), defaults=choices.defaults(reads, desk.shipped), only=about)


def replan(w: Writing, desk: Desk, now: datetime, about: Collection[int] = ()) -> dict[int, CardOutlook]:
    """Work out all plans and keep what changed; the outlook of each card."""
    seen = world(w, desk, about)
    outlooks = plans.look(seen, now)
    derived.sync(w, outlooks, seen, now)
    return outlooks
