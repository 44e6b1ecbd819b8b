"""One open plan on the disk: its working copy, its document, the lock, and every write to them."""

from __future__ import annotations

import contextlib
import errno
import json
import sqlite3
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cxplanner import __version__
from cxplanner.errors import FileError
from cxplanner.plan.change import PlanChange
from cxplanner.plan.step import Step
from cxplanner.storage import backups, kept_journals, publishing
from cxplanner.storage.connection import transaction
from cxplanner.storage.formats import HEAD, seal_of
from cxplanner.storage.journal import Journal
from cxplanner.storage.layout import TABLES
from cxplanner.storage.locks import FileLock, lock_document
from cxplanner.storage.plan_rows import write_change
from cxplanner.storage.working_copy import Origin, WorkingCopy

_MIN_READER: Final = 1
"""The oldest format whose tables are all in today's files as they were: baselines only came beside them."""
_SOME_INITIATIVES: Final = 20
_TINY_REST: Final = 0.1
_BETWEEN_BACKUPS: Final = timedelta(minutes=10)


class PlanFile:
    """What `OpenPlan` writes to. After any error the working copy and the document are as they were.

    `pending` are the reasons for which the first save needs a clear yes, by their codes.
    """

    def __init__(self, copy: WorkingCopy, origin: Origin, longest_history: int) -> None:
        self.copy = copy
        self.origin = origin
        self.read_only = False
        self.pending: dict[str, FileError] = {}
        self.lock: FileLock | None = None
        self.journal = Journal(copy.journal, longest_history)
        self.meta = read_meta(copy)
        self.edit_sequence = int(self.meta.get("edit_seq", "0"))
        self.saved_sequence = int(self.meta.get("saved_seq", "0"))
        self._saved_initiatives = int(json.loads(self.meta.get("counts", "{}")).get("initiative", 0))
        self._backed_up_at: datetime | None = None

    @property
    def path(self) -> Path | None:
        return self.origin.path

    @property
    def unsaved_edits(self) -> int:
        return self.edit_sequence - self.saved_sequence

    @property
    def saved_at(self) -> datetime | None:
        """When the document was last written, in local time."""
        stored = self.meta.get("saved_utc")
        return datetime.fromisoformat(stored).astimezone() if stored and self.path else None

    # Edits: one transaction each

    def do(self, name: str, change: PlanChange, next_id: int) -> Step:
        """Writes an edit, and the step by which it can be undone."""
        step = Step.of(change)
        self._write(change, next_id, lambda sequence: self.journal.add(sequence, name, step))
        return step

    def undo(self, change: PlanChange, next_id: int) -> None:
        """Writes that the last step is undone."""
        self._write(change, next_id, self.journal.add_undo)

    def redo(self, change: PlanChange, next_id: int) -> None:
        """Writes that the last undone step is done again."""
        self._write(change, next_id, self.journal.add_redo)

    def _write(self, change: PlanChange, next_id: int, note: Callable[[int], int]) -> None:
        sequence = self.edit_sequence + 1
        with editing(self.copy.folder):
            place = note(sequence)
            try:
                with transaction(self.copy.connection):
                    write_change(self.copy.connection, change, next_id)
                    set_meta(self.copy.connection, {"edit_seq": str(sequence)})
            except BaseException:
                self.journal.take_back(place)
                raise
        self.edit_sequence = sequence
        self.journal.compact_when_long(sequence)

    # Saving

    def save(self, confirmed: Collection[str] = ()) -> None:
        """Publishes to the document's own place.

        Raises FileError: `read_only`, and unless it is among those confirmed each of `pending`, `gone`,
        `changed_outside`, `implausible_save`; and what saving raises.
        """
        document = self.path
        assert document is not None, "a plan without a path is saved by save_as"
        if self.read_only:
            raise FileError("read_only", path=document)
        for code, reason in self.pending.items():
            if code not in confirmed:
                raise reason
        publishing.check_unchanged(document, self.origin.base, confirmed)
        initiatives = self._count("initiative")
        if (
            self._saved_initiatives > _SOME_INITIATIVES
            and initiatives < _TINY_REST * self._saved_initiatives
            and "implausible_save" not in confirmed
        ):
            raise FileError(
                "implausible_save", path=document, before=self._saved_initiatives, after=initiatives
            )
        self._publish(document, {}, exclusive=False, confirmed=confirmed)

    def save_as(self, document: Path, *, overwrite: bool) -> None:
        """Publishes to another place, as a document of its own, and goes on there.

        Raises FileError: `unusable_name`, `exists` unless overwriting, `in_use`, and what saving raises.
        """
        if not overwrite:
            publishing.check_new(document)
        with publishing.saving(document):
            publishing.check_place(document)
        lock = lock_document(document)
        identity = {"doc_uuid": uuid.uuid4().hex, "origin_uuid": self.meta["doc_uuid"]} if self.path else {}
        try:
            self._publish(document, identity, exclusive=not overwrite, confirmed=())
        except BaseException as error:
            if lock is not None and self.path != document:
                lock.release(remove=True)
            raise error
        self._unlock()
        self.lock = lock
        self.read_only = False

    def _publish(
        self, document: Path, identity: Mapping[str, str], *, exclusive: bool, confirmed: Collection[str]
    ) -> None:
        own = document == self.path
        save_id = uuid.uuid4().hex
        with publishing.saving(document):
            publishing.check_place(document)
        with (
            publishing.saving(document),
            self._sealed(save_id, identity),
            self._temporary(document) as temporary,
        ):
            sha256 = publishing.write_beside(self.copy.connection, temporary, save_id)
            self._back_up(document, always=not own or "changed_outside" in confirmed)
            if own:
                publishing.check_unchanged(document, self.origin.base, confirmed)
            base = publishing.put_in_place(temporary, document, sha256, save_id, exclusive=exclusive)
        self.origin = Origin(document, base)
        publishing.confirm_on_disk(document)
        self._mark_saved()

    @contextlib.contextmanager
    def _sealed(self, save_id: str, identity: Mapping[str, str]) -> Iterator[None]:
        """Writes what a document says of itself; takes it back when it does not become one."""
        before = read_meta(self.copy)
        values = {
            **identity,
            "save_id": save_id,
            "parent_save_id": before.get("save_id", ""),
            "format": str(HEAD),
            "min_reader": str(_MIN_READER),
            "app_version": __version__,
            "counts": json.dumps({table: self._count(table) for table in TABLES.values()}),
            "saved_utc": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        connection = self.copy.connection
        with transaction(connection):
            set_meta(connection, values)
            set_meta(connection, {"seal": seal_of(connection)})
        try:
            yield
        except BaseException:
            with transaction(connection):
                set_meta(connection, {**dict.fromkeys({**values, "seal": ""}), **before})
            raise

    @contextlib.contextmanager
    def _temporary(self, document: Path) -> Iterator[Path]:
        # The name says whose it is: whoever finds it beside no living working copy may remove it.
        temporary = document.with_name(f".~cxplan-{self.copy.folder.name}.tmp")
        try:
            yield temporary
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)

    def _back_up(self, document: Path, *, always: bool) -> None:
        now = datetime.now(UTC)
        recently = self._backed_up_at is not None and now - self._backed_up_at < _BETWEEN_BACKUPS
        if not document.exists() or (recently and not always):
            return
        reason = "pre-migration" if "older" in self.pending else "save"
        base = self.origin.base
        folder = backups.backups_folder(self.meta["doc_uuid"])
        with publishing.saving(folder):
            backups.keep(document, self.meta["doc_uuid"], base.save_id if base else "unknown", reason, now)
        self._backed_up_at = now

    def _mark_saved(self) -> None:
        with transaction(self.copy.connection):
            set_meta(self.copy.connection, {"saved_seq": str(self.edit_sequence)})
        self.pending.clear()
        self.meta = read_meta(self.copy)
        self.saved_sequence = self.edit_sequence
        self._saved_initiatives = self._count("initiative")
        self.copy.write_origin(self.origin)

    def _count(self, table: str) -> int:
        row = self.copy.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608
        return int(row[0])

    # Closing

    def close(self) -> None:
        """Lets go of everything; the journal stays for the next time this state of the document is opened."""
        self.journal.close()
        if self.origin.base is not None and not self.unsaved_edits and not self.read_only:
            with contextlib.suppress(OSError):
                content = self.journal.content(self.edit_sequence)
                kept_journals.keep(self.meta["doc_uuid"], self.origin.base.save_id, content)
        self.copy.remove()
        self._unlock()

    def discard(self) -> None:
        """Lets go of everything; unsaved edits are kept aside for some days."""
        self.journal.close()
        if self.unsaved_edits:
            self.copy.discard()
        else:
            self.copy.remove()
        self._unlock()

    def leave(self) -> None:
        """Lets go of everything as a crash would: the working copy stays, to be recovered."""
        self.journal.close()
        self.copy.leave()
        self._unlock()

    def _unlock(self) -> None:
        if self.lock is not None:
            self.lock.release(remove=True)
            self.lock = None


def read_meta(copy: WorkingCopy) -> dict[str, str]:
    """What a plan file says of itself."""
    return dict(copy.connection.execute("SELECT key, value FROM meta"))


def set_meta(connection: sqlite3.Connection, values: Mapping[str, str | None]) -> None:
    """Sets what a plan file says of itself; None removes."""
    for key, value in values.items():
        if value is None:
            connection.execute("DELETE FROM meta WHERE key = ?", (key,))
        else:
            connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))


@contextlib.contextmanager
def editing(folder: Path) -> Iterator[None]:
    """Turns what writing can raise into FileError: `no_space_for_edits`, `edit_refused`, `device_error`."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise FileError("edit_refused", path=folder, detail=str(error)) from error
    except sqlite3.Error as error:
        raise _error_of_disk(folder, error) from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise FileError(
            "no_space_for_edits" if full else "device_error", path=folder, detail=str(error)
        ) from error
    except Exception as error:
        cause = getattr(error, "orig", None)  # SQLAlchemy, which makes the tables, wraps what SQLite says
        if not isinstance(cause, sqlite3.Error):
            raise
        raise _error_of_disk(folder, cause) from error


def _error_of_disk(folder: Path, error: sqlite3.Error) -> FileError:
    full = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL
    return FileError("no_space_for_edits" if full else "device_error", path=folder, detail=str(error))
