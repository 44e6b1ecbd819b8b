"""The program: a command when one is named, else the window."""

from __future__ import annotations

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
    try:
        from ui import application
    except ImportError as error:
        if error.name is not None and error.name.startswith("ui"):
            raise
        raise RequestError("no_window", found=error.name or str(error)) from error
    return application.run(path)


if __name__ == "__main__":
    sys.exit(main())
