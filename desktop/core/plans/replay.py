"""What happened to the plans of one card, told to each in the order in which it happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from desktop.core.facts import Attempt, Reply, Sent
from desktop.core.kinds import CadenceKind, ReplyKind, StageKind, StepKind
from desktop.core.plans.chain import LONGEST_AWAY, Chain
from desktop.core.plans.draft import Draft, Errand
from desktop.core.plans.errands import owed_errands
from desktop.core.plans.story import Story
from desktop.core.reason import Reason

Happening = tuple[datetime, datetime, int, int, Callable[[], None]]
"""When it happened, when it was told, what goes first at one moment, its id, and what it does."""

_COLUMN_FIRST, _LETTER_NEXT, _THEN, _AT_LAST, _AFTER_ALL = range(5)
_RANK = {kind: rank for rank, kind in enumerate(StageKind)}
_OWN_COLUMN = {
    CadenceKind.APPLYING: StageKind.APPLIED,
    CadenceKind.INTERVIEW: StageKind.INTERVIEWING,
    CadenceKind.OFFER: StageKind.OFFER,
    # An ask stands beside the columns until an offer.
    CadenceKind.ASK: StageKind.INTERVIEWING,
}


@dataclass(slots=True)
class Replay:
    """One pass over a card's facts.

    Attributes:
        loose: letters that belong to no plan; they still keep others at a distance.
    """

    story: Story
    now: datetime
    loose: list[Sent] = field(default_factory=list)

    def run(self) -> list[Draft]:
        """The drafts, replayed."""
        company = self.story.company_drafts()
        asks = self.story.ask_drafts()
        self._place_owed(company)
        attempts = sorted(self.story.card.attempts, key=lambda one: (one.happened, one.told, one.id))
        bounced = self._bounced(attempts)
        homes = self._homes(attempts, company, asks, {attempt for attempt, *_ in bounced})
        for draft in (*company, *asks):
            for happening in sorted(self._happenings(draft, company, homes, bounced), key=lambda one: one[:4]):
                happening[4]()
            self._close_where_left(draft)
        self._list_with_newest(company)
        return [*company, *asks]

    # Where each letter belongs

    def _bounced(self, attempts: Sequence[Attempt]) -> list[tuple[int, datetime, datetime, int]]:
        """Attempts that came back: id, when it happened and was told, id of the fact. A long absence counts as one."""
        card = self.story.card
        facts = [(one.happened, one.told, one.id, one.attempt) for one in card.bounces]
        facts += [
            (one.happened, one.told, one.id, None)
            for one in card.aways
            if one.until and (one.until - self.story.day_there(one.happened)).days > LONGEST_AWAY
        ]
        found: list[tuple[int, datetime, datetime, int]] = []
        for happened, told, fact, named in sorted(facts, key=lambda one: one[:3]):
            gone = {attempt for attempt, *_ in found}
            before = [one.id for one in attempts if one.happened <= happened and one.id not in gone]
            attempt = named if named is not None else before[-1] if before else None
            if attempt is not None:
                found.append((attempt, happened, told, fact))
        return found

    def _homes(
        self, attempts: Sequence[Attempt], company: list[Draft], asks: list[Draft], bounced: set[int]
    ) -> dict[int, Draft]:
        """The plan in whose chain of letters each attempt counts; those that did an errand are marked there."""
        by_key = {draft.key: draft for draft in (*company, *asks)}
        errands = [errand for draft in by_key.values() for errand in draft.errands]
        self._skip_errands(errands)
        homes: dict[int, Draft] = {}
        for one in attempts:
            errand = self._errand_done(one, errands)
            if errand is not None:
                if one.id not in bounced:
                    errand.done, errand.done_at = self.story.day_told(one.happened), one.happened
                continue
            if one.kind is not None and not one.kind.is_letter:
                continue
            home = by_key.get(one.plan or "") or plan_at(company, one.happened)
            if home is not None and home.chain is not None:
                homes[one.id] = home
            elif one.id not in bounced:
                self.loose.append(self._loose(one))
        return homes

    def _loose(self, one: Attempt) -> Sent:
        story = self.story
        return Sent(story.day_told(one.happened), story.organisation, one.contact or story.card.person, one.letter)

    def _errand_done(self, one: Attempt, errands: list[Errand]) -> Errand | None:
        if one.step is not None and one.kind is not None and not one.kind.is_letter:
            exact = next((errand for errand in errands if errand.key == one.step), None)
            return exact or self._thanks_renamed(one, errands)
        if one.kind is None:
            day = self.story.day_told(one.happened)
            return next(
                (errand for errand in errands if _is_open_thanks(errand, one.happened) and day < errand.lapses), None
            )
        if one.kind is StepKind.OWED:
            return next((errand for errand in errands if _is_unanswered(errand)), None)
        return None

    def _thanks_renamed(self, one: Attempt, errands: list[Errand]) -> Errand | None:
        """A thank-you that went out before the people of the interview were told: one of theirs."""
        if one.kind is not StepKind.THANK_YOU or one.plan is None:
            return None
        open_ones = [errand for errand in errands if _is_listed_anew(errand) and errand.key.startswith(f"{one.plan}/")]
        thanks = [errand for errand in open_ones if errand.kind is StepKind.THANK_YOU]
        return min(thanks, key=lambda errand: errand.contact != one.contact, default=None)

    def _skip_errands(self, errands: list[Errand]) -> None:
        skipped = {skip.step for skip in self.story.card.skips}
        for errand in errands:
            errand.skipped = errand.key in skipped

    def _place_owed(self, company: list[Draft]) -> None:
        noes = [one.happened for one in self.story.card.replies if one.kind is ReplyKind.NO and one.ask is None]
        for errand, told in owed_errands(self.story):
            home = plan_at(company, told)
            if home is None:
                home = self.story.owing()
                company.insert(0, home)
            errand.ended = any(told <= no for no in noes)
            home.errands.append(errand)
        for draft in company:
            for errand in draft.errands:
                errand.ended = errand.ended or (
                    errand.kind is StepKind.THANK_YOU and any(draft.known <= no for no in noes)
                )

    # What happened, plan by plan

    def _happenings(
        self,
        draft: Draft,
        company: list[Draft],
        homes: dict[int, Draft],
        bounced: list[tuple[int, datetime, datetime, int]],
    ) -> Iterator[Happening]:
        chain = draft.chain
        if chain is None:
            return
        yield from self._columns(draft, chain)
        yield from self._letters(draft, chain, homes, bounced)
        yield from self._skips(draft, chain)
        if draft.cadence is CadenceKind.ASK:
            yield from self._answers_to_ask(draft, chain)
        else:
            yield from self._further_rounds(draft, chain)
            yield from self._late_promise(draft, chain)
            for reply in self.story.card.replies:
                if reply.ask is None:
                    yield from self._reply(reply, draft, chain, company)
            yield from self._absences(draft, chain, company)
            for mark in self.story.card.woken:
                if mark.step == draft.key:
                    yield mark.at, mark.told, _AT_LAST, 0, partial(chain.woken, self.story.day_told(mark.told))

    def _columns(self, draft: Draft, chain: Chain) -> Iterator[Happening]:
        own = _RANK[_OWN_COLUMN[draft.cadence]]
        rank: int | None = None
        for move in sorted(self.story.card.moves, key=lambda one: (one.happened, one.told, one.order)):
            before, rank = rank, _RANK[move.kind]
            if draft.cadence is CadenceKind.ASK:
                rank = max(rank, own)
            day = self.story.day_told(move.told)
            if before is None or (before == own) == (rank == own):
                continue
            if rank == own:
                resumed = Reason.of("why.resumed", day=day)
                yield move.happened, move.told, _COLUMN_FIRST, move.order, partial(chain.release, day, resumed)
            else:
                yield (
                    move.happened,
                    move.told,
                    _COLUMN_FIRST,
                    move.order,
                    partial(chain.hold, day, Reason.of("held.column")),
                )

    def _letters(
        self, draft: Draft, chain: Chain, homes: dict[int, Draft], bounced: list[tuple[int, datetime, datetime, int]]
    ) -> Iterator[Happening]:
        for one in self.story.card.attempts:
            if homes.get(one.id) is draft:
                day, told = self.story.day_told(one.happened, draft.place), self.story.day_told(one.told, draft.place)
                yield one.happened, one.told, _LETTER_NEXT, one.id, partial(chain.letter, day, told, one.id)
        for attempt, happened, told, fact in bounced:
            if homes.get(attempt) is draft:
                address = self._new_address(told)
                day = self.story.day_there(happened)
                new = None if address is None else self.story.day_told(address)
                yield happened, told, _AT_LAST, fact, partial(chain.bounce, day, attempt, new)

    def _new_address(self, after: datetime) -> datetime | None:
        card = self.story.card
        told = [one.told for one in card.addresses]
        if card.person_told is not None:
            told.append(card.person_told)
        return min((moment for moment in told if moment >= after), default=None)

    def _skips(self, draft: Draft, chain: Chain) -> Iterator[Happening]:
        prefix = f"{draft.key}/letter:"
        for skip in self.story.card.skips:
            if skip.step.startswith(prefix):
                number = int(skip.step.removeprefix(prefix))
                day = self.story.day_told(skip.happened, draft.place)
                yield skip.happened, skip.told, _THEN, skip.id, partial(chain.skip, number, day)

    def _answers_to_ask(self, draft: Draft, chain: Chain) -> Iterator[Happening]:
        for reply in self.story.card.replies:
            if draft.key == f"{self.story.card.id}/ask:{reply.ask}":
                day = self.story.day_told(reply.happened, draft.place)
                yield (
                    reply.happened,
                    reply.told,
                    _THEN,
                    reply.id,
                    partial(chain.finish, Reason.of("over.answered"), day),
                )
            elif reply.ask is None and reply.kind is ReplyKind.NO and draft.known <= reply.happened:
                yield self._said_no(reply, chain)

    def _further_rounds(self, draft: Draft, chain: Chain) -> Iterator[Happening]:
        is_applying = draft.cadence is CadenceKind.APPLYING
        told = [one.told for one in self.story.rounds if is_applying or one.begins > draft.begins]
        if told:
            first = min(told)
            why = Reason.of("over.interview" if is_applying else "over.further_round")
            yield first, first, _AT_LAST, 0, partial(chain.finish, why, self.story.day_told(first))

    def _late_promise(self, draft: Draft, chain: Chain) -> Iterator[Happening]:
        for one in self.story.rounds:
            if one.key == draft.key and one.promised and one.promised_told:
                told = self.story.day_told(one.promised_told)
                yield one.promised_told, one.promised_told, _THEN, 0, partial(chain.promise, one.promised, told)

    def _reply(self, reply: Reply, draft: Draft, chain: Chain, company: list[Draft]) -> Iterator[Happening]:
        if reply.kind is ReplyKind.NO:
            if draft.known <= reply.happened:
                yield self._said_no(reply, chain)
            return
        if plan_at(company, reply.happened) is not draft:
            return
        for at, act in self._acts(reply, draft, chain):
            yield at, reply.told, _THEN, reply.id, act

    def _said_no(self, reply: Reply, chain: Chain) -> Happening:
        day = self.story.day_there(reply.happened)
        return reply.happened, reply.told, _THEN, reply.id, partial(chain.finish, Reason.of("over.no", day=day), day)

    def _acts(self, reply: Reply, draft: Draft, chain: Chain) -> Iterator[tuple[datetime, Callable[[], None]]]:
        story, at = self.story, reply.happened
        day = story.day_there(at)
        told = story.day_told(reply.sorted or reply.told)
        unsorted = Reason.of("held.unsorted", day=day)
        if reply.kind is None:
            yield at, partial(chain.hold, day, unsorted)
        elif reply.kind is ReplyKind.THANKS:
            if reply.sorted is not None and told > story.day_told(reply.told):
                yield at, partial(chain.hold, day, unsorted)
                yield reply.sorted, partial(chain.release, told)
        elif reply.kind is ReplyKind.DECIDING:
            yield at, partial(chain.still_deciding, day, reply.by, told)
        elif reply.kind is ReplyKind.NEXT:
            yield at, partial(chain.finish, Reason.of("over.next", day=day), day)
        else:
            yield at, partial(chain.question, day, reply.by or day)
            key = f"{story.card.id}/owed:reply-{reply.id}"
            answered = next((one.done_at for one in draft.errands if one.key == key), None)
            if answered is not None:
                yield max(at, answered), partial(chain.answered, story.day_told(answered))

    def _absences(self, draft: Draft, chain: Chain, company: list[Draft]) -> Iterator[Happening]:
        for one in self.story.card.aways:
            day = self.story.day_there(one.happened)
            if one.until is not None and (one.until - day).days > LONGEST_AWAY:
                continue
            if plan_at(company, one.happened) is draft and one.contact in (None, draft.contact):
                # One mail may say both that the letter came back and until when they are away.
                yield one.happened, one.told, _AFTER_ALL, one.id, partial(chain.away, day, one.until)

    # Where the card is now

    def _close_where_left(self, draft: Draft) -> None:
        """Left forwards, a plan is over; left backwards, it is paused."""
        column = self.story.column
        if column is None:
            return
        own, now = _RANK[_OWN_COLUMN[draft.cadence]], _RANK[column.kind]
        if now > own and column.happened >= draft.known:
            _end(draft, Reason.of(f"over.{column.kind.value}"), self.story, column.told)
        elif now < own and draft.cadence is not CadenceKind.ASK:
            draft.paused = self._was_there(draft) and (draft.chain is None or draft.chain.over is None)

    def _was_there(self, draft: Draft) -> bool:
        own = _RANK[_OWN_COLUMN[draft.cadence]]
        return any(_RANK[move.kind] >= own for move in self.story.card.moves)

    def _list_with_newest(self, company: list[Draft]) -> None:
        """What is still open of an older plan (its thank-yous, what the user owes) is listed with the newest."""
        newest = newest_of(company)
        if newest is None:
            return
        today = self.story.day_there(self.now)
        for older in company[: company.index(newest)]:
            if not older.paused:
                open_ones = [errand for errand in older.errands if _is_listed_anew(errand) and today < errand.lapses]
                older.errands = [errand for errand in older.errands if errand not in open_ones]
                newest.errands = [*open_ones, *newest.errands]


def newest_of(company: Sequence[Draft]) -> Draft | None:
    """The newest plan that goes on; with none going on the newest that is paused, else the last."""
    going_on = [draft for draft in company if not draft.paused and (draft.chain is None or draft.chain.over is None)]
    pick = going_on or [draft for draft in company if draft.paused] or company
    return pick[-1] if pick else None


def plan_at(company: Sequence[Draft], moment: datetime) -> Draft | None:
    """The plan towards the company that a moment belongs to: the last that had begun, else the first there is."""
    begun = [draft for draft in company if draft.begins <= moment]
    return begun[-1] if begun else next(iter(company), None)


def _end(draft: Draft, reason: Reason, story: Story, told: datetime) -> None:
    if draft.chain is not None:
        draft.chain.finish(reason, story.day_told(told))
    closed = story.column is not None and story.column.kind is StageKind.CLOSED
    for errand in draft.errands:
        if draft.cadence is not CadenceKind.ASK and (closed or errand.kind is StepKind.THANK_YOU):
            errand.ended = True


def _is_open_thanks(errand: Errand, moment: datetime) -> bool:
    is_open = errand.done is None and not errand.skipped and not errand.ended
    return errand.kind is StepKind.THANK_YOU and is_open and errand.opens is not None and errand.opens <= moment


def _is_unanswered(errand: Errand) -> bool:
    return errand.kind is StepKind.OWED and errand.done is None and not errand.skipped and "/owed:reply-" in errand.key


def _is_listed_anew(errand: Errand) -> bool:
    return errand.done is None and not errand.skipped and not errand.ended
