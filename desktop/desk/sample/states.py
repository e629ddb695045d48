"""Applications in the states that the pictures do not show."""

from __future__ import annotations

from datetime import timedelta

from desktop.core.kinds import StepKind
from desktop.desk import interviews
from desktop.desk.sample.telling import Card, Telling
from desktop.desk.view import Draft


def tell(telling: Telling) -> None:
    """Note all that happened to them."""
    today, yesterday = telling.today, telling.business_day(-1)
    Card(
        telling, "Wren & Daughter", "Programme Editor", saved=telling.day(-8).isoformat(),
        apply_by=telling.day(9).isoformat(),
    )  # fmt: skip
    _just_over(telling)
    waiting = Card(telling, "Thorn Valley", "Team Assistant", -16)
    waiting.interview(telling.business_day(-2), "13:00", "Maud Ellery", told="14:30")
    waiting.did(StepKind.THANK_YOU, telling.business_day(-2), "16:00")
    Card(telling, "Pale Harbour", "Shift Planner", -8, person="Nils Aker").copied(StepKind.FIRST_MOVE, today, "9:50")
    bounced = Card(telling, "Finch Row", "Junior Buyer", -11, person="Wim Tasker")
    bounced.did(StepKind.FIRST_MOVE, telling.day(-4))
    bounced.bounced(yesterday, "10:07")
    owing = Card(telling, "Ashgrove", "Care Coordinator", -20)
    owing.interview(
        yesterday, "10:30", "Bela Stern", told="12:00", owed="references", owed_by=telling.business_day(2).isoformat()
    )
    owing.did(StepKind.THANK_YOU, yesterday, "13:15")


def _just_over(telling: Telling) -> None:
    """An interview that ended 40 minutes ago, known since yesterday."""
    card = Card(telling, "Copper Lane", "Office Manager", -13)
    ends = telling.now - timedelta(minutes=40)
    draft = Draft(ends - timedelta(hours=1), ends, ("Greta Solm",), None)
    card.happens(telling.business_day(-1), "11:30", lambda now: interviews.record(telling.desk, now, card.id, draft))
