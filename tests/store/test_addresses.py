from __future__ import annotations

from desktop.core.facts import Address
from desktop.store import addresses, contacts
from desktop.store.open import Store
from tests.store.desks import NOW, card, written


def test_what_was_told_of_whom_to_write_to(store: Store) -> None:
    with written(store) as w:
        number, mira = card(w), contacts.add(w, "Mira Tann")
        addresses.add(w, number, mira)
        addresses.add(w, number, mira, "mira@acme.example")
    assert addresses.of(store, number) == (Address(NOW, mira), Address(NOW, mira))
