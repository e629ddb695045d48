"""How the plans of one card begin: from applying, from each round of interviews, from an offer, from each ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.core.days import add_business_days, business_day_from
from desktop.core.facts import Application, Ask, Cadence, World
from desktop.core.kinds import CadenceKind
from desktop.core.plans.case import Case
from desktop.core.plans.chain import Chain
from desktop.core.plans.draft import Draft
from desktop.core.plans.errands import ask_errands, offer_errands, thank_yous
from desktop.core.plans.rounds import Round, rounds
from desktop.core.reason import Reason


@dataclass(frozen=True, slots=True)
class Story(Case):
    """Works out the plans of one card, before they are placed beside those of the others."""

    rounds: tuple[Round, ...]

    @classmethod
    def of(cls, world: World, card: Application) -> Story:
        """The story of a card."""
        return cls(world, card, rounds(card))

    def company_drafts(self) -> list[Draft]:
        """The plans towards the company, the oldest first."""
        later = [*(self._round(one) for one in self.rounds), *self._offers()]
        return [*self._applying(), *sorted(later, key=lambda draft: draft.begins)]

    def ask_drafts(self) -> list[Draft]:
        """The plans beside them, one for each ask."""
        return [self._ask(ask) for ask in sorted(self.card.asks, key=lambda ask: (ask.happened, ask.id))]

    def _cadence(self, kind: CadenceKind, key: str) -> Cadence:
        return self.world.cadences.get(key, self.world.defaults[kind])

    def _applying(self) -> Iterator[Draft]:
        card = self.card
        first = min((one.told for one in self.rounds), default=None)
        if card.applied is None or card.applied_told is None or (first and first <= card.applied_told):
            return
        key = f"{card.id}/applying"
        cadence = self._cadence(CadenceKind.APPLYING, key)
        day, told = self.day_there(card.applied), self.day_told(card.applied_told)
        base = day + timedelta(days=cadence.first_after_days)
        is_old = card.brought_in and (told - day).days > cadence.end_not_before_days
        quiet = told if card.brought_in and base < told else None
        if card.person_told is not None:
            told = max(told, self.day_told(card.person_told))
        why = Reason.of("why.applied", days=cadence.first_after_days, day=day)
        letters = card.person is not None and not is_old
        chain = Chain.begin(card.place, cadence, day, base, told, why, letters=letters)
        draft = self._draft(key, CadenceKind.APPLYING, card.applied, card.applied_told, card.person, chain)
        draft.quiet_before = quiet
        yield draft

    def _round(self, one: Round) -> Draft:
        card, cadence = self.card, self._cadence(CadenceKind.INTERVIEW, one.key)
        if not one.interviews:
            draft = self._draft(one.key, CadenceKind.INTERVIEW, one.begins, one.told, card.person, None)
            draft.waiting = True
            return draft
        told = self.day_told(one.timed)
        if one.promised is None or one.promised_told is None:
            n = cadence.first_after
            base, why = add_business_days(card.place, one.day, n), Reason.of("why.after_interview", n=n, day=one.day)
        else:
            n = cadence.first_after_promise
            base = add_business_days(card.place, business_day_from(card.place, one.promised), n)
            told = max(told, self.day_told(one.promised_told))
            why = Reason.of("why.promised", day=one.promised, n=n)
        contact = card.person if self.organisation is None else next(iter(one.people), card.person)
        chain = Chain.begin(card.place, cadence, one.day, base, told, why)
        chain.promised = one.promised
        draft = self._draft(one.key, CadenceKind.INTERVIEW, one.begins, one.told, contact, chain)
        draft.errands = thank_yous(self, one)
        return draft

    def _offers(self) -> Iterator[Draft]:
        for offer in sorted(self.card.offers, key=lambda one: (one.happened, one.id)):
            newest = self.rounds[-1] if self.rounds else None
            contact = next(iter(newest.people), self.card.person) if newest else self.card.person
            key = f"{self.card.id}/offer:{offer.id}"
            draft = self._draft(key, CadenceKind.OFFER, offer.happened, offer.told, contact, None)
            draft.errands = offer_errands(self, draft.key, offer, contact)
            yield draft

    def _ask(self, ask: Ask) -> Draft:
        key = f"{self.card.id}/ask:{ask.id}"
        cadence = self._cadence(CadenceKind.ASK, key)
        day = self.day_told(ask.happened, ask.place)
        base = day + timedelta(days=cadence.first_after_days)
        chain = Chain.begin(ask.place, cadence, day, day, day, Reason.of("why.asked", day=day))
        chain.letter(day, day, None)
        chain.since, told = day, self.day_told(ask.told, ask.place)
        chain.own = business_day_from(ask.place, max(base, told))
        chain.why = Reason.of("why.nudge", days=cadence.first_after_days, day=day)
        draft = Draft(
            key, self.card.id, CadenceKind.ASK, ask.place, ask.happened, ask.told, ask.contact, ask.organisation, chain
        )
        draft.errands = ask_errands(self, key, ask)
        return draft

    def _draft(
        self, key: str, kind: CadenceKind, begins: datetime, told: datetime, contact: int | None, chain: Chain | None
    ) -> Draft:
        known = min(begins, told)
        return Draft(key, self.card.id, kind, self.card.place, begins, known, contact, self.organisation, chain)

    def owing(self) -> Draft:
        """A plan of nothing but what the user owes, for a card on which nothing else has begun."""
        card = self.card
        return self._draft(f"{card.id}/applying", CadenceKind.APPLYING, card.saved, card.saved, card.person, None)
