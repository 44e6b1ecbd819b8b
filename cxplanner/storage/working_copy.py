"""The private working copy of one open plan: a folder with a lock, a database, a journal, its origin."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from cxplanner import __version__
from cxplanner.data_dir import data_dir
from cxplanner.errors import FileError
from cxplanner.storage.connection import connect_to_working_copy
from cxplanner.storage.durable_files import sha256_of, write_whole
from cxplanner.storage.locks import FileLock

_SIDE_FILES: Final = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Base:
    """The document as it was when it was last read or written: what tells whether others have changed it."""

    sha256: str
    size: int
    mtime_ns: int
    save_id: str

    @classmethod
    def of(cls, document: Path, save_id: str) -> Base:
        """The document as it is now."""
        state = document.stat()
        return cls(sha256_of(document), state.st_size, state.st_mtime_ns, save_id)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a working copy comes from; without a path the plan has never been saved."""

    path: Path | None
    base: Base | None
    name: str = ""


def open_folder() -> Path:
    """The folder of all working copies."""
    return data_dir() / "open"


def discarded_folder() -> Path:
    """The folder of working copies that nobody wanted to save, kept for some days."""
    return data_dir() / "discarded"


class WorkingCopy:
    """A folder that this process holds. The database in it has one connection."""

    def __init__(self, folder: Path, lock: FileLock) -> None:
        self.folder = folder
        self._lock = lock
        self._connection: sqlite3.Connection | None = None

    @classmethod
    def make(cls) -> WorkingCopy:
        """A new one, empty. Raises FileError("no_recovery_folder") where it cannot be made."""
        folder = open_folder() / uuid.uuid4().hex
        try:
            data_dir().mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, parents=True)
            lock = FileLock.take(folder / "lock")
        except OSError as error:
            raise FileError("no_recovery_folder", path=data_dir(), detail=str(error)) from error
        assert lock is not None, "a folder of a name that nobody knows is nobody else's"
        return cls(folder, lock)

    @classmethod
    def adopt(cls, folder: Path) -> WorkingCopy | None:
        """One that a process has left behind, or None while it lives."""
        lock = FileLock.take(folder / "lock")
        return cls(folder, lock) if lock is not None else None

    @property
    def database(self) -> Path:
        return self.folder / "work.db"

    @property
    def journal(self) -> Path:
        return self.folder / "journal"

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection to the database, which must exist."""
        if self._connection is None:
            self._connection = connect_to_working_copy(self.database)
        return self._connection

    def write_origin(self, origin: Origin) -> None:
        """Notes where the plan comes from, for the day after a crash."""
        note = {
            "path": str(origin.path) if origin.path else None,
            "name": origin.name,
            "base": asdict(origin.base) if origin.base else None,
            "app_version": __version__,
        }
        write_whole(self.folder / "origin.json", json.dumps(note).encode())

    def read_origin(self) -> Origin:
        """Where the plan comes from; nowhere, when the note is missing or torn."""
        try:
            note = json.loads((self.folder / "origin.json").read_text("utf-8"))
            base = Base(**note["base"]) if note["base"] else None
            return Origin(Path(note["path"]) if note["path"] else None, base, note["name"])
        except (OSError, ValueError, KeyError, TypeError):
            return Origin(None, None)

    def close_database(self) -> None:
        """Brings all into one file and lets go of it."""
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()
            self._connection = None

    def remove(self) -> None:
        """Closes all and deletes the folder."""
        self.close_database()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release(remove=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def discard(self) -> None:
        """Closes all and keeps the folder for some days, out of the way."""
        self.close_database()
        self._lock.release(remove=True)
        discarded_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            self.folder.rename(discarded_folder() / self.folder.name)
        except OSError:
            shutil.rmtree(self.folder, ignore_errors=True)

    def leave(self) -> None:
        """Closes all and leaves the folder as a crash would, to be recovered."""
        self.close_database()
        self._lock.release(remove=False)


def remove_side_files(database: Path) -> None:
    """Removes what SQLite keeps beside a database that is closed."""
    for suffix in _SIDE_FILES:
        database.with_name(database.name + suffix).unlink(missing_ok=True)
