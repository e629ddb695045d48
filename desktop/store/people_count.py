"""How many people the user knows at the company of each card, as the card says it."""

from __future__ import annotations

from desktop.store.writing import Reads, Writing

_BEARS_ON_IT = {"application", "company", "alias", "employment", "interview", "interview_contact", "tie"}

# Those whom the card itself names, and whom the user knows from nowhere else: they are written to, not asked.
_OWN = """
SELECT person FROM application WHERE id = {card} AND person IS NOT NULL
UNION SELECT contact FROM interview_contact WHERE interview IN (SELECT id FROM interview WHERE application = {card})
EXCEPT SELECT contact FROM tie WHERE kind <> 'interview'
"""

_STALE = f"""
SELECT card.application, (
    SELECT count(DISTINCT e.contact) FROM employment e WHERE e.key <> '' AND e.key IN (
        SELECT key FROM company WHERE id = a.company UNION SELECT key FROM alias WHERE company = a.company)
        AND e.contact NOT IN ({_OWN.format(card="a.id")})
) AS counted
FROM card JOIN application a ON a.id = card.application WHERE counted <> card.people
"""


def own_people(reads: Reads, application: int) -> frozenset[int]:
    """Contacts whom the user knows from this card alone: whom it is written to, and who was at its interviews."""
    return frozenset(contact for (contact,) in reads.rows(_OWN.format(card="?1"), (application,)))


def refresh(writing: Writing) -> None:
    """Count anew, where this write touched what bears on it."""
    if not writing.touched & _BEARS_ON_IT:
        return
    for application, people in writing.rows(_STALE):
        writing.run("UPDATE card SET people = ? WHERE application = ?", (people, application))
        writing.note("application", application, "changed")
