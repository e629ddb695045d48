"""Opens a file of text that a user brought: looked over before a line is read, decoded by what it holds."""

from __future__ import annotations

import codecs
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.core.progress import Cancelled, Progress
from desktop.core.reason import Trouble

_MEGA: Final = 1024 * 1024
LARGEST: Final = 200 * _MEGA
"""Bytes of the largest file that is read."""
MOST_ROWS: Final = 1_000_000
LONGEST_LINE: Final = 8 * _MEGA
"""A file with a longer line is no table."""
_CHUNK: Final = _MEGA
_HEAD: Final = 64 * 1024
_BEYOND_ASCII = re.compile("[^\0-\x7f]")
_STRAY = re.compile("[\udc80-\udcff]")
_CONTROLS: Final = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1a")
_ARCHIVES: Final = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of text, ready to be read.

    Attributes:
        encoding: for Python's codecs; takes a byte order mark away.
        has_nul: holds a zero character somewhere.
        damaged: is UTF-8 but for some bytes, which come as lone surrogates.
    """

    path: Path
    size: int
    encoding: str
    has_nul: bool = False
    damaged: bool = False

    def open(self) -> io.TextIOWrapper:
        """The text with its line ends as they are. ``.buffer.tell()`` says how many bytes were read.

        Raises:
            Trouble: the file cannot be read any more.
        """
        errors = "surrogateescape" if self.damaged else "replace"
        try:
            return self.path.open(encoding=self.encoding, errors=errors, newline="")
        except OSError as error:
            raise _unreadable(self.path, error) from error


def look_over(path: Path, progress: Progress) -> TextFile:
    """Look once over a file: how large, what encoding, how many rows.

    Raises:
        Trouble: there is no such file, it cannot be read, is empty, too large, an archive or not text.
        Cancelled: the user stopped it.
    """
    size = _size(path)
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
            encoding = _marked_encoding(path, head)
            stream.seek(0)
            survey = _Survey(path, encoding)
            while chunk := stream.read(_CHUNK):
                survey.take(chunk)
                if progress.cancelled:
                    raise Cancelled
    except OSError as error:
        raise _unreadable(path, error) from error
    return survey.result(size)


def _size(path: Path) -> int:
    try:
        if path.is_dir():
            raise Trouble("trouble.file_is_folder", file=path.name)
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise Trouble("trouble.file_missing", file=str(path)) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    if not path.is_file():
        raise Trouble("trouble.file_binary", file=path.name)
    if size == 0:
        raise Trouble("trouble.file_empty", file=path.name)
    if size > LARGEST:
        raise Trouble("trouble.file_too_large", file=path.name, size=-(-size // _MEGA), most=LARGEST // _MEGA)
    return size


def _unreadable(path: Path, error: OSError) -> Trouble:
    return Trouble("trouble.file_unreadable", file=path.name, why=error.strerror or type(error).__name__)


def _marked_encoding(path: Path, head: bytes) -> str | None:
    """The encoding that the first bytes tell, or None.

    Raises:
        Trouble: they are those of an archive, or of no text at all.
    """
    if head.startswith(_ARCHIVES):
        raise Trouble("trouble.file_archive", file=path.name)
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Without a mark: in UTF-16 every second byte of ASCII text is zero.
    if len(head) > 1 and head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 4:
        return "utf-16-be"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 50 > len(head):
        raise Trouble("trouble.file_binary", file=path.name)
    return None


class _Survey:
    """What one pass over the bytes finds."""

    def __init__(self, path: Path, encoding: str | None) -> None:
        self._path = path
        self._encoding = encoding
        self._wide = encoding is not None and encoding.startswith("utf-16")
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._rows = self._since = 0
        self._has_nul = False
        self.is_utf8 = True

    def take(self, chunk: bytes) -> None:
        """Look over the next bytes.

        Raises:
            Trouble: too many rows, or a line that is too long.
        """
        self._rows += max(chunk.count(b"\n"), chunk.count(b"\r"))
        if self._rows > MOST_ROWS:
            raise Trouble("trouble.too_many_rows", file=self._path.name, most=MOST_ROWS)
        last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        self._since = len(chunk) - last - 1 if last >= 0 else self._since + len(chunk)
        if self._since > LONGEST_LINE:
            raise Trouble("trouble.file_binary", file=self._path.name)
        self._has_nul = self._has_nul or b"\0" in chunk
        if self.is_utf8 and not self._wide:
            try:
                self._decoder.decode(chunk)
            except UnicodeDecodeError:
                self.is_utf8 = False

    def result(self, size: int) -> TextFile:
        if self._wide:
            return TextFile(self._path, size, self._encoding or "utf-16", has_nul=False)
        if self.is_utf8:
            return TextFile(self._path, size, "utf-8-sig", self._has_nul)
        damaged = _is_damaged_utf8(self._path)
        return TextFile(self._path, size, "utf-8-sig" if damaged else "cp1252", self._has_nul, damaged)


def _is_damaged_utf8(path: Path) -> bool:
    """What is not UTF-8 is cp1252, unless more of its letters make sense as UTF-8 than not."""
    letters = strays = 0
    with path.open(encoding="utf-8", errors="surrogateescape") as stream:
        while text := stream.read(_CHUNK):
            found = len(_STRAY.findall(text))
            strays += found
            letters += len(_BEYOND_ASCII.findall(text)) - found
    return strays < letters
