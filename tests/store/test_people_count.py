from __future__ import annotations

from desktop.store import applications, companies, contacts, interviews, people_count, settings
from desktop.store.open import Store
from desktop.store.writing import Writing
from tests.store.desks import NOW, card, hows, replan, written


def counted(store: Store) -> list[int]:
    return [people for (people,) in store.rows("SELECT people FROM card ORDER BY application")]


def test_people_are_counted_when_they_come_and_go(store: Store) -> None:
    with written(store) as w:
        acme, quill = card(w, "Acme GmbH"), card(w, "Quillworks")
        replan(w)
    assert counted(store) == [0, 0]
    with written(store) as w:
        ida = contacts.add(w, "Ida Lorn", company="Acme Inc.", tie="friend")
        ben = contacts.add(w, "Ben Osk", company="Acme", tie="friend")
        contacts.employ(w, ben, "Quillworks", now=False)
        contacts.add(w, "Nobody", company="–")
        people_count.refresh(w)
        assert {("application", acme, "changed"), ("application", quill, "changed")} <= set(hows(w.changes()))
    assert counted(store) == [2, 1]
    with written(store) as w:
        w.delete_where("employment", "contact", ida)
        people_count.refresh(w)
    assert counted(store) == [1, 1]


def test_other_names_of_the_company_count(store: Store) -> None:
    with written(store) as w:
        number = card(w, "Acme")
        contacts.add(w, "Ida Lorn", company="Roadrunner", tie="friend")
        replan(w)
        assert w.row("SELECT people FROM card") == (0,)
        companies.add_alias(w, companies.ensure(w, "Acme"), "Roadrunner")
        people_count.refresh(w)
        assert w.row("SELECT people FROM card WHERE application = ?", (number,)) == (1,)


def test_a_write_that_has_no_bearing_counts_nothing(store: Store) -> None:
    with written(store) as w:
        card(w)
        replan(w)
        w.run("UPDATE card SET people = 7")
    with written(store) as w:
        settings.put(w, "name", "Lena")
        people_count.refresh(w)
    assert counted(store) == [7]


def named_by_the_card(w: Writing) -> tuple[int, int, int]:
    number = card(w)
    mira, ida = (contacts.add(w, name, company="Acme") for name in ("Mira Tann", "Ida Lorn"))
    applications.update(w, number, person=mira)
    interviews.add(w, number, NOW, NOW, "UTC", people=[ida])
    return number, mira, ida


def test_whom_only_the_card_names_is_nobody_to_ask(store: Store) -> None:
    with written(store) as w:
        number, mira, ida = named_by_the_card(w)
        replan(w)
    assert counted(store) == [0]
    assert people_count.own_people(store, number) == {mira, ida}
    with written(store) as w:
        contacts.add_tie(w, mira, "connection")
        contacts.add_tie(w, ida, "interview")
        people_count.refresh(w)
    assert counted(store) == [1]
    assert people_count.own_people(store, number) == {ida}
