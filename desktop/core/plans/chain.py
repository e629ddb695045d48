"""The letters of one plan, replayed from its facts in the order in which they happened.

A chain knows its own days: those that the plan by itself would have. Placing them beside the letters of other plans
comes later (`placing`), and so does what today makes of them (`finish`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop.core.days import add_business_days, business_day_from
from desktop.core.facts import Cadence, Place
from desktop.core.kinds import CadenceKind, StepKind, StepState
from desktop.core.reason import Reason

NOT_DONE_AFTER = 10
"""Business days after its first day from which an undone letter ends its plan."""
BOUNCE_ENDS_AFTER = 5
ANSWER_PAUSES = 5
AWAY_WITHOUT_DAY = 5
DECIDING_WITHOUT_DAY = 5
AWAY_ENDS_AFTER = 3
LONGEST_AWAY = 30
"""Calendar days; longer counts as a bounce."""

KINDS: dict[CadenceKind, tuple[StepKind, StepKind]] = {
    CadenceKind.INTERVIEW: (StepKind.CHECK_IN, StepKind.LAST_CHECK_IN),
    CadenceKind.APPLYING: (StepKind.FIRST_MOVE, StepKind.SECOND_LETTER),
    CadenceKind.ASK: (StepKind.ASK, StepKind.NUDGE),
}


@dataclass(frozen=True, slots=True)
class Over:
    """Why a plan is over, from the start of which day, and whether its card then rests."""

    reason: Reason
    day: date
    rests: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """A letter that went out, or was left out.

    Attributes:
        own: the day that the plan had for it.
        day: the day on which it went out; of a skipped one its own day.
    """

    number: int
    kind: StepKind
    own: date
    day: date
    state: StepState
    why: Reason
    attempt: int | None = None


@dataclass(slots=True)
class Pending:
    """A letter still to come."""

    number: int
    kind: StepKind
    skipped: date | None = None
    """The day on which it was left out before its turn came."""


@dataclass(slots=True)
class Chain:
    """The state of one plan's letters while its facts are replayed.

    Attributes:
        event_day: day 0 of the plan.
        own: own day of the first pending letter.
        promised: the date that they named last; no letter goes out before it.
        since: the day from which the end keeps its gap, None before any letter.
        held: nothing moves and nothing ends (an answer not sorted yet, a paused plan).
        waits: the date of an answer that the user owes; the letters wait for it.
        stop: an end that something else sets (a bounce without a new address).
        earliest_end: an end is not before this day (out of office with no letter left).
    """

    place: Place
    cadence: Cadence
    event_day: date
    own: date
    why: Reason
    pending: list[Pending]
    limit: int
    promised: date | None = None
    slots: list[Slot] = field(default_factory=list)
    extra: list[tuple[int | None, date]] = field(default_factory=list)
    """Letters over the limit: the attempt and its day."""
    attempts: int = 0
    since: date | None = None
    held: Reason | None = None
    waits: date | None = None
    stop: tuple[date, Reason] | None = None
    earliest_end: date | None = None
    end_why: Reason | None = None
    over: Over | None = None
    nobody: bool = False
    _away_shifted: bool = False

    @classmethod
    def begin(
        cls,
        place: Place,
        cadence: Cadence,
        event_day: date,
        base: date,
        told: date,
        why: Reason,
        *,
        letters: bool = True,
    ) -> Chain:
        """A fresh chain: its first letter on the first business day from `base` on, not before `told`."""
        kinds = KINDS.get(cadence.kind, ())
        chain = cls(
            place, cadence, event_day, base, why,
            [Pending(number, kind) for number, kind in enumerate(kinds, 1)] if letters else [],
            cadence.limit or 0, nobody=not letters,
        )  # fmt: skip
        chain._set_own(base, told, why)
        return chain

    # What the facts do

    def letter(self, day: date, told: date, attempt: int | None) -> None:
        """A letter went out: the next pending one, or one over the limit."""
        self.let_pass(day)
        self.attempts += 1
        self._away_shifted = False
        self.stop = None
        self.since = day
        self.end_why = Reason.of("ends.after_letter", days=self.cadence.end_after, day=day)
        if self.pending:
            first = self.pending.pop(0)
            self.slots.append(Slot(first.number, first.kind, self.own, day, StepState.DONE, self.why, attempt))
            self._next_after(day, told, Reason.of("why.after_letter", n=self.cadence.second_after, day=day))
        else:
            self.extra.append((attempt, day))

    def skip(self, number: int, day: date) -> None:
        """A pending letter was left out."""
        self.let_pass(day)
        if self.over:
            return
        for place, item in enumerate(self.pending):
            if item.number == number and place == 0:
                self._leave_out(day)
            elif item.number == number:
                item.skipped = day

    def promise(self, day: date, told: date) -> None:
        """They named a date after a letter had gone out already: nothing goes out before it."""
        if self.attempts:
            self.promised = day
            self._keep_promise(told)

    def still_deciding(self, day: date, by: date | None, told: date) -> None:
        """Open letters are put aside; new ones follow the new date."""
        self.let_pass(day)
        if not self._wake():
            return
        self.held, self.waits, self.stop = None, None, None
        if self.attempts >= self.limit:
            self.limit = self.attempts + 1
        both = KINDS[self.cadence.kind]
        only = both[0] if self.cadence.kind is CadenceKind.INTERVIEW else both[1]
        self.pending = self._fresh(both if self.limit - self.attempts > 1 else (only,))
        self.nobody = False
        if by is not None:
            self.promised = by
            n = self.cadence.first_after_promise
            self._set_own(self._after_promise(by), told, Reason.of("why.deciding_until", day=by, n=n))
        else:
            n = DECIDING_WITHOUT_DAY
            self._set_own(add_business_days(self.place, day, n), told, Reason.of("why.deciding", day=day, n=n))
            self._keep_promise(told)

    def _after_promise(self, day: date) -> date:
        counted = business_day_from(self.place, day)
        return add_business_days(self.place, counted, self.cadence.first_after_promise)

    def _keep_promise(self, told: date) -> None:
        if self.promised is not None:
            why = Reason.of("why.promised", day=self.promised, n=self.cadence.first_after_promise)
            self._not_before(self._after_promise(self.promised), told, why)

    def woken(self, day: date) -> None:
        """Woken by hand, with the deliberate second yes: one letter more, due at once."""
        self.let_pass(day)
        if self._wake():
            self.limit = self.attempts + 1
            self.pending = self._fresh(KINDS[self.cadence.kind][1:])
            self.nobody = False
            self._set_own(day, day, Reason.of("why.woken", day=day))

    def question(self, day: date, by: date) -> None:
        """An answer is owed; the letters wait for it."""
        self.let_pass(day)
        if self._wake():
            self.held, self.waits = None, by

    def answered(self, day: date) -> None:
        """The owed answer went out."""
        self.let_pass(day)
        if self.waits is None or self.over:
            return
        self.waits = None
        after = add_business_days(self.place, day, ANSWER_PAUSES)
        self.earliest_end = after
        self._not_before(after, day, Reason.of("why.answered", day=day, n=ANSWER_PAUSES))

    def away(self, day: date, until: date | None) -> None:
        """An out-of-office with its last day away."""
        self.let_pass(day)
        if not self._wake():
            return
        if until is None:
            self._away_without_day(day)
            return
        back = business_day_from(self.place, until + timedelta(days=1))
        if self.pending:
            self._not_before(back, day, Reason.of("why.away", day=until))
        else:
            end = add_business_days(self.place, back, AWAY_ENDS_AFTER)
            self.earliest_end = max(end, self.earliest_end or end)
            self.end_why = Reason.of("ends.away", day=until)

    def bounce(self, day: date, attempt: int | None, new_address: date | None) -> None:
        """A letter came back: its attempt is taken back, and its step is due again at once."""
        self.let_pass(day)
        slot = next((slot for slot in self.slots if attempt is not None and slot.attempt == attempt), None)
        self.attempts -= 1
        self.extra = [letter for letter in self.extra if letter[0] != attempt]
        if not self._wake():
            return
        why = Reason.of("why.bounced", day=day)
        if slot is not None:
            self.slots.remove(slot)
            self.pending.insert(0, Pending(slot.number, slot.kind))
            self.since = max((other.day for other in self.slots), default=None)
            self._set_own(day, new_address or day, why)
        if new_address is None:
            self.stop = (add_business_days(self.place, day, BOUNCE_ENDS_AFTER), Reason.of("ends.bounced", day=day))

    def hold(self, day: date, why: Reason) -> None:
        """Nothing moves from here on."""
        self.let_pass(day)
        if not self.over:
            self.held = why

    def release(self, day: date, why: Reason | None = None) -> None:
        """It goes on; days that passed become the next possible one."""
        if self.held is None:
            return
        self.held = None
        if self.pending and self.own < day:
            self._set_own(day, day, why or self.why)

    def finish(self, reason: Reason, day: date) -> None:
        """Ended by something that does not let the card rest: an answer, an interview, the close of the card."""
        self.over = Over(reason, day, rests=False)
        self.held = None
        self.waits = None

    # What the calendar does

    def let_pass(self, day: date) -> None:
        """The plan is over where its end has come by the start of a day."""
        if self.over or self.held:
            return
        end, why = self.end()
        if day >= end:
            self.over = Over(why, end, rests=True)

    def end(self) -> tuple[date, Reason]:
        """The day that begins with the plan over if nothing more happens, and why."""
        if self.stop is not None:
            return self.stop
        if self.waits is not None:
            return add_business_days(self.place, self.waits, NOT_DONE_AFTER), Reason.of(
                "over.no_answer", day=self.waits
            )
        if self.pending:
            key = "over.last_letter" if self.since and self.attempts else "over.no_letter"
            return add_business_days(self.place, self.own, NOT_DONE_AFTER), Reason.of(key)
        return self.end_after(self.since), self._used_up()

    def end_after(self, since: date | None) -> date:
        """The end where the last letter went out (or was left out) on that day."""
        ends = [self.event_day + timedelta(days=self.cadence.end_not_before_days)]
        if since is not None:
            ends.append(add_business_days(self.place, since, self.cadence.end_after))
        if self.earliest_end is not None:
            ends.append(self.earliest_end)
        return max(ends)

    def _used_up(self) -> Reason:
        if self.nobody:
            return Reason.of("over.nobody")
        return Reason.of("over.used_up", n=self.attempts, limit=self.limit, since=self.event_day)

    # Own days

    def _set_own(self, base: date, told: date, why: Reason) -> None:
        day = business_day_from(self.place, max(base, told))
        if told > base:
            why = Reason.of("why.told_late", because=why, day=told)
        elif day != base:
            why = Reason.of("why.business_day", because=why, day=base)
        self.own, self.why = day, why

    def _not_before(self, base: date, told: date, why: Reason) -> None:
        if self.pending and base > self.own:
            self._set_own(base, told, why)

    def _next_after(self, day: date, told: date, why: Reason) -> None:
        if not self.pending:
            return
        self._set_own(add_business_days(self.place, day, self.cadence.second_after), told, why)
        skipped = self.pending[0].skipped
        if skipped is not None:
            self._leave_out(skipped)

    def _leave_out(self, day: date, kind: StepState = StepState.SKIPPED) -> None:
        first = self.pending.pop(0)
        self.slots.append(Slot(first.number, first.kind, self.own, self.own, kind, self.why))
        after = max(day, self.own)
        self.since = after
        self.end_why = Reason.of("ends.after_skip", days=self.cadence.end_after, day=after)
        self._next_after(after, day, Reason.of("why.after_skip", n=self.cadence.second_after, day=after))

    def drop(self) -> None:
        """The first pending letter found no room beside the others: it counts as skipped on its own day."""
        dropped = self.pending[0].kind
        self.why = Reason.of("why.dropped", because=self.why)
        self._leave_out(self.own)
        if dropped is StepKind.FIRST_MOVE and self.pending:
            self.pending[0].kind = StepKind.FIRST_MOVE

    def go_out(self, day: date) -> None:
        """As if the first pending letter went out that day: what is shown for the later ones and for the end."""
        self.pending.pop(0)
        self.since = day
        self.end_why = Reason.of("ends.after_letter", days=self.cadence.end_after, day=day)
        self._next_after(day, day, Reason.of("why.after_letter", n=self.cadence.second_after, day=day))

    def _away_without_day(self, day: date) -> None:
        if self._away_shifted:
            return
        self._away_shifted = True
        if self.pending:
            later = add_business_days(self.place, self.own, AWAY_WITHOUT_DAY)
            self._not_before(later, day, Reason.of("why.away_no_day", day=day, n=AWAY_WITHOUT_DAY))
        else:
            self.earliest_end = add_business_days(self.place, self.end()[0], AWAY_WITHOUT_DAY)
            self.end_why = Reason.of("ends.away_no_day", day=day)

    def _fresh(self, kinds: Sequence[StepKind]) -> list[Pending]:
        first = 1 + max((slot.number for slot in self.slots), default=0)
        return [Pending(first + place, kind) for place, kind in enumerate(kinds)]

    def _wake(self) -> bool:
        """A card that came to rest wakes, and so does one that waits for a next round; else what ended has ended."""
        if self.over and (self.over.rests or self.over.reason.key == "over.next"):
            self.over = None
        return self.over is None
