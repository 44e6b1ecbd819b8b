"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from cxplanner.errors import ExportError


def write_whole(contents: Mapping[Path, bytes]) -> None:
    """Puts each content in its place; none of the files changes before all are on the disk.

    Raises ExportError("not_written") with the path and the reason.
    """
    waiting: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in contents.items():
            temporary = path.with_name(f".~{path.name}.{os.getpid()}.tmp")
            waiting[path] = temporary
            with temporary.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for path, temporary in waiting.items():
            temporary.replace(path)
    except OSError as error:
        for temporary in waiting.values():
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise ExportError("not_written", path=path, reason=error.strerror or str(error)) from error
