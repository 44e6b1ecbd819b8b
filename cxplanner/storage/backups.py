"""Earlier versions of a plan, each verified when it is kept, and thinned with age."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from cxplanner.data_dir import data_dir
from cxplanner.errors import FileError
from cxplanner.storage.connection import connect_to_written
from cxplanner.storage.content_checks import check_pages, check_seal
from cxplanner.storage.durable_files import copy_whole, flush_folder, sha256_of, write_whole

_TIME: Final = "%Y%m%dT%H%M%S.%fZ"
_ALL_OF_DAYS: Final = 2
_MOST_OF_THOSE: Final = 48
_DAYS: Final = 14
_WEEKS: Final = 8
_MONTHS: Final = 12
_FEWEST: Final = 5
_LARGEST_TOTAL: Final = 1 << 30


class Backup(NamedTuple):
    """A kept version: when, why, and the first characters of its `save_id`."""

    path: Path
    taken_at: datetime
    reason: str
    save_id: str
    size: int


def keep(document: Path, doc_uuid: str, save_id: str, reason: str, now: datetime | None = None) -> Path:
    """Copies a document into its backups and verifies the copy; then thins older ones.

    What turns out not to be sound goes to the quarantine, where nothing pushes it out.
    """
    now = now or datetime.now(UTC)
    folder = backups_folder(doc_uuid)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = folder / f"{now.strftime(_TIME)}_{reason}_{save_id[:8]}.cxplan"
    digest = copy_whole(document, copy)
    if sha256_of(copy) != digest:
        copy.unlink()
        raise OSError(5, "the copy differs from the document", str(copy))
    try:
        with closing(connect_to_written(copy)) as connection:
            check_pages(connection, copy)
            check_seal(connection, copy)
    except FileError:
        return _quarantined(copy)
    flush_folder(folder)
    for backup in superfluous(listed(doc_uuid), now):
        backup.path.unlink(missing_ok=True)
    _write_index(doc_uuid)
    return copy


def backups_folder(doc_uuid: str) -> Path:
    """Where the backups of one document are."""
    return data_dir() / "backups" / doc_uuid


def listed(doc_uuid: str) -> list[Backup]:
    """The backups of a document, the newest first; files with other names are not ours."""
    found = []
    for path in backups_folder(doc_uuid).glob("*.cxplan"):
        parts = path.stem.rsplit("_", 2)
        with contextlib.suppress(ValueError, OSError):
            taken_at = datetime.strptime(parts[0], _TIME).replace(tzinfo=UTC)
            found.append(Backup(path, taken_at, parts[1], parts[2], path.stat().st_size))
    return sorted(found, key=lambda backup: (backup.taken_at, backup.path.name), reverse=True)


def superfluous(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """What may go of backups listed newest first.

    All of today and yesterday stay (at most 48), then one a day for 14 days, one a week for 8 weeks, one a
    month for 12 months; as long as they take less than 1 GiB, but never fewer than 5.
    """
    recent = [each for each in backups if now.date() - each.taken_at.date() < timedelta(days=_ALL_OF_DAYS)]
    chosen = set(recent[:_MOST_OF_THOSE])
    older = backups[len(recent) :]
    for period, most in (("%Y-%j", _DAYS), ("%G-%V", _WEEKS), ("%Y-%m", _MONTHS)):
        newest_of: dict[str, Backup] = {}
        for each in older:
            newest_of.setdefault(each.taken_at.strftime(period), each)
        chosen.update(list(newest_of.values())[:most])
    chosen.update(backups[:_FEWEST])
    total = 0
    gone = []
    for place, each in enumerate(backups):
        total += each.size if each in chosen else 0
        if place >= _FEWEST and (each not in chosen or total > _LARGEST_TOTAL):
            gone.append(each)
            total -= each.size if each in chosen else 0
    return gone


def _quarantined(copy: Path) -> Path:
    folder = data_dir() / "quarantine"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return copy.rename(folder / copy.name)


def _write_index(doc_uuid: str) -> None:
    index = [
        {"file": each.path.name, "utc": each.taken_at.isoformat(), "reason": each.reason, "size": each.size}
        for each in listed(doc_uuid)
    ]
    write_whole(backups_folder(doc_uuid) / "index.json", json.dumps(index, indent=1).encode())
