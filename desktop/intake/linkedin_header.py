"""Finds the header of LinkedIn's Connections.csv, in whatever language LinkedIn wrote it."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop.core.names import folded

SCANNED_ROWS: Final = 20
"""So many rows are looked through for the header."""
_DELIMITERS: Final = (",", ";", "\t")
# The fields of a person in LinkedIn's own order, each with its name in the languages of its exports, folded.
_WORDS: Final = {
    "first": "first name/vorname/prenom/nombre/nome/primeiro nome/voornaam/fornamn/fornavn/imie/ad/etunimi",
    "last": "last name/nachname/nom/nom de famille/apellidos/apellido/cognome/sobrenome/apelido/achternaam/efternamn/"
    "efternavn/etternavn/nazwisko/soyadi/soyad/sukunimi",
    "link": "url/profil-url/profile url/url du profil/url del perfil/url do perfil/url del profilo/profiel-url",
    "mail": "email address/e-mail address/e-mail-adresse/e-mail/email/adresse e-mail/adresse email/courriel/"
    "direccion de correo electronico/correo electronico/email/indirizzo email/indirizzo e-mail/e-mailadres/"
    "endereco de e-mail/endereco de email/e-postadress/e-mailadresse/e-postadresse/adres e-mail/e-posta adresi",
    "company": "company/unternehmen/firma/entreprise/societe/empresa/azienda/societa/bedrijf/organisatie/foretag/"
    "virksomhed/bedrift/sirket/yritys",
    "position": "position/poste/fonction/cargo/puesto/posizione/qualifica/ruolo/functie/positie/titel/stilling/"
    "stanowisko/pozisyon/unvan/asema",
    "connected": "connected on/verbunden am/vernetzt am/vernetzt seit/connecte le/date de connexion/en relation depuis/"
    "conectado el/fecha de conexion/contacto desde/collegato il/data del collegamento/data di collegamento/"
    "verbonden op/connectie sinds/conectado em/data da conexao/data de conexao/ansluten den/ansluten/"
    "forbundet den/tilknyttet/data nawiazania kontaktu/polaczono/baglanti tarihi/baglanti kurma tarihi",
}
FIELDS: Final = tuple(_WORDS)
_MEANING: Final = {word: field for field, words in _WORDS.items() for word in words.split("/")}
_SHAPES: Final = {7: FIELDS, 6: tuple(field for field in FIELDS if field != "link")}


@dataclass(frozen=True, slots=True)
class Header:
    """Where the fields of a person stand.

    Attributes:
        lines: how many lines of the file lie before the first person.
        columns: how many columns a row has.
        at: for each of `FIELDS` its column, or None where the file has no such column.
    """

    delimiter: str
    lines: int
    columns: int
    at: tuple[int | None, ...]


def find_header(lines: Sequence[str]) -> Header | None:
    """The header among the first lines of a file, or None where it is not LinkedIn's."""
    for delimiter in _DELIMITERS:
        rows = _rows(lines, delimiter)
        by_words = next((found for end, row in rows if (found := _by_words(row, end, delimiter))), None)
        if found := by_words or _by_position(rows, delimiter):
            return found
    return None


def _rows(lines: Sequence[str], delimiter: str) -> list[tuple[int, list[str]]]:
    """The first rows, each with the number of lines up to its end."""
    reader = csv.reader(lines, delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    while len(rows) < SCANNED_ROWS:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error:
            continue
        rows.append((reader.line_num, row))
    return rows


def _by_words(row: list[str], end: int, delimiter: str) -> Header | None:
    at: dict[str, int] = {}
    for column, cell in enumerate(row):
        if field := _MEANING.get(folded(cell)):
            at.setdefault(field, column)
    named = "first" in at and "last" in at
    if not named or "connected" not in at or not at.keys() & {"company", "position", "link", "mail"}:
        return None
    return Header(delimiter, end, len(row), tuple(at.get(field) for field in FIELDS))


def _by_position(rows: list[tuple[int, list[str]]], delimiter: str) -> Header | None:
    """A header in a language that is not in the table: what stands below it is LinkedIn's without a doubt."""
    for (end, row), (_, below) in itertools.pairwise(rows):
        shape = _SHAPES.get(len(row))
        if shape is None or len(below) != len(row) or "link" not in shape or not all(cell.strip() for cell in row):
            continue
        if "linkedin.com/" in below[shape.index("link")] and "linkedin.com/" not in "".join(row):
            return Header(delimiter, end, len(row), tuple(shape.index(field) for field in FIELDS))
    return None
