from __future__ import annotations

from desktop.store import companies
from desktop.store.companies import Company
from desktop.store.open import Store
from tests.store.desks import written


def test_one_company_whatever_the_spelling(store: Store) -> None:
    with written(store) as w:
        first = companies.ensure(w, "Acme GmbH")
        assert companies.ensure(w, "ACME") == first
        assert companies.ensure(w, "Quillworks") != first
    assert companies.names(store) == ("Acme GmbH", "Quillworks")
    assert companies.find(store, "nobody") is None
    assert companies.get(store, 99) is None


def test_what_is_known_of_it(store: Store) -> None:
    with written(store) as w:
        number = companies.ensure(w, "Acme")
        companies.update(w, number, name="Über Acme AG", country="DE", region="BY", zone="Europe/Berlin")
        companies.update(w, number, domain="acme.example", domain_guessed=True, place_guessed=True)
    assert companies.get(store, number) == Company(
        number,
        "Über Acme AG",
        "uber acme",
        "acme.example",
        "DE",
        "BY",
        "Europe/Berlin",
        domain_guessed=True,
        place_guessed=True,
        is_agency=False,
    )


def test_an_agency_is_a_company_too(store: Store) -> None:
    with written(store) as w:
        number = companies.ensure(w, "Hunters")
        assert companies.ensure(w, "Hunters Ltd", is_agency=True) == number
        other = companies.ensure(w, "Seekers", is_agency=True)
    found = companies.get(store, number), companies.get(store, other)
    assert all(company is not None and company.is_agency for company in found)


def test_other_names(store: Store) -> None:
    with written(store) as w:
        number = companies.ensure(w, "Acme GmbH")
        companies.add_alias(w, number, "Roadrunner Supplies")
        companies.add_alias(w, number, "ROADRUNNER SUPPLIES Inc.")
        companies.add_alias(w, number, "acme")
    assert companies.aliases(store, number) == ("Roadrunner Supplies",)
    assert set(companies.keys(store, number)) == {"acme", "roadrunner supplies"}
    found = companies.find(store, "Roadrunner Supplies")
    assert found is not None
    assert found.id == number
