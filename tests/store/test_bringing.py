"""People from a file: each once, quickly, and all of them gone with one undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from desktop.core.matching import Employment, Tie
from desktop.core.progress import Cancelled, Unwatched
from desktop.core.reason import Reason, Trouble
from desktop.core.records import BadRow, PersonRecord
from desktop.store import applications, bringing, contacts, history, imports
from desktop.store.bringing import Brought
from desktop.store.open import Store
from tests.store.desks import card, dump, hows, person, redo, undo, written

LINK = "https://www.linkedin.com/in/"
MIRA = person("Mira", "Tann", link=f"{LINK}mira", company="Acme GmbH", position="Head", connected=date(2019, 5, 1))
IDA = person("Ida", "Lorn", mail="ida@quill.example", company="Quillworks")
BEN = person("Ben", "Osk")


class Watched:
    """A progress that is called off after so many reports."""

    def __init__(self, patience: int) -> None:
        self.told: list[tuple[int, int]] = []
        self._patience = patience

    @property
    def cancelled(self) -> bool:
        return len(self.told) >= self._patience

    def report(self, done: int, total: int) -> None:
        self.told.append((done, total))


def bring(store: Store, records: Sequence[PersonRecord], bad: Sequence[BadRow] = ()) -> Brought:
    prepared = bringing.prepare(store, records, Unwatched())
    with written(store, "test.import") as w:
        batch = imports.start(w, "Connections.csv", "linkedin")
        brought = bringing.bring_in(w, batch, prepared)
        imports.finish(
            w,
            batch,
            came_in=brought.came_in,
            known=brought.known,
            merged=brought.merged,
            not_understood=bad,
        )
    return brought


def people(store: Store) -> list[str]:
    return [name for (name,) in store.rows("SELECT name FROM contact ORDER BY id")]


def test_newcomers_come_in_with_company_and_tie(store: Store) -> None:
    assert bring(store, [MIRA, IDA, BEN]) == Brought(came_in=3, known=0, merged=0)
    mira = contacts.get(store, 1)
    assert mira is not None
    assert (mira.name, mira.company, mira.position, mira.link, mira.batch) == (
        "Mira Tann",
        "Acme GmbH",
        "Head",
        f"{LINK}mira",
        1,
    )
    assert contacts.employments(store, [1, 2, 3]) == (
        Employment(1, "Acme GmbH", now=True),
        Employment(2, "Quillworks", now=True),
    )
    assert contacts.ties(store, [1, 3]) == (
        Tie(1, "connection", since=date(2019, 5, 1)),
        Tie(3, "connection"),
    )
    assert contacts.of_mail(store, "ida@quill.example") == 2


def test_the_same_file_again_brings_nothing(store: Store) -> None:
    bring(store, [MIRA, IDA, BEN])
    before = {table: rows for table, rows in dump(store).items() if table != "batch"}

    assert bring(store, [MIRA, IDA, BEN]) == Brought(came_in=0, known=3, merged=0)
    assert {table: rows for table, rows in dump(store).items() if table in before} == before


@pytest.mark.parametrize(
    "again",
    [
        MIRA._replace(first="Mirá", company="Elsewhere"),
        MIRA._replace(link="http://linkedin.com/in/MIRA/?from=here"),
        IDA._replace(first="I.", mail="IDA@quill.example", company=""),
        IDA._replace(mail="", company="QUILLWORKS Inc."),
        BEN._replace(first="BEN", last="Ösk"),
    ],
)
def test_the_same_person_comes_in_once(store: Store, again: PersonRecord) -> None:
    bring(store, [MIRA, IDA, BEN])

    brought = bring(store, [again])

    assert brought.came_in == 0
    assert len(people(store)) == 3


@pytest.mark.parametrize(
    "other",
    [
        MIRA._replace(link=f"{LINK}mira-2"),
        MIRA._replace(link="", company="Elsewhere"),
        IDA._replace(mail="", company=""),
        BEN._replace(company="Acme"),
    ],
)
def test_another_person_is_another(store: Store, other: PersonRecord) -> None:
    bring(store, [MIRA, IDA, BEN])

    assert bring(store, [other]).came_in == 1


def test_twice_in_one_file_is_once(store: Store) -> None:
    assert bring(store, [MIRA, MIRA, BEN, BEN, IDA, IDA._replace(company="Acme")]) == Brought(3, 3, 0)


def test_what_the_file_tells_anew_is_added(store: Store) -> None:
    with written(store) as w:
        contacts.add(w, "Mira Tann", company="Acme", mail="mira@old.example")
    now = MIRA._replace(mail="mira@acme.example")

    assert bring(store, [now]) == Brought(came_in=0, known=0, merged=1)
    mira = contacts.get(store, 1)
    assert mira is not None
    assert (mira.link, mira.mails, mira.position) == (
        f"{LINK}mira",
        ("mira@acme.example", "mira@old.example"),
        "Head",
    )
    assert contacts.ties(store, [1]) == (Tie(1, "connection", since=date(2019, 5, 1)),)
    assert bring(store, [now]) == Brought(came_in=0, known=1, merged=0)


def test_a_new_job_makes_the_old_one_past(store: Store) -> None:
    bring(store, [MIRA])
    before = dump(store)

    moved = MIRA._replace(company="Quillworks", position="Lead")
    assert bring(store, [moved]).merged == 1
    assert bring(store, [moved]).known == 1
    undo(store)
    assert contacts.employments(store, [1]) == (
        Employment(1, "Acme GmbH", now=False),
        Employment(1, "Quillworks", now=True),
    )
    undo(store)
    assert dump(store) == before


def test_a_tie_alone_is_something_new(store: Store) -> None:
    with written(store) as w:
        contacts.add(w, "Ben Osk", tie="friend")

    assert bring(store, [BEN]) == Brought(came_in=0, known=0, merged=1)
    assert contacts.ties(store, [1]) == (Tie(1, "friend", "you"), Tie(1, "connection"))


def test_one_undo_takes_all_out_and_redo_brings_all_back(store: Store) -> None:
    with written(store) as w:
        contacts.add(w, "Ida Lorn", company="Quillworks")
    before = dump(store)
    bring(store, [MIRA, IDA, BEN], [BadRow(7, Reason.of("row.no_name"))])
    after = dump(store)

    for _ in range(2):
        with written(store, undo=False) as w:
            assert history.undo(w) == Reason.of("test.import")
            assert ("contact", 0, "removed") in hows(w.changes())
            assert "employment" in w.touched
        assert dump(store) == before
        with written(store, undo=False) as w:
            history.redo(w)
            assert ("contact", 0, "added") in hows(w.changes())
        assert dump(store) == after
    assert store.rows("SELECT * FROM aside") == []


def test_somebody_whom_a_card_names_is_in_the_way(store: Store) -> None:
    bring(store, [MIRA])
    with written(store, undo=False) as w:
        applications.update(w, card(w), person=1)
    before = dump(store)

    with pytest.raises(Trouble) as refused:
        undo(store)
    assert refused.value.key == "trouble.undo_in_the_way"
    assert dump(store) == before


def test_people_who_came_meanwhile_are_not_doubled(store: Store) -> None:
    prepared = bringing.prepare(store, [MIRA, BEN], Unwatched())
    with Store(store.path) as other:
        bring(other, [MIRA])

    with written(store) as w:
        brought = bringing.bring_in(w, imports.start(w, "a.csv", "linkedin"), prepared)

    assert brought == Brought(came_in=1, known=1, merged=0)
    assert people(store) == ["Mira Tann", "Ben Osk"]


def test_two_files_in_one_write_are_one_undo(store: Store) -> None:
    with written(store, "test.import") as w:
        for file, record in (("a.csv", MIRA), ("b.csv", BEN)):
            batch = imports.start(w, file, "linkedin")
            bringing.bring_in(w, batch, bringing.prepare(w, [record], Unwatched()))
    undo(store)
    assert people(store) == []
    redo(store)
    assert people(store) == ["Mira Tann", "Ben Osk"]


def test_ids_go_on_after_people_who_went(store: Store) -> None:
    bring(store, [MIRA, IDA])
    undo(store)
    bring(store, [BEN])
    assert store.rows("SELECT id FROM contact") == [(3,)]


def test_it_tells_how_far_it_is_and_stops_when_called_off(store: Store) -> None:
    many = [person(f"P{number}") for number in range(2500)]
    watched = Watched(99)
    bringing.prepare(store, many, watched)
    assert watched.told == [(0, 2500), (1000, 2500), (2000, 2500), (2500, 2500)]

    with pytest.raises(Cancelled):
        bringing.prepare(store, many, Watched(1))
    assert people(store) == []
