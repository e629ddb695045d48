from __future__ import annotations

from datetime import date

import pytest

from desktop.core.kinds import Outcome, StageKind, Way
from desktop.store import applications, companies, contacts
from desktop.store.open import Store
from tests.store.desks import APPLIED, CLOSED, DAY, INTERVIEWING, NOW, SAVED, card, dump, hows, undo, written


def test_a_card_comes_back_with_all_that_it_says(store: Store) -> None:
    with written(store) as w:
        agency = companies.ensure(w, "Hunters", is_agency=True)
        person = contacts.add(w, "Mira Tann")
        number = card(
            w,
            way=Way.AGENCY,
            agency=agency,
            person=person,
            person_told=NOW,
            applied=NOW - DAY,
            applied_told=NOW,
            applied_by_day=True,
            apply_by=date(2027, 4, 1),
            link="https://acme.example/jobs/1",
            place="Berlin",
            salary="62 thousand",
            notes="a note",
        )
        applications.update(w, number, starred=True)
        applications.acknowledge(w, number)

    found = applications.get(store, number)

    assert found is not None
    assert (found.company_name, found.key, found.role) == ("Acme GmbH", "acme", "Product Manager")
    assert (found.stage, found.kind, found.starred) == (APPLIED, StageKind.APPLIED, True)
    assert (found.way, found.agency, found.agency_name) == (Way.AGENCY, agency, "Hunters")
    assert (found.person, found.person_told) == (person, NOW)
    assert (found.applied, found.applied_told, found.applied_by_day) == (NOW - DAY, NOW, True)
    assert (found.saved, found.apply_by, found.acknowledged) == (NOW, date(2027, 4, 1), NOW)
    assert (found.link, found.place, found.salary) == ("https://acme.example/jobs/1", "Berlin", "62 thousand")
    assert (found.notes, found.batch) == ("a note", None)
    assert applications.get(store, 99) is None


def test_a_new_card_stands_on_top_and_its_coming_is_a_move(store: Store) -> None:
    with written(store) as w:
        first = card(w, saved=NOW - DAY, happened=NOW - DAY)
        second = card(w)
        saved = card(w, stage=SAVED)
    assert [found.id for found in applications.every(store)] == [saved, second, first]
    (move,) = applications.moves(store, first)
    assert (move.stage, move.kind, move.happened, move.told) == (APPLIED, StageKind.APPLIED, NOW - DAY, NOW)


def test_a_move_into_another_column_is_remembered_one_within_is_not(store: Store) -> None:
    with written(store) as w:
        one, two = card(w), card(w)
        applications.move(w, one, APPLIED, 0)
        applications.move(w, two, INTERVIEWING, happened=NOW - DAY)
    assert len(applications.moves(store, one)) == 1
    assert [move.kind for move in applications.moves(store, two)] == [StageKind.APPLIED, StageKind.INTERVIEWING]
    assert applications.moves(store, two)[-1].happened == NOW - DAY


def test_to_nowhere_nothing_moves(store: Store) -> None:
    with written(store) as w:
        number = card(w)
    with pytest.raises(KeyError, match="application 99"), written(store) as w:
        applications.move(w, 99, APPLIED)
    with pytest.raises(KeyError, match="stage 99"), written(store) as w:
        applications.move(w, number, 99)
    with pytest.raises(KeyError, match="stage 99"), written(store) as w:
        card(w, stage=99)
    with pytest.raises(Exception, match="FOREIGN KEY"), written(store) as w:
        applications.add(w, 99, "role", APPLIED)


def test_a_card_closes_and_says_why(store: Store) -> None:
    with written(store) as w:
        number = card(w)
        applications.move(w, number, CLOSED)
        applications.close(w, number, Outcome.WITHDRAWN, happened=NOW - DAY)
        applications.close(w, number, Outcome.REJECTED)
    closed = applications.closings(store, number)
    assert [(one.outcome, one.happened, one.told) for one in closed] == [
        (Outcome.WITHDRAWN, NOW - DAY, NOW),
        (Outcome.REJECTED, NOW, NOW),
    ]


def test_the_board_is_searched_by_words_in_any_order(store: Store) -> None:
    with written(store) as w:
        first = card(w, "Łódź Works", notes="remote")
        second = card(w, "Acme", place="Lodz")
        third = card(w, "Quillworks", agency=companies.ensure(w, "Hunters"))
    assert applications.search(store, "lodz") == (second, first)
    assert applications.search(store, "MANAGER works") == (third, first)
    assert applications.search(store, "remote łódź") == (first,)
    assert applications.search(store, "hunters") == (third,)
    assert applications.search(store, "nowhere") == ()
    assert applications.search(store, "") == (third, second, first)


def test_a_card_goes_with_all_that_was_told_and_comes_back(store: Store) -> None:
    with written(store) as w:
        number = card(w)
    before = dump(store)
    with written(store) as w:
        applications.delete(w, number)
        assert ("application", number, "removed") in hows(w.changes())
    assert applications.every(store) == ()
    undo(store)
    assert dump(store) == before
