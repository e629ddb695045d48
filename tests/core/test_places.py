from __future__ import annotations

import pytest

from desktop.core.places import country_of_domain, country_of_mail, country_of_phone


@pytest.mark.parametrize(
    ("domain", "country"),
    [
        ("acme.de", "DE"), ("careers.acme.co.uk", "GB"), ("acme.fr.", "FR"), ("ACME.CH", "CH"), ("acme.com", None),
        ("acme.io", None), ("acme.ai", None), ("de", None), ("", None), ("acme.zz", None),
    ],
)  # fmt: skip
def test_of_a_domain(domain: str, country: str | None) -> None:
    assert country_of_domain(domain) == country


@pytest.mark.parametrize(
    ("number", "country"),
    [
        ("+49 89 123", "DE"), ("0049 (0)89 123", "DE"), ("+353 1 555", "IE"), ("+44 20 555", "GB"),
        ("+1 555 0142", None), ("089 123", None), ("+", None), ("", None),
    ],
)  # fmt: skip
def test_of_a_number(number: str, country: str | None) -> None:
    assert country_of_phone(number) == country


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("mira@acme.de", "DE"),
        ("mira@mail.acme.de", "DE"),
        ("mira@yahoo.co.uk", None),
        ("mira@gmx.de", None),
        ("mira@acme.com", None),
        ("", None),
    ],
)
def test_of_an_address(address: str, country: str | None) -> None:
    assert country_of_mail(address) == country
