"""Putting a plan in its place as a whole: written beside it, verified, flushed, renamed, and read again."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import stat
from collections.abc import Collection, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from cxplanner.errors import FileError
from cxplanner.storage.connection import connect_to_written
from cxplanner.storage.durable_files import flush_file, flush_folder, replace_patiently, sha256_of
from cxplanner.storage.formats import APPLICATION_ID, HEAD, seal_of
from cxplanner.storage.working_copy import Base

_ERRNO_CODES: Final = {
    errno.ENOSPC: "no_space",
    errno.EDQUOT: "no_space",
    errno.EFBIG: "no_space",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EROFS: "read_only",
}
_SQLITE_CODES: Final = {
    sqlite3.SQLITE_FULL: "no_space",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
}


@contextlib.contextmanager
def saving(document: Path) -> Iterator[None]:
    """Turns trouble into FileError: `no_space`, `read_only`, `held_by_another`, `device_error`."""
    try:
        yield
    except sqlite3.Error as error:
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        raise FileError(_SQLITE_CODES.get(code, "device_error"), path=document, detail=str(error)) from error
    except OSError as error:
        if getattr(error, "winerror", None) in (5, 32, 33):
            raise FileError("held_by_another", path=document, detail=str(error)) from error
        found = _ERRNO_CODES.get(error.errno or 0, "device_error")
        raise FileError(found, path=document, detail=str(error)) from error


def resolved(document: Path) -> Path:
    """The path with links followed. Raises FileError("unusable_name")."""
    try:
        return document.resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise FileError("unusable_name", path=document, detail=str(error)) from error


def check_new(document: Path) -> None:
    """Raises FileError: `exists`, `unusable_name`."""
    try:
        document.lstat()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return  # what is wrong with the folder, if anything, comes later
    except (OSError, ValueError) as error:
        raise FileError("unusable_name", path=document, detail=str(error)) from error
    raise FileError("exists", path=document)


def check_place(document: Path) -> None:
    """Raises FileError: `folder_missing`, `directory`, `read_only`."""
    if not document.parent.is_dir():
        raise FileError("folder_missing", path=document, folder=document.parent)
    if document.is_dir():
        raise FileError("directory", path=document)
    for place in (document, document.parent):
        if place.exists() and not may_write(place):
            raise FileError("read_only", path=document)


def may_write(path: Path) -> bool:
    """Whether a file or folder takes writing; marks that say no are heeded even where they would not bind."""
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)


def check_unchanged(document: Path, base: Base | None, confirmed: Collection[str]) -> None:
    """Raises FileError, unless it is among those confirmed: `gone`, `changed_outside` with the time."""
    if base is None:
        return
    try:
        found = sha256_of(document)
    except FileNotFoundError:
        if "gone" not in confirmed:
            raise FileError("gone", path=document) from None
        return
    if found != base.sha256 and "changed_outside" not in confirmed:
        changed_at = datetime.fromtimestamp(document.stat().st_mtime).astimezone()
        raise FileError("changed_outside", path=document, changed_at=changed_at)


def write_beside(connection: sqlite3.Connection, temporary: Path, save_id: str) -> str:
    """Writes the whole plan into a new file, verifies and flushes it; gives its SHA-256.

    The new file has no journal of its own, nothing of what was deleted, and every page was read for it.
    """
    temporary.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (temporary.as_uri(),))
    _verify(temporary, save_id)
    flush_file(temporary)
    return sha256_of(temporary)


def _verify(temporary: Path, save_id: str) -> None:
    with closing(connect_to_written(temporary)) as written:
        found = (
            written.execute("PRAGMA quick_check(1)").fetchall(),
            written.execute("PRAGMA foreign_key_check").fetchall(),
            written.execute("PRAGMA application_id").fetchone()[0],
            written.execute("PRAGMA user_version").fetchone()[0],
            _meta(written, "save_id"),
            _meta(written, "seal"),
        )
        expected: tuple[object, ...] = ([("ok",)], [], APPLICATION_ID, HEAD, save_id, seal_of(written))
    if found != expected:
        raise sqlite3.DatabaseError("what was written is not what was to be written")


def _meta(connection: sqlite3.Connection, key: str) -> object:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def put_in_place(temporary: Path, document: Path, sha256: str, save_id: str, *, exclusive: bool) -> Base:
    """Renames the new file to its place and reads it again; gives what it is now.

    With `exclusive` a file that is there meanwhile is left alone: FileError("exists").
    """
    if exclusive:
        _place_new(temporary, document)
    else:
        _keep_rights(document, temporary)
        try:
            replace_patiently(temporary, document)
        except PermissionError:
            _write_onto(temporary, document)
            sha256 = sha256_of(document)
    base = Base.of(document, save_id)
    if base.sha256 != sha256:
        raise OSError(errno.EIO, "what is in the place is not what was written")
    return base


def _place_new(temporary: Path, document: Path) -> None:
    try:
        document.hardlink_to(temporary)
    except FileExistsError:
        raise FileError("exists", path=document) from None
    except OSError:  # not every file system has hard links
        if document.exists():
            raise FileError("exists", path=document) from None
        replace_patiently(temporary, document)
    else:
        temporary.unlink()


def _keep_rights(document: Path, temporary: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        state = document.stat()
        temporary.chmod(stat.S_IMODE(state.st_mode))
        with contextlib.suppress(OSError, AttributeError):
            os.chown(temporary, state.st_uid, state.st_gid)
        with contextlib.suppress(OSError, AttributeError):
            for name in os.listxattr(document):
                os.setxattr(temporary, name, os.getxattr(document, name))


def _write_onto(temporary: Path, document: Path) -> None:
    """Where nothing may be renamed: SQLite writes the pages onto the document, all or none of them."""
    with closing(connect_to_written(temporary)) as source, closing(sqlite3.connect(document)) as target:
        target.execute("PRAGMA synchronous = EXTRA")
        source.backup(target)
    temporary.unlink(missing_ok=True)


def confirm_on_disk(document: Path) -> None:
    """Flushes the folder. Raises FileError("saved_unconfirmed") where the disk does not confirm."""
    try:
        flush_folder(document.parent)
    except OSError as error:
        raise FileError("saved_unconfirmed", path=document, detail=str(error)) from error
