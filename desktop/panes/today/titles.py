"""What a due step is called on Today."""

from __future__ import annotations

from desktop.core.kinds import CadenceKind, StepKind
from desktop.core.outlook import Step
from desktop.core.reason import Reason
from desktop.desk.view import DueStep
from desktop.words import Words


def title(words: Words, due: DueStep) -> str:
    """The title of a step's card: "Check in with Mira Tann"."""
    if due.step.kind is StepKind.OWED:
        return words.text("owed.title", what=due.step.what) if due.step.what else words.text(_unnamed(due))
    return words.text(f"letter.title.{due.step.kind.value}", name=due.to.name if due.to else due.company)


def by(words: Words, due: DueStep) -> str:
    """What the user owes, with its day: "Your turn: references, by Thu 18 March"."""
    return words.text("owed.by", title=title(words, due), day=due.step.day)


def ahead(words: Words, due: DueStep) -> str:
    """A step that lies ahead, in a sentence: "a first letter to Harbour & Pine"."""
    return words.text(f"calm.step.{due.step.kind.value}", company=due.company)


def short(words: Words, kind: StepKind) -> str:
    """What a step is, in two words: "a first letter"."""
    return words.text(f"plan.short.{kind.value}")


def reason(words: Words, step: Step) -> str:
    """The sentence below the title: the fact that gave the step its date."""
    return words.say(root(step.why))


def root(why: Reason) -> Reason:
    """The fact below all that only moved a date."""
    while isinstance(inner := why.fact("because"), Reason):
        why = inner
    return why


def whole_reason(words: Words, step: Step) -> str:
    """All that moved the step to its date."""
    return words.text("letter.why_sentence", day=step.day, why=step.why)


def _unnamed(due: DueStep) -> str:
    if due.cadence is CadenceKind.OFFER:
        return "owed.title.offer"
    return "owed.title.answer" if "/owed:reply-" in due.step.key else "owed.title.plain"
