"""Whom the desk knows, by all that a person is known by: profile, address, name and company together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from desktop.core.names import company_key
from desktop.core.records import PersonRecord
from desktop.store.writing import Reads

OF_THE_FILE: Final = 0
"""In place of an id: a person who stands earlier in the same file."""


@dataclass(slots=True)
class Details:
    """What a person of the desk is known for, as far as a file could add to it.

    Attributes:
        titles: what they do now, by the key of the company.
        tied: the sources that told why the user knows them.
    """

    link: str
    mails: set[str] = field(default_factory=set)
    titles: dict[str, str] = field(default_factory=dict)
    tied: set[str] = field(default_factory=set)

    def lack(self, record: PersonRecord, key: str, source: str) -> bool:
        """Whether a record tells anything new of them."""
        return (
            bool(record.link and not self.link)
            or bool(record.mail and record.mail.casefold() not in self.mails)
            or bool(record.company and self.titles.get(key) != record.position)
            or source not in self.tied
        )


class KnownPeople:
    """An index of them all, in memory: for as long as a file is being matched.

    It is asked once for each row of up to a million, so people of the file are in it as bare numbers.
    """

    def __init__(self, reads: Reads) -> None:
        self.details: dict[int, Details] = {}
        self._by_profile: dict[str, int] = {}
        self._by_mail: dict[str, int] = {}
        self._by_name: dict[tuple[str, str], tuple[int, str]] = {}
        self._keys: dict[str, str] = {"": ""}
        self._load(reads)

    def key(self, company: str) -> str:
        """The company's key; files name the same few companies over and over."""
        key = self._keys.get(company)
        if key is None:
            key = self._keys[company] = company_key(company)
        return key

    def find_or_add(self, record: PersonRecord, folded: str, key: str) -> int | None:
        """The person whom a record means: the id, or `OF_THE_FILE`; None for a new one, who is of the file then on."""
        profile, mail = profile_of(record.link), record.mail.casefold()
        found = self._by_profile.get(profile) if profile else None
        if found is None and mail:
            found = self._by_mail.get(mail)
        if found is None:
            found, other = self._by_name.get((folded, key), (None, ""))
            if profile and other and profile != other:
                # Two people of one name at one company: their profiles tell them apart.
                found = None
        if found is None:
            self._add(OF_THE_FILE, profile, (mail,), ((folded, key),))
        return found

    def _add(self, number: int, profile: str, mails: Iterable[str], names: Iterable[tuple[str, str]]) -> None:
        if profile:
            self._by_profile.setdefault(profile, number)
        for mail in mails:
            if mail:
                self._by_mail.setdefault(mail, number)
        for name in names:
            self._by_name.setdefault(name, (number, profile))

    def _load(self, reads: Reads) -> None:
        worked: dict[int, list[str]] = defaultdict(list)
        names: dict[int, str] = {}
        for number, folded, link, mail in reads.rows("SELECT id, folded, link, mail FROM contact ORDER BY id"):
            self.details[number] = Details(link, {mail.casefold()} if mail else set())
            names[number] = folded
        for contact, mail in reads.rows("SELECT contact, key FROM handle WHERE kind = 'mail'"):
            self.details[contact].mails.add(mail)
        for contact, source in reads.rows("SELECT contact, source FROM tie"):
            self.details[contact].tied.add(source)
        for contact, key, title, now in reads.rows("SELECT contact, key, title, now FROM employment ORDER BY id"):
            worked[contact].append(key)
            if now:
                self.details[contact].titles[key] = title
        for number, details in self.details.items():
            at = [(names[number], key) for key in worked.get(number, ("",))]
            self._add(number, profile_of(details.link), details.mails, at)


def profile_of(link: str) -> str:
    """The part of a profile's address that names the person: without host, query and last slash."""
    return link.casefold().partition("?")[0].rstrip("/").rpartition("/")[2]
