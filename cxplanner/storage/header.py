"""The first look at a file, without a database: is it a plan, is it whole, of which format is it?"""

from __future__ import annotations

import errno
import stat
import zipfile
from pathlib import Path
from typing import Final, NamedTuple

from cxplanner.errors import FileError
from cxplanner.storage.formats import APPLICATION_ID, HEAD

HEADER_SIZE: Final = 100
SMALLEST: Final = 512
LARGEST: Final = 2 << 30
LEFTOVERS: Final = ("-journal", "-wal")
_MAGIC: Final = b"SQLite format 3\x00"

_LOOKS: Final = (
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0", "old_office_file"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"{\\rtf", "rtf"),
    (b"MPX", "project_exchange"),
    (b"{", "json"),
    (b"[", "json"),
)
_IN_ARCHIVES: Final = (
    ("xl/", "workbook"),
    ("word/", "text_document"),
    ("ppt/", "presentation"),
)


class Header(NamedTuple):
    """What the first bytes of a plan say."""

    format: int
    size: int
    leftovers: tuple[Path, ...]


def read_header(path: Path) -> Header:
    """Looks at the first bytes of a file.

    Raises FileError: `missing`, `directory`, `not_a_file`, `not_a_plan` (with what it `looks_like`),
    `too_large`, `incomplete` (with the sizes found and expected), `damaged`.
    """
    size = _size_of(path)
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip(b"\x00"):
        raise FileError("incomplete", path=path, size=0, expected=None)
    if not head.startswith(_MAGIC):
        raise FileError("not_a_plan", path=path, looks_like=look_of(path, head))
    if len(head) < HEADER_SIZE:
        raise FileError("incomplete", path=path, size=size, expected=None)
    if int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise FileError("not_a_plan", path=path, looks_like="database")
    leftovers = tuple(each for suffix in LEFTOVERS if (each := leftover(path, suffix)))
    if not leftovers:
        _check_size(path, head, size)
    return Header(int.from_bytes(head[60:64], signed=True), size, leftovers)


def _size_of(path: Path) -> int:
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise FileError("missing", path=path) from None
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        raise FileError("missing", path=path) from None
    if stat.S_ISDIR(state.st_mode):
        raise FileError("directory", path=path)
    if not stat.S_ISREG(state.st_mode):
        raise FileError("not_a_file", path=path)
    if state.st_size > LARGEST:
        raise FileError("too_large", path=path, size=state.st_size, largest=LARGEST)
    return state.st_size


def _check_size(path: Path, head: bytes, size: int) -> None:
    stored = int.from_bytes(head[16:18])
    page_size = 65_536 if stored == 1 else stored
    expected = page_size * int.from_bytes(head[28:32])
    if page_size < SMALLEST or page_size & (page_size - 1) or expected == 0 or size > expected:
        raise FileError("damaged", path=path, reason="header")
    if size < expected:
        raise FileError("incomplete", path=path, size=size, expected=expected)


def leftover(path: Path, suffix: str) -> Path | None:
    """A journal that another program left beside a file, when there is something in it."""
    beside = path.with_name(path.name + suffix)
    try:
        return beside if beside.stat().st_size > 0 else None
    except OSError:
        return None


def check_format(path: Path, format_: int, newest: int = HEAD) -> None:
    """Raises FileError: `newer` with both formats, `damaged` for a number that no format has."""
    if format_ > newest:
        raise FileError("newer", path=path, format=format_, newest=newest)
    if format_ < 1:
        raise FileError("damaged", path=path, reason="header")


def look_of(path: Path, head: bytes) -> str:
    """What a file that is no plan seems to be, as a key for a sentence."""
    if head.startswith(b"PK"):
        return _look_of_archive(path)
    if looks := next((name for start, name in _LOOKS if head.startswith(start)), None):
        return looks
    start = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        if b"schemas.microsoft.com/project" in head:
            return "project_xml"
        return "web_page" if start[:14].lower().startswith((b"<!doctype html", b"<html")) else "xml"
    if b"\x00" in head:
        return "unknown"
    return "text"


def _look_of_archive(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "archive"
    return next((look for start, look in _IN_ARCHIVES if any(n.startswith(start) for n in names)), "archive")
