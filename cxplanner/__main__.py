"""The program: a command when one is named, else the window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cxplanner.commands import command_line
from cxplanner.errors import RequestError
from cxplanner.wording.words import Words


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the words of the command line say; the answer is the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    wants_the_window, path = command_line.file_for_the_window(arguments)
    if not wants_the_window:
        return command_line.run(arguments, _show_in_a_window)
    return command_line.guarded(lambda: _open_the_window(path), Words())


def _show_in_a_window(path: Path) -> str:
    with _missing_libraries_named():
        from ui import self_test

        return self_test.show_plan(path)


def _open_the_window(path: Path | None) -> int:
    if not _has_display():
        raise RequestError("no_display")
    with _missing_libraries_named():
        from ui import application

        return application.run(path)


@contextmanager
def _missing_libraries_named() -> Iterator[None]:
    """Names Qt, or the library of the system that it lacks, where it cannot be loaded."""
    try:
        yield
    except ImportError as error:
        library, _, reason = str(error).partition(": ")
        if reason and ".so" in library:
            raise RequestError("no_window", found=library) from error
        if error.name is not None and error.name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise RequestError("no_window", found=error.name) from error
        raise


def _has_display() -> bool:
    """Whether a window can be shown: without a display Qt would end the program at once."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    if hasattr(sys, "frozen"):
        # The bundle starts itself again for a process of its own: such a start ends here.
        from multiprocessing import freeze_support

        freeze_support()
    gc.disable()  # a command ends before a search for garbage pays; the window searches in its pauses
    sys.exit(main())
