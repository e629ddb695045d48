"""A plan as rows of the plan list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo

from desktop.core.outlook import Plan
from desktop.panes.look.widgets import PlanRow
from desktop.panes.parts.plan_lines import plan_lines
from desktop.words import Words

_MARKS = {"done": "check", "due": "disc", "ahead": "ring", "quiet": "none", "end": "square"}


def plan_rows(
    words: Words,
    plan: Plan,
    names: Mapping[int, str],
    zone: tzinfo,
    *,
    hours: bool = False,
    tight: bool = False,
    stranger: str | None = None,
) -> list[PlanRow]:
    """The rows of a plan in their order, the end last.

    Args:
        words: makes the sentences.
        plan: what to write out.
        names: contact id → name, as far as known.
        zone: the user's.
        hours: say at which hour an open thank-you rings.
        tight: write months in three letters.
        stranger: the name of the one person whom the store does not know yet.
    """
    rows = []
    for line in plan_lines(words, plan, names, zone, hours=hours, stranger=stranger):
        key = line.step.key if line.step else "end"
        if isinstance(line.at, datetime):
            day = words.text("pane.moment", at=line.at)
        else:
            day = words.text("pane.day_tight" if tight else "pane.day", day=line.at)
        rows.append(PlanRow(key, _MARKS[line.mark], day, line.text, words.say(line.why) if line.why else ""))  # type: ignore[arg-type]
    return rows
