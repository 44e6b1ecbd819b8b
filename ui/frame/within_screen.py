"""Dialogs that stay on the screen, however large their texts are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

FRAME: Final = QSize(16, 48)
"""What a window manager puts around a dialog."""


def within_screen(dialog: QDialog) -> None:
    """Make a dialog no larger than the screen that it opens on, where what it holds is scrolled."""
    parent = dialog.parentWidget()
    screen = parent.screen() if parent is not None else dialog.screen()
    dialog.resize(dialog.size().boundedTo(screen.availableGeometry().size() - FRAME))
