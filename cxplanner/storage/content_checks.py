"""The second look at a file, on a copy: is the database sound, is it ours alone, is its seal whole?"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from cxplanner.errors import FileError
from cxplanner.storage.formats import seal_of

UNREADABLE = (
    sqlite3.DatabaseError,
    UnicodeDecodeError,
    ValueError,
    KeyError,
    TypeError,
    OverflowError,
    MemoryError,
)
"""What reading a damaged file can raise; `operational` tells trouble with the disk apart."""

_OPERATIONAL = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_CANTOPEN,
    }
)


def operational(error: Exception) -> bool:
    """Whether an error speaks of the disk, the rights or the memory, and not of what is in the file."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(code, int) and (code & 0xFF) in _OPERATIONAL


@contextlib.contextmanager
def damage_named(path: Path, reason: str) -> Iterator[None]:
    """Turns what reading a damaged file raises into FileError("damaged"), and trouble into "device_error"."""
    try:
        yield
    except UNREADABLE as error:
        if operational(error):
            raise FileError("device_error", path=path, detail=str(error)) from error
        raise FileError("damaged", path=path, reason=reason, detail=str(error)) from error


def check_pages(connection: sqlite3.Connection, path: Path, *, indexes: bool = True) -> None:
    """Raises FileError("damaged") where SQLite finds a fault; indexes matter only to those who write."""
    pragmas = ("quick_check(1)", "integrity_check(1)") if indexes else ("quick_check(1)",)
    with damage_named(path, "structure"):
        for pragma in pragmas:
            found = connection.execute(f"PRAGMA {pragma}").fetchall()
            if found != [("ok",)]:
                raise FileError("damaged", path=path, reason="structure", detail=str(found[0][0]))


def check_references(connection: sqlite3.Connection, path: Path) -> None:
    """Raises FileError("inconsistent") with the reason `missing_parent`, how many, and the first."""
    with damage_named(path, "structure"):
        loose = connection.execute("PRAGMA foreign_key_check").fetchmany(1_000)
    if loose:
        table, row, parent, _ = loose[0]
        raise FileError(
            "inconsistent",
            path=path,
            reason="missing_parent",
            count=len(loose),
            table=table,
            row=row,
            parent=parent,
        )


def check_seal(connection: sqlite3.Connection, path: Path) -> None:
    """Raises FileError("changed_content") where the rows are not those that were sealed."""
    with damage_named(path, "content"):
        stored = connection.execute("SELECT value FROM meta WHERE key = 'seal'").fetchone()
        if stored is None or stored[0] != seal_of(connection):
            raise FileError("changed_content", path=path)
