from __future__ import annotations

from datetime import date

import pytest

from desktop.core.kinds import Relation, Tier
from desktop.core.matching import YOU, Employment, Tie, rank, who_is_there
from desktop.words import Words

IDA, BEN, PIA, JUN = 1, 2, 3, 4
SAY = Words().say


def test_the_order_is_surest_first_and_each_has_its_reason() -> None:
    found = who_is_there(
        "Acme",
        [
            Employment(PIA, "Acme Foods", now=True),
            Employment(BEN, "Acme", now=False, ends=date(2025, 6, 30), source=YOU),
            Employment(IDA, "Acme GmbH", now=True),
            Employment(JUN, "Quillworks", now=True),
        ],
        [Tie(IDA, "connection", since=date(2019, 3, 2)), Tie(BEN, "colleague", since=date(2018, 1, 1))],
    )
    assert [(match.contact, match.tier, match.relation) for match in found] == [
        (IDA, Tier.SURE, Relation.NOW),
        (BEN, Tier.SURE, Relation.WAS),
        (PIA, Tier.WEAK, Relation.NOW),
    ]
    assert [SAY(match.why) for match in found] == [
        'Connected on LinkedIn since 2019. "Acme GmbH" is Acme.',
        "You worked together in 2018. There until 2025 (your note).",
        "The names are alike; it may be another firm.",
    ]


def test_two_legal_forms_that_differ_are_likely_only() -> None:
    (match,) = who_is_there("Acme AG", [Employment(IDA, "Acme Inc.", now=True)])
    assert match.tier is Tier.LIKELY
    assert "another legal form" in SAY(match.why)


@pytest.mark.parametrize(
    ("theirs", "tie", "says"),
    [
        (Employment(IDA, "Acme", now=True), None, "You told that they are there."),
        (Employment(IDA, "Acme", now=True), Tie(IDA, "friend"), "A friend of yours."),
        (Employment(IDA, "ACME", now=False), None, "No longer there."),
        (Employment(IDA, "Acme", now=False, ends=date(2020, 1, 1)), None, "There until 2020."),
    ],
)
def test_what_is_said(theirs: Employment, tie: Tie | None, says: str) -> None:
    (match,) = who_is_there("Acme", [theirs], [tie] if tie else [])
    assert SAY(match.why) == says


def test_everyone_is_there_once_with_the_best_of_what_is_known() -> None:
    past, present = Employment(IDA, "Acme", now=False), Employment(IDA, "Acme", now=True)
    for order in ([past, present], [present, past]):
        (match,) = who_is_there("Acme", order)
        assert match.relation is Relation.NOW


def test_of_two_ties_the_nearer_is_named() -> None:
    ties = [Tie(IDA, "connection", since=date(2012, 1, 1)), Tie(IDA, "interview"), Tie(IDA, "connection")]
    (match,) = who_is_there("Acme", [Employment(IDA, "Acme", now=True)], ties)
    assert SAY(match.why) == "You met them at an interview."


def test_an_alias_is_the_firm() -> None:
    (match,) = who_is_there("Acme", [Employment(IDA, "Fernhill", now=True)], aliases=["Fernhill Ltd"])
    assert match.tier is Tier.SURE


def test_a_name_of_two_letters_begins_no_other() -> None:
    assert not who_is_there("HP", [Employment(IDA, "HP Hood", now=True), Employment(BEN, "", now=True)])


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("ida lorn", 0),
        ("Ida", 1),
        ("lor", 2),
        ("lorn acme", 3),
        ("engin", 4),
        ("lorn lead", 4),
        ("tann", None),
        ("", None),
    ],
)
def test_rank(query: str, place: int | None) -> None:
    found = rank(query, "Ida Lorn", "Acme GmbH", "Engineering lead")
    assert (found[0] if found else None) == place


def test_hyphens_part_words() -> None:
    assert rank("sandstrom", "Wilhelmina Okonkwo-Sandström") == (2, "wilhelmina okonkwo-sandstrom")
