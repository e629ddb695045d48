"""Reads LinkedIn's Connections.csv."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator
from datetime import date
from io import BufferedReader, TextIOWrapper
from operator import itemgetter
from typing import Final, cast

from desktop.core.progress import Cancelled, Progress
from desktop.core.reason import Reason, Trouble
from desktop.core.records import BadRow, PersonRecord
from desktop.intake.file_dates import written_date
from desktop.intake.linkedin_header import Header, find_header
from desktop.intake.text_file import TextFile

_LONG_ROW: Final = 20_000
"""Characters: no row that LinkedIn wrote is longer."""
_REPORT_EVERY: Final = 1_000
_HEAD_LINES: Final = 40
_TOO_LONG: Final = Reason.of("row.too_long")
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
        for _ in range(header.lines):
            stream.readline()
        rows = _rows(stream, header, _Reporter(stream, file.size, progress))
        people, bad = _sorted_out(rows, header, checked=file.has_nul or file.damaged)
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


class _Reporter:
    """Tells the progress, now and then, how much of a stream was read."""

    def __init__(self, stream: TextIOWrapper, size: int, progress: Progress) -> None:
        self._bytes = cast("BufferedReader", stream.buffer)
        self._size = size
        self._progress = progress

    def report(self) -> None:
        """Raises `Cancelled` where the user stopped it."""
        if self._progress.cancelled:
            raise Cancelled
        self._progress.report(min(self._bytes.tell(), self._size), self._size)


def _rows(stream: TextIOWrapper, header: Header, reporter: _Reporter) -> Iterator[Row]:
    """The rows, each with the line on which it begins.

    A quote that is opened and never closed would swallow the rest of the file: a row over several lines that does not
    have the columns of the header is read again line by line.
    """
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in stream:
            taken.append(line)
            yield line

    reader = csv.reader(lines(), delimiter=header.delimiter)
    begins = header.lines + 1
    while True:
        try:
            row: list[str] | Reason = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = _TOO_LONG
        if len(taken) == 1:
            yield begins, _TOO_LONG if len(taken[0]) > _LONG_ROW else row
        elif isinstance(row, list) and len(row) == header.columns:
            yield begins, [" ".join(cell.split()) for cell in row]
        else:
            yield from _line_by_line(taken, begins, header)
        begins += len(taken)
        taken.clear()
        if begins % _REPORT_EVERY == 0:
            reporter.report()


def _line_by_line(lines: list[str], begins: int, header: Header) -> Iterator[Row]:
    for number, line in enumerate(lines, begins):
        if len(line) > _LONG_ROW:
            yield number, _TOO_LONG
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
    # What the file does not tell is read from one empty column more.
    pick = itemgetter(*(columns if at is None else at for at in header.at))
    for number, row in rows:
        if isinstance(row, Reason):
            bad.append(BadRow(number, row))
            continue
        if len(row) != columns and not _same_columns(row, columns):
            bad.append(BadRow(number, Reason.of("row.columns", found=len(row), expected=columns)))
            continue
        if checked and _UNREADABLE.search("".join(row)):
            bad.append(BadRow(number, Reason.of("row.unreadable")))
            continue
        row.append("")
        first, last, link, mail, company, position, connected = pick(list(map(str.strip, row)))
        if first or last:
            if connected not in dates:
                dates[connected] = written_date(connected)
            people.append(PersonRecord(number, first, last, link, mail, company, position, dates[connected]))
        elif any(map(str.strip, row)):
            bad.append(BadRow(number, Reason.of("row.no_name")))
    return people, bad


def _same_columns(row: list[str], columns: int) -> bool:
    """Bring a row to the header's columns where that loses nothing: it is empty, or has only empty columns more."""
    more = row[columns:]
    if any(map(str.strip, more or row)):
        return False
    row[columns:] = [""] * (columns - len(row))
    return True
