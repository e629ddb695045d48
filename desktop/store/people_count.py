"""How many people the user knows at the company of each card, as the card says it."""

from __future__ import annotations

from desktop.store.writing import Writing

_BEARS_ON_IT = {"application", "company", "alias", "employment"}

_STALE = """
SELECT card.application, (
    SELECT count(DISTINCT e.contact) FROM employment e WHERE e.key <> '' AND e.key IN (
        SELECT key FROM company WHERE id = a.company UNION SELECT key FROM alias WHERE company = a.company)
) AS counted
FROM card JOIN application a ON a.id = card.application WHERE counted <> card.people
"""


def refresh(writing: Writing) -> None:
    """Count anew, where this write touched what bears on it."""
    if not writing.touched & _BEARS_ON_IT:
        return
    for application, people in writing.rows(_STALE):
        writing.run("UPDATE card SET people = ? WHERE application = ?", (people, application))
        writing.note("application", application, "changed")
