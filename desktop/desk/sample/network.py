"""The people of the pictures: a file as LinkedIn makes it, brought in as a user does."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from desktop.core.progress import Unwatched
from desktop.core.reason import Reason
from desktop.desk import imports
from desktop.desk.sample.telling import Telling
from desktop.desk.writes import write
from desktop.store import contacts

_PEOPLE: Final = 1_191
"""People of the file; with those whom the cards name there are 1,204."""

_NAMED: Final = (
    ("Ida", "Lorn", "Acme GmbH", "Engineering lead", 2019),
    ("Ben", "Osk", "Quillworks", "Data engineer", 2018),
    ("Pia", "Dorn", "Acme Foods", "Buyer", 2021),
    ("Nora", "Ashdale", "Marlow Data", "Head of Product", 2017),
    ("Tomas", "Reyl", "Stonegate", "Recruiter", 2019),
    (
        "Wilhelmina", "Okonkwo-Sandström", "Brightwater",
        "Senior Programme Manager, Partnerships and Regional Operations", 2018,
    ),
    ("Jun", "Ekholm", "Fernhill", "Payments", 2020),
)  # fmt: skip
_AT: Final = {
    "Norrfell Labs": 1, "Fenmark": 3, "Alder & Finch": 2, "Harbour & Pine": 1, "Tallow Street": 2, "Osterby": 4,
    "Riverside Clinic": 2, "Gable Works": 1, "Solvang Tools": 2, "Fernhill": 13, "Fernhill Foods": 1,
}  # fmt: skip
_FIRST: Final = (
    "Ada", "Arno", "Bela", "Carla", "Dario", "Edda", "Emil", "Fenja", "Gero", "Hanne", "Ivo", "Jana", "Kaj", "Lia",
    "Mats", "Nele", "Oskar", "Paula", "Rafe", "Signe", "Timo", "Ulla", "Vera", "Wim", "Yara", "Zoë",
)  # fmt: skip
_LAST: Final = (
    "Abeling", "Brook", "Castell", "Dahlen", "Ebner", "Falk", "Grau", "Holt", "Ivers", "Jansen", "Kern", "Lund", "Mohn",
    "Nyberg", "Orth", "Pohl", "Quade", "Rask", "Stein", "Thal", "Ude", "Voss", "Wolde", "Yström", "Zander",
)  # fmt: skip
_FIRMS: Final = (
    "Almond", "Beacon", "Cobalt", "Drift", "Ember", "Fjord", "Granite", "Hazel", "Iris", "Juniper", "Kite", "Linden",
    "Meadow", "Nettle", "Onyx", "Poplar", "Quartz", "Rowan", "Sable", "Tern",
)  # fmt: skip
_TRADES: Final = ("Works", "Systems", "& Sons", "Logistics", "Care", "Print", "Energy", "Studio", "Foods", "Bank")
_POSITIONS: Final = ("Analyst", "Engineer", "Buyer", "Designer", "Team lead", "Accountant", "Editor", "Consultant")


def tell(telling: Telling) -> None:
    """Note that the file was brought in, and what the user added to it."""
    telling.happens(telling.at(telling.business_day(-10), "19:30"), lambda now: _bring(telling, now))
    telling.happens(telling.at(telling.business_day(-10), "19:40"), lambda now: _note_ben(telling, now))


def connections(newest: date) -> str:
    """Connections.csv, whole; nobody connected after `newest`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"))
    for number, (first, last, company, position, year) in enumerate(_rows()):
        since = min(date(year, 1 + number % 12, 1 + number % 28), newest)
        link = f"https://www.linkedin.com/in/sample-{number}"
        writer.writerow((first, last, link, "", company, position, since.strftime("%d %b %Y")))
    return text.getvalue()


def _rows() -> list[tuple[str, str, str, str, int]]:
    rows = list(_NAMED)
    for company, count in _AT.items():
        rows += [(*_name(len(rows) + n), company, _POSITIONS[n % len(_POSITIONS)], 2012 + n % 12) for n in range(count)]
    for number in range(len(rows), _PEOPLE):
        firm = f"{_FIRMS[number % len(_FIRMS)]} {_TRADES[number // len(_FIRMS) % len(_TRADES)]}"
        rows.append((*_name(number), firm, _POSITIONS[number % len(_POSITIONS)], 2008 + number % 17))
    return rows


def _name(number: int) -> tuple[str, str]:
    """Different for 650 numbers one after the other; later ones get a second name."""
    first, last = _FIRST[number % len(_FIRST)], _LAST[number % len(_LAST)]
    again = number // (len(_FIRST) * len(_LAST))
    return (f"{first} {_FIRST[(number + again) % len(_FIRST)]}" if again else first), last


def _bring(telling: Telling, now: datetime) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Connections.csv"
        file.write_text(connections(now.date() - timedelta(days=1)), encoding="utf-8")
        imports.import_files(telling.desk, now, [file], Unwatched())


def _note_ben(telling: Telling, now: datetime) -> None:
    """He was at Acme until 2025, and once a colleague."""
    ben = telling.contact("Ben Osk")
    with write(telling.desk, now, Reason.of("name.edited_person", name="Ben Osk")) as entry:
        contacts.employ(entry.w, ben, "Acme", now=False, ends=date(now.year - 2, 6, 30))
        contacts.add_tie(entry.w, ben, "colleague", since=date(2018, 4, 1))
