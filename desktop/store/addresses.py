"""Under which address, or to whom, a card's letters go: told anew where a person was found or a letter came back."""

from __future__ import annotations

from desktop.core.facts import Address
from desktop.store.stamps import moment
from desktop.store.writing import Reads, Writing


def add(writing: Writing, application: int, contact: int, mail: str | None = None) -> int:
    """Record that a person, or a new address of theirs, was told for a card; the row's id."""
    return writing.insert("address", application=application, contact=contact, mail=mail, told=writing.at)


def of(reads: Reads, application: int) -> tuple[Address, ...]:
    """What was told for a card, in its order."""
    found = reads.rows("SELECT told, contact FROM address WHERE application = ? ORDER BY id", (application,))
    return tuple(Address(moment(told), contact) for told, contact in found)
