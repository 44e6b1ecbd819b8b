"""The sign that something takes its time: the waiting cursor, for what a large plan does not do at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

WAITED_FOR_FROM: Final = 1_000
"""In plans of so many initiatives an edit of them all is long enough to be noticed."""


@contextmanager
def waiting(initiatives: int) -> Iterator[None]:
    """Show the waiting cursor while something is done in a plan of so many initiatives, if it has many."""
    if initiatives < WAITED_FOR_FROM:
        yield
        return
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
