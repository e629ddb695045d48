"""Reasons, not sentences: a key with its facts. `desktop.words` makes the sentence in the user's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

# 3.11 has no `type` statement yet.
Fact: TypeAlias = "str | int | float | bool | date | datetime | tuple[Fact, ...] | Reason | None"


class Reason(NamedTuple):
    """Why something is as it is.

    Attributes:
        key: an entry of the catalogue of words, e.g. ``why.promised``.
        facts: what the sentence is about, by name. Datetimes carry the zone that they are to be read in.
    """

    key: str
    facts: tuple[tuple[str, Fact], ...] = ()

    @classmethod
    def of(cls, key: str, **facts: Fact) -> Reason:
        """A reason from keyword facts."""
        return cls(key, tuple(facts.items()))

    def fact(self, name: str) -> Fact:
        """The fact of that name, or None."""
        return dict(self.facts).get(name)


class Trouble(Exception):
    """An error that a user can meet: a title, one sentence on what happened and where, and a way out.

    The catalogue of words has ``KEY.title``, ``KEY.says`` and ``KEY.try`` for each key.

    Attributes:
        key: e.g. ``trouble.not_linkedin``.
        facts: what the sentences are about.
        asks: a deliberate second yes is what is missing; calling again with ``anyway=True`` gives it.
    """

    def __init__(self, key: str, /, *, asks: bool = False, **facts: Fact) -> None:
        super().__init__(key)
        self.key = key
        self.facts: Mapping[str, Fact] = facts
        self.asks = asks
