from __future__ import annotations

from datetime import date

import pytest

from desktop.core.facts import Away, Bounce, Reply
from desktop.core.kinds import AskKind, Channel, ReplyKind
from desktop.store import asks, attempts, contacts, replies
from desktop.store.open import Store
from desktop.store.replies import Unsorted
from tests.store.desks import DAY, NOW, card, written

BY = date(2027, 3, 12)


def test_an_answer_waits_for_its_kind(store: Store) -> None:
    with written(store) as w:
        application = card(w)
        number = replies.add(w, application, channel=Channel.MAIL, happened=NOW - DAY)
    open_one = Unsorted(Reply(number, NOW - DAY, NOW, channel=Channel.MAIL), application)
    assert replies.unsorted(store) == (open_one,)
    assert replies.get(store, number) == open_one

    with written(store, at=NOW + DAY) as w:
        replies.sort(w, number, ReplyKind.QUESTION, by=BY, what="references")

    told = Reply(number, NOW - DAY, NOW, ReplyKind.QUESTION, NOW + DAY, BY, what="references", channel=Channel.MAIL)
    assert replies.of(store, application) == (told,)
    assert replies.unsorted(store) == ()
    assert replies.get(store, 99) is None


def test_an_answer_told_with_its_kind(store: Store) -> None:
    with written(store) as w:
        application = card(w)
        asked = asks.add(w, application, contacts.add(w, "Ida Lorn"), AskKind.OPEN)
        number = replies.add(w, application, kind=ReplyKind.THANKS, ask=asked)
    (reply,) = replies.of(store, application)
    assert (reply.kind, reply.sorted, reply.ask) == (ReplyKind.THANKS, NOW, asked)
    with written(store) as w:
        replies.sort(w, number, ReplyKind.NO)
    assert [one.ask for one in replies.of(store, application)] == [asked]
    with written(store) as w:
        replies.sort(w, number, ReplyKind.NO, ask=asked, channel=Channel.PHONE)
    assert [one.channel for one in replies.of(store, application)] == [Channel.PHONE]


def test_an_answer_that_is_not_there(store: Store) -> None:
    with pytest.raises(KeyError, match="reply 99"), written(store) as w:
        replies.sort(w, 99, ReplyKind.NO)


def test_away_and_bounced(store: Store) -> None:
    with written(store) as w:
        application, mira = card(w), contacts.add(w, "Mira Tann")
        attempt = attempts.add(w, application, Channel.MAIL)
        away = replies.add_away(w, application, until=BY, contact=mira, happened=NOW - DAY)
        unknown = replies.add_away(w, application)
        bounce = replies.add_bounce(w, application, attempt=attempt, happened=NOW - DAY)
        other = replies.add_bounce(w, application)
    assert replies.aways(store, application) == (Away(away, NOW - DAY, NOW, BY, mira), Away(unknown, NOW, NOW))
    assert replies.bounces(store, application) == (Bounce(bounce, NOW - DAY, NOW, attempt), Bounce(other, NOW, NOW))
