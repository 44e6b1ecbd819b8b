"""Files that survive a power cut: flushed, replaced as a whole, and told apart by their content."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import time
from pathlib import Path
from typing import Final

_SHARING_VIOLATIONS: Final = frozenset({5, 32, 33})
_PAUSES: Final = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.0)
_PIECE: Final = 1 << 20


def flush_file(path: Path) -> None:
    """Waits until the disk has the file."""
    with path.open("rb+") as file:
        flush(file.fileno())


def flush(descriptor: int) -> None:
    """Waits until the disk has an open file."""
    if sys.platform == "darwin":
        import fcntl

        # fsync on macOS leaves the data in the cache of the disk.
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Waits until the disk has the names in a folder; systems that cannot say so are believed."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: bytes) -> None:
    """Puts a file in its place at once: the old one or the new one is there, never half of one."""
    temporary = path.with_name(f".~{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            flush(file.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def copy_whole(source: Path, target: Path) -> str:
    """Copies bytes into a new file, flushed, and gives their SHA-256."""
    digest = hashlib.sha256()
    with source.open("rb") as reader, target.open("wb") as writer:
        while piece := reader.read(_PIECE):
            digest.update(piece)
            writer.write(piece)
        writer.flush()
        flush(writer.fileno())
    return digest.hexdigest()


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def replace_patiently(source: Path, target: Path) -> None:
    """`os.replace`, again and again for some seconds while another Windows program holds the target."""
    for pause in _PAUSES:
        try:
            os.replace(source, target)  # noqa: PTH105  (one name for tests to break)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _SHARING_VIOLATIONS:
                raise
            time.sleep(pause)
    os.replace(source, target)  # noqa: PTH105
