"""Reads LinkedIn's Connections.csv."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, TextIO

from desktop.core.progress import Cancelled, Progress
from desktop.core.reason import Reason, Trouble
from desktop.core.records import BadRow, PersonRecord
from desktop.intake.file_dates import written_date
from desktop.intake.linkedin_header import FIELDS, Header, find_header
from desktop.intake.text_file import TextFile

_LONG_ROW: Final = 20_000
"""Characters: no row that LinkedIn wrote is longer."""
_LONG_FIELD: Final = 2_000
_REPORT_EVERY: Final = 1_000
_HEAD_LINES: Final = 40
_SPACES = re.compile(r"\s+")
_UNREADABLE = re.compile("[\0\udc80-\udcff\ufffd]")

Row = tuple[int, list[str] | Reason]


def read_connections(file: TextFile, progress: Progress) -> tuple[tuple[PersonRecord, ...], tuple[BadRow, ...]]:
    """The people of the file, in its order, and the rows that were not understood.

    Raises:
        Trouble: it is not LinkedIn's, or there is nobody in it.
        Cancelled: the user stopped it.
    """
    with file.open() as stream:
        header = find_header(list(itertools.islice(stream, _HEAD_LINES)))
        if header is None:
            raise _not_linkedin(file)
        stream.seek(0)
        lines = _reported(stream, file.size, progress)
        for _ in range(header.lines):
            next(lines)
        people, bad = _sorted_out(_rows(lines, header), header, checked=file.has_nul or file.damaged)
    progress.report(file.size, file.size)
    if not people:
        raise _nobody(file, bad)
    return tuple(people), tuple(bad)


def _not_linkedin(file: TextFile) -> Trouble:
    with file.open() as stream:
        first = next((line for line in itertools.islice(stream, _HEAD_LINES) if line.strip(' ,;"\r\n\t')), "")
    begins = _UNREADABLE.sub("", first.strip())[:60].strip()
    return Trouble("trouble.not_linkedin", file=file.path.name, begins=begins)


def _nobody(file: TextFile, bad: list[BadRow]) -> Trouble:
    if not bad:
        return Trouble("trouble.no_people", file=file.path.name)
    return Trouble("trouble.no_row_understood", file=file.path.name, n=len(bad), row=bad[0].row, why=bad[0].why)


def _reported(stream: TextIO, size: int, progress: Progress) -> Iterator[str]:
    tell: Callable[[], int] = stream.buffer.tell
    for number, line in enumerate(stream):
        if number % _REPORT_EVERY == 0:
            if progress.cancelled:
                raise Cancelled
            progress.report(min(tell(), size), size)
        yield line


def _rows(lines: Iterator[str], header: Header) -> Iterator[Row]:
    """The rows, each with the line on which it begins.

    A quote that is opened and never closed would swallow the rest of the file: a row over several lines that does not
    have the columns of the header is read again line by line.
    """
    taken: list[str] = []

    def tee() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    reader = csv.reader(tee(), delimiter=header.delimiter)
    begins = header.lines + 1
    while True:
        try:
            row: list[str] | Reason = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = Reason.of("row.too_long")
        if len(taken) == 1:
            yield begins, Reason.of("row.too_long") if len(taken[0]) > _LONG_ROW else row
        elif isinstance(row, list) and len(row) == header.columns:
            yield begins, row
        else:
            yield from _line_by_line(taken, begins, header)
        begins += len(taken)
        taken.clear()


def _line_by_line(lines: list[str], begins: int, header: Header) -> Iterator[Row]:
    for number, line in enumerate(lines, begins):
        if len(line) > _LONG_ROW:
            yield number, Reason.of("row.too_long")
            continue
        try:
            yield number, next(csv.reader([line], delimiter=header.delimiter, strict=True), [])
        except csv.Error:
            yield number, Reason.of("row.open_quote")


def _sorted_out(rows: Iterator[Row], header: Header, *, checked: bool) -> tuple[list[PersonRecord], list[BadRow]]:
    people: list[PersonRecord] = []
    bad: list[BadRow] = []
    dates: dict[str, date | None] = {}
    columns = header.columns
    # One more column than the row has: what the file does not tell is empty.
    first, last, link, mail, company, position, connected = (columns if at is None else at for at in header.at)
    for number, row in rows:
        if isinstance(row, Reason) or len(row) != columns:
            if wrong := _wrong(row, columns):
                bad.append(BadRow(number, wrong))
                continue
            if isinstance(row, Reason) or not any(row):
                continue
            row = row[:columns]
        row.append("")
        if checked and _UNREADABLE.search("".join(row)):
            bad.append(BadRow(number, Reason.of("row.unreadable")))
            continue
        when = row[connected]
        if when not in dates:
            dates[when] = written_date(when)
        person = PersonRecord(
            number,
            row[first].strip(),
            row[last].strip(),
            row[link].strip(),
            row[mail].strip(),
            row[company].strip(),
            row[position].strip(),
            dates[when],
        )
        if person.first or person.last:
            people.append(person)
        elif any(cell.strip() for cell in row):
            bad.append(BadRow(number, Reason.of("row.no_name")))
    return people, bad


def _wrong(row: list[str] | Reason, columns: int) -> Reason | None:
    """Why a row that has not the header's columns is not understood; None for padding and for empty columns more."""
    if isinstance(row, Reason):
        return row
    if any(cell.strip() for cell in row[columns:]) or (len(row) < columns and any(cell.strip() for cell in row)):
        return Reason.of("row.columns", found=len(row), expected=columns)
    return None
