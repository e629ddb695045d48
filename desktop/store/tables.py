"""What the tables mean to the rest of the house: whose change a row is, and what undo leaves alone."""

from __future__ import annotations

from typing import Final

from desktop.core.changes import What

WHOSE: Final[dict[str, tuple[What, str]]] = {
    "application": ("application", "id"),
    "stage_move": ("application", "application"),
    "closing": ("application", "application"),
    "address": ("application", "application"),
    "offer": ("application", "application"),
    "skip": ("application", "application"),
    "mark": ("application", "application"),
    "away": ("application", "application"),
    "bounce": ("application", "application"),
    "company": ("company", "id"),
    "alias": ("company", "company"),
    "interview": ("interview", "id"),
    "interview_contact": ("interview", "interview"),
    "attempt": ("attempt", "id"),
    "contact": ("contact", "id"),
    "handle": ("contact", "contact"),
    "employment": ("contact", "contact"),
    "tie": ("contact", "contact"),
    "reply": ("reply", "id"),
    "ask": ("ask", "id"),
    "letter": ("letter", "id"),
    "letter_fact": ("application", "application"),
    "stage": ("stage", "id"),
    "setting": ("setting", "id"),
    "cadence": ("setting", "id"),
    "template": ("template", "id"),
    "alert": ("alert", "id"),
    "batch": ("import", "id"),
    "batch_row": ("import", "batch"),
    "owed": ("owed", "id"),
    "account": ("account", "id"),
}
"""By table: what changed, and the column that has its id. What hangs on another row counts as a change of that one."""

SENT: Final = frozenset({"attempt", "ask"})
"""What really went out: undo takes back its deletion, never its being there."""

UNDOABLE: Final = frozenset(WHOSE) - {"alert", "account"}

OF_AN_APPLICATION: Final = (
    "alert", "mark", "skip", "letter", "letter_fact", "owed", "offer", "address", "bounce", "away", "reply", "attempt",
    "ask", "interview", "closing", "stage_move",
)  # fmt: skip
"""Tables whose rows go with their application, those that refer to others first."""

BATCH: Final = "*"
"""Stands for a table in the journal where the rows of a batch came in."""

BROUGHT_IN: Final = ("batch_row", "contact", "handle", "employment", "tie")
"""Tables that an import fills in bulk: undo knows their rows by batch. Those referred to by others first."""
