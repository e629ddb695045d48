"""A small CalDAV client (RFC 4791): what one calendar of our own needs, and no more.

Why not the `caldav` library: at 3.6 it brings lxml, an HTTP stack with QUIC of its own, DNS and YAML (17 packages,
47 MB unpacked beside the 6 MB of `icalendar`), and it opens its connections by its own lights, where this house wants
the one TLS context and a connection that can be called off. It is well kept, but what is asked here is five kinds of
request that have not changed since 2007. They are the standard library's `http.client` and about 450 lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

from desktop.accounts.server import Login, place
from desktop.core.progress import Progress
from desktop.core.reason import Trouble
from desktop.dav.wire import Answer, Wire

_DAV, _CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
_XML: Final = "application/xml; charset=utf-8"
_ICS: Final = "text/calendar; charset=utf-8"
_MULTI_STATUS, _OK = HTTPStatus.MULTI_STATUS, HTTPStatus.OK
_STORED: Final = (HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT)
_THERE_IS_NONE: Final = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_REFUSED: Final = (HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED, HTTPStatus.CONFLICT)
_OWN_PATH: Final = "afterword"


@dataclass(frozen=True, slots=True)
class Found:
    """A calendar on the server."""

    url: str
    name: str


class Overtaken(Exception):
    """The entry is not in the state that the request was for: someone else wrote or deleted it."""


class Client:
    """Asks one server. Belongs to one thread; `close` hangs up."""

    def __init__(self, login: Login, progress: Progress) -> None:
        self.wire = Wire(login, progress)
        self._address = login.address

    def close(self) -> None:
        """Hang up."""
        self.wire.close()

    # -- finding the way --

    def calendars(self) -> tuple[str, tuple[Found, ...]]:
        """The user's folder of calendars, and those in it that take events.

        Raises:
            Trouble: the server cannot be reached or refuses, or has no calendars.
        """
        home = self._home()
        asked = _propfind(
            "resourcetype", "displayname", "current-user-privilege-set", _CAL + "supported-calendar-component-set"
        )
        answer = self._ask_properties(home, asked, depth=1)
        found = [
            Found(
                urljoin(answer.url, href), name.strip() or unquote(urlsplit(href).path.rstrip("/").rpartition("/")[2])
            )
            for href, props in _responses(self.wire, answer)
            if (name := _calendar_name(props)) is not None
        ]
        return home, tuple(found)

    def own_calendar(self, name: str) -> Found:
        """The calendar of that name; made where there is none.

        Raises:
            Trouble: as `calendars`; `trouble.pick_calendar` where the server lets nobody make one.
        """
        home, found = self.calendars()
        own = next((one for one in found if one.name == name), None)
        return own or self._make(home, name, found)

    def _make(self, home: str, name: str, found: tuple[Found, ...]) -> Found:
        taken = {one.url for one in found}
        urls = (urljoin(_folder(home), f"{_OWN_PATH}{number or ''}/") for number in range(len(taken) + 1))
        url = next(url for url in urls if url not in taken)
        answer = self.wire.ask("MKCALENDAR", url, _mkcalendar(name), Content_Type=_XML)
        if answer.status in (HTTPStatus.CREATED, HTTPStatus.OK):
            return Found(url, name)
        if answer.status not in _REFUSED:
            raise self.wire.refused(answer.status)
        names = tuple(one.name for one in found)
        if not names:
            raise Trouble("trouble.no_calendar", host=self.wire.host)
        raise Trouble("trouble.pick_calendar", host=self.wire.host, names=names)

    def _home(self) -> str:
        """From what the user typed: the principal, and from there the folder of calendars."""
        typed = place(self._address).url
        known, root = urljoin(typed, "/.well-known/caldav"), urljoin(typed, "/")
        for url in (known, root) if typed == root else (typed, known, root):
            answer = self._ask_properties(url, _propfind("current-user-principal", _CAL + "calendar-home-set"), depth=0)
            if answer.status != _MULTI_STATUS:
                continue
            home = _link(self.wire, answer, _CAL + "calendar-home-set")
            principal = _link(self.wire, answer, _DAV + "current-user-principal")
            if home is None and principal is not None:
                answer = self._ask_properties(principal, _propfind(_CAL + "calendar-home-set"), depth=0)
                home = _link(self.wire, answer, _CAL + "calendar-home-set")
            if home is not None:
                return home
        raise Trouble("trouble.no_caldav", host=self.wire.host)

    # -- one calendar --

    def etags(self, calendar: str) -> dict[str, str | None]:
        """The entries of a calendar by the last part of their path (unquoted), each with the server's mark.

        Raises:
            Trouble: the calendar is gone, or as above.
        """
        answer = self._ask_properties(calendar, _propfind("getetag", "resourcetype"), depth=1)
        if answer.status in _THERE_IS_NONE:
            raise Trouble("trouble.calendar_gone", host=self.wire.host)
        if answer.status != _MULTI_STATUS:
            raise self.wire.refused(answer.status)
        return {
            unquote(urlsplit(href).path.rpartition("/")[2]): props.findtext(f"{_DAV}getetag")
            for href, props in _responses(self.wire, answer)
            if props.find(f"{_DAV}resourcetype/{_DAV}collection") is None
        }

    def get(self, calendar: str, name: str) -> tuple[bytes, str | None] | None:
        """An entry with the server's mark of it, or None where there is none."""
        answer = self.wire.ask("GET", _entry(calendar, name))
        if answer.status in _THERE_IS_NONE:
            return None
        if answer.status != _OK:
            raise self.wire.refused(answer.status)
        return answer.body, answer.headers.get("etag")

    def put(self, calendar: str, name: str, text: bytes, etag: str | None) -> str | None:
        """Write an entry: a new one where `etag` is None, else over the state that has this mark; the new mark if told.

        Raises:
            Overtaken: it is there already, or not in that state any more.
            Trouble: as above.
        """
        condition = {"If_None_Match": "*"} if etag is None else {"If_Match": etag}
        answer = self.wire.ask("PUT", _entry(calendar, name), text, Content_Type=_ICS, **condition)
        self._check(answer)
        return answer.headers.get("etag")

    def delete(self, calendar: str, name: str, etag: str) -> None:
        """Delete the entry that has this mark; where it is gone already all is well.

        Raises:
            Overtaken: it is not in that state any more.
            Trouble: as above.
        """
        answer = self.wire.ask("DELETE", _entry(calendar, name), If_Match=etag)
        if answer.status not in _THERE_IS_NONE:
            self._check(answer)

    def _check(self, answer: Answer) -> None:
        if answer.status in (HTTPStatus.PRECONDITION_FAILED, *_THERE_IS_NONE):
            raise Overtaken
        if answer.status not in _STORED:
            raise self.wire.refused(answer.status)

    def _ask_properties(self, url: str, body: bytes, *, depth: int) -> Answer:
        return self.wire.ask("PROPFIND", url, body, Depth=str(depth), Content_Type=_XML)


def _entry(calendar: str, name: str) -> str:
    return urljoin(_folder(calendar), name)


def _folder(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"


def _propfind(*names: str) -> bytes:
    whole = ET.Element(f"{_DAV}propfind")
    wanted = ET.SubElement(whole, f"{_DAV}prop")
    for name in names:
        ET.SubElement(wanted, name if name.startswith("{") else _DAV + name)
    return _written(whole)


def _mkcalendar(name: str) -> bytes:
    whole = ET.Element(f"{_CAL}mkcalendar")
    props = ET.SubElement(ET.SubElement(whole, f"{_DAV}set"), f"{_DAV}prop")
    ET.SubElement(props, f"{_DAV}displayname").text = name
    takes = ET.SubElement(props, f"{_CAL}supported-calendar-component-set")
    ET.SubElement(takes, f"{_CAL}comp", name="VEVENT")
    return _written(whole)


def _written(whole: ET.Element) -> bytes:
    text: bytes = ET.tostring(whole, encoding="utf-8", xml_declaration=True)
    return text


def _responses(wire: Wire, answer: Answer) -> Iterator[tuple[str, ET.Element]]:
    """Each thing that was told of, with those of its properties that are there.

    Raises:
        Trouble: what came back is no such list.
    """
    if answer.status != _MULTI_STATUS:
        raise Trouble("trouble.no_caldav", host=wire.host)
    for response in _read(wire, answer.body).iter(f"{_DAV}response"):
        href = response.findtext(f"{_DAV}href")
        props = ET.Element(f"{_DAV}prop")
        for part in response.iter(f"{_DAV}propstat"):
            if " 200 " in f"{part.findtext(f'{_DAV}status', '')} ":
                props.extend(part.find(f"{_DAV}prop") or ())
        if href:
            yield href.strip(), props


def _read(wire: Wire, body: bytes) -> ET.Element:
    # No list of a server's needs a document type, by which a few bytes can ask for much memory.
    try:
        if b"<!DOCTYPE" not in body:
            return ET.fromstring(body)  # noqa: S314 (see above; the length of an answer is bounded too)
    except (ET.ParseError, LookupError, ValueError):
        pass
    raise Trouble("trouble.no_caldav", host=wire.host)


def _link(wire: Wire, answer: Answer, name: str) -> str | None:
    for _, props in _responses(wire, answer):
        href = props.findtext(f"{name}/{_DAV}href")
        if href and href.strip():
            return urljoin(answer.url, href.strip())
    return None


def _calendar_name(props: ET.Element) -> str | None:
    """The name of a calendar that takes events and can be written to; None of anything else."""
    if props.find(f"{_DAV}resourcetype/{_CAL}calendar") is None:
        return None
    takes = [one.get("name") for one in props.iter(f"{_CAL}comp")]
    rights = {part.tag for right in props.iter(f"{_DAV}privilege") for part in right}
    may_write = not rights or bool(rights & {f"{_DAV}{right}" for right in ("all", "write", "write-content", "bind")})
    return props.findtext(f"{_DAV}displayname", "") if may_write and (not takes or "VEVENT" in takes) else None
