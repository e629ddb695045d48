"""A real calendar server on a port of its own, and a reader that shares no code with the program's client."""

from __future__ import annotations

import base64
import shutil
import socket
import ssl
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from xml.etree import ElementTree as ET

import vobject

from tests.helpers.waiting import until

USER, PASSWORD = "lena", "canary-Kr4nich-password"

_QUERY = b"""<?xml version="1.0"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
  <D:prop><D:getetag/><C:calendar-data/></D:prop>
  <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter>
</C:calendar-query>"""
_LIST = (
    b'<?xml version="1.0"?><D:propfind xmlns:D="DAV:"><D:prop><D:resourcetype/><D:displayname/></D:prop></D:propfind>'
)


@dataclass(frozen=True)
class Seen:
    """An entry as the second client reads it."""

    path: str
    event: Any

    @property
    def uid(self) -> str:
        return str(self.event.uid.value)

    @property
    def summary(self) -> str:
        return str(self.event.summary.value)


class Radicale:
    """Runs until `stop`; started again on the same port it has what it had."""

    def __init__(self, folder: Path, *, certificate: Path | None = None, key: Path | None = None) -> None:
        self.folder = folder
        self.port = _free_port()
        self._context = None
        self._tls: tuple[Path, Path] | None = None
        if certificate is not None and key is not None:
            self._tls = (certificate, key)
            self._context = ssl.create_default_context(cafile=str(certificate.with_name("ca.pem")))
        self._process: subprocess.Popen[bytes] | None = None
        self.rights = "owner_only"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "users").write_text(f"{USER}:{PASSWORD}\n")

    @property
    def address(self) -> str:
        scheme, host = ("https", "localhost") if self._tls else ("http", "127.0.0.1")
        return f"{scheme}://{host}:{self.port}/"

    def start(self) -> None:
        config = self.folder / "config"
        tls = f"ssl = True\ncertificate = {self._tls[0]}\nkey = {self._tls[1]}\n" if self._tls else ""
        config.write_text(
            f"[server]\nhosts = localhost:{self.port}, 127.0.0.1:{self.port}\n{tls}"
            f"[auth]\ntype = htpasswd\nhtpasswd_filename = {self.folder}/users\n"
            "htpasswd_encryption = plain\ndelay = 0\n"
            f"[rights]\ntype = {self.rights}\nfile = {self.folder}/rights\n"
            f"[storage]\nfilesystem_folder = {self.folder}/collections\n"
            "[web]\ntype = none\n[logging]\nlevel = info\n"
        )
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "radicale", "--config", str(config)], stdout=log, stderr=log
            )
        until(self._answers, "the calendar server")

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
            self._process = None

    def empty(self) -> None:
        """Nobody ever had a calendar here."""
        for user in (self.folder / "collections" / "collection-root").glob("*"):
            shutil.rmtree(user)

    def requests(self) -> int:
        """How many requests it has had, the second client's too."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace").count(" request for '")

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> bytes:
        proof = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        request = urllib.request.Request(  # noqa: S310
            self.address.rstrip("/") + path, body, {"Authorization": f"Basic {proof}", **headers}, method=method
        )
        with urllib.request.urlopen(request, timeout=10, context=self._context) as answer:  # noqa: S310
            text: bytes = answer.read()
            return text

    def calendars(self) -> dict[str, str]:
        """Paths of the user's calendars, and their names."""
        found = ET.fromstring(self.ask("PROPFIND", f"/{USER}/", _LIST, Depth="1"))  # noqa: S314
        return {
            one.findtext("{DAV:}href", ""): one.findtext(".//{DAV:}displayname", "")
            for one in found.iter("{DAV:}response")
            if one.find(".//{urn:ietf:params:xml:ns:caldav}calendar") is not None
        }

    def entries(self, calendar: str | None = None) -> list[Seen]:
        """All entries, by start."""
        path = calendar or next(iter(self.calendars()), None)
        if path is None:
            return []
        found = ET.fromstring(self.ask("REPORT", path, _QUERY, Depth="1"))  # noqa: S314
        seen = [
            Seen(
                one.findtext("{DAV:}href", ""),
                vobject.readOne(one.findtext(".//{urn:ietf:params:xml:ns:caldav}calendar-data", "")).vevent,
            )
            for one in found.iter("{DAV:}response")
        ]
        return sorted(seen, key=lambda one: (one.event.dtstart.value, one.uid))

    def edit(self, path: str, before: str, after: str) -> None:
        """The user changes an entry on the phone."""
        text = self.ask("GET", path).decode()
        assert before in text, text
        self.ask("PUT", path, text.replace(before, after).encode(), **{"Content-Type": "text/calendar"})

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, (self.folder / "log").read_text()
        try:
            self.ask("GET", "/.web/")
        except HTTPError:
            return True
        except OSError:
            return False
        return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
