"""Companies, agencies among them, and the other names that they go by."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.names import company_key
from desktop.store.stamps import Value
from desktop.store.writing import Reads, Row, Writing


@dataclass(frozen=True, slots=True)
class Company:
    """A company.

    Attributes:
        key: its normalised name (`core.names.company_key`).
        domain_guessed: the domain is a guess of the program.
        place_guessed: country, region and zone are.
    """

    id: int
    name: str
    key: str
    domain: str | None
    country: str | None
    region: str | None
    zone: str | None
    domain_guessed: bool
    place_guessed: bool
    is_agency: bool


_COLUMNS = "SELECT id, name, key, domain, country, region, zone, domain_guessed, place_guessed, is_agency FROM company"


def get(reads: Reads, company: int) -> Company | None:
    """One company, or None."""
    found = reads.row(f"{_COLUMNS} WHERE id = ?", (company,))
    return None if found is None else _company(found)


def find(reads: Reads, name: str) -> Company | None:
    """The company that goes by this name or has it as an alias, whatever its spelling; the oldest one."""
    key = company_key(name)
    found = reads.row(
        f"{_COLUMNS} WHERE key = ?1 OR id IN (SELECT company FROM alias WHERE key = ?1) ORDER BY id", (key,)
    )
    return None if found is None else _company(found)


def ensure(writing: Writing, name: str, *, is_agency: bool = False) -> int:
    """The id of the company of this name, which is added where there is none."""
    found = find(writing, name)
    if found is None:
        return writing.insert("company", name=name, key=company_key(name), is_agency=is_agency)
    if is_agency:
        writing.update("company", found.id, is_agency=True)
    return found.id


def update(writing: Writing, company: int, **columns: Value) -> None:
    """Change what is known of a company, by the names of `Company`'s attributes."""
    if "name" in columns:
        columns["key"] = company_key(str(columns["name"]))
    writing.update("company", company, **columns)


def names(reads: Reads) -> tuple[str, ...]:
    """All names, for completion."""
    return tuple(name for (name,) in reads.rows("SELECT name FROM company ORDER BY name COLLATE NOCASE"))


def keys(reads: Reads, company: int) -> tuple[str, ...]:
    """The company's key and those of its aliases."""
    found = reads.rows(
        "SELECT key FROM company WHERE id = ?1 UNION SELECT key FROM alias WHERE company = ?1", (company,)
    )
    return tuple(key for (key,) in found)


def add_alias(writing: Writing, company: int, name: str) -> None:
    """Let a company go by another name too, unless it does already."""
    key = company_key(name)
    if key not in keys(writing, company):
        writing.insert("alias", company=company, name=name, key=key)


def aliases(reads: Reads, company: int) -> tuple[str, ...]:
    """The other names of a company."""
    return tuple(name for (name,) in reads.rows("SELECT name FROM alias WHERE company = ? ORDER BY id", (company,)))


def _company(row: Row) -> Company:
    return Company(*row[:7], *map(bool, row[7:]))
