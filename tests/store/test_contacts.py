from __future__ import annotations

from datetime import date

import pytest

from desktop.core.matching import Employment, Tie
from desktop.store import contacts
from desktop.store.contacts import Contact
from desktop.store.open import Store
from tests.store.desks import card, written


def test_a_person_with_all_that_is_known(store: Store) -> None:
    with written(store) as w:
        number = contacts.add(
            w,
            "Mira Tann",
            company="Acme GmbH",
            position="Head of Product",
            mail="mira@acme.example",
            link="https://www.linkedin.com/in/mira",
            phone="555 0142",
            tie="interview",
        )
        contacts.update(w, number, notes="bikes")
        contacts.add_handle(w, number, contacts.LINK, "https://mira.example")
    found = contacts.get(store, number)
    assert found == Contact(
        id=number,
        name="Mira Tann",
        company="Acme GmbH",
        position="Head of Product",
        mails=("mira@acme.example",),
        phones=("555 0142",),
        links=("https://www.linkedin.com/in/mira", "https://mira.example"),
        notes="bikes",
        batch=None,
    )
    assert (found.mail, found.phone, found.link) == (
        "mira@acme.example",
        "555 0142",
        "https://www.linkedin.com/in/mira",
    )
    assert contacts.ties(store, [number]) == (Tie(number, "interview", "you"),)
    assert contacts.count(store) == 1


def test_a_person_with_a_name_alone(store: Store) -> None:
    with written(store) as w:
        number = contacts.add(w, "Ida Lorn")
    found = contacts.get(store, number)
    assert found is not None
    assert (found.company, found.position, found.mail, found.phone, found.link) == (None, None, None, None, None)
    assert contacts.get(store, 99) is None
    assert contacts.some(store, [number, 99]).keys() == {number}


def test_a_name_means_who_is_there_then_who_was_then_the_last_told(store: Store) -> None:
    with written(store) as w:
        here = contacts.add(w, "Mira Tann", company="Acme GmbH")
        was = contacts.add(w, "Mira Tann", company="Quillworks")
        contacts.leave(w, was)
        last = contacts.add(w, "MIRA  TÄNN")
        contacts.update(w, last, name="Mira Tann")
    assert contacts.named(store, "mira tann", "acme") == here
    assert contacts.named(store, "mira tann", "quillworks") == was
    assert contacts.named(store, "Mira Tann") == last
    assert contacts.named(store, "nobody") is None


def test_addresses_change_and_the_old_ones_stay_known(store: Store) -> None:
    with written(store) as w:
        number = contacts.add(w, "Mira Tann", mail="old@acme.example")
        contacts.use_mail(w, number, "Mira@acme.example")
        contacts.use_mail(w, number, "mira@acme.example")
        contacts.add_handle(w, number, contacts.MAIL, "OLD@acme.example")
        other = contacts.add(w, "Ida Lorn")
        contacts.use_mail(w, other, "ida@quill.example")
    found = contacts.get(store, number)
    assert found is not None
    assert found.mails == ("mira@acme.example", "old@acme.example")
    assert contacts.of_mail(store, "MIRA@acme.example") == number
    assert contacts.of_mail(store, "Old@Acme.example") == number
    assert contacts.of_mail(store, "nobody@acme.example") is None


def test_one_number_or_none(store: Store) -> None:
    with written(store) as w:
        number = contacts.add(w, "Mira Tann", phone="1")
        contacts.add_handle(w, number, contacts.PHONE, "2")
        contacts.set_phone(w, number, "2")
    assert contacts.some(store, [number])[number].phones == ("2",)
    with written(store) as w:
        contacts.set_phone(w, number, "")
    assert contacts.some(store, [number])[number].phones == ()


def test_where_they_work_and_worked(store: Store) -> None:
    with written(store) as w:
        number = contacts.add(w, "Ben Osk", company="Fernhill Ltd", position="Buyer")
        contacts.employ(w, number, "Fernhill", now=False, ends=date(2020, 6, 30))
        contacts.employ(w, number, "Acme Foods", starts=date(2020, 7, 1), title="Lead", source="linkedin")
        contacts.change_job(w, number, "Quillworks", "Analyst", "linkedin")
        contacts.change_job(w, number, "Quillworks Inc.", "Lead analyst", "linkedin")
    assert contacts.employments(store, [number]) == (
        Employment(number, "Fernhill", now=False, ends=date(2020, 6, 30), source="you"),
        Employment(number, "Acme Foods", now=False, source="linkedin"),
        Employment(number, "Quillworks Inc.", now=True, source="linkedin"),
    )
    found = contacts.get(store, number)
    assert found is not None
    assert (found.company, found.position) == ("Quillworks Inc.", "Lead analyst")


def test_who_is_at_a_company_and_at_those_named_alike(store: Store) -> None:
    with written(store) as w:
        exact = contacts.add(w, "A", company="Acme GmbH")
        longer = contacts.add(w, "B", company="Acme Foods")
        shorter = contacts.add(w, "C", company="Acme")
        contacts.add(w, "D", company="Acmeology")
        contacts.add(w, "E")
    assert [found.contact for found in contacts.employed_at(store, ["acme"])] == [exact, longer, shorter]
    assert [found.contact for found in contacts.employed_at(store, ["acme foods"])] == [exact, longer, shorter]
    assert [found.contact for found in contacts.employed_at(store, ["acme", "acme foods"])] == [exact, longer, shorter]
    assert contacts.employed_at(store, ["", "quillworks"]) == ()


def test_a_tie_is_told_once(store: Store) -> None:
    with written(store) as w:
        number = contacts.add(w, "Ida Lorn")
        contacts.add_tie(w, number, "friend", since=date(2019, 5, 1))
        contacts.add_tie(w, number, "friend")
        contacts.add_tie(w, number, "connection", source="linkedin")
    assert contacts.ties(store, [number]) == (
        Tie(number, "friend", "you", date(2019, 5, 1)),
        Tie(number, "connection", "linkedin"),
    )


def test_people_are_found_by_name_and_company(store: Store) -> None:
    with written(store) as w:
        mira = contacts.add(w, "Mira Łukasz", company="Acme GmbH")
        amira = contacts.add(w, "Amira Tann", company="Quillworks")
        percent = contacts.add(w, "100% Ben_Osk\\")
    assert [found.id for found in contacts.find(store, "mira")] == [mira, amira]
    assert [found.id for found in contacts.find(store, "lukasz ACME")] == [mira]
    assert [found.id for found in contacts.find(store, "quill")] == [amira]
    assert [found.id for found in contacts.find(store, "0% n_o k\\")] == [percent]
    assert contacts.find(store, "%") == (contacts.some(store, [percent])[percent],)
    assert contacts.find(store, "  ") == ()
    assert len(contacts.find(store, "a", limit=1)) == 1


def test_a_person_nobody_names_can_go(store: Store) -> None:
    with written(store) as w:
        number = contacts.add(w, "Ida Lorn", company="Acme", phone="1", tie="friend")
        contacts.delete(w, number)
        kept = contacts.add(w, "Mira Tann")
        card(w, person=kept)
    assert contacts.get(store, number) is None
    with pytest.raises(Exception, match="FOREIGN KEY"), written(store) as w:
        contacts.delete(w, kept)
