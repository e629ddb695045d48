from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.core.legal_forms import MARKED_SUFFIXES, SUFFIXES
from desktop.core.names import CompanyName, company_key, company_name, folded

SAME = [
    ("Acme", "Acme GmbH"),
    ("Acme", "ACME, Inc."),
    ("Acme", "The Acme Company"),
    ("Acme", "acme ltd"),
    ("Acme", "Acme Pty Limited"),
    ("Acme", "Acme S.à r.l."),
    ("Acme", "Acme S.A. de C.V."),
    ("Acme", "Acme Sp. z o.o."),
    ("Acme", "Acme s.r.o."),
    ("Acme", "ООО Acme"),
    ("Acme", "PT Acme Tbk"),
    ("Acme", "UG Acme UG (haftungsbeschränkt)".removeprefix("UG ")),
    ("Boris", "Boris GmbH & Co. KG"),
    ("Alder & Finch", "Alder and Finch"),
    ("Ferrari", "Ferrari S.p.A."),
    ("Ferrari", "Ferrari SpA"),
    ("Mærsk", "Maersk A/S"),
    ("Łódź Foods", "Lodz Foods"),
    ("Straße", "STRASSE AG"),
    ("Škoda", "Skoda a.s."),
    ("J.P. Tann", "JP Tann"),
    ("J. P. Tann", "JP Tann & Co."),
    ("Tann's", "Tann’s"),
    ("トヨタ", "株式会社トヨタ"),
    ("トヨタ", "トヨタ㈱"),
    ("삼성전자", "삼성전자 주식회사"),
    ("Coca-Cola", "Coca Cola"),
]
DIFFERENT = [
    ("Acme", "Acme Foods"),
    ("Acme", "Acme Holding"),
    ("Acme", "Acme UK"),
    ("HP", "HPE"),
    ("Delta Air", "Delta Dental"),
    ("AB InBev", "InBev"),
    ("SAS Institute", "Institute"),
    ("Known As", "Known"),
    ("Day Spa", "Day"),
    ("DAY SPA", "DAY"),
    ("Hotel OK", "Hotel"),
    ("C++ Labs", "C Labs"),
    ("The Limited", "The"),
    ("Coop", ""),
    ("Pt Barnum", "Barnum"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_firm_has_one_key(one: str, other: str) -> None:
    assert company_key(one) == company_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_firm_has_another_key(one: str, other: str) -> None:
    assert company_key(one) != company_key(other)


@pytest.mark.parametrize("name", ["S.A.", "Limited", "The", "Coop", "株式会社", "!!!", "Co."])
def test_a_name_is_never_used_up(name: str) -> None:
    assert company_key(name)


def test_the_form_is_told_apart() -> None:
    assert company_name("Boris GmbH & Co. KG") == CompanyName("boris", "gmbh and co kg")
    assert company_name("ООО Ромашка") == CompanyName("ромашка", "ооо")
    assert company_name("  ") == CompanyName("", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Ida  LORN ", "ida lorn"),
        ("Łukasz Ø. Weiß", "lukasz o. weiss"),
        ("Zoë", "zoe"),
        ("Æsir", "aesir"),
        ("한국", "한국"),
    ],
)
def test_folded(text: str, expected: str) -> None:
    assert folded(text) == expected


@given(st.text())
@example("𝕊")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_ascii_folds_alike_with_and_without_the_short_way(text: str) -> None:
    assert folded("é " + text).split() == ["e", *folded(text).split()]


@given(st.text(max_size=60))
def test_any_text_has_a_key_unless_it_is_blank(name: str) -> None:
    assert bool(company_key(name)) == bool(folded(name))


@given(st.from_regex(r"[A-Z][a-z]{3,8}( [A-Z][a-z]{3,8})?", fullmatch=True), st.sampled_from(sorted(SUFFIXES)))
def test_a_form_at_the_end_never_makes_another_firm(name: str, form: str) -> None:
    words = set(folded(name).split())
    if words & {word for known in SUFFIXES | MARKED_SUFFIXES for word in known.split()} or "the" in words:
        return
    assert company_key(f"{name} {form}") == company_key(name)
