"""What a write changed; the views refresh from this."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

What = Literal[
    "application",
    "company",
    "interview",
    "plan",
    "step",
    "attempt",
    "contact",
    "reply",
    "ask",
    "letter",
    "stage",
    "setting",
    "template",
    "alert",
    "import",
    "owed",
    "account",
]
How = Literal["added", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One row that was touched."""

    what: What
    id: int
    how: How


@dataclass(frozen=True, slots=True)
class Changes:
    """All that one write touched, each row once, in the order of the first touch."""

    rows: tuple[Change, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Change]) -> Changes:
        """Fold several touches of one row into one: added then changed is added, added then removed is nothing."""
        folded: dict[tuple[What, int], Change | None] = {}
        for row in rows:
            key = (row.what, row.id)
            before = folded.get(key)
            if before is None:
                folded[key] = row
            elif before.how == "added":
                folded[key] = None if row.how == "removed" else before
            else:
                folded[key] = Change(row.what, row.id, "changed" if row.how == "added" else row.how)
        return cls(tuple(row for row in folded.values() if row is not None))

    def __add__(self, other: Changes) -> Changes:
        return Changes.of((*self.rows, *other.rows))

    def __bool__(self) -> bool:
        return bool(self.rows)

    def touches(self, *whats: What) -> bool:
        """Whether any row of these kinds was touched."""
        return any(row.what in whats for row in self.rows)

    def ids(self, what: What) -> frozenset[int]:
        """The ids of the touched rows of one kind."""
        return frozenset(row.id for row in self.rows if row.what == what)


def everything() -> Changes:
    """Another program wrote to the desk: any row may have changed (id 0 stands for all)."""
    return Changes(tuple(Change(what, 0, "changed") for what in get_args(What)))
