from __future__ import annotations

from desktop.core.kinds import Channel, StepKind
from desktop.store import attempts, contacts
from desktop.store.attempts import Attempt
from desktop.store.open import Store
from tests.store.desks import DAY, NOW, card, written


def test_what_went_out_is_kept_whole(store: Store) -> None:
    with written(store) as w:
        application, mira = card(w), contacts.add(w, "Mira Tann")
        by_hand = attempts.add(w, application, Channel.PHONE)
        done = attempts.add(
            w,
            application,
            Channel.MAIL,
            happened=NOW - DAY,
            kind=StepKind.CHECK_IN,
            plan="1/interview:1",
            step="1/interview:1/letter:1",
            contact=mira,
            anyway=True,
        )
        attempts.share(w, done)
    assert attempts.of(store, application) == (
        Attempt(
            done,
            application,
            NOW - DAY,
            NOW,
            Channel.MAIL,
            StepKind.CHECK_IN,
            "1/interview:1",
            "1/interview:1/letter:1",
            mira,
            done,
            anyway=True,
        ),
        Attempt(by_hand, application, NOW, NOW, Channel.PHONE, None, None, None, None, None, anyway=False),
    )
    assert [attempt.id for attempt in attempts.since(store, NOW)] == [by_hand]
