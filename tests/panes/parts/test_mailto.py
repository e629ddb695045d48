"""A letter handed to the user's own mail program."""

from urllib.parse import parse_qs, urlsplit

from desktop.panes.parts.mailto import LONGEST, mailto


def test_all_of_the_letter_arrives() -> None:
    link = mailto("mira@acme.example", "A & B: 100 %?", "Dear Mira,\n\nthank you & more = good\nLena Ö")
    assert link is not None
    parts = urlsplit(link)
    asked = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "mira@acme.example")
    assert asked["subject"] == ["A & B: 100 %?"]
    assert asked["body"] == ["Dear Mira,\r\n\r\nthank you & more = good\r\nLena Ö"]


def test_a_plus_and_a_space_are_not_mixed_up() -> None:
    link = mailto(None, "a+b c", "")
    assert link == "mailto:?subject=a%2Bb%20c&body="


def test_an_address_cannot_add_fields() -> None:
    link = mailto("a@b.c?bcc=x@y.z", "s", "t")
    assert link is not None
    assert "?bcc" not in link


def test_what_would_be_cut_is_refused() -> None:
    fits = mailto("a@b.c", "s", "x" * (LONGEST - len(mailto("a@b.c", "s", "") or "")))
    assert fits is not None
    assert len(fits) == LONGEST
    assert mailto("a@b.c", "s", "x" * LONGEST) is None
