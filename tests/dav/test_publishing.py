"""Publishing to a real Radicale: whatever happens here and there, in the end the server has what the plan wants."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.accounts.server import Login
from desktop.core.progress import Unwatched
from desktop.core.reason import Trouble
from desktop.dav.client import Client
from desktop.dav.ics import Told
from desktop.dav.publishing import Known, Report, Round, Step, is_settled, steps
from tests.dav.radicale import PASSWORD, USER, Radicale

NOW = datetime(2027, 3, 4, 18, tzinfo=UTC)
PATH = f"/{USER}/afterword"


def told(uid: str, version: int = 0) -> Told:
    starts = NOW + timedelta(days=version)
    return Told(uid, starts, starts + timedelta(minutes=15), f"Note {version}", "", busy=False, alarm=True)


class Desk:
    """What should be there, and what is known; another client for each round, as after a restart."""

    def __init__(self, server: Radicale) -> None:
        self.server = server
        self.wanted: dict[str, Told] = {}
        self.known: dict[str, Known] = {}
        self.requests = 0

    def want(self, *entries: Told) -> None:
        self.wanted = {entry.uid: entry for entry in entries}

    def publish(self) -> Report:
        client = Client(Login(self.server.address, USER, PASSWORD), Unwatched())
        report = Report(dict(self.known))
        try:
            own = client.own_calendar("Afterword").url
            before = client.wire.sent
            Round(client, own, self.wanted, NOW).run(report)
            self.requests = client.wire.sent - before
        finally:
            client.close()
            self.known = report.known
        return report

    def there(self) -> dict[str, str]:
        return {seen.uid: seen.summary for seen in self.server.entries()}

    def states(self) -> dict[str, str]:
        return {uid: one.state for uid, one in self.known.items()}


@pytest.fixture
def desk(radicale: Radicale) -> Desk:
    return Desk(radicale)


def test_only_what_changed_is_sent(desk: Desk) -> None:
    desk.want(told("a"), told("b"), told("c"))
    desk.publish()
    assert desk.requests == 4
    desk.want(told("a"), told("b", 1))
    report = desk.publish()

    assert (report.written, report.deleted, desk.requests) == (1, 1, 3)
    assert desk.there() == {"a": "Note 0", "b": "Note 1"}


def test_a_round_without_changes_is_one_look(desk: Desk) -> None:
    desk.want(*(told(str(number)) for number in range(40)))
    desk.publish()
    report = desk.publish()

    assert (report.written, report.deleted, desk.requests) == (0, 0, 1)


def test_an_edit_on_the_phone_stays(desk: Desk) -> None:
    desk.want(told("a"), told("b"))
    desk.publish()
    desk.server.edit(f"{PATH}/a.ics", "Note 0", "Call Mira instead")
    desk.want(told("a", 1), told("b", 1))
    desk.publish()
    assert desk.there() == {"a": "Call Mira instead", "b": "Note 1"}
    assert desk.states() == {"a": "edited", "b": "ours"}

    desk.want()
    desk.publish()
    assert desk.there() == {"a": "Call Mira instead"}


def test_what_the_phone_does_by_itself_is_no_edit(desk: Desk) -> None:
    desk.want(told("a"))
    desk.publish()
    desk.server.edit(f"{PATH}/a.ics", "ACTION:DISPLAY", "ACTION:DISPLAY\r\nACKNOWLEDGED:20270304T180100Z")
    desk.want(told("a", 1))
    desk.publish()

    assert desk.there() == {"a": "Note 1"}


def test_what_was_deleted_there_stays_deleted(desk: Desk) -> None:
    desk.want(told("a"), told("b"))
    desk.publish()
    desk.server.ask("DELETE", f"{PATH}/a.ics")
    desk.want(told("a", 1), told("b"))
    desk.publish()
    desk.publish()

    assert desk.there() == {"b": "Note 0"}
    assert desk.states()["a"] == "gone"


def test_a_reply_that_was_lost_is_no_stranger(desk: Desk) -> None:
    desk.want(told("a"), told("b"))
    desk.publish()
    desk.known = {"b": replace(desk.known["b"], etag='"another"')}
    desk.want(told("a", 1), told("b", 1))
    desk.publish()

    assert desk.there() == {"a": "Note 1", "b": "Note 1"}
    assert set(desk.states().values()) == {"ours"}


def test_a_server_that_tells_no_mark_is_looked_at(desk: Desk) -> None:
    desk.want(told("a"))
    desk.publish()
    desk.known = {"a": replace(desk.known["a"], etag=None)}
    desk.want(told("a", 1))
    desk.publish()

    assert desk.there() == {"a": "Note 1"}


def test_entries_of_others_in_the_same_calendar_are_left_alone(desk: Desk) -> None:
    desk.want(told("a"))
    desk.publish()
    mine = desk.server.ask("GET", f"{PATH}/a.ics").replace(b"UID:a", b"UID:dentist").replace(b"Note 0", b"Dentist")
    desk.server.ask("PUT", f"{PATH}/dentist.ics", mine, **{"Content-Type": "text/calendar"})
    desk.want()
    desk.publish()

    assert desk.there() == {"dentist": "Dentist"}


def test_what_was_done_before_the_server_went_is_known(own_radicale: Radicale) -> None:
    desk = Desk(own_radicale)
    desk.want(told("a"))
    desk.publish()
    own_radicale.stop()
    desk.want(told("a", 1), told("b"))
    with pytest.raises(Trouble):
        desk.publish()
    own_radicale.start()
    desk.publish()

    assert desk.there() == {"a": "Note 1", "b": "Note 0"}


UIDS = st.sampled_from(["a", "b", "c", "d"])
DO = st.one_of(
    st.tuples(st.just("want"), UIDS, st.integers(0, 3)),
    st.tuples(st.just("unwant"), UIDS, st.just(0)),
    st.tuples(st.just("edit"), UIDS, st.integers(0, 3)),
    st.tuples(st.just("delete"), UIDS, st.just(0)),
    st.tuples(st.just("forget"), UIDS, st.just(0)),
    st.tuples(st.just("publish"), st.just(""), st.just(0)),
)


class Model:
    """What must be there, told apart from how it comes about."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.theirs: dict[str, str | None] = {}
        """What the user made of an entry on the phone; None where they deleted it."""

    def do(self, what: str, uid: str, version: int) -> None:
        desk, there = self.desk, uid in self.desk.there()
        if what == "want":
            desk.wanted[uid] = told(uid, version)
        elif what == "unwant":
            desk.wanted.pop(uid, None)
        elif what == "publish":
            self.publish()
        elif what == "forget" and uid not in self.theirs:
            # A restored backup, or a reply that never came: the server has what we do not know of.
            desk.known.pop(uid, None)
            if uid not in desk.wanted and there:
                desk.wanted[uid] = told(uid, version)
        elif what == "edit" and there:
            text = desk.server.ask("GET", f"{PATH}/{uid}.ics").decode()
            summary = next(line for line in text.splitlines() if line.startswith("SUMMARY:"))
            desk.server.edit(f"{PATH}/{uid}.ics", summary, f"SUMMARY:Mine {version}")
            self.theirs[uid] = f"Mine {version}"
        elif what == "delete" and there and (uid in desk.known):
            desk.server.ask("DELETE", f"{PATH}/{uid}.ics")
            self.theirs[uid] = None

    def publish(self) -> None:
        self.desk.publish()
        for uid, one in list(self.theirs.items()):
            if one is None and uid not in self.desk.known:
                # Neither there nor wanted when it was noticed: nothing is left to remember.
                del self.theirs[uid]

    def expected(self) -> dict[str, str]:
        ours = {uid: entry.summary for uid, entry in self.desk.wanted.items() if uid not in self.theirs}
        return ours | {uid: text for uid, text in self.theirs.items() if text is not None}


@settings(deadline=None)
@given(st.lists(DO, max_size=14))
def test_after_any_sequence_the_server_has_what_is_wanted(
    running: Radicale, told_to_do: list[tuple[str, str, int]]
) -> None:
    running.empty()
    desk = Desk(running)
    desk.publish()
    model = Model(desk)
    for what, uid, version in told_to_do:
        model.do(what, uid, version)
    model.publish()

    assert desk.there() == model.expected()
    known, marks = desk.known, {uid: one.mark for uid, one in desk.wanted.items()}
    assert is_settled(marks, known)
    model.publish()
    assert (desk.requests, desk.known, desk.there()) == (1, known, model.expected())


def test_the_steps_of_every_case() -> None:
    ours, edited = Known('"1"', "m"), Known('"1"', "m", "edited")
    cases: list[tuple[dict[str, str], dict[str, Known], dict[str, str | None], str | None]] = [
        ({"u": "m"}, {}, {}, "put"),
        ({"u": "m"}, {}, {"u": '"9"'}, "look"),
        ({"u": "m"}, {"u": ours}, {"u": '"1"'}, None),
        ({"u": "n"}, {"u": ours}, {"u": '"1"'}, "put"),
        ({"u": "n"}, {"u": ours}, {"u": '"2"'}, "look"),
        ({"u": "n"}, {"u": ours}, {"u": None}, "look"),
        ({"u": "m"}, {"u": ours}, {}, "gone"),
        ({}, {"u": ours}, {}, "drop"),
        ({}, {"u": ours}, {"u": '"1"'}, "delete"),
        ({}, {"u": edited}, {"u": '"1"'}, None),
        ({"u": "n"}, {"u": edited}, {"u": '"1"'}, None),
        ({}, {}, {"u": '"1"'}, None),
    ]
    for wanted, known, there, do in cases:
        found = list(steps(wanted, known, there))
        assert found == ([] if do is None else [Step("u", do)]), (wanted, known, there)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "known", "settled"),
    [
        ({}, {}, True),
        ({"u": "m"}, {"u": Known(None, "m")}, True),
        ({"u": "n"}, {"u": Known(None, "m")}, False),
        ({"u": "m"}, {}, False),
        ({}, {"u": Known(None, "m")}, False),
        ({"u": "n"}, {"u": Known(None, "m", "gone")}, True),
        ({}, {"u": Known(None, "m", "edited")}, True),
    ],
)
def test_nothing_is_asked_where_all_is_settled(wanted: dict[str, str], known: dict[str, Known], settled: bool) -> None:
    assert is_settled(wanted, known) is settled
