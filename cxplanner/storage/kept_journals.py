"""Journals of plans that are closed, so that undo goes on where it was when the same file is opened again."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import Final

from cxplanner.data_dir import data_dir
from cxplanner.storage.durable_files import write_whole

_KEPT: Final = 3


def keep(doc_uuid: str, save_id: str, content: bytes) -> None:
    """Keeps the journal of a document as it was saved last; of older states of it only a few."""
    folder = _folder(doc_uuid)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(folder / save_id, content)
    newest_first = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in newest_first[_KEPT:]:
        path.unlink(missing_ok=True)


def take_up(doc_uuid: str, save_id: str, journal: Path) -> None:
    """Copies the journal that belongs to a state of a document, when there is one."""
    with contextlib.suppress(OSError):
        shutil.copyfile(_folder(doc_uuid) / save_id, journal)


def _folder(doc_uuid: str) -> Path:
    return data_dir() / "history" / doc_uuid
