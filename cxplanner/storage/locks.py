"""Locks that die with their process, and the note beside a plan that says who has it open."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

from cxplanner import __version__
from cxplanner.errors import FileError

if sys.platform == "win32":
    import msvcrt

    # Windows keeps others from reading what is locked: a byte far behind the note is what we lock.
    _LOCKED_BYTE: Final = 1 << 30

    def _lock(file: IO[bytes]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """A file that one process at a time holds; the system lets go of it when the process ends."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self.path = path
        self._file = file

    @classmethod
    def take(cls, path: Path) -> FileLock | None:
        """The lock, or None when somebody holds it. Raises OSError where no file can be made."""
        while True:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            file = os.fdopen(descriptor, "rb+", buffering=0)
            try:
                _lock(file)
            except OSError:
                file.close()
                return None
            if _is_still_at(path, file):
                return cls(path, file)
            file.close()  # its last holder removed it between our opening and our locking

    def read(self) -> bytes:
        """What the last holder wrote."""
        self._file.seek(0)
        return self._file.read()

    def write(self, content: bytes) -> None:
        """Leaves a note for others."""
        self._file.seek(0)
        self._file.truncate()
        self._file.write(content)

    def release(self, *, remove: bool) -> None:
        """Lets go; with `remove` the file goes too, where that is possible."""
        if remove and sys.platform != "win32":
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
        self._file.close()
        if remove and sys.platform == "win32":
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)


def _is_still_at(path: Path, file: IO[bytes]) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    return False


def document_lock_path(document: Path) -> Path:
    """The note beside a plan."""
    return document.with_name(f".~{document.name}.lock")


def lock_document(document: Path) -> FileLock | None:
    """The lock of a plan, or None where its folder takes no files.

    Raises FileError("in_use") with host, user, process and time: a lock of this computer that nobody holds
    any more is taken over, one of another computer never is.
    """
    path = document_lock_path(document)
    try:
        lock = FileLock.take(path)
    except OSError:
        return None
    if lock is None:
        raise _in_use(document, _note_in(path))
    note = _parsed(lock.read())
    if note and note.get("host") != socket.gethostname():
        lock.release(remove=False)
        raise _in_use(document, note)
    lock.write(_own_note())
    return lock


def _in_use(document: Path, note: Mapping[str, str]) -> FileError:
    return FileError(
        "in_use",
        path=document,
        user=note.get("user", ""),
        host=note.get("host", ""),
        process=note.get("pid", ""),
        since=_time_in(note),
        here=note.get("host", "") in ("", socket.gethostname()),
    )


def _time_in(note: Mapping[str, str]) -> datetime | None:
    try:
        return datetime.fromisoformat(note["utc"]).astimezone()
    except (KeyError, ValueError):
        return None


def _note_in(path: Path) -> Mapping[str, str]:
    try:
        return _parsed(path.read_bytes())
    except OSError:
        return {}


def _parsed(content: bytes) -> Mapping[str, str]:
    try:
        note = json.loads(content)
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in note.items()} if isinstance(note, dict) else {}


def _own_note() -> bytes:
    note = {
        "host": socket.gethostname(),
        "user": _user(),
        "pid": os.getpid(),
        "app": f"CXPlanner {__version__}",
        "utc": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return json.dumps(note, ensure_ascii=False).encode()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
