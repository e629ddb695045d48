"""Answers that several verbs give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from desktop.cli import shapes
from desktop.cli.call import Call, Said
from desktop.desk import views

if TYPE_CHECKING:
    from desktop.cli.shapes import Shape
    from desktop.core.outlook import Plan
    from desktop.desk.view import CardPlans, Written

Result = TypeVar("Result")


def wrote(call: Call, written: Written[Result], application: int | None, **more: object) -> Said:
    """A write about one card: what changed, and the card's live plan."""
    call.wrote(written)
    plans = None if application is None else views.plans_if_there(call.desk, application)
    data = {
        **more,
        "changed": shapes.changed(written.changes, application),
        "plan": shapes.live(plans, call.words, call.zone),
    }
    lines = [call.words.say(written.name), *([] if plans is None else plan_lines(call, plans))]
    return Said(data, "\n".join(lines))


def changed(call: Call, written: Written[Result]) -> Said:
    """A write about no one card."""
    call.wrote(written)
    return Said({"changed": shapes.changed(written.changes)}, call.words.say(written.name))


def plan_lines(call: Call, plans: CardPlans, *, every: bool = False) -> list[str]:
    """The live plan as lines, or every plan: the turn, each step with its number, and the end."""
    lines = [call.words.text("cli.turn", turn=plans.turn.line)]
    for plan in plans.plans if every else filter(None, [plans.live]):
        if every:
            lines.append(call.words.text(f"cli.cadence.{plan.cadence}"))
        lines += _lines(call, plans, plan)
    return lines


def _lines(call: Call, plans: CardPlans, plan: Plan) -> Iterator[str]:
    words = call.words
    for step in plan.steps:
        yield words.text(
            "cli.step", id=plans.ids[step.key], day=step.day, kind=words.text(f"cli.kind.{step.kind}"),
            state=words.text(f"state.{step.state}"), why=step.why,
        )  # fmt: skip
    if plan.over:
        yield words.text("cli.over", why=plan.over)
    elif plan.ends:
        yield words.text("cli.ends", day=plan.ends)


def plan(call: Call, plans: CardPlans) -> Shape:
    """The live plan, or an empty one."""
    return shapes.plan(plans.live, plans.ids, plans.meter, call.words, call.zone)
