"""Open letters on their days: the gap to all other letters, by rank, and three new beginnings a day."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from heapq import heappop, heappush

from desktop.core.days import add_business_days, business_day_from, business_days_between, date_at
from desktop.core.facts import Place, Sent
from desktop.core.kinds import StepKind, StepState
from desktop.core.plans.chain import ANSWER_PAUSES, NOT_DONE_AFTER, Chain, Over
from desktop.core.plans.draft import Draft, Placed
from desktop.core.reason import Reason

GAP = 3
"""Business days between letters to one organisation, and to one person."""
FARTHEST = 5
"""Business days; a letter that would move by more is dropped."""
NEW_A_DAY = 3
"""First moves and asks that may become due on one day."""

_RANKS = {
    StepKind.CHECK_IN: 0,
    StepKind.LAST_CHECK_IN: 0,
    StepKind.FIRST_MOVE: 1,
    StepKind.SECOND_LETTER: 1,
    StepKind.ASK: 2,
    StepKind.NUDGE: 2,
}
_BEGINNINGS = (StepKind.FIRST_MOVE, StepKind.ASK)
_FAR = 30
_Waiting = tuple[int, date, datetime, str, int]


@dataclass(slots=True)
class Calendar:
    """The days on which letters to an organisation or to a person stand."""

    firms: dict[str, list[date]] = field(default_factory=dict)
    people: dict[int, list[date]] = field(default_factory=dict)

    def add(self, day: date, organisation: str | None, contact: int | None) -> None:
        """A letter stands on that day."""
        if organisation is not None:
            insort(self.firms.setdefault(organisation, []), day)
        if contact is not None:
            insort(self.people.setdefault(contact, []), day)

    def near(self, organisation: str | None, contact: int | None) -> list[date]:
        """The days of all letters that one to these two must keep its distance from."""
        firm = self.firms.get(organisation, []) if organisation is not None else []
        person = self.people.get(contact, []) if contact is not None else []
        return [*firm, *person]


@dataclass(slots=True)
class Placing:
    """One pass over all open letters of the desk."""

    zone: str
    now: datetime
    calendar: Calendar = field(default_factory=Calendar)
    _beginnings: Counter[date] = field(default_factory=Counter)
    _free: dict[date, date] = field(default_factory=dict)
    _waiting: list[_Waiting] = field(default_factory=list)
    _drafts: list[tuple[Draft, Chain]] = field(default_factory=list)

    def run(self, drafts: Iterable[Draft], sent: Iterable[Sent]) -> None:
        """Give each open letter its day, and each plan its end."""
        self._drafts = [(draft, draft.chain) for draft in drafts if draft.chain is not None]
        for letter in sent:
            self.calendar.add(letter.day, letter.organisation, letter.contact)
        for number, (draft, chain) in enumerate(self._drafts):
            self._stand(draft, chain)
            self._enter(number, draft, chain)
        while self._waiting:
            number = heappop(self._waiting)[-1]
            self._place(number, *self._drafts[number])
        for draft, chain in self._drafts:
            self._conclude(draft, chain)

    def today(self, place: Place) -> date:
        """The later of the user's date and the date there."""
        return max(date_at(self.now, self.zone), date_at(self.now, place.zone))

    def _stand(self, draft: Draft, chain: Chain) -> None:
        for slot in chain.slots:
            if slot.state is StepState.DONE:
                self.calendar.add(slot.day, draft.organisation, draft.contact)
                if slot.kind is StepKind.FIRST_MOVE:
                    # It took one of its own day's places; giving that place away would move the others forward.
                    self._beginnings[slot.own] += 1
        for _, day in chain.extra:
            self.calendar.add(day, draft.organisation, draft.contact)

    def _enter(self, number: int, draft: Draft, chain: Chain) -> None:
        if chain.over or chain.held or not chain.pending:
            return
        if chain.waits is not None:
            after = add_business_days(chain.place, self.today(chain.place), ANSWER_PAUSES)
            if chain.own < after:
                chain.own, chain.why = after, Reason.of("why.after_answer", n=ANSWER_PAUSES)
        self._push(number, draft, chain)

    def _push(self, number: int, draft: Draft, chain: Chain) -> None:
        if chain.pending:
            key = (_RANKS[chain.pending[0].kind], chain.own, draft.begins, draft.key, number)
            heappush(self._waiting, key)

    def _place(self, number: int, draft: Draft, chain: Chain) -> None:
        first = chain.pending[0]
        day, why = self._gap_kept(draft, chain, chain.own, chain.why)
        if business_days_between(chain.place, chain.own, day) > FARTHEST:
            chain.drop()
            self._push(number, draft, chain)
            return
        if first.kind in _BEGINNINGS:
            day, why = self._not_crowded(draft, chain, day, why)
        if self._too_late(draft, chain, day):
            chain.own, chain.why = day, why
            return
        draft.placed.append(Placed(first.number, first.kind, day, why))
        self.calendar.add(day, draft.organisation, draft.contact)
        chain.go_out(max(day, self.today(chain.place)))
        self._push(number, draft, chain)

    def _gap_kept(self, draft: Draft, chain: Chain, day: date, why: Reason) -> tuple[date, Reason]:
        """The first business day from one on that keeps the gap on both sides."""
        near = self.calendar.near(draft.organisation, draft.contact)
        while True:
            clash = max((other for other in near if too_near(chain.place, day, other)), default=None)
            if clash is None:
                return day, why
            day = add_business_days(chain.place, clash, GAP)
            why = Reason.of("why.gap", because=chain.why, day=clash, n=GAP)

    def _not_crowded(self, draft: Draft, chain: Chain, day: date, why: Reason) -> tuple[date, Reason]:
        """The first such day on which not too many first moves and asks become due already."""
        while self._beginnings[day] >= NEW_A_DAY:
            why = Reason.of("why.three_a_day", because=chain.why, n=NEW_A_DAY)
            free = business_day_from(chain.place, self._free_from(day))
            day, why = self._gap_kept(draft, chain, free, why)
        self._beginnings[day] += 1
        return day, why

    def _free_from(self, day: date) -> date:
        """The first day from one on with room; a long queue is not walked twice."""
        passed: list[date] = []
        while self._beginnings[day] >= NEW_A_DAY:
            passed.append(day)
            day = self._free.get(day, day + timedelta(days=1))
        for full in passed:
            self._free[full] = day
        return day

    def _too_late(self, draft: Draft, chain: Chain, day: date) -> bool:
        """The plan is over: a letter was not done for too long, or an end that something else set has come."""
        today = date_at(self.now, self.zone)
        if chain.stop is not None or chain.waits is not None:
            end, why = chain.end()
        else:
            end = add_business_days(chain.place, day, NOT_DONE_AFTER)
            why = Reason.of("over.last_letter" if chain.attempts else "over.no_letter")
        if draft.placed or today < end:
            return False
        chain.over = Over(why, end, rests=True)
        return True

    def _conclude(self, draft: Draft, chain: Chain) -> None:
        if not chain.pending and not draft.placed:
            chain.let_pass(date_at(self.now, self.zone))
        draft.over = chain.over
        if chain.over is not None:
            draft.ends, draft.ends_why = (chain.over.day, chain.over.reason) if chain.over.rests else (None, None)
        elif not draft.paused and chain.held is None:
            draft.ends, draft.ends_why = self._end(chain)

    def _end(self, chain: Chain) -> tuple[date, Reason]:
        if chain.stop is not None or chain.waits is not None:
            return chain.end()
        end = chain.end_after(chain.since)
        minimum = chain.end_after(None)
        if end == minimum or chain.end_why is None:
            why = Reason.of("ends.minimum", days=chain.cadence.end_not_before_days, day=chain.event_day)
            return end, why if chain.earliest_end is None else chain.end_why or why
        return end, chain.end_why


def too_near(place: Place, day: date, other: date) -> bool:
    """Whether two letters on these days would not keep the gap."""
    early, late = min(day, other), max(day, other)
    # No country closes for a month: far letters need no look at its calendar.
    return (late - early).days < _FAR and late < add_business_days(place, early, GAP)
