"""Over TLS, with an authority of the test's own: verified, or refused with the reason before a byte of the password."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.accounts.server import Login
from desktop.core.progress import Unwatched
from desktop.core.reason import Reason, Trouble
from desktop.dav.client import Client
from desktop.dav.wire import Wire
from tests.dav import certificates
from tests.dav.certificates import Pair
from tests.dav.radicale import PASSWORD, USER, Radicale


def login(address: str) -> Login:
    return Login(address, USER, PASSWORD)


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return certificates.made(tmp_path / "tls")


def test_a_server_whom_the_computer_trusts(pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(pair.authority))
    server = Radicale(tmp_path / "radicale", certificate=pair.certificate, key=pair.key)
    server.start()
    client = Client(login(server.address), Unwatched())
    try:
        own = client.own_calendar("Afterword")
        assert own.url.startswith("https://localhost:")
        assert client.etags(own.url) == {}
    finally:
        client.close()
        server.stop()


@contextmanager
def listening(pair: Pair, *, newest: ssl.TLSVersion | None = None) -> Iterator[tuple[str, list[bytes]]]:
    """A TLS server that keeps what it hears in clear, as far as anyone gets."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pair.certificate, pair.key)
    if newest is not None:
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.maximum_version = newest
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            line, _ = door.accept()
            try:
                with context.wrap_socket(line, server_side=True) as secure:
                    heard.append(secure.recv(65536))
            except OSError:
                heard.append(b"")

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"https://localhost:{door.getsockname()[1]}/", heard
        thread.join(10)


def refused(address: str) -> Trouble:
    wire = Wire(login(address), Unwatched())
    with pytest.raises(Trouble) as found:
        wire.ask("PROPFIND", address)
    wire.close()
    return found.value


@pytest.mark.parametrize(
    ("host", "age", "trusted", "why"),
    [
        ("localhost", 1, False, "server.why.unknown_issuer"),
        ("localhost", 400, True, "server.why.expired"),
        ("cloud.example.org", 1, True, "server.why.other_name"),
    ],
)
def test_a_certificate_that_is_not_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, age: int, why: str, *, trusted: bool
) -> None:
    pair = certificates.made(tmp_path / "tls", host=host, age=timedelta(days=age))
    other = certificates.made(tmp_path / "other")
    monkeypatch.setenv("SSL_CERT_FILE", str(pair.authority if trusted else other.authority))
    with listening(pair) as (address, heard):
        trouble = refused(address)

    assert (trouble.key, trouble.facts["host"], trouble.facts["why"]) == (
        "trouble.certificate", "localhost", Reason(why),
    )  # fmt: skip
    assert heard == [b""]


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated:DeprecationWarning")
def test_an_old_tls_is_refused(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(pair.authority))
    with listening(pair, newest=ssl.TLSVersion.TLSv1_1) as (address, heard):
        trouble = refused(address)

    assert (trouble.key, trouble.facts["why"]) == ("trouble.server_away", Reason("server.why.no_tls"))
    assert heard == [b""]


def test_a_plain_server_on_a_secure_port(running: Radicale) -> None:
    trouble = refused(running.address.replace("http:", "https:"))

    assert (trouble.key, trouble.facts["why"]) == ("trouble.server_away", Reason("server.why.no_tls"))


@pytest.mark.parametrize(
    ("home", "url", "goes"),
    [
        ("https://caldav.icloud.com/", "https://p42-caldav.icloud.com:443/123/", True),
        ("https://cloud.example.org/", "https://cloud.example.org:8443/dav/", True),
        ("https://cloud.example.org/", "http://cloud.example.org/", False),
        ("https://cloud.example.org/", "https://example.com/", False),
        ("https://cloud.example.org/", "https://example.org.evil.net/", False),
        ("https://192.0.2.1/", "https://192.0.3.1/", False),
        ("http://localhost:5232/", "http://127.0.0.1:5232/", False),
    ],
)
def test_where_a_password_may_go(home: str, url: str, *, goes: bool) -> None:
    wire = Wire(login(home), Unwatched())
    if goes:
        assert wire.trusted(url).url
        return
    with pytest.raises(Trouble):
        wire.trusted(url)


def test_a_name_that_nobody_knows() -> None:
    trouble = refused("https://nowhere.invalid/")

    assert (trouble.key, trouble.facts["why"]) == ("trouble.server_away", Reason("server.why.no_name"))
