"""The diary of the desk: what a calendar, in a file or on a server, is to hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID, uuid4

from desktop.core import diary, plans
from desktop.core.reason import Reason
from desktop.dav.ics import Told
from desktop.desk import choices, settings
from desktop.store import facts, interviews
from desktop.store import settings as stored

if TYPE_CHECKING:
    from desktop.desk.desk import Desk
    from desktop.store.writing import Reads, Writing

Say: TypeAlias = Callable[[Reason], str]
"""Makes a sentence of a reason: `Words.say`."""

_ID = "desk-id"


def entries(reads: Reads, desk: Desk, now: datetime, say: Say) -> tuple[Told, ...]:
    """All entries in words, by start; none where the desk was given no id yet."""
    own = stored.get(reads, _ID)
    if own is None:
        return ()
    world = facts.world(
        reads,
        user=choices.user(reads),
        defaults=choices.defaults(reads, desk.shipped),
        only=interviews.cards(reads),
    )
    found = diary.entries(UUID(own), world, plans.look(world, now), discreet=settings.of(reads).discreet)
    return tuple(
        Told(
            one.uid, one.starts, one.ends, say(one.summary), say(one.about) if one.about else "",
            busy=one.busy, alarm=one.alarm,
        )
        for one in found
    )  # fmt: skip


def ensure_id(w: Writing) -> None:
    """Give the desk an id of its own, once and for ever: a backup has it, so that a restored desk is the same one."""
    if stored.get(w, _ID) is None:
        stored.put(w, _ID, str(uuid4()))
