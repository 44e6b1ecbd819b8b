"""What a crash left behind: working copies of processes that are no more, and temporary files of theirs."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from cxplanner.storage.connection import connect_to_unchecked
from cxplanner.storage.working_copy import WorkingCopy, discarded_folder, open_folder

_KEPT_SECONDS: Final = 7 * 24 * 3600
_BEING_MADE_SECONDS: Final = 3600


@dataclass(frozen=True, slots=True)
class RecoverablePlan:
    """Edits that were never saved: of which document (None for a new plan), how many, and since when."""

    folder: Path
    path: Path | None
    name: str
    unsaved_edits: int
    last_edit_at: datetime

    def discard(self) -> None:
        """Puts the working copy aside for some days."""
        copy = WorkingCopy.adopt(self.folder)
        if copy is not None:
            copy.discard()


def recoverable() -> list[RecoverablePlan]:
    """Working copies of processes that have ended, with edits that were never saved; the latest first.

    Those with nothing unsaved are removed on the way, and what was discarded more than seven days ago.
    """
    _remove_old(discarded_folder())
    found = [plan for folder in _folders(open_folder()) if (plan := _looked_at(folder))]
    return sorted(found, key=lambda plan: plan.last_edit_at, reverse=True)


def _looked_at(folder: Path) -> RecoverablePlan | None:
    if not (folder / "lock").exists():
        if _age(folder) > _BEING_MADE_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
        return None
    copy = WorkingCopy.adopt(folder)
    if copy is None:
        return None
    origin = copy.read_origin()
    if origin.path is not None:
        with contextlib.suppress(OSError):
            origin.path.with_name(f".~cxplan-{folder.name}.tmp").unlink(missing_ok=True)
    edits = _unsaved_edits(copy.database)
    if edits == 0:
        copy.remove()
        return None
    last_edit = max(path.stat().st_mtime for path in folder.glob("work.db*"))
    copy.leave()
    return RecoverablePlan(
        folder, origin.path, origin.name, edits, datetime.fromtimestamp(last_edit).astimezone()
    )


def _unsaved_edits(database: Path) -> int:
    """How many; one where that cannot be read, since what cannot be read is not thrown away."""
    if not database.exists() or database.stat().st_size == 0:
        return 0
    try:
        with closing(connect_to_unchecked(database)) as connection:
            meta = dict(connection.execute("SELECT key, value FROM meta"))
            return int(meta["edit_seq"]) - int(meta["saved_seq"])
    except sqlite3.OperationalError as error:
        # A new working copy whose tables were never committed has nothing in it.
        return 0 if "no such table" in str(error) else 1
    except (sqlite3.DatabaseError, KeyError, ValueError):
        return 1


def _remove_old(parent: Path) -> None:
    for folder in _folders(parent):
        if _age(folder) > _KEPT_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def _folders(parent: Path) -> Iterator[Path]:
    with contextlib.suppress(FileNotFoundError):
        yield from [path for path in parent.iterdir() if path.is_dir()]


def _age(folder: Path) -> float:
    return time.time() - folder.stat().st_mtime
