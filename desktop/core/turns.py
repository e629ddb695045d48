"""Whose turn is it? The one line that every card says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from desktop.core.board import Turn
from desktop.core.days import business_day_from, date_at
from desktop.core.facts import Application, Interview, Reply, World
from desktop.core.kinds import CadenceKind, InterviewState, ReplyKind, Side, StageKind, StepKind, StepState
from desktop.core.outlook import Plan, Step
from desktop.core.plans.draft import Draft
from desktop.core.plans.rounds import NOT_HELD
from desktop.core.plans.story import Story
from desktop.core.reason import Fact, Reason

_LETTER_LINES = {
    StepKind.CHECK_IN: "turn.check_in",
    StepKind.LAST_CHECK_IN: "turn.last_check_in",
    StepKind.FIRST_MOVE: "turn.first_letter",
    StepKind.SECOND_LETTER: "turn.second_letter",
}


@dataclass(frozen=True, slots=True)
class Turns:
    """Finds the turn line of one card."""

    world: World
    story: Story
    drafts: Sequence[Draft]
    plans: Sequence[Plan]
    now: datetime

    @property
    def card(self) -> Application:
        """The facts of the card."""
        return self.story.card

    @property
    def today(self) -> date:
        """The user's date."""
        return date_at(self.now, self.world.user.place.zone)

    def turn(self) -> Turn:
        """The first line that fits, the user's own turn before all others."""
        column = self.story.column
        kind = column.kind if column else StageKind.SAVED
        if kind is StageKind.CLOSED:
            return self._closed()
        lines: list[Callable[[], Turn | None]] = [
            self._answered, self._how, self._bounced, self._copied, self._thank_you, self._owed, self._letter,
            self._away, self._waits_for_round, self._ahead, self._deciding, self._said_no, self._paused, self._rests,
            self._offer, self._waiting, self._saved,
        ]  # fmt: skip
        return next(turn for line in lines if (turn := line()) is not None)

    def just_over(self) -> Interview | None:
        """The interview that is over and of which nobody said how it went."""
        newest = [one for one in self.card.interviews if one.state not in NOT_HELD and one.ends <= self.now]
        last = max(newest, key=lambda one: (one.ends, one.id), default=None)
        if last is None or last.state is InterviewState.HELD or last.settled or last.told >= last.ends:
            return None
        said_since = any(reply.happened > last.ends and reply.ask is None for reply in self.card.replies)
        key = next((one.key for one in self.story.rounds if last in one.interviews), None)
        moved = any(
            step.kind.is_letter and step.state in (StepState.DUE, StepState.COPIED, StepState.DONE, StepState.SKIPPED)
            for plan in self.plans if plan.key == key for step in plan.steps
        )  # fmt: skip
        return None if said_since or moved else last

    # The user's turn

    def _answered(self) -> Turn | None:
        if any(reply.kind is None and reply.ask is None for reply in self.card.replies):
            return _yours("turn.wrote", company=self.card.company)
        return None

    def _how(self) -> Turn | None:
        return _yours("turn.how") if self.just_over() else None

    def _bounced(self) -> Turn | None:
        stopped = any(draft.chain and draft.chain.stop and not draft.over for draft in self.drafts)
        return _yours("turn.bounced") if stopped else None

    def _copied(self) -> Turn | None:
        return _yours("turn.copied") if self._first(StepState.COPIED) else None

    def _thank_you(self) -> Turn | None:
        step = self._first(StepState.DUE, StepKind.THANK_YOU)
        return _yours("turn.thank", name=self._name(step)) if step else None

    def _owed(self) -> Turn | None:
        step = self._first(StepState.DUE, StepKind.OWED) or self._first(StepState.PLANNED, StepKind.OWED)
        if step is None:
            return None
        if "/offer:" in step.key:
            return self._offered(step)
        by = self._owed_by(step)
        if step.what:
            return _yours("turn.owed", what=step.what, day=by)
        return _yours("turn.owed_answer", day=by)

    def _owed_by(self, step: Step) -> date:
        """The date that was named; the step itself may fall on the business day before."""
        days = {f"{self.card.id}/owed:promise-{one.id}": one.by for one in self.card.owed}
        days |= {f"{self.card.id}/owed:reply-{one.id}": one.by for one in self.card.replies if one.by}
        return days.get(step.key, step.day)

    def _offered(self, step: Step) -> Turn:
        offer = max(self.card.offers, key=lambda one: (one.happened, one.id))
        return _yours("turn.offer_by", day=offer.by) if offer.by else _yours("turn.offer", day=step.day)

    def _letter(self) -> Turn | None:
        step = self._first(StepState.DUE)
        return _yours("turn.write", name=self._name(step)) if step else None

    # Theirs

    def _away(self) -> Turn | None:
        last = max(self.card.aways, key=lambda one: (one.until or date.min, one.id), default=None)
        live = self._live
        if last is None or last.until is None or live is None or live.over or last.until < self.today:
            return None
        name = self._contact_name(last.contact or next((d.contact for d in self.drafts if d.key == live.key), None))
        return Turn(Side.THEIRS, Reason.of("turn.away", name=name, day=last.until))

    def _waits_for_round(self) -> Turn | None:
        live = next((draft for draft in self.drafts if self._live and draft.key == self._live.key), None)
        if live is not None and live.waiting:
            states = {one.state for one in self.card.interviews if one.state in NOT_HELD}
            key = "turn.no_show" if InterviewState.NO_SHOW in states else "turn.called_off"
            return Turn(Side.THEIRS, Reason.of(key))
        if self._live and self._live.over and self._live.over.key == "over.next":
            return Turn(Side.THEIRS, Reason.of("turn.next_round"))
        return None

    def _ahead(self) -> Turn | None:
        ahead = [one for one in self.card.interviews if one.state not in NOT_HELD and one.ends > self.now]
        if not ahead or (self._live and (self._live.over or self._is_paused)):
            return None
        first = min(ahead, key=lambda one: (one.starts, one.id))
        return Turn(
            Side.THEIRS, Reason.of("turn.interview", at=first.starts.astimezone(ZoneInfo(self.card.place.zone)))
        )

    def _deciding(self) -> Turn | None:
        last = self._last_reply()
        live = self._live
        if last is None or last.kind is not ReplyKind.DECIDING or live is None or live.over or self._is_paused:
            return None
        if any(step.state is StepState.DONE and step.day > date_at(last.happened, self.card.place.zone)
               for step in live.steps if step.kind.is_letter):  # fmt: skip
            return None
        if last.by is None:
            return Turn(Side.THEIRS, Reason.of("turn.deciding"))
        if business_day_from(self.card.place, last.by) < self.today:
            return None
        return Turn(Side.THEIRS, Reason.of("turn.deciding_until", day=last.by))

    def _said_no(self) -> Turn | None:
        live = self._live
        if live and live.over and live.over.key == "over.no":
            return Turn(Side.NOBODYS, Reason.of("turn.said_no"))
        return None

    def _paused(self) -> Turn | None:
        return Turn(Side.NOBODYS, Reason.of("turn.paused")) if self._is_paused else None

    def _rests(self) -> Turn | None:
        live = self._live
        if live is None or not live.moved_on or live.ends is None:
            return None
        return Turn(Side.NOBODYS, Reason.of("turn.resting", day=live.ends))

    def _offer(self) -> Turn | None:
        live = self._live
        if live is not None and live.cadence is CadenceKind.OFFER:
            return Turn(Side.THEIRS, Reason.of("turn.offer_answered"))
        return None

    def _waiting(self) -> Turn | None:
        live = self._live
        if live is None or live.over:
            return None
        draft = next(draft for draft in self.drafts if draft.key == live.key)
        ahead = next((step for step in live.steps if step.state is StepState.PLANNED and step.kind.is_letter), None)
        promised = next((one.promised for one in self.story.rounds if one.key == live.key), None)
        if ahead and promised and live.attempts == 0 and business_day_from(draft.place, promised) >= self.today:
            return _theirs("turn.until", day=promised)
        if ahead is not None:
            return _theirs(_LETTER_LINES[ahead.kind], day=ahead.day)
        if draft.chain is not None and draft.chain.nobody and live.attempts == 0:
            return _theirs("turn.nobody")
        return _theirs("turn.until", day=live.ends) if live.ends else None

    def _saved(self) -> Turn:
        card = self.card
        if card.apply_by is not None and card.applied is None:
            return _yours("turn.apply_by", day=card.apply_by)
        if self.story.column is not None and self.story.column.kind is StageKind.INTERVIEWING:
            return _theirs("turn.no_interview")
        if card.applied is not None:
            return _theirs("turn.applied", day=date_at(card.applied, card.place.zone))
        return Turn(Side.NOBODYS, Reason.of("turn.saved", day=date_at(card.saved, self.world.user.place.zone)))

    # Nobody's

    def _closed(self) -> Turn:
        last = max(self.card.closed, key=lambda one: (one.happened, one.told), default=None)
        return Turn(Side.NOBODYS, Reason.of(f"outcome.{last.outcome.name.lower()}" if last else "outcome.none"))

    # Helpers

    @property
    def _live(self) -> Plan | None:
        return next((plan for plan in self.plans if plan.live), None)

    @property
    def _is_paused(self) -> bool:
        return any(draft.paused for draft in self.drafts if self._live and draft.key == self._live.key)

    def _last_reply(self) -> Reply | None:
        own = [reply for reply in self.card.replies if reply.ask is None and reply.kind is not ReplyKind.THANKS]
        return max(own, key=lambda one: (one.happened, one.told, one.id), default=None)

    def _first(self, state: StepState, kind: StepKind | None = None) -> Step | None:
        for plan in sorted(self.plans, key=lambda plan: not plan.live):
            for step in plan.steps:
                if step.state is state and (kind is None or step.kind is kind):
                    return step
        return None

    def _name(self, step: Step | None) -> str:
        return self._contact_name(step.contact if step else None)

    def _contact_name(self, contact: int | None) -> str:
        name = self.world.names.get(contact, "") if contact is not None else ""
        return name.split()[0] if name.split() else self.card.company


def _yours(key: str, **facts: Fact) -> Turn:
    return Turn(Side.YOURS, Reason.of(key, **facts))


def _theirs(key: str, **facts: Fact) -> Turn:
    return Turn(Side.THEIRS, Reason.of(key, **facts))
