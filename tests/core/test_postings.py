from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.postings import Posting, own_domain, posting

LINKS = [
    ("https://www.linkedin.com/jobs/view/product-manager-at-acme-3812345678/?trk=x", "Acme", "Product Manager"),
    ("https://www.linkedin.com/jobs/view/3812345678", "", ""),
    ("https://www.linkedin.com", "", ""),
    ("https://boards.greenhouse.io/acme/jobs/123", "Acme", ""),
    ("https://boards.greenhouse.io/embed/job_app?for=alder-finch&token=1", "Alder Finch", ""),
    ("https://jobs.lever.co/alder-finch/0a1b", "Alder Finch", ""),
    ("https://apply.workable.com/oak-ferry/j/1", "Oak Ferry", ""),
    ("https://acme.wd5.myworkdayjobs.com/en-US/External/job/Berlin/Product-Manager_R-1234", "Acme", "Product Manager"),
    ("https://acme.wd5.myworkdayjobs.com/en-US/External", "Acme", ""),
    ("https://jobs.smartrecruiters.com/Acme/743999-product-manager", "Acme", "Product Manager"),
    ("https://jobs.smartrecruiters.com/", "", ""),
    ("https://acme.jobs.personio.de/job/1", "Acme", ""),
    ("https://careers.velden-energy.co.uk/jobs/1", "Velden Energy", ""),
    ("https://de.indeed.com/viewjob?jk=123", "", ""),
    ("https://localhost/jobs", "", ""),
    ("https://192.168.0.1/jobs", "", ""),
    ("https://[bad", "", ""),
]
TEXTS = [
    ("Product Manager at Acme", "Acme", "Product Manager"),
    ("Product Manager (m/w/d) bei Acme GmbH", "Acme GmbH", "Product Manager"),
    ("Acme hiring Product Manager in Berlin, Germany | LinkedIn", "Acme", "Product Manager"),
    ("Product Manager - Acme | Indeed.com", "Acme", "Product Manager"),
    ("Senior Engineer — Velden Energy — Careers", "Velden Energy", "Senior Engineer"),
    ("Re: AW: Your application for Product Manager at Acme", "Acme", "Product Manager"),
    ("Job Application for Data Analyst at Quillworks", "Quillworks", "Data Analyst"),
    ("Thank you for applying to Acme", "Acme", ""),
    ("Product Manager\nAcme\nBerlin", "Acme", "Product Manager"),
    ("Acme", "Acme", ""),
    ("", "", ""),
    ("word " * 60, "", ""),
]


@pytest.mark.parametrize(("link", "company", "role"), LINKS)
def test_a_link(link: str, company: str, role: str) -> None:
    assert posting(link) == Posting(company, role, link)


@pytest.mark.parametrize(("text", "company", "role"), TEXTS)
def test_a_text(text: str, company: str, role: str) -> None:
    assert posting(text) == Posting(company, role, "")


def test_words_beat_the_address() -> None:
    both = posting("Product Manager at Acme (https://boards.greenhouse.io/acme-hr/jobs/1).")
    assert both == Posting("Acme", "Product Manager", "https://boards.greenhouse.io/acme-hr/jobs/1")


@given(st.text(max_size=300) | st.from_regex(r"https?://[a-z./?=\-%&0-9]{0,60}", fullmatch=True))
def test_whatever_is_dropped_is_read(text: str) -> None:
    found = posting(text)
    assert "\n" not in found.company + found.role
    assert len(found.company) <= 90
    assert len(found.role) <= 90


@pytest.mark.parametrize(
    ("link", "domain"),
    [
        ("https://www.acme.de/jobs", "acme.de"), ("https://de.indeed.com/1", ""), ("https://[bad", ""), ("acme.de", ""),
    ],
)  # fmt: skip
def test_a_companys_own_domain(link: str, domain: str) -> None:
    assert own_domain(link) == domain
