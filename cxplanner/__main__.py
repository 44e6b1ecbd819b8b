"""The program: a command when one is named, else the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
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
    try:
        from ui import self_test
    except ImportError as error:
        raise RequestError("no_window", found=error.name or str(error)) from error
    return self_test.show_plan(path)


def _open_the_window(path: Path | None) -> int:
    if not _has_display():
        raise RequestError("no_display")
    try:
        from ui import application
    except ImportError as error:
        if error.name is not None and error.name.startswith("ui"):
            raise
        raise RequestError("no_window", found=error.name or str(error)) from error
    return application.run(path)


def _has_display() -> bool:
    """Whether a window can be shown: without a display Qt would end the program at once."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    sys.exit(main())
