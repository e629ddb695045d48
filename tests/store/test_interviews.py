from __future__ import annotations

from datetime import date, timedelta

from desktop.core.kinds import InterviewState
from desktop.store import contacts, interviews
from desktop.store.interviews import Interview
from desktop.store.open import Store
from tests.store.desks import DAY, NOW, card, hows, written

HOUR = timedelta(hours=1)


def test_an_interview_as_it_stands(store: Store) -> None:
    with written(store) as w:
        application = card(w)
        mira, ida = contacts.add(w, "Mira Tann"), contacts.add(w, "Ida Lorn")
        number = interviews.add(
            w, application, NOW, NOW + HOUR, "Asia/Tokyo", people=[mira, ida, mira], kind="phone", talked_about="bikes"
        )
        interviews.update(
            w, number, state=InterviewState.HELD, settled=NOW, promised=date(2027, 3, 12), promised_told=NOW
        )
    assert interviews.get(store, number) == Interview(
        id=number,
        application=application,
        kind="phone",
        starts=NOW,
        ends=NOW + HOUR,
        zone="Asia/Tokyo",
        state=InterviewState.HELD,
        told=NOW,
        promised=date(2027, 3, 12),
        promised_told=NOW,
        settled=NOW,
        talked_about="bikes",
        people=(mira, ida),
    )
    assert interviews.get(store, 99) is None


def test_they_stand_by_their_start(store: Store) -> None:
    with written(store) as w:
        application = card(w)
        later = interviews.add(w, application, NOW, NOW + HOUR, "UTC")
        sooner = interviews.add(w, application, NOW - DAY, NOW - DAY + HOUR, "UTC", told=NOW - DAY)
    assert [one.id for one in interviews.of(store, application)] == [sooner, later]
    assert interviews.of(store, application)[0].told == NOW - DAY


def test_who_was_there_changes(store: Store) -> None:
    with written(store) as w:
        people = [contacts.add(w, name) for name in ("a", "b", "c")]
        number = interviews.add(w, card(w), NOW, NOW + HOUR, "UTC", people=people[:2])
    with written(store) as w:
        interviews.set_people(w, number, people[1:])
        assert hows(w.changes()) == [("interview", number, "changed")]
    found = interviews.get(store, number)
    assert found is not None
    assert found.people == (people[1], people[2])


def test_one_that_never_was(store: Store) -> None:
    with written(store) as w:
        number = interviews.add(w, card(w), NOW, NOW + HOUR, "UTC", people=[contacts.add(w, "a")])
        interviews.remove(w, number)
    assert interviews.get(store, number) is None
