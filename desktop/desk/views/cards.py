"""The plans of one card."""

from __future__ import annotations

from desktop.core.kinds import CadenceKind
from desktop.core.outlook import Plan
from desktop.desk import lookups
from desktop.desk.desk import Desk
from desktop.desk.view import CardPlans
from desktop.store import applications, outlooks


def plans(desk: Desk, application: int) -> CardPlans:
    """All plans of a card, with the ids of their steps.

    Raises:
        Trouble: an unknown card.
    """
    with desk.store.reading():
        turn = lookups.card(desk.store, application).turn
        kept, card = outlooks.plans(desk.store, application), outlooks.cards(desk.store)[application]
    found = tuple(one.plan for one in kept)
    ids = {step.key: number for one in kept for step, number in zip(one.plan.steps, one.step_ids, strict=True)}
    return CardPlans(application, found, ids, card.meter, turn, _live(found))


def plans_if_there(desk: Desk, application: int) -> CardPlans | None:
    """The same; None where there is no such card any more."""
    return plans(desk, application) if applications.get(desk.store, application) else None


def _live(found: tuple[Plan, ...]) -> Plan | None:
    own = next((plan for plan in found if plan.live), None)
    asked = [plan for plan in found if plan.cadence is CadenceKind.ASK]
    return own or (asked[-1] if asked else None)
