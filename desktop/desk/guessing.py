"""Where a company may be, by what else is known of it, until the user tells. A guess is kept and shown as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.places import country_of_domain, country_of_mail
from desktop.core.postings import own_domain
from desktop.desk import lookups, places
from desktop.store import companies

if TYPE_CHECKING:
    from desktop.store.writing import Writing


def guess_place(w: Writing, company: int, *, link: str | None = None, mail: str | None = None) -> None:
    """Within a write: give a company without a place that of its own link, else of an address there."""
    known = companies.get(w, company)
    if known is None or known.country is not None or known.zone is not None:
        return
    country = country_of_domain(own_domain(link or "")) or country_of_mail(mail or "")
    if country is not None:
        zone = places.zone_of(country, lookups.own_zone(w))
        companies.update(w, company, country=country, zone=zone, place_guessed=True)
