"""Letters in the hand: from a template and the facts of a card, or as the user changed them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop.core.days import date_at
from desktop.core.kinds import AskKind, CadenceKind, ReplyKind, StepKind, StepState, Way
from desktop.core.letters import LetterFact, Situation, choose, compose, parse_template, roles_named
from desktop.core.reason import Reason, Trouble
from desktop.desk import lookups, settings, shipped
from desktop.desk.desk import Desk
from desktop.desk.view import LetterView, Written
from desktop.desk.writes import write
from desktop.store import applications, asks, contacts, interviews, outlooks, replies
from desktop.store import letters as stored

if TYPE_CHECKING:
    from desktop.core.outlook import Plan, Step
    from desktop.desk.view import Person
    from desktop.store.applications import Application
    from desktop.store.interviews import Interview
    from desktop.store.outlooks import KeptStep
    from desktop.store.writing import Reads

_LANGUAGE = "en"
_NO_STEP = 0
"""The step of a letter that no plan asked for."""
_OF_ONE_LETTER = ("something_new", "about_me", "what", "answer")


def letter(desk: Desk, now: datetime, step: int, also: Collection[int] = ()) -> LetterView:
    """The letter of a step: the user's own text where they changed it, else the template's.

    Args:
        desk: where.
        now: the moment.
        step: the step.
        also: steps of other cards whose roles the letter names too.

    Raises:
        Trouble: an unknown step, or a template that is not whole.
    """
    with desk.store.reading():
        kept = _step(desk.store, step)
        case = _Case.of(desk.store, now, kept)
        own = stored.get(desk.store, kept.step.key)
        if own is not None:
            return LetterView(step, case.to, case.row.company_name, own.subject, own.body, (), edited=True)
        rows = [lookups.application(desk.store, _step(desk.store, other).application) for other in also]
        named = replace(case, others=tuple((row.role, row.company_name) for row in rows))
        return _composed(desk, named, choose(kept.step.kind, case.situation()), step)


def asking(desk: Desk, now: datetime, contact: int, application: int, kind: AskKind) -> LetterView:
    """The letter that asks a contact something for a card.

    Raises:
        Trouble: an unknown contact or card, or a template that is not whole.
    """
    with desk.store.reading():
        row = lookups.application(desk.store, application)
        case = _Case(desk.store, now, row, lookups.as_person(lookups.contact(desk.store, contact)))
        return _composed(desk, case, choose(StepKind.ASK, Situation(CadenceKind.ASK, ask=kind)), _NO_STEP)


def short(desk: Desk, now: datetime, application: int, template: str) -> LetterView:
    """A short letter that no plan asks for: ``answer_to_no``, ``called_off`` or ``no_show``.

    Raises:
        Trouble: an unknown card, or a template that is not whole.
    """
    with desk.store.reading():
        row = lookups.application(desk.store, application)
        talks = interviews.of(desk.store, application)
        contact = next(iter(talks[-1].people), row.person) if talks else row.person
        return _composed(desk, _Case(desk.store, now, row, lookups.person(desk.store, contact)), template, _NO_STEP)


def keep(desk: Desk, now: datetime, step: int, subject: str, body: str) -> Written[None]:
    """Keep the user's own text of a step's letter.

    Raises:
        Trouble: an unknown step.
    """
    kept = _step(desk.store, step)
    with write(desk, now, Reason.of("name.letter_kept"), undo=False, plans=False) as entry:
        stored.keep(entry.w, kept.application, kept.step.key, stored.Text(subject, body))
    return entry.written(None)


def forget(desk: Desk, now: datetime, step: int) -> Written[None]:
    """Go back to the template's text.

    Raises:
        Trouble: an unknown step.
    """
    kept = _step(desk.store, step)
    with write(desk, now, Reason.of("name.letter_reset"), plans=False) as entry:
        stored.forget(entry.w, kept.step.key)
    return entry.written(None)


def tell(desk: Desk, now: datetime, step: int, fact: str, text: str) -> Written[None]:
    """Tell a fact that a step's letter wants.

    ``talked_about`` belongs to its interview, ``me`` or ``name`` is how the user signs; ``something_new``,
    ``about_me``, ``what`` and ``answer`` are for this letter alone.

    Raises:
        Trouble: an unknown step, or a fact that is not told so.
    """
    kept = _step(desk.store, step)
    if fact in ("me", "name"):
        return settings.set_value(desk, now, "name", text)
    if fact in _OF_ONE_LETTER:
        with write(desk, now, Reason.of("name.fact_told"), plans=False) as entry:
            stored.tell(entry.w, kept.application, kept.step.key, fact, text)
        return entry.written(None)
    talks = interviews.of(desk.store, kept.application)
    if fact != "talked_about" or not talks:
        raise Trouble("trouble.no_such_fact", fact=fact)
    with write(desk, now, Reason.of("name.fact_told"), plans=False) as entry:
        interviews.update(entry.w, talks[-1].id, talked_about=text)
    return entry.written(None)


@dataclass(frozen=True, slots=True)
class _Case:
    """What a letter is about."""

    reads: Reads
    now: datetime
    row: Application
    to: Person | None
    kept: KeptStep | None = None
    plan: Plan | None = None
    others: tuple[tuple[str, str], ...] = ()
    """Role and firm of other cards that the letter names too."""

    @classmethod
    def of(cls, reads: Reads, now: datetime, kept: KeptStep) -> _Case:
        row = lookups.application(reads, kept.application)
        plan = next((one.plan for one in outlooks.plans(reads, row.id) if one.plan.key == kept.plan), None)
        return cls(reads, now, row, lookups.person(reads, kept.step.contact), kept, plan)

    @property
    def zone(self) -> str:
        """The recipient's."""
        return lookups.place(self.reads, self.row).zone

    @property
    def today(self) -> date:
        """There; of a step that is still ahead, its day."""
        day = date_at(self.now, self.zone)
        return max(day, self.kept.step.day) if self.kept and self.kept.step.state.is_open else day

    def situation(self) -> Situation:
        """What decides which template fits."""
        talks, ask = self._round(), self._ask()
        promised = self._promised(talks)
        return Situation(
            cadence=self.kept.cadence if self.kept else CadenceKind.INTERVIEW,
            promised_passed=promised is not None and promised < self.today,
            deciding=self._deciding(),
            thanks_owed=self._thanks_owed(),
            panel=len({person for talk in talks for person in talk.people}) > 1,
            position=self.to.position or "" if self.to else "",
            agency=self.row.way is Way.AGENCY,
            ask=ask,
        )

    def facts(self, me: str) -> dict[str, LetterFact]:
        """All that a template may speak of."""
        talks, row, step = self._round(), self.row, self.kept.step if self.kept else None
        closings = applications.closings(self.reads, row.id)
        promised = self._promised(talks)
        return {
            "name": self.to.name if self.to else None,
            "me": me or None,
            "today": self.today,
            "interview_day": date_at(talks[-1].ends, self.zone) if talks else None,
            "promised": promised,
            "talked_about": next((talk.talked_about for talk in reversed(talks) if talk.talked_about), None),
            "others": self._others(talks),
            "applied": date_at(row.applied, self.zone) if row.applied else None,
            "first_letter": self._first_letter(),
            "asked": self._ask(),
            "asked_me": "yes" if step and "/owed:reply-" in step.key else None,
            "ended": closings[-1].outcome.value if closings else None,
            "what": step.what if step else None,
            "answer_by": step.day if step and step.kind is StepKind.OWED else None,
            **(stored.facts(self.reads, step.key) if step else {}),
        }

    def _round(self) -> list[Interview]:
        """The interviews of the plan's round: all of that day; of a plan without a round those of the last day."""
        talks = interviews.of(self.reads, self.row.id)
        key = self.kept.plan.partition("/")[2] if self.kept else ""
        named = [talk for talk in talks if key == f"{CadenceKind.INTERVIEW}:{talk.id}"] or list(talks[-1:])
        if not named:
            return []
        day = date_at(named[0].starts, self.zone)
        return [talk for talk in talks if date_at(talk.starts, self.zone) == day]

    def _promised(self, talks: list[Interview]) -> date | None:
        said = [
            reply.by for reply in replies.of(self.reads, self.row.id) if reply.kind is ReplyKind.DECIDING and reply.by
        ]
        days = said or [talk.promised for talk in talks if talk.promised]
        return days[-1] if days else None

    def _others(self, talks: list[Interview]) -> str | None:
        ids = dict.fromkeys(person for talk in talks for person in talk.people)
        names = [
            one.name for one in contacts.some(self.reads, list(ids)).values() if not self.to or one.id != self.to.id
        ]
        return ", ".join(names) or None

    def _first_letter(self) -> date | None:
        done = [step.day for step in self._steps() if step.kind.is_letter and step.state is StepState.DONE]
        return min(done, default=None)

    def _deciding(self) -> bool:
        said = [reply.kind for reply in replies.of(self.reads, self.row.id) if reply.ask is None]
        return bool(said) and said[-1] is ReplyKind.DECIDING

    def _thanks_owed(self) -> bool:
        states = [step.state for step in self._steps() if step.kind is StepKind.THANK_YOU]
        return StepState.LAPSED in states and StepState.DONE not in states

    def _ask(self) -> AskKind | None:
        key = self.kept.plan.partition("/")[2] if self.kept else ""
        return next(
            (ask.kind for ask in asks.of(self.reads, self.row.id) if key == f"{CadenceKind.ASK}:{ask.id}"), None
        )

    def _steps(self) -> tuple[Step, ...]:
        return self.plan.steps if self.plan else ()


def _composed(desk: Desk, case: _Case, key: str, step: int) -> LetterView:
    template = shipped.template(desk.shipped, key, _LANGUAGE)
    own = stored.template(desk.store, key, _LANGUAGE)
    if own is not None:
        head = f"name: {template.name}\nsubject: {own.subject}\nasks: {', '.join(template.asks)}"
        template = parse_template(key, f"{head}\n---\n{own.body}", template.language)
    role, company = roles_named(template.language, [(case.row.role, case.row.company_name), *case.others])
    facts = {**case.facts(settings.get(desk).name), "role": role, "company": company}
    found = compose(template, facts)
    return LetterView(step, case.to, case.row.company_name, found.subject, found.body, found.missing, edited=False)


def _step(reads: Reads, number: int) -> KeptStep:
    found = outlooks.step(reads, number)
    if found is None:
        raise Trouble("trouble.unknown_step", id=number)
    return found
