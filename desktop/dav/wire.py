"""One connection to a server of calendars: requests, redirects, and what went wrong in a sentence.

Own code over `http.client`, not a library: see `client.py`.
"""

from __future__ import annotations

import base64
import http.client
import selectors
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import urljoin

from desktop.accounts.server import Login, Place, is_loopback, place, tls
from desktop.core.progress import Cancelled, Progress
from desktop.core.reason import Reason, Trouble

_PATIENCE_SECONDS: Final = 20.0
_LOOK_SECONDS: Final = 0.1
_MOST_BYTES: Final = 32_000_000
_MOST_REDIRECTS: Final = 5
_AGENT: Final = "Afterword"
_CERTIFICATES: Final = {
    10: "server.why.expired",
    18: "server.why.unknown_issuer",
    19: "server.why.unknown_issuer",
    20: "server.why.unknown_issuer",
    21: "server.why.unknown_issuer",
    62: "server.why.other_name",
    64: "server.why.other_name",
}
"""OpenSSL's codes of what is wrong with a certificate."""
_REDIRECTS: Final = frozenset({301, 302, 307, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said. `url` is where it was found, after redirects."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


class Wire:
    """Asks one server, over one connection that is kept open. Belongs to one thread.

    Attributes:
        sent: how many requests went out.
    """

    def __init__(self, login: Login, progress: Progress) -> None:
        """`progress` is asked whether to go on while the server is silent."""
        self.sent = 0
        self._login = login
        self._progress = progress
        self._home = place(login.address)
        self._context: ssl.SSLContext | None = None
        self._line: http.client.HTTPConnection | None = None
        self._there: tuple[str, str, int] | None = None

    @property
    def host(self) -> str:
        """The server's name, for sentences."""
        return self._home.host

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def ask(self, method: str, url: str, body: bytes = b"", **headers: str) -> Answer:
        """One request; redirects are followed. `headers` go by their names with ``_`` for ``-``.

        Raises:
            Trouble: the server cannot be reached, cannot prove who it is, refuses the password, or has a fault.
            Cancelled: it was called off.
        """
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for _ in range(_MOST_REDIRECTS):
            answer = self._once(method, self.trusted(url), body, named)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return self._sound(answer)
            url = urljoin(url, answer.headers["location"])
        raise Trouble("trouble.no_caldav", host=self.host)

    def trusted(self, url: str) -> Place:
        """Where a URL of the server's points to, if the password may go there.

        Big providers spread their calendars over several hosts of one domain; anything else is for the user to say.

        Raises:
            Trouble: it is another party's, or the way there is open to read.
        """
        there, home = place(url), self._home
        same = there.host == home.host or (_domain(there.host) == _domain(home.host) and not is_loopback(home.host))
        if not same or (home.scheme == "https" and there.scheme != "https"):
            raise Trouble("trouble.server_elsewhere", host=self.host, other=there.host)
        return there

    def _once(self, method: str, there: Place, body: bytes, named: Mapping[str, str]) -> Answer:
        headers = {"Authorization": self._proof(), "User-Agent": _AGENT, **named}
        for fresh in (False, True):
            line = self._open(there, fresh=fresh)
            is_kept_open = line.sock is not None
            try:
                self.sent += 1
                line.request(method, there.path, body or None, headers)
                self._wait(line)
                return _answer(line.getresponse(), there.url)
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError) as problem:
                # A connection that lay idle may have been closed by the server; what was asked is asked once more.
                # That is safe: each request is harmless twice, or says which state it expects.
                if fresh or not is_kept_open:
                    raise self._away(problem) from problem
            except (OSError, http.client.HTTPException) as problem:
                raise self._away(problem) from problem
        raise AssertionError("unreachable")

    def _open(self, there: Place, *, fresh: bool) -> http.client.HTTPConnection:
        wanted = (there.scheme, there.host, there.port)
        if fresh or self._there != wanted:
            self.close()
        if self._line is None:
            self._there = wanted
            if there.scheme == "https":
                self._context = self._context or tls()
                self._line = http.client.HTTPSConnection(
                    there.host, there.port, timeout=_PATIENCE_SECONDS, context=self._context
                )
            else:
                self._line = http.client.HTTPConnection(there.host, there.port, timeout=_PATIENCE_SECONDS)
        if self._progress.cancelled:
            raise Cancelled
        return self._line

    def _wait(self, line: http.client.HTTPConnection) -> None:
        """Until the server begins to answer: quitting need not wait for a silent one."""
        assert line.sock is not None
        end = time.monotonic() + _PATIENCE_SECONDS
        with selectors.DefaultSelector() as waiting:
            waiting.register(line.sock, selectors.EVENT_READ)
            while not waiting.select(_LOOK_SECONDS):
                if self._progress.cancelled:
                    self.close()
                    raise Cancelled
                if time.monotonic() > end:
                    raise TimeoutError

    def _proof(self) -> str:
        pair = f"{self._login.user}:{self._login.password}".encode()
        return f"Basic {base64.b64encode(pair).decode('ascii')}"

    def _sound(self, answer: Answer) -> Answer:
        """The answer, unless it says that nothing goes."""
        if answer.status == HTTPStatus.UNAUTHORIZED:
            if "basic" not in answer.headers.get("www-authenticate", "basic").lower():
                raise Trouble("trouble.server_way_in", host=self.host)
            raise Trouble("trouble.password_refused", host=self.host, user=self._login.user)
        if answer.status == HTTPStatus.INSUFFICIENT_STORAGE or b"quota-not-exceeded" in answer.body:
            raise Trouble("trouble.server_full", host=self.host)
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise Trouble("trouble.server_failed", host=self.host, status=answer.status)
        return answer

    def refused(self, status: int) -> Trouble:
        """The server does not let the user do that."""
        return Trouble("trouble.server_refused", host=self.host, user=self._login.user, status=status)

    def _away(self, problem: Exception) -> Trouble:
        self.close()
        if isinstance(problem, ssl.SSLCertVerificationError):
            return Trouble("trouble.certificate", host=self.host, why=_why_not_trusted(problem))
        return Trouble("trouble.server_away", host=self.host, why=_why(problem))


def _answer(response: http.client.HTTPResponse, url: str) -> Answer:
    body = response.read(_MOST_BYTES + 1)
    if len(body) > _MOST_BYTES:
        raise http.client.HTTPException("the answer is too long")
    return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body, url)


def _why(problem: Exception) -> Reason:
    if isinstance(problem, TimeoutError):
        return Reason.of("server.why.silent")
    if isinstance(problem, socket.gaierror):
        return Reason.of("server.why.no_name")
    if isinstance(problem, ConnectionRefusedError):
        return Reason.of("server.why.refused")
    return Reason.of("server.why.no_tls" if isinstance(problem, ssl.SSLError) else "server.why.broke_off")


def _why_not_trusted(problem: ssl.SSLCertVerificationError) -> Reason:
    return Reason.of(_CERTIFICATES.get(problem.verify_code, "server.why.certificate"))


def _domain(host: str) -> str:
    """The last two parts of a name; an address of numbers is its own domain."""
    return host if host.replace(".", "").isdigit() or ":" in host else ".".join(host.split(".")[-2:])
