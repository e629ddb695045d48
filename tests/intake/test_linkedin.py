from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.progress import Cancelled
from desktop.core.reason import Trouble
from desktop.core.records import PersonRecord
from desktop.intake import Read, read, text_file
from desktop.words import Words

WORDS = Words()
NOTES = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\n'
)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
IDA = "Ida,Lorn,https://www.linkedin.com/in/ida,ida@acme.example,Acme GmbH,Engineering lead,12 Mar 2025\n"
BEN = 'Ben,Osk,https://www.linkedin.com/in/ben,,"Quill, Works & Co.",Analyst,01 Dec 2019\n'
IDA_READ = (
    "Ida",
    "Lorn",
    "https://www.linkedin.com/in/ida",
    "ida@acme.example",
    "Acme GmbH",
    "Engineering lead",
    date(2025, 3, 12),
)


class Watched:
    def __init__(self, stop_after: int | None = None) -> None:
        self.told: list[tuple[int, int]] = []
        self._stop_after = stop_after

    @property
    def cancelled(self) -> bool:
        return self._stop_after is not None and len(self.told) >= self._stop_after

    def report(self, done: int, total: int) -> None:
        self.told.append((done, total))


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    return Bring(tmp_path)


class Bring:
    """Writes a file and reads it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "Connections.csv"

    def __call__(self, content: str | bytes) -> Read:
        self.file.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(self.file)

    def trouble(self, content: str | bytes) -> str:
        """What the user is told."""
        with pytest.raises(Trouble) as caught:
            self(content)
        return " / ".join(WORDS.trouble(caught.value))


def names(found: Read) -> list[str]:
    return [person.name for person in found.people]


def bad(found: Read) -> list[tuple[int, str]]:
    return [(row.row, WORDS.say(row.why)) for row in found.not_understood]


SHAPES = {
    "as LinkedIn makes it": (NOTES + HEADER + IDA + BEN).encode(),
    "with a mark and CRLF": b"\xef\xbb\xbf" + (NOTES + HEADER + IDA + BEN).replace("\n", "\r\n").encode(),
    "old Mac line ends": (NOTES + HEADER + IDA + BEN).replace("\n", "\r").encode(),
    "UTF-16 with a mark": (NOTES + HEADER + IDA + BEN).encode("utf-16"),
    "UTF-16 little end first, no mark": (NOTES + HEADER + IDA + BEN).encode("utf-16-le"),
    "UTF-16 big end first, no mark": (NOTES + HEADER + IDA + BEN).encode("utf-16-be"),
    "no empty line before the header": (NOTES.rstrip() + "\n" + HEADER + IDA + BEN).encode(),
    "no preamble": (HEADER + IDA + BEN).encode(),
    "no line end at the end": (HEADER + IDA + BEN).strip().encode(),
    "a second address column": (HEADER + IDA + BEN).replace("\n", ",\n").encode(),
    "saved with semicolons": (HEADER + IDA + "Ben;Osk;;;Quill;Analyst;01 Dec 2019\n").replace(",", ";").encode(),
    "saved with tabs": (HEADER + IDA + "Ben\tOsk\t\t\tQuill\tAnalyst\t01 Dec 2019\n").replace(",", "\t").encode(),
    "padding rows": (HEADER + ",,,,,,\n" + IDA + "\n,,,,,,\n,,\n" + BEN + ",,,,,,\n").encode(),
    "shifted columns": ("Connected On,URL," + "Last Name,First Name,Position,Company,Email Address\n"
        "12 Mar 2025,https://www.linkedin.com/in/ida,Lorn,Ida,Engineering lead,Acme GmbH,ida@acme.example\n"
        ",,Osk,Ben,,,\n").encode(),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_that_occurs(bring: Bring, shape: str) -> None:
    found = bring(SHAPES[shape])
    assert found.kind == "linkedin"
    assert names(found) == ["Ida Lorn", "Ben Osk"]
    assert found.people[0][1:] == IDA_READ
    assert not found.not_understood


def test_a_comma_in_quotes_is_no_column(bring: Bring) -> None:
    assert bring(HEADER + BEN).people[0].company == "Quill, Works & Co."


def test_the_older_header_has_no_address_of_the_profile(bring: Bring) -> None:
    header = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    assert bring(header + "Ida,Lorn,ida@acme.example,Acme,Lead,12 Mar 2025\n").people == (
        PersonRecord(2, "Ida", "Lorn", "", "ida@acme.example", "Acme", "Lead", date(2025, 3, 12)),
    )


HEADERS = {
    "German": "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
    "French": "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le",
    "Spanish": "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el",
    "Italian": "Nome,Cognome,URL,Indirizzo email,Azienda,Posizione,Collegato il",
    "Dutch": "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op",
    "Portuguese": "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em",
    "a language that is not in the table": "Keresztnév,Vezetéknév,URL,E-mail-cím,Cég,Beosztás,Kapcsolat kezdete",
}


@pytest.mark.parametrize("language", HEADERS)
def test_a_translated_header(bring: Bring, language: str) -> None:
    assert bring(NOTES + HEADERS[language] + "\n" + IDA).people[0][1:] == IDA_READ


def test_letters_of_cp1252(bring: Bring) -> None:
    found = bring((HEADER + "Zoë,Müller,,,Café “Ø”,Chef de cuisine,12 Mar 2025\n").encode("cp1252"))
    assert (found.people[0].name, found.people[0].company) == ("Zoë Müller", "Café “Ø”")


def test_bad_rows_are_named_and_the_others_come_in(bring: Bring) -> None:
    found = bring(
        NOTES + HEADER + IDA + ",,,,,,14 Mar 2025\n" + "Too,Few\n" + "Una,Quoted,,,Acme, Inc.,Lead,12 Mar 2025\n" + BEN
        + "Nul\0,Byte,,,,,\n" + "Jun,Ekholm,,,,,\n"
    )  # fmt: skip
    assert names(found) == ["Ida Lorn", "Ben Osk", "Jun Ekholm"]
    assert bad(found) == [
        (6, "There is no name in it."),
        (7, "7 columns were expected; this row has 2."),
        (8, "7 columns were expected; this row has 8."),
        (10, "Some of its letters cannot be read."),
    ]


def test_a_quote_that_is_never_closed_costs_one_row(bring: Bring) -> None:
    found = bring(HEADER + IDA + 'Pia,Dorn,,,"Acme Foods,Buyer,12 Mar 2025\n' + BEN * 50)
    assert len(found.people) == 51
    assert bad(found) == [(3, "A quotation mark is opened and never closed.")]


def test_a_field_of_a_megabyte_costs_one_row(bring: Bring) -> None:
    quoted = f'"{"x" * 1_000_000}"'
    found = bring(HEADER + IDA + f"Pia,{'x' * 1_000_000},,,,,\n" + f"Una,{quoted},,,,,\n" + BEN)
    assert names(found) == ["Ida Lorn", "Ben Osk"]
    assert bad(found) == [(row, "It is longer than any row of LinkedIn's.") for row in (3, 4)]


def test_a_long_row_inside_an_open_quote(bring: Bring) -> None:
    found = bring(HEADER + IDA + f'Pia,"open\nUna,{"x" * 30_000},,,,,\n' + BEN)
    assert names(found) == ["Ida Lorn", "Ben Osk"]
    assert [row for row, _ in bad(found)] == [3, 4]


def test_a_field_over_two_lines_is_one_row(bring: Bring) -> None:
    found = bring(HEADER + 'Ida,Lorn,,,"Acme\nGmbH",Lead,12 Mar 2025\n' + "Too,Few\n" + BEN)
    assert [person.company for person in found.people] == ["Acme GmbH", "Quill, Works & Co."]
    assert [row for row, _ in bad(found)] == [4]
    assert found.people[1].row == 5


def test_damage_in_a_file_of_utf8_costs_its_rows(bring: Bring) -> None:
    found = bring(
        (HEADER + IDA + "Zoë,Müller,,,,,\nPia,Dörn,,,,,\n").encode() + b"Bro\xffken,Name,,,,,\n" + BEN.encode()
    )
    assert names(found) == ["Ida Lorn", "Zoë Müller", "Pia Dörn", "Ben Osk"]
    assert bad(found) == [(5, "Some of its letters cannot be read.")]


def test_a_day_that_cannot_be_told_keeps_no_one_out(bring: Bring) -> None:
    assert bring(HEADER + "Ida,Lorn,,,,,03/12/2025\n").people[0].connected is None


SENTENCES = {
    "nothing": (b"", "Connections.csv has nothing in it: 0 bytes."),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "holds data that is not text"),
    "a ZIP": (b"PK\x03\x04" + bytes(100), "is a ZIP archive or a spreadsheet"),
    "another table": (
        b"index,createdAt,applied\n1,2,3\n",
        "begins with “index,createdAt,applied”; a row with First Name",
    ),
    "Google's contacts": (
        b"First Name,Middle Name,Last Name,Organization Name,E-mail 1 - Value\nIda,,Lorn,Acme,\n",
        "begins with “First Name,Middle Name,Last Name",
    ),
    "Outlook's contacts": (
        b"First Name,Last Name,E-mail Address,Company,Job Title\nIda,Lorn,,Acme,\n",
        "Connected On was expected",
    ),
    "no header": ((NOTES + IDA + BEN).encode(), "begins with “Notes:”"),
    "a header too far down": ((NOTES + "\n" * 20 + HEADER + IDA).encode(), "in the first 20 rows"),
    "a letter": (b"Dear Mira Tann,\n\nthank you again.\n", "begins with “Dear Mira Tann,”"),
    "only space": (b" \n\n,,,\n", "begins with “”"),
    "only a header": ((NOTES + HEADER).encode(), "below its header there is no row with a person"),
    "only padding": ((NOTES + HEADER + ",,,,,,\n" * 3).encode(), "below its header there is no row with a person"),
    "no row that is whole": (
        (HEADER + "Ida\nBen\n").encode(),
        "None of the 2 rows of Connections.csv was understood. Row 2: 7 columns were expected; this row has 1.",
    ),
    "one endless line": (b"a" * (9 * 1024 * 1024), "holds data that is not text"),
    "a million rows": (HEADER.encode() + b",,,,,,\n" * 1_000_001, "has more than 1000000 rows"),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_a_file_that_is_refused_says_why(bring: Bring, case: str) -> None:
    content, sentence = SENTENCES[case]
    says = bring.trouble(content)
    assert sentence in says
    assert "Connections.csv" in says


def test_a_file_that_is_too_large(bring: Bring) -> None:
    with bring.file.open("wb") as stream:
        stream.truncate(text_file.LARGEST + 1)
    with pytest.raises(Trouble) as caught:
        read(bring.file)
    assert WORDS.trouble(caught.value)[1] == "Connections.csv has 201 MB; up to 200 MB are read."


def test_what_is_no_file(tmp_path: Path) -> None:
    for path, key in ((tmp_path, "trouble.file_is_folder"), (tmp_path / "none.csv", "trouble.file_missing")):
        with pytest.raises(Trouble) as caught:
            read(path)
        assert caught.value.key == key


def test_a_device_is_no_file() -> None:
    with pytest.raises(Trouble) as caught:
        read(Path("/dev/null"))
    assert caught.value.key == "trouble.file_binary"


def test_a_file_that_vanishes_or_is_locked(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    bring.file.write_text(HEADER + IDA)

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Trouble) as caught:
        read(bring.file)
    assert WORDS.trouble(caught.value)[1] == "Connections.csv could not be opened: Permission denied."


def test_a_folder_that_cannot_be_entered(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(Path, "is_dir", lambda _path: False)
    with pytest.raises(Trouble) as caught:
        read(bring.file)
    assert caught.value.key == "trouble.file_unreadable"


def test_a_file_that_vanishes_between_two_looks(bring: Bring) -> None:
    with pytest.raises(Trouble) as caught:
        text_file.TextFile(bring.file, 10, "utf-8").open()
    assert caught.value.key == "trouble.file_unreadable"


def test_progress_is_told_in_bytes(bring: Bring) -> None:
    bring.file.write_text(HEADER + IDA * 5_000)
    watched = Watched()
    read(bring.file, watched)
    size = bring.file.stat().st_size
    assert len(watched.told) > 4
    assert watched.told == sorted(watched.told)
    assert watched.told[-1] == (size, size)


@pytest.mark.parametrize("stop_after", [0, 2])
def test_it_can_be_stopped(bring: Bring, stop_after: int) -> None:
    bring.file.write_text(HEADER + IDA * 5_000)
    with pytest.raises(Cancelled):
        read(bring.file, Watched(stop_after))


plain = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"), exclude_characters="\ufffd"),
    max_size=12,
)
days = st.none() | st.dates(date(2003, 1, 1), date(2099, 1, 1))
people = st.builds(PersonRecord, st.just(0), plain.filter(bool), plain, plain, plain, plain, plain, days)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(people, min_size=1, max_size=8),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", NOTES]),
)
def test_what_linkedin_writes_comes_back(
    tmp_path_factory: pytest.TempPathFactory, records: list[PersonRecord], encoding: str, end: str, notes: str
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for one in records:
        writer.writerow([*one[1:7], one.connected.strftime("%d %b %Y") if one.connected else ""])
    file = tmp_path_factory.mktemp("round") / "any name"
    file.write_bytes((notes + HEADER + text.getvalue()).replace("\n", end).encode(encoding))
    found = read(file)
    assert [one[1:] for one in found.people] == [one[1:] for one in records]
    assert not found.not_understood


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda tail: HEADER.encode() + IDA.encode() + tail))
def test_whatever_the_bytes_it_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("any") / "file"
    file.write_bytes(content)
    try:
        found = read(file)
    except Trouble as trouble:
        said: list[object] = [*WORDS.trouble(trouble)]
    else:
        said = [*names(found), *(why for _, why in bad(found))]
    assert all(said)
