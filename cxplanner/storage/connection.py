"""The one connection to a working copy, and careful connections to files that nobody has checked yet."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlalchemy import Engine

LONGEST_VALUE: Final = 64 << 20
LONGEST_STATEMENT: Final = 1 << 20
CHECKING_SECONDS: Final = 30.0
_STEPS_BETWEEN_LOOKS_AT_THE_CLOCK: Final = 10_000

_PRAGMAS: Final = (
    "locking_mode=EXCLUSIVE",  # before the first look at the log: no shared memory, and nobody else comes in
    "journal_mode=WAL",
    "synchronous=FULL",
    "wal_autocheckpoint=1000",
    "journal_size_limit=16777216",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
)


def connect_to_unchecked(path: Path, *, seconds: float = CHECKING_SECONDS) -> sqlite3.Connection:
    """A connection to a copy of a file from anywhere: with limits, and a time after which it gives up.

    It may write, so that a journal left beside the copy is rolled back.
    """
    connection = _connect(path)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, LONGEST_STATEMENT)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.set_progress_handler(_deadline(seconds), _STEPS_BETWEEN_LOOKS_AT_THE_CLOCK)
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_working_copy(path: Path) -> sqlite3.Connection:
    """The one connection to a working copy: nobody else comes in, and each commit is on the disk."""
    connection = _connect(path)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            connection.execute("PRAGMA journal_mode=TRUNCATE")
        if connection.execute("PRAGMA foreign_keys").fetchone() != (1,):
            raise sqlite3.NotSupportedError("this SQLite does not hold references")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)  # VACUUM INTO needs one
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what is written inside, or none of it: also where the commit itself is refused.

    It does without SQLAlchemy, whose import takes longer than opening a file, and whose part of a small edit
    is three times that of SQLite.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite ends it by itself where the disk is full
            connection.execute("ROLLBACK")
        raise


def engine_over(connection: sqlite3.Connection) -> Engine:
    """An engine that uses this one connection, and whose transactions begin at once."""
    from sqlalchemy import Connection, StaticPool, create_engine, event

    # The pool rolls back what is left when a connection comes back to it: a commit that was refused, above
    # all. So nobody may take a second connection from it while a transaction runs: it would be the same one.
    engine = create_engine("sqlite://", poolclass=StaticPool, creator=lambda: connection)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def connect_to_written(path: Path) -> sqlite3.Connection:
    """A connection that only reads what this program has just written."""
    return _connect(path, "ro")


def _connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    # A path as a URI takes every character, and neither mode makes a file where there is none.
    name = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(name, uri=True, isolation_level=None, check_same_thread=False, timeout=0)


def _deadline(seconds: float) -> Callable[[], int]:
    end = time.monotonic() + seconds
    return lambda: int(time.monotonic() > end)
