"""What the detail panel tells the desk about its card."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from desktop.core.kinds import Channel, Outcome, Way
from desktop.desk import answers, applications, interviews, people, steps
from desktop.desk.desk import Desk
from desktop.desk.joining import as_one, both
from desktop.desk.view import Answer, Draft, Written


def star(desk: Desk, now: datetime, application: int, *, starred: bool) -> Written[None]:
    """Set the star, or take it off."""
    return applications.star(desk, now, application, starred=starred)


def note(desk: Desk, now: datetime, application: int, text: str) -> Written[None]:
    """Keep the notes."""
    return applications.note(desk, now, application, text)


def delete(desk: Desk, now: datetime, application: int) -> Written[None]:
    """Take the card away."""
    return applications.delete(desk, now, [application])


def answered(desk: Desk, now: datetime, application: int, answer: Answer, starts: datetime | None) -> Written[Any]:
    """They answered; a next round with its time, where that is fixed."""
    with as_one(desk, now):
        written: Written[Any] = answers.replied(desk, now, application, answer)
        if starts is not None:
            written = both(written, interviews.record(desk, now, application, Draft(starts, None, (), None)))
    return written


def answered_no_and_closed(desk: Desk, now: datetime, application: int, answer: Answer) -> Written[Any]:
    """A no, and the card closes."""
    with as_one(desk, now):
        written = answers.replied(desk, now, application, answer)
        return both(written, applications.close(desk, now, application, Outcome.REJECTED))


def away(desk: Desk, now: datetime, application: int, until: date | None) -> Written[int]:
    """They are away."""
    return answers.away(desk, now, application, until)


def bounced(desk: Desk, now: datetime, application: int) -> Written[int]:
    """The address did not work."""
    return answers.bounced(desk, now, application)


def address(desk: Desk, now: datetime, application: int, contact: int, mail: str) -> Written[Any]:  # noqa: ARG001
    """A new address."""
    return people.address(desk, now, contact, mail)


def with_person(desk: Desk, now: datetime, application: int, name: str, mail: str | None) -> Written[int]:
    """Someone to write to."""
    return people.with_person(desk, now, application, name, mail)


def wrote(desk: Desk, now: datetime, application: int, channel: Channel, *, anyway: bool) -> Written[int]:
    """Something went out."""
    return steps.wrote(desk, now, application, channel, anyway=anyway)


def wake(desk: Desk, now: datetime, application: int, *, anyway: bool) -> Written[int]:
    """One letter more than the plan allows."""
    return steps.wake(desk, now, application, anyway=anyway)


def done(desk: Desk, now: datetime, application: int, step: int) -> Written[int]:  # noqa: ARG001
    """What the user owed is done."""
    return steps.done(desk, now, step, Channel.OTHER)


def close(desk: Desk, now: datetime, application: int, outcome: Outcome) -> Written[None]:
    """How it ended."""
    return applications.close(desk, now, application, outcome)


def edit(desk: Desk, now: datetime, application: int, edited: dict[str, Any]) -> Written[Any]:
    """What the card says; ``person`` beside it is whom to write to."""
    person = edited.pop("person", None)
    if edited.get("way") is Way.PERSON and person:
        del edited["way"]
    with as_one(desk, now):
        written: Written[Any] | None = (
            applications.edit(desk, now, application, **edited) if edited or not person else None
        )
        if person:
            told = people.with_person(desk, now, application, person)
            return told if written is None else both(written, told)
    assert written is not None
    return written
