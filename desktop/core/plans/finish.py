"""From a worked-out draft to a plan that can be shown: steps with states, rings and reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from desktop.core.days import date_at
from desktop.core.facts import Application, World
from desktop.core.kinds import CadenceKind, StepKind, StepState
from desktop.core.outlook import Plan, Step
from desktop.core.plans.chain import Slot
from desktop.core.plans.draft import Draft, Errand, Placed
from desktop.core.ringing import at_letter_time, next_letter_time, next_ring, question_ring

_ORDER = {kind: place for place, kind in enumerate(
    (StepKind.THANK_YOU, StepKind.OWED, StepKind.CHECK_IN, StepKind.FIRST_MOVE, StepKind.ASK, StepKind.NUDGE,
     StepKind.LAST_CHECK_IN, StepKind.SECOND_LETTER, StepKind.HOW_IT_ENDED)
)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finish:
    """Finishes the drafts of one card."""

    world: World
    card: Application
    now: datetime

    def plan(self, draft: Draft) -> Plan:
        """The plan of a draft."""
        chain, over = draft.chain, draft.over
        steps = sorted(self._steps(draft), key=lambda step: (step.day, _ORDER[step.kind], step.number, step.key))
        return Plan(
            key=draft.key,
            application=draft.card,
            cadence=draft.cadence,
            steps=tuple(steps),
            attempts=chain.attempts if chain else 0,
            limit=chain.limit if chain else self._limit(draft),
            ends=draft.ends,
            ends_why=draft.ends_why,
            moved_on=over is not None and over.rests,
            over=over.reason if over else None,
        )

    def _limit(self, draft: Draft) -> int | None:
        """The limit of a plan without letters: an offer has none, one that waits has its cadence's."""
        cadence = self.world.cadences.get(draft.key, self.world.defaults[draft.cadence])
        return None if draft.cadence is CadenceKind.OFFER else cadence.limit

    def _steps(self, draft: Draft) -> Iterator[Step]:
        for errand in draft.errands:
            yield self._errand(draft, errand)
        chain = draft.chain
        if chain is None:
            return
        for slot in chain.slots:
            yield self._slot(draft, slot)
        for placed in draft.placed:
            yield self._placed(draft, placed)
        yield from self._left(draft)

    def _slot(self, draft: Draft, slot: Slot) -> Step:
        key = f"{draft.key}/letter:{slot.number}"
        return Step(key, slot.kind, slot.day, None, slot.state, slot.why, draft.contact, slot.number)

    def _left(self, draft: Draft) -> Iterator[Step]:
        """Letters that are not placed: the plan is over, paused, or holds still."""
        chain = draft.chain
        if chain is None or (not draft.over and not chain.held):
            return
        state = StepState.ENDED if draft.over else StepState.PAUSED
        why = draft.over.reason if draft.over else chain.held or chain.why
        for one in chain.pending:
            yield Step(
                f"{draft.key}/letter:{one.number}", one.kind, chain.own, None, state, why, draft.contact, one.number
            )

    def _placed(self, draft: Draft, placed: Placed) -> Step:
        key = f"{draft.key}/letter:{placed.number}"
        base = at_letter_time(self.world.user, placed.day)
        state = self._open_state(
            key, self._today >= placed.day and draft.chain is not None and draft.chain.waits is None
        )
        why = placed.why
        if state is not StepState.PLANNED and why.key == "why.promised":
            why = why._replace(key="why.promise_passed")
        quiet = placed.number == 1 and draft.quiet_before is not None
        waits = draft.chain is not None and draft.chain.waits is not None
        rings = None if quiet or waits else self._rings(key, state, base)
        return Step(key, placed.kind, placed.day, rings, state, why, draft.contact, placed.number)

    def _errand(self, draft: Draft, errand: Errand) -> Step:
        state = self._errand_state(draft, errand)
        base = errand.at or at_letter_time(self.world.user, errand.day)
        rings = self._rings(errand.key, state, base) if state.is_open and state is not StepState.PAUSED else None
        day = errand.done or errand.day
        return Step(
            errand.key, errand.kind, day, rings, state, errand.why, errand.contact, what=errand.what, hour=errand.at
        )

    def _errand_state(self, draft: Draft, errand: Errand) -> StepState:
        if errand.done is not None:
            return StepState.DONE
        if errand.skipped:
            return StepState.SKIPPED
        if errand.ended:
            return StepState.ENDED
        today_there = date_at(self.now, draft.place.zone)
        if min(today_there, self._today) >= errand.lapses:
            return StepState.LAPSED
        if draft.paused and errand.key.startswith(f"{draft.key}/"):
            return StepState.PAUSED
        is_due = self.now >= errand.at if errand.at else self._today >= errand.day
        return self._open_state(errand.key, is_due)

    def _open_state(self, key: str, is_due: bool) -> StepState:
        if self._copied(key) is not None:
            return StepState.COPIED
        return StepState.DUE if is_due else StepState.PLANNED

    def _copied(self, key: str) -> datetime | None:
        return max((mark.at for mark in self.card.copied if mark.step == key), default=None)

    def _rings(self, key: str, state: StepState, base: datetime) -> datetime | None:
        user, copied = self.world.user, self._copied(key)
        if state is StepState.COPIED and copied is not None:
            # Did it go out? Asked again once, at the next letter time.
            again = next_letter_time(user, copied)
            return question_ring(user, key, again, self.now, self.card.rung, self.card.snoozed)
        return next_ring(user, key, base, self.now, self.card.rung, self.card.snoozed)

    @property
    def _today(self) -> date:
        return date_at(self.now, self.world.user.place.zone)
