"""From a document to a copy of it that is checked, ours, and of today's format; the document is only read."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import shutil
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from cxplanner.errors import FileError
from cxplanner.plan.plan import Plan
from cxplanner.storage.connection import connect_to_unchecked
from cxplanner.storage.content_checks import check_pages, check_references, check_seal, damage_named
from cxplanner.storage.formats import APPLICATION_ID, FINGERPRINTS, HEAD, fingerprint_of
from cxplanner.storage.header import Header, check_format, read_header
from cxplanner.storage.plan_rows import read_rows
from cxplanner.storage.validation import check_plan

_TRIES: Final = 4
_PIECE: Final = 1 << 20
_ROOM: Final = 3


@contextlib.contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns trouble with the disk into FileError: `not_permitted`, `no_space_for_edits`, `device_error`."""
    try:
        yield
    except OSError as error:
        codes = {
            errno.EACCES: "not_permitted",
            errno.EPERM: "not_permitted",
            errno.ENOSPC: "no_space_for_edits",
            errno.ENOENT: "missing",
        }
        raise FileError(codes.get(error.errno or 0, "device_error"), path=path, detail=str(error)) from error


def copy_document(document: Path, copy: Path) -> tuple[Header, str]:
    """Looks at the header, then copies the bytes; gives the header and the SHA-256 of what was copied.

    Journals that lie beside the document are copied under the matching names. Raises FileError as
    `read_header` and `check_format` do, `no_space_for_edits`, `not_permitted`, and `busy` where somebody
    keeps writing.
    """
    with reading(document):
        header = read_header(document)
        check_format(document, header.format)
        if shutil.disk_usage(copy.parent).free < _ROOM * header.size:
            raise FileError("no_space_for_edits", path=copy.parent)
        for _ in range(_TRIES):
            before = document.stat()
            digest = _copy(document, copy)
            for leftover in header.leftovers:
                shutil.copyfile(
                    leftover, copy.with_name(copy.name + leftover.name.removeprefix(document.name))
                )
            after = document.stat()
            if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
                return header, digest
            header = read_header(document)
            check_format(document, header.format)
    raise FileError("busy", path=document)


def _copy(source: Path, target: Path) -> str:
    digest = hashlib.sha256()
    with source.open("rb") as reader, target.open("wb") as writer:
        while piece := reader.read(_PIECE):
            digest.update(piece)
            writer.write(piece)
    return digest.hexdigest()


def prepare(
    copy: Path, document: Path, header: Header, accepted: Collection[str] = (), *, sealed: bool = True
) -> list[FileError]:
    """Checks a copy and brings it to today's format; gives what a person should be told.

    Without `sealed`, a copy of today's format is read as it stands: neither its seal is looked at nor its
    indexes, which take as long as everything else together.

    Raises FileError: `damaged`, `inconsistent`, `changed_content` (unless that is accepted), `newer`,
    `not_upgraded`. Notices are FileErrors that nobody raised: `left_in_the_middle`, `extras_ignored`,
    `changed_content`, `older`.
    """
    notices = [FileError("left_in_the_middle", path=document)] if header.leftovers else []
    with damage_named(document, "structure"):
        connection = connect_to_unchecked(copy)
    with closing(connection):
        format_ = _format_of(connection, document)
        sealed = sealed or format_ < HEAD
        check_pages(connection, document, indexes=sealed)
        with damage_named(document, "schema"):
            genuine = fingerprint_of(connection) == FINGERPRINTS[format_]
    if not genuine:
        from cxplanner.storage.rebuilding import rebuild

        if names := rebuild(copy, document, format_):
            notices.append(FileError("extras_ignored", path=document, names=names))
    with closing(connect_to_unchecked(copy)) as connection:
        check_references(connection, document)
        try:
            if sealed:
                check_seal(connection, document)
        except FileError as error:
            if error.code not in accepted:
                raise
            notices.append(error)
    if format_ < HEAD:
        from cxplanner.storage.migrate import migrate

        migrate(copy, document, format_)
        notices.append(FileError("older", path=document, format=format_, newest=HEAD))
    return notices


def _format_of(connection: sqlite3.Connection, document: Path) -> int:
    """The format, once a journal that lay beside the document has had its say."""
    with damage_named(document, "structure"):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        format_ = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID:
        raise FileError("damaged", path=document, reason="header")
    check_format(document, format_)
    return format_


def load(connection: sqlite3.Connection, document: Path) -> Plan:
    """The plan of a checked database. Raises FileError: `damaged`, `inconsistent`."""
    with damage_named(document, "values"):
        plan = read_rows(connection)
    check_plan(plan, document)
    return plan
