"""A plan in words: one line a step, and its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Literal

from desktop.core.kinds import StepKind, StepState
from desktop.core.outlook import Plan, Step
from desktop.core.reason import Reason
from desktop.words import Words

Mark = Literal["done", "due", "ahead", "quiet", "end"]

_NAMED = (StepKind.THANK_YOU, StepKind.FIRST_MOVE, StepKind.ASK, StepKind.HOW_IT_ENDED)
_QUIETLY = {
    StepState.SKIPPED: "plan.skipped",
    StepState.LAPSED: "plan.lapsed",
    StepState.ENDED: "plan.ended",
    StepState.PAUSED: "plan.paused",
    StepState.COPIED: "plan.copied",
}
_MARKS: dict[StepState, Mark] = {
    StepState.DONE: "done",
    StepState.DUE: "due",
    StepState.COPIED: "due",
    StepState.PLANNED: "ahead",
    StepState.PAUSED: "ahead",
}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of a plan.

    Attributes:
        at: the day; a moment where the hour matters, in the user's zone.
        step: None for the end.
    """

    mark: Mark
    at: date | datetime
    text: str
    why: Reason | None
    step: Step | None = None


def plan_lines(
    words: Words,
    plan: Plan,
    names: Mapping[int, str],
    zone: tzinfo,
    *,
    hours: bool = False,
    stranger: str | None = None,
) -> list[PlanLine]:
    """The lines of a plan in their order, the end last.

    Args:
        words: makes the sentences.
        plan: what to write out.
        names: contact id → name, as far as known.
        zone: the user's.
        hours: say at which hour an open thank-you rings.
        stranger: the name for a step to someone whom the store does not know yet.
    """
    lines = [
        PlanLine(
            _MARKS.get(step.state, "quiet"),
            _at(step, zone, hours=hours),
            _text(words, step, names, stranger),
            step.why,
            step,
        )
        for step in sorted(plan.steps, key=lambda step: (step.day, step.number))
    ]
    if plan.ends is not None:
        key = "plan.end.over" if plan.moved_on else "plan.end"
        lines.append(PlanLine("end", plan.ends, words.text(key), plan.ends_why))
    return lines


def first_name(name: str) -> str:
    """What a friend would say: the first word of a name."""
    return name.split(maxsplit=1)[0] if name.split() else name


def step_words(words: Words, step: Step, name: str | None) -> str:
    """What a step is, in the words of a plan: "a thank-you to Mira"."""
    key = f"plan.line.{step.kind.value}"
    if step.kind is StepKind.OWED:
        return words.text(key, what=step.what) if step.what else words.text(f"plan.short.{step.kind.value}")
    if step.kind in _NAMED:
        return words.text(key, name=first_name(name)) if name else words.text(f"plan.short.{step.kind.value}")
    may_be_quiet = step.kind in (StepKind.CHECK_IN, StepKind.SECOND_LETTER) and step.state is not StepState.PLANNED
    return words.text(f"plan.short.{step.kind.value}" if may_be_quiet else key)


def _text(words: Words, step: Step, names: Mapping[int, str], stranger: str | None) -> str:
    name = names.get(step.contact) if step.contact is not None else stranger
    said = step_words(words, step, name)
    quietly = _QUIETLY.get(step.state)
    return words.text(quietly, what=said) if quietly else said


def _at(step: Step, zone: tzinfo, *, hours: bool) -> date | datetime:
    if hours and step.kind is StepKind.THANK_YOU and step.rings is not None and step.state is StepState.PLANNED:
        return step.rings.astimezone(zone)
    return step.day
