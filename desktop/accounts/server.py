"""Where a server of the user's is, from what they type; and the one TLS context."""

from __future__ import annotations

import ipaddress
import ssl
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from desktop.core.reason import Trouble

_PORTS = {"https": 443, "http": 80}
_SAFE_IN_A_PATH = "/%:@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True)
class Login:
    """What a server is asked with. The password is never written anywhere, its own text included."""

    address: str
    user: str
    password: str

    def __repr__(self) -> str:
        return f"Login({self.address!r}, {self.user!r})"


@dataclass(frozen=True, slots=True)
class Place:
    """A host, and a path on it."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """As one text; a usual port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if _PORTS[self.scheme] == self.port else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def place(text: str) -> Place:
    """Where an address points to. Without a scheme it is https.

    Raises:
        Trouble: it cannot be read, or the way there would be open to read (http to another computer).
    """
    text = text.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if not host or parts.scheme not in _PORTS or not _is_host(host) or parts.username is not None:
        raise Trouble("trouble.server_address", address=text)
    if parts.scheme == "http" and not is_loopback(host):
        raise Trouble("trouble.server_plain", address=text)
    path = quote(parts.path or "/", safe=_SAFE_IN_A_PATH)
    return Place(parts.scheme, host, _PORTS[parts.scheme] if port is None else port, path)


def is_loopback(host: str) -> bool:
    """Whether what is said to that host never leaves this computer."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def tls() -> ssl.SSLContext:
    """The one context for every server: certificates and names are always verified, by what this computer trusts."""
    context = ssl.create_default_context()
    # What Python means by default; some systems' own settings lower it.
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _is_host(host: str) -> bool:
    return host.isprintable() and not any(letter.isspace() or letter in "<>\"'\\^`{|}" for letter in host)
