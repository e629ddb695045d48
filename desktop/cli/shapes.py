"""What the answers look like as data: the public shapes of the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from desktop.core.kinds import Meter

if TYPE_CHECKING:
    from desktop.core.changes import Changes
    from desktop.core.outlook import Plan, Step
    from desktop.desk.view import Card, CardPlans, Check, DueStep, Found, ImportedFile, Known, LetterView, Person, Stage
    from desktop.words import Words

Shape = dict[str, Any]
_SHOWN = frozenset({"application", "interview", "plan", "step", "attempt", "contact"})


def changed(changes: Changes, application: int | None = None) -> list[Shape]:
    """The touched rows of the kinds that the interface names. Any other row of an application is a change of it."""
    rows = [{"what": row.what, "id": row.id, "how": row.how} for row in changes.rows if row.what in _SHOWN]
    if application is None or not changes or changes.touches("application"):
        return rows
    return [{"what": "application", "id": application, "how": "changed"}, *rows]


def step(number: int, step: Step, words: Words, zone: tzinfo) -> Shape:
    """One step; its ring is written in the user's own zone."""
    return {
        "id": number,
        "kind": step.kind.value,
        "day": step.day.isoformat(),
        "rings": moment(step.rings, zone),
        "state": step.state.value,
        "why": words.say(step.why),
        "to_id": step.contact,
        "what": step.what,
    }


def plan(plan: Plan | None, ids: Mapping[str, int], meter: Meter, words: Words, zone: tzinfo) -> Shape:
    """A plan; of a card that has none yet, an empty one."""
    if plan is None:
        return {
            "cadence": None, "steps": [], "attempts": 0, "limit": None, "ends": None, "moved_on": False,
            "meter": meter.value, "over": None,
        }  # fmt: skip
    return {
        "cadence": plan.cadence.value,
        "steps": [step(ids[one.key], one, words, zone) for one in plan.steps],
        "attempts": plan.attempts,
        "limit": plan.limit,
        "ends": plan.ends.isoformat() if plan.ends else None,
        "moved_on": plan.moved_on,
        "meter": meter.value,
        "ends_why": words.say(plan.ends_why) if plan.ends_why else None,
        "over": words.say(plan.over) if plan.over else None,
        "live": plan.live,
    }


def live(plans: CardPlans | None, words: Words, zone: tzinfo) -> Shape | None:
    """The live plan of a card; None where there is no such card any more."""
    if plans is None:
        return None
    return plan(plans.live, plans.ids, plans.meter, words, zone)


def application(card: Card, stage: Stage, words: Words) -> Shape:
    """One application."""
    return {
        "id": card.id,
        "company": card.company,
        "role": card.role,
        "stage": stage.name,
        "kind": stage.kind.value,
        "turn": words.say(card.turn.line),
        "whose": card.turn.side.value,
        "people": card.people,
        "outcome": card.outcome.value if card.outcome else None,
    }


def due(due: DueStep, card: Shape, words: Words, zone: tzinfo) -> Shape:
    """A step that waits for the user, with its application and whom it is to."""
    return {
        **step(due.id, due.step, words, zone),
        "application": card,
        "to": due.to.name if due.to else None,
        "to_id": due.to.id if due.to else None,
    }


def letter(letter: LetterView) -> Shape:
    """A letter in the hand."""
    return {
        "to": letter.to.name if letter.to else None,
        "subject": letter.subject,
        "body": letter.body,
        "missing": list(letter.missing),
        "to_id": letter.to.id if letter.to else None,
        "mail": letter.to.mail if letter.to else None,
    }


def imported(file: ImportedFile, words: Words) -> Shape:
    """What became of one file."""
    return {
        "file": file.file,
        "kind": file.kind,
        "came_in": file.came_in,
        "known": file.known,
        "merged": file.merged,
        "resting": file.resting,
        "not_understood": [{"row": row.row, "why": words.say(row.why)} for row in file.not_understood],
    }


def _person(person: Person) -> Shape:
    return {"id": person.id, "name": person.name, "company": person.company, "position": person.position}


def found(found: Found, words: Words) -> Shape:
    """A hit of the search."""
    return {**_person(found.person), "why": words.say(found.why), "source": words.say(found.source)}


def known(known: Known, words: Words) -> Shape:
    """Someone whom the user knows at a company."""
    return {
        **_person(known.person),
        "tier": known.tier.value,
        "relation": known.relation.value,
        "why": words.say(known.why),
        "source": words.say(known.source),
    }


def check(check: Check, words: Words) -> Shape:
    """A line of the doctor."""
    return {"name": check.name, "ok": check.ok, "says": words.say(check.says)}


def moment(at: datetime | None, zone: tzinfo) -> str | None:
    """ISO 8601 with the offset of a zone."""
    return at.astimezone(zone).isoformat(timespec="seconds") if at else None
