"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from cxplanner.errors import ExportError


def write_whole(contents: Mapping[Path, bytes]) -> None:
    """Puts each content in its place; where one file cannot be written or replaced, all are as they were.

    Raises ExportError("not_written") with the path and the reason.
    """
    waiting: dict[Path, Path] = {}
    kept: dict[Path, Path | None] = {}
    path = Path()
    try:
        for path, content in contents.items():
            waiting[path] = _beside(path, "tmp")
            with waiting[path].open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for path, temporary in waiting.items():
            if len(waiting) > 1:
                kept[path] = _kept(path)
            temporary.replace(path)
    except OSError as error:
        for changed, old in kept.items():
            with contextlib.suppress(OSError):
                changed.unlink(missing_ok=True) if old is None else old.replace(changed)
        raise ExportError("not_written", path=path, reason=error.strerror or str(error)) from error
    finally:
        for left in (*waiting.values(), *kept.values()):
            if left is not None:
                with contextlib.suppress(OSError):
                    left.unlink(missing_ok=True)


def _beside(path: Path, kind: str) -> Path:
    return path.with_name(f".~{path.name}.{os.getpid()}.{kind}")


def _kept(path: Path) -> Path | None:
    """A second name of a file, or a copy where the disk has no second names; None where there is no file."""
    if not path.exists():
        return None
    old = _beside(path, "old")
    old.unlink(missing_ok=True)
    try:
        old.hardlink_to(path)
    except OSError:
        shutil.copy2(path, old)
    return old
