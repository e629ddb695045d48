"""What an alert says and which buttons it has, from what rings in it.

Others may see the screen: no alert says what was promised, offered or written, only that something is ready.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.core.kinds import CadenceKind, StepKind, StepState
from desktop.core.reason import Reason
from desktop.desk.view import AlertView

if TYPE_CHECKING:
    from desktop.desk.view import DueStep, HowItem

Button = tuple[str, str]

OPEN: Button = ("write", "alert.button.open")
TOMORROW: Button = ("snooze", "alert.button.tomorrow")
HOUR: Button = ("snooze", "alert.button.hour")
DONE: Button = ("done", "alert.button.done")
TELL: Button = ("tell", "alert.button.tell")
MOVED: Button = ("skip", "alert.button.moved")

_ALL_NAMES, _SOME_NAMES = 70, 58
"""How many characters of names leave room for the rest of the sentence."""


@dataclass(frozen=True, slots=True)
class Ringing:
    """A step whose moment has come.

    Attributes:
        key: its own, under which the delivered alert is kept.
        again: it was named before; this is the folded alert of the next morning.
    """

    due: DueStep
    key: str
    again: bool


def for_letters(ringing: Sequence[Ringing], today: date) -> AlertView:
    """All planned letters of the letter time in one alert, and what stayed undone the day before."""
    if len(ringing) == 1:
        return _one_letter(ringing[0], today)
    minutes = sum(one.due.minutes for one in ringing)
    return AlertView(
        key=f"letters/{today}",
        title=Reason.of("alert.letters.title", n=len(ringing)),
        body=Reason.of("alert.letters.body", names=_names(ringing), minutes=_minutes(minutes)),
        buttons=(OPEN, TOMORROW),
        application=None,
        steps=tuple(one.due.id for one in ringing),
        delivered=_rows(ringing),
    )


def for_thanks(ringing: Sequence[Ringing]) -> AlertView:
    """The thank-yous of one round, at their own hour."""
    first, others = ringing[0].due, len(ringing) - 1
    name = first.to.name if first.to is not None else None
    if name is None:
        title = Reason.of("alert.thank_you.title_plain", company=first.company)
    elif others:
        title = Reason.of("alert.thank_you.title_more", name=name, n=others)
    else:
        title = Reason.of("alert.thank_you.title", name=name)
    minutes = Reason.of("tray.minutes", n=sum(one.due.minutes for one in ringing))
    return AlertView(
        key=f"thanks/{ringing[0].key}",
        title=title,
        body=Reason.of("alert.thank_you.body_more" if others else "alert.thank_you.body", minutes=minutes),
        buttons=(OPEN, HOUR) if others else (OPEN, HOUR, DONE),
        application=first.application,
        steps=tuple(one.due.id for one in ringing),
        delivered=_rows(ringing),
    )


def for_owed(one: Ringing) -> AlertView:
    """Something that is the user's own turn."""
    due = one.due
    key = "alert.owed.body_answer" if due.cadence is CadenceKind.OFFER else "alert.owed.body"
    return AlertView(
        key=f"owed/{one.key}",
        title=Reason.of("alert.owed.title", company=due.company),
        body=Reason.of(key, day=due.step.day),
        buttons=(OPEN, TOMORROW, DONE),
        application=due.application,
        steps=(due.id,),
        delivered=_rows((one,)),
    )


def for_question(item: HowItem, key: str) -> AlertView:
    """How did it go?"""
    return AlertView(
        key=f"how/{item.interview}",
        title=Reason.of("alert.how.title", company=item.company),
        body=Reason.of("alert.how.body"),
        buttons=(TELL, HOUR, MOVED),
        application=item.application,
        interview=item.interview,
        delivered=((item.application, key, False),),
    )


def for_many(alerts: Sequence[AlertView], companies: Sequence[str], today: date) -> AlertView:
    """Several alerts in one, for when so much is due at once that each alone would be a flood."""
    return AlertView(
        key=f"many/{today}",
        title=Reason.of("alert.many.title", n=sum(len(alert.delivered) for alert in alerts)),
        body=Reason.of("alert.many.body", names=_fitting(list(dict.fromkeys(companies)))),
        buttons=(OPEN, HOUR),
        application=None,
        steps=tuple(step for alert in alerts for step in alert.steps),
        delivered=tuple(row for alert in alerts for row in alert.delivered),
    )


def discreetly(alert: AlertView) -> AlertView:
    """The same alert, naming nobody."""
    return AlertView(
        key=alert.key,
        title=Reason.of("app.title"),
        body=Reason.of("alert.discreet.body"),
        buttons=(OPEN,),
        application=alert.application,
        steps=alert.steps,
        interview=alert.interview,
        delivered=alert.delivered,
    )


def to_whom(due: DueStep) -> Reason:
    """Whom a step is about, shortly: the person and the company, or the company alone."""
    if due.to is None:
        return Reason.of("alert.letter.title_plain", to=due.company)
    return Reason.of("tray.to", to=due.to.name, company=due.company)


def row(due: DueStep) -> Reason:
    """The line of a step in the tray's menu."""
    if due.step.kind is StepKind.OWED:
        return Reason.of("alert.owed.title", company=due.company)
    if due.to is None:
        return Reason.of(f"letter.title.{due.step.kind}", name=due.company)
    return Reason.of("tray.row", what=Reason.of(f"letter.title.{due.step.kind}", name=due.to.name), company=due.company)


def _one_letter(one: Ringing, today: date) -> AlertView:
    due = one.due
    return AlertView(
        key=f"letter/{one.key}",
        title=to_whom(due),
        body=_body_of_one(one, today),
        buttons=(OPEN, TOMORROW, DONE),
        application=due.application,
        steps=(due.id,),
        delivered=_rows((one,)),
    )


def _body_of_one(one: Ringing, today: date) -> Reason:
    step, minutes = one.due.step, _minutes(one.due.minutes)
    if step.state is StepState.COPIED:
        return Reason.of("alert.letter.body_copied")
    promised = step.why.fact("day") if step.why.key == "why.promise_passed" else None
    if one.again:
        return Reason.of("alert.letter.body_again", minutes=minutes)
    # A weekday says which day is meant for a week, no longer.
    if isinstance(promised, date) and (today - promised).days < 7:
        return Reason.of("alert.letter.body_promised", day=promised, minutes=minutes)
    return Reason.of("alert.letter.body", minutes=minutes)


def _names(ringing: Sequence[Ringing]) -> Reason:
    return _fitting([_name(one.due) for one in ringing])


def _fitting(names: list[str]) -> Reason:
    """As many names as fit, then how many more."""
    if len(names) == 1 or len(", ".join(names)) <= _ALL_NAMES:
        return Reason.of("alert.names", names=", ".join(names))
    shown = 1
    while len(", ".join(names[: shown + 1])) <= _SOME_NAMES:
        shown += 1
    return Reason.of("alert.names_more", names=", ".join(names[:shown]), n=len(names) - shown)


def _name(due: DueStep) -> str:
    if due.to is None:
        return due.company
    return due.to.name if due.step.kind in (StepKind.ASK, StepKind.NUDGE) else f"{due.to.name} ({due.company})"


def _minutes(minutes: int) -> Reason:
    return Reason.of("alert.minutes", n=minutes)


def _rows(ringing: Sequence[Ringing]) -> tuple[tuple[int, str, bool], ...]:
    return tuple((one.due.application, one.key, one.again) for one in ringing)
