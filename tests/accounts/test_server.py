from __future__ import annotations

import ssl

import pytest

from desktop.accounts.server import Login, Place, is_loopback, place, tls
from desktop.core.reason import Trouble


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("cloud.example.org", "https://cloud.example.org/"),
        ("  https://cloud.example.org/remote.php/dav ", "https://cloud.example.org/remote.php/dav"),
        ("cloud.example.org:8443/dav/", "https://cloud.example.org:8443/dav/"),
        ("HTTPS://Cloud.Example.org", "https://cloud.example.org/"),
        ("https://cloud.example.org:443", "https://cloud.example.org/"),
        ("https://cloud.example.org/lena müller/", "https://cloud.example.org/lena%20m%C3%BCller/"),
        ("https://cloud.example.org/lena%20m/", "https://cloud.example.org/lena%20m/"),
        ("http://localhost:5232", "http://localhost:5232/"),
        ("http://127.0.0.1", "http://127.0.0.1/"),
        ("http://[::1]:5232/", "http://[::1]:5232/"),
    ],
)
def test_an_address_as_people_type_it(typed: str, url: str) -> None:
    assert place(typed).url == url
    assert place(url).url == url


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "https://", "ftp://example.org", "a b.example.org", "https://[", "https://a:port/", "lena@example.org",
     "https://lena:secret@example.org/", "example.org\r\nHost: evil"],
)  # fmt: skip
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Trouble) as refused:
        place(typed)
    assert refused.value.key == "trouble.server_address"


@pytest.mark.parametrize("typed", ["http://cloud.example.org", "http://192.168.1.4/", "http://localhost.example.org"])
def test_a_way_that_is_open_to_read_is_refused(typed: str) -> None:
    with pytest.raises(Trouble) as refused:
        place(typed)
    assert refused.value.key == "trouble.server_plain"


def test_loopback() -> None:
    assert all(map(is_loopback, ("localhost", "127.0.0.1", "127.8.8.8", "::1")))
    assert not any(map(is_loopback, ("example.org", "10.0.0.1", "localhost.example.org", "192.0.2.1")))


def test_certificates_and_names_are_verified() -> None:
    context = tls()

    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_a_login_never_says_its_password() -> None:
    login = Login("https://cloud.example.org/", "lena", "canary")

    assert "canary" not in f"{login!r} {login}"
    assert Place("https", "a", 443, "/").url == "https://a/"
