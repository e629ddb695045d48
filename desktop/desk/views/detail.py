"""All of one application, for the panel beside the board."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop.core.days import date_at
from desktop.core.kinds import InterviewState, StepState
from desktop.desk import lookups
from desktop.desk.desk import Desk
from desktop.desk.view import Detail, InterviewView
from desktop.desk.views.people import known_at
from desktop.desk.views.timeline import timeline
from desktop.store import companies, contacts, interviews, outlooks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.outlook import Step
    from desktop.store.applications import Application
    from desktop.store.outlooks import KeptPlan
    from desktop.store.writing import Reads

_YOURS_NOW = (StepState.COPIED, StepState.DUE)


def detail(desk: Desk, _now: datetime, application: int) -> Detail:
    """All of one application.

    Raises:
        Trouble: an unknown application.
    """
    with desk.store.reading():
        return _detail(desk.store, lookups.application(desk.store, application))


def _detail(reads: Reads, row: Application) -> Detail:
    kept, firm, zone = outlooks.plans(reads, row.id), companies.get(reads, row.company), lookups.own_zone(reads)
    there = lookups.place(reads, row).zone
    return Detail(
        card=lookups.card(reads, row.id),
        stage=lookups.stage(reads, row.stage),
        plans=tuple(one.plan for one in kept),
        interviews=_interviews(reads, row),
        known=known_at(reads, row.company_name, row.id),
        looked_through=contacts.count(reads),
        timeline=timeline(reads, row, zone),
        notes=row.notes,
        link=row.link,
        place=row.place,
        salary=row.salary,
        way=row.way,
        through=row.agency_name,
        person=lookups.person(reads, row.person),
        applied=date_at(row.applied, there) if row.applied else None,
        saved=date_at(row.saved, zone),
        apply_by=row.apply_by,
        country=firm.country if firm else None,
        region=firm.region if firm else None,
        zone=firm.zone if firm else None,
        place_guessed=firm is not None and firm.place_guessed,
        meter_why=outlooks.cards(reads)[row.id].meter_why,
        main_step=_main_step(kept),
        step_ids={step.key: number for one in kept for step, number in zip(one.plan.steps, one.step_ids, strict=True)},
    )


def _interviews(reads: Reads, row: Application) -> tuple[InterviewView, ...]:
    return tuple(
        InterviewView(
            id=one.id,
            starts=one.starts.astimezone(ZoneInfo(one.zone)),
            ends=one.ends.astimezone(ZoneInfo(one.zone)),
            people=tuple(lookups.as_person(person) for person in contacts.some(reads, one.people).values()),
            state=one.state,
            promised=one.promised,
            talked_about=one.talked_about,
            settled=one.settled is not None or one.state is not InterviewState.PLANNED or one.told >= one.ends,
        )
        for one in interviews.of(reads, row.id)
    )


def _main_step(kept: Sequence[KeptPlan]) -> Step | None:
    """The first step that waits for the user, of the live plan before the others."""
    plans = sorted((one.plan for one in kept), key=lambda plan: not plan.live)
    return next((step for plan in plans for step in plan.steps if step.state in _YOURS_NOW), None)
