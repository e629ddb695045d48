"""The client against a real Radicale; a second reader (urllib and vobject) says what is really there."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from desktop.accounts.server import Login
from desktop.core.progress import Cancelled, Unwatched
from desktop.core.reason import Trouble
from desktop.dav.client import Client, Overtaken
from desktop.dav.ics import Told, calendar
from tests.dav.radicale import PASSWORD, USER, Radicale

Connect = Callable[..., Client]
NOW = datetime(2027, 3, 4, 18, tzinfo=UTC)
ENTRY = Told("u1", NOW, NOW + timedelta(minutes=15), "Note to Mira", "", busy=False, alarm=True)
TEXT = calendar([ENTRY], NOW)


def test_the_own_calendar_is_made_once(radicale: Radicale, connect: Connect) -> None:
    made = connect(radicale).own_calendar("Afterword")
    again = connect(radicale).own_calendar("Afterword")

    assert made == again
    assert radicale.calendars() == {f"/{USER}/afterword/": "Afterword"}


def test_a_calendar_of_the_same_path_is_left_alone(radicale: Radicale, connect: Connect) -> None:
    radicale.ask("MKCALENDAR", f"/{USER}/afterword/")

    assert connect(radicale).own_calendar("Afterword").url.endswith("/afterword1/")
    assert len(radicale.calendars()) == 2


@pytest.mark.parametrize("path", ["", "lena/", "nowhere/at/all"])
def test_the_way_is_found_from_whatever_was_typed(radicale: Radicale, connect: Connect, path: str) -> None:
    home, found = connect(radicale, address=radicale.address + path).calendars()

    assert (home, found) == (f"{radicale.address}{USER}/", ())


def test_an_entry_is_written_read_changed_and_deleted(radicale: Radicale, connect: Connect) -> None:
    client = connect(radicale)
    own = client.own_calendar("Afterword").url
    first = client.put(own, "u1.ics", TEXT, None)

    assert client.etags(own) == {"u1.ics": first}
    assert [seen.summary for seen in radicale.entries()] == ["Note to Mira"]
    second = client.put(own, "u1.ics", TEXT.replace(b"Mira", b"Ida"), first)
    assert second != first
    assert client.get(own, "u1.ics") is not None
    assert [seen.summary for seen in radicale.entries()] == ["Note to Ida"]
    assert second is not None
    client.delete(own, "u1.ics", second)
    client.delete(own, "u1.ics", second)
    assert client.get(own, "u1.ics") is None
    assert radicale.entries() == []


def test_nobody_is_written_over(radicale: Radicale, connect: Connect) -> None:
    client = connect(radicale)
    own = client.own_calendar("Afterword").url
    first = client.put(own, "u1.ics", TEXT, None)
    assert first is not None
    radicale.edit(f"/{USER}/afterword/u1.ics", "Note to Mira", "Call Mira")

    def late(call: Callable[[], object]) -> None:
        with pytest.raises(Overtaken):
            call()

    late(lambda: client.put(own, "u1.ics", TEXT, None))
    late(lambda: client.put(own, "u1.ics", TEXT, first))
    late(lambda: client.delete(own, "u1.ics", first))
    late(lambda: client.put(own, "u2.ics", TEXT, first))
    assert [seen.summary for seen in radicale.entries()] == ["Call Mira"]


def test_one_connection_serves_all(radicale: Radicale, connect: Connect) -> None:
    client = connect(radicale)
    own = client.own_calendar("Afterword").url
    before = client.wire.sent
    client.etags(own)

    assert client.wire.sent == before + 1


def refused(call: Callable[[], object]) -> Trouble:
    with pytest.raises(Trouble) as found:
        call()
    return found.value


def test_a_wrong_password_is_named(radicale: Radicale, connect: Connect) -> None:
    trouble = refused(connect(radicale, password=PASSWORD[:-1]).calendars)

    assert (trouble.key, trouble.facts) == ("trouble.password_refused", {"host": "127.0.0.1", "user": USER})


def test_a_calendar_that_is_gone_is_named(radicale: Radicale, connect: Connect) -> None:
    client = connect(radicale)
    own = client.own_calendar("Afterword").url
    radicale.ask("DELETE", f"/{USER}/afterword/")

    assert refused(lambda: client.etags(own)).key == "trouble.calendar_gone"


def test_a_server_that_lets_nobody_make_a_calendar_offers_those_that_are_there(
    own_radicale: Radicale, connect: Connect
) -> None:
    own_radicale.ask("MKCALENDAR", f"/{USER}/private/")
    own_radicale.stop()
    (own_radicale.folder / "rights").write_text(
        f"[entries]\nuser: .+\ncollection: {USER}/private\npermissions: rw\n\n"
        f"[home]\nuser: .+\ncollection: ({USER})?\npermissions: R\n"
    )
    own_radicale.rights = "from_file"
    own_radicale.start()
    trouble = refused(lambda: connect(own_radicale).own_calendar("Afterword"))

    assert (trouble.key, trouble.facts["names"]) == ("trouble.pick_calendar", ("lena/private",))
    client = connect(own_radicale)
    (found,) = client.calendars()[1]
    client.put(found.url, "u1.ics", TEXT, None)
    assert [seen.uid for seen in own_radicale.entries(f"/{USER}/private/")] == ["u1"]


def test_a_server_that_is_down_is_named(own_radicale: Radicale, connect: Connect) -> None:
    own_radicale.stop()
    trouble = refused(connect(own_radicale).calendars)

    assert trouble.key == "trouble.server_away"
    assert getattr(trouble.facts["why"], "key", "") == "server.why.refused"


def test_an_idle_connection_that_the_server_closed_is_opened_anew(own_radicale: Radicale, connect: Connect) -> None:
    client = connect(own_radicale)
    own = client.own_calendar("Afterword").url
    own_radicale.stop()
    own_radicale.start()

    assert client.etags(own) == {}


@contextmanager
def saying(*answers: bytes) -> Iterator[str]:
    """A server that gives these answers, one a connection, whatever it is asked."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        heard: list[bytes] = []

        def serve() -> None:
            for answer in answers:
                line, _ = door.accept()
                with line:
                    heard.append(line.recv(65536))
                    line.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}/"
        thread.join(10)


def http(status: str, body: bytes = b"", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (http("507 Insufficient Storage"), "trouble.server_full"),
        (http("403 Forbidden", b'<d:error xmlns:d="DAV:"><d:quota-not-exceeded/></d:error>'), "trouble.server_full"),
        (http("403 Forbidden"), "trouble.server_refused"),
        (http("503 Service Unavailable"), "trouble.server_failed"),
        (http("429 Too Many Requests"), "trouble.server_failed"),
        (http("401 Unauthorized", WWW_Authenticate="Digest realm=x"), "trouble.server_way_in"),
        (http("200 OK", b"hello"), "trouble.server_refused"),
        (http("207 Multi-Status", b"no xml"), "trouble.no_caldav"),
        (http("207 Multi-Status", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "trouble.no_caldav"),
        (http("301 Moved", Location="https://calendars.example.com/"), "trouble.server_elsewhere"),
        (b"SSH-2.0-noise\r\n", "trouble.server_away"),
        (b"", "trouble.server_away"),
    ],
)
def test_what_a_server_may_say_has_a_sentence(answer: bytes, key: str) -> None:
    with saying(answer) as address:
        client = Client(Login(address, USER, PASSWORD), Unwatched())
        trouble = refused(lambda: client.etags(f"{address}calendar/"))
        client.close()

    assert trouble.key == key


def test_redirects_that_turn_in_a_circle_end() -> None:
    with saying(*[http("301 Moved", Location="/here/")] * 5) as address:
        client = Client(Login(address, USER, PASSWORD), Unwatched())
        trouble = refused(lambda: client.etags(f"{address}calendar/"))
        client.close()

    assert trouble.key == "trouble.no_caldav"


class CalledOff(Unwatched):
    """Called off once the server has heard the question."""

    def __init__(self, heard: threading.Event) -> None:
        self._heard = heard

    @property
    def cancelled(self) -> bool:  # type: ignore[override]
        return self._heard.is_set()


def test_a_silent_server_can_be_left_at_once() -> None:
    heard, done = threading.Event(), threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            line, _ = door.accept()
            with line:
                line.recv(65536)
                heard.set()
                done.wait(10)

        thread = threading.Thread(target=serve)
        thread.start()
        address = f"http://127.0.0.1:{door.getsockname()[1]}/"
        with pytest.raises(Cancelled):
            Client(Login(address, USER, PASSWORD), CalledOff(heard)).etags(address)
        done.set()
        thread.join(10)
