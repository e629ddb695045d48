"""How many people the user knows at the company of each card, as the card says it."""

from __future__ import annotations

from desktop.store.writing import Reads, Writing

_BEARS_ON_IT = {"application", "company", "alias", "employment", "interview", "interview_contact", "tie"}

# Those whom the card itself names, and whom the user knows from nowhere else: they are written to, not asked.
_NAMED = """
({contact} IS {person} OR EXISTS (
    SELECT 1 FROM interview_contact w JOIN interview i ON i.id = w.interview
    WHERE w.contact = {contact} AND i.application = {card}
)) AND NOT EXISTS (SELECT 1 FROM tie WHERE tie.contact = {contact} AND tie.kind <> 'interview')
"""
_OWN = f"""
SELECT c.id FROM application a JOIN contact c
    ON c.id = a.person OR c.id IN (
        SELECT w.contact FROM interview_contact w JOIN interview i ON i.id = w.interview WHERE i.application = a.id)
WHERE a.id = ? AND {_NAMED.format(contact="c.id", person="a.person", card="a.id")}
"""
_STALE = f"""
SELECT application, counted FROM (
    SELECT card.application, card.people, (
        SELECT count(DISTINCT e.contact) FROM employment e WHERE e.key <> '' AND e.key IN (
            SELECT key FROM company WHERE id = a.company UNION SELECT key FROM alias WHERE company = a.company)
            AND NOT ({_NAMED.format(contact="e.contact", person="a.person", card="a.id")})
    ) AS counted
    FROM card JOIN application a ON a.id = card.application
) WHERE counted <> people
"""


def own_people(reads: Reads, application: int) -> frozenset[int]:
    """Contacts whom the user knows from this card alone: whom it is written to, and who was at its interviews."""
    return frozenset(contact for (contact,) in reads.rows(_OWN, (application,)))


def refresh(writing: Writing) -> None:
    """Count anew, where this write touched what bears on it."""
    if not writing.touched & _BEARS_ON_IT:
        return
    for application, people in writing.rows(_STALE):
        writing.run("UPDATE card SET people = ? WHERE application = ?", (people, application))
        writing.note("application", application, "changed")
