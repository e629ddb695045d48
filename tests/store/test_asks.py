from __future__ import annotations

from datetime import date

from desktop.core.facts import Offer, Owed
from desktop.core.kinds import AskKind, Channel
from desktop.store import asks, contacts
from desktop.store.asks import Ask
from desktop.store.open import Store
from tests.store.desks import DAY, NOW, card, written

BY = date(2027, 3, 12)


def test_asks_by_card_and_by_person(store: Store) -> None:
    with written(store) as w:
        one, other, ida = card(w), card(w, "Quillworks"), contacts.add(w, "Ida Lorn")
        first = asks.add(w, one, ida, AskKind.INSIGHT, channel=Channel.LINKEDIN, happened=NOW - DAY, anyway=True)
        second = asks.add(w, other, ida, AskKind.OPEN)
    assert asks.of(store, one) == (
        Ask(first, one, ida, AskKind.INSIGHT, Channel.LINKEDIN, anyway=True, happened=NOW - DAY, told=NOW),
    )
    assert [ask.id for ask in asks.to(store, ida)] == [first, second]
    assert asks.of(store, other)[0].channel is None


def test_offers_are_kept_with_their_day(store: Store) -> None:
    with written(store) as w:
        application = card(w)
        offer = asks.add_offer(w, application, by=BY, happened=NOW - DAY)
        open_one = asks.add_offer(w, application)
        asks.set_offer(w, offer, None)
        asks.set_offer(w, open_one, BY)
    assert asks.offers(store, application) == (Offer(offer, NOW - DAY, NOW), Offer(open_one, NOW, NOW, BY))


def test_what_the_user_owes(store: Store) -> None:
    with written(store) as w:
        application = card(w)
        references = asks.add_owed(w, application, "references", BY)
        samples = asks.add_owed(w, application, "samples", BY)
        asks.remove_owed(w, samples)
    assert asks.owed(store, application) == (Owed(references, "references", BY, NOW),)
