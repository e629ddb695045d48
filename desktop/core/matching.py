"""Who is at a company, how sure that is and why; and the order of what a search found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.core.kinds import Relation, Tier
from desktop.core.names import CompanyName, company_name, folded
from desktop.core.reason import Reason

LINKEDIN: Final = "linkedin"
"""The source of what LinkedIn's file told."""
YOU: Final = "you"
"""The source of what the user told."""


@dataclass(frozen=True, slots=True)
class Employment:
    """A contact works, or has worked, at a company.

    Attributes:
        company: as it was told.
        ends: when they left, where it is known.
        source: ``linkedin`` or ``you``.
    """

    contact: int
    company: str
    now: bool
    ends: date | None = None
    source: str = LINKEDIN


@dataclass(frozen=True, slots=True)
class Tie:
    """Why the user knows a contact: ``connection``, ``colleague``, ``friend`` or ``interview``, and since when."""

    contact: int
    kind: str
    source: str = LINKEDIN
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Someone who is, was or may be at the company."""

    contact: int
    tier: Tier
    relation: Relation
    why: Reason


def who_is_there(
    company: str, employments: Iterable[Employment], ties: Iterable[Tie] = (), *, aliases: Iterable[str] = ()
) -> tuple[Match, ...]:
    """Each contact once, surest first: there now, was there, perhaps; in each by how long they are known.

    A name counts as the same where nothing but its legal form, its punctuation and its accents differ; where both have
    a legal form and another one, it is likely; where one name goes on after the other ends ("Acme Foods"), it is weak.
    """
    names = {name.key: name for name in map(company_name, (company, *aliases))}
    tie_of = _nearest(ties)
    best: dict[int, tuple[tuple[int, int, date], Match]] = {}
    for employment in employments:
        if match := _match(company, names, employment, tie_of.get(employment.contact)):
            rank = _rank(match, tie_of.get(employment.contact))
            known = best.get(employment.contact)
            if known is None or rank < known[0]:
                best[employment.contact] = (rank, match)
    return tuple(match for _, match in sorted(best.values(), key=lambda found: (found[0], found[1].contact)))


_TIERS: Final = (Tier.SURE, Tier.LIKELY, Tier.WEAK)
_RELATIONS: Final = (Relation.NOW, Relation.WAS, Relation.GROUP)
_TIES: Final = ("interview", "friend", "colleague", "connection")


def _nearest(ties: Iterable[Tie]) -> Mapping[int, Tie]:
    """The tie of each contact that says most."""
    nearest: dict[int, Tie] = {}
    for tie in ties:
        known = nearest.get(tie.contact)
        if known is None or _closeness(tie) < _closeness(known):
            nearest[tie.contact] = tie
    return nearest


def _closeness(tie: Tie) -> tuple[int, date]:
    place = _TIES.index(tie.kind) if tie.kind in _TIES else len(_TIES)
    return place, tie.since or date.max


def _rank(match: Match, tie: Tie | None) -> tuple[int, int, date]:
    # "Perhaps" comes last whether they are or were there.
    weak = len(_RELATIONS) if match.tier is Tier.WEAK else 0
    since = tie.since if tie and tie.since else date.max
    return weak + _RELATIONS.index(match.relation), _TIERS.index(match.tier), since


def _match(company: str, names: Mapping[str, CompanyName], theirs: Employment, tie: Tie | None) -> Match | None:
    name = company_name(theirs.company)
    tier = _tier(names, name)
    if tier is None:
        return None
    relation = Relation.NOW if theirs.now else Relation.WAS
    return Match(theirs.contact, tier, relation, _why(company, theirs, tier, tie))


def _tier(names: Mapping[str, CompanyName], theirs: CompanyName) -> Tier | None:
    if not theirs.key:
        return None
    if same := names.get(theirs.key):
        forms_differ = same.form and theirs.form and same.form != theirs.form
        return Tier.LIKELY if forms_differ else Tier.SURE
    return Tier.WEAK if any(_one_begins_other(key, theirs.key) for key in names) else None


def _one_begins_other(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    # Two letters begin too much: "HP" is not to bring every firm of that beginning.
    return len(shorter) > 2 and longer.startswith(shorter + " ")


def _why(company: str, theirs: Employment, tier: Tier, tie: Tie | None) -> Reason:
    if tier is Tier.WEAK:
        return Reason.of("known.alike")
    parts = [_tie_reason(tie)] if tie else []
    if not theirs.now:
        parts.append(_left(theirs))
    if tier is Tier.LIKELY:
        parts.append(Reason.of("known.form_differs", theirs=theirs.company))
    elif folded(theirs.company) != folded(company):
        parts.append(Reason.of("known.same_name", theirs=theirs.company, ours=company))
    return sentences(parts or [Reason.of("known.told")])


def _tie_reason(tie: Tie) -> Reason:
    if tie.since is None:
        return Reason.of(f"known.{tie.kind}")
    return Reason.of(f"known.{tie.kind}_since", year=tie.since.year)


def _left(theirs: Employment) -> Reason:
    if theirs.ends is None:
        return Reason.of("known.was_there")
    noted = "_noted" if theirs.source == YOU else ""
    return Reason.of(f"known.until{noted}", year=theirs.ends.year)


def sentences(parts: list[Reason]) -> Reason:
    """Several reasons as one, said one after the other.

    Raises:
        IndexError: there is none.
    """
    first, *rest = parts
    return Reason.of("known.and", first=first, rest=sentences(rest)) if rest else first


def rank(query: str, name: str, company: str = "", position: str = "") -> tuple[int, str] | None:
    """How well a person fits what was typed: less is better, None is not at all. Sort by it.

    A name that begins so comes first, then a name in which each word typed begins a word, then company, then position.
    """
    words = folded(query).split()
    person = folded(name)
    if not words:
        return None
    if person == " ".join(words):
        return 0, person
    if person.startswith(" ".join(words)):
        return 1, person
    so_far: list[str] = []
    for place, text in enumerate((person, folded(company), folded(position)), 2):
        so_far += text.replace("-", " ").replace(",", " ").split() + text.split()
        if all(any(part.startswith(word) for part in so_far) for word in words):
            return place, person
    return None
