"""How a plan file comes to be open: new, from a document, or from a working copy that a crash left behind."""

from __future__ import annotations

import sqlite3
import tempfile
import uuid
from collections.abc import Collection
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from cxplanner.errors import FileError
from cxplanner.plan.plan import Plan
from cxplanner.storage import kept_journals
from cxplanner.storage.checked_copy import copy_document, load, prepare, reading
from cxplanner.storage.connection import connect_to_unchecked, transaction
from cxplanner.storage.content_checks import check_pages, check_references, damage_named
from cxplanner.storage.formats import HEAD
from cxplanner.storage.header import check_format, read_header
from cxplanner.storage.locks import FileLock, lock_document
from cxplanner.storage.migrate import make_database, migrate
from cxplanner.storage.plan_file import PlanFile, editing, read_meta, set_meta
from cxplanner.storage.plan_rows import write_plan
from cxplanner.storage.publishing import may_write
from cxplanner.storage.working_copy import Base, Origin, WorkingCopy

WITHHELD = ("older", "left_in_the_middle", "extras_ignored")
"""Notices on opening after which the first save needs a clear yes."""


def new_file(plan: Plan, longest_history: int) -> PlanFile:
    """A working copy of a plan that has no document yet."""
    copy = WorkingCopy.make()
    try:
        with editing(copy.folder):
            make_database(copy.database)
            with transaction(copy.connection):
                write_plan(copy.connection, plan)
                set_meta(copy.connection, {"doc_uuid": uuid.uuid4().hex, "edit_seq": "0", "saved_seq": "0"})
            origin = Origin(None, None, plan.programme.name)
            copy.write_origin(origin)
        return PlanFile(copy, origin, longest_history)
    except BaseException:
        copy.remove()
        raise


def open_document(
    path: Path, longest_history: int, *, read_only: bool, accepted: Collection[str]
) -> tuple[PlanFile, Plan, tuple[FileError, ...]]:
    """A working copy of a document, the plan in it, and what a person should be told.

    Raises FileError: those of `read_header`, `check_format`, `copy_document`, `prepare` and `load`; `in_use`
    unless only reading. Content that does not match its seal, when that is accepted, opens without a path.
    """
    with reading(path):
        check_format(path, read_header(path).format)
        document = path.resolve()
        read_only = read_only or not (may_write(document) and may_write(document.parent))
    lock = None if read_only else lock_document(document)
    try:
        file, plan, notices = _opened(document, longest_history, accepted)
    except BaseException:
        _release(lock)
        raise
    file.lock = lock
    if file.path is None:
        _release(lock)
        file.lock = None
    elif lock is None:
        file.read_only = True
        notices.append(FileError("opened_read_only", path=document))
    if document.stat().st_nlink > 1:
        notices.append(FileError("other_names", path=document))
    return file, plan, tuple(notices)


def _opened(
    document: Path, longest_history: int, accepted: Collection[str]
) -> tuple[PlanFile, Plan, list[FileError]]:
    copy = WorkingCopy.make()
    try:
        header, sha256 = copy_document(document, copy.database)
        notices = prepare(copy.database, document, header, accepted)
        with editing(copy.folder):
            plan = load(copy.connection, document)
            meta = read_meta(copy)
            with transaction(copy.connection):
                sequence = meta.setdefault("edit_seq", "0")
                set_meta(copy.connection, {"saved_seq": sequence, "edit_seq": sequence})
                if "doc_uuid" not in meta:
                    set_meta(copy.connection, {"doc_uuid": uuid.uuid4().hex})
            state = document.stat()
            base = Base(sha256, state.st_size, state.st_mtime_ns, meta.get("save_id", ""))
            codes = {notice.code for notice in notices}
            origin = Origin(None if "changed_content" in codes else document, base, document.stem)
            copy.write_origin(origin)
        if not codes:
            kept_journals.take_up(meta["doc_uuid"], base.save_id, copy.journal)
        file = PlanFile(copy, origin, longest_history)
        file.pending = {notice.code: notice for notice in notices if notice.code in WITHHELD}
    except BaseException:
        copy.remove()
        raise
    return file, plan, notices


def recovered_file(copy: WorkingCopy, longest_history: int) -> tuple[PlanFile, Plan]:
    """A working copy that a crash left behind, and the plan in it.

    Where somebody has the document open meanwhile, it is opened for reading only. One that an older version
    left is upgraded first. Raises FileError: `damaged`, `inconsistent`, `newer`, `not_upgraded`.
    """
    try:
        with editing(copy.folder), damage_named(copy.database, "structure"):
            check_pages(copy.connection, copy.database)
            check_references(copy.connection, copy.database)
            upgraded = _upgraded(copy)
            plan = load(copy.connection, copy.database)
            origin = _origin_with_last_save(copy)
            file = PlanFile(copy, origin, longest_history)
            # It may know of a step that the crash kept from the plan.
            file.journal.compact(file.edit_sequence)
            if upgraded is not None and origin.path is not None:
                file.pending["older"] = upgraded
    except BaseException:
        copy.leave()
        raise
    if origin.path is not None:
        try:
            file.lock = lock_document(origin.path)
        except FileError:
            file.lock = None
        file.read_only = file.lock is None
    return file, plan


def _upgraded(copy: WorkingCopy) -> FileError | None:
    """Brings a working copy to today's format; what a person should be told when it was an older one."""
    format_ = int(copy.connection.execute("PRAGMA user_version").fetchone()[0])
    check_format(copy.database, format_)
    if format_ == HEAD:
        return None
    copy.close_database()
    migrate(copy.database, copy.database, format_)
    document = copy.read_origin().path or copy.database
    return FileError("older", path=document, format=format_, newest=HEAD)


def _origin_with_last_save(copy: WorkingCopy) -> Origin:
    """The origin, with the document as it is now where the crash came after a save and before its note."""
    origin = copy.read_origin()
    if origin.path is None:
        return origin
    try:
        with tempfile.TemporaryDirectory(prefix="cxplanner-") as folder:
            there = Path(folder) / "work.db"
            copy_document(origin.path, there)
            base = Base.of(origin.path, read_meta(copy)["save_id"])
            with closing(connect_to_unchecked(there)) as connection:
                stored = dict(connection.execute("SELECT key, value FROM meta"))
    except (FileError, OSError, KeyError, sqlite3.Error):
        return origin
    if base == origin.base or stored.get("save_id") != base.save_id:
        return origin
    with transaction(copy.connection):
        set_meta(copy.connection, {"saved_seq": stored["edit_seq"]})
    origin = replace(origin, base=base)
    copy.write_origin(origin)
    return origin


def _release(lock: FileLock | None) -> None:
    if lock is not None:
        lock.release(remove=True)
