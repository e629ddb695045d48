"""A letter handed to the user's own mail program."""

from __future__ import annotations

from urllib.parse import quote

LONGEST = 1900
"""Characters. Windows hands over 2,048 at most, and some programs cut earlier without a word."""


def mailto(address: str | None, subject: str, body: str) -> str | None:
    """The ``mailto:`` address of a letter (RFC 6068), or None where it is too long to arrive whole."""
    lines = body.replace("\r\n", "\n").replace("\n", "\r\n")
    link = f"mailto:{quote(address or '', safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
    return link if len(link) <= LONGEST else None
