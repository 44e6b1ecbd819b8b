"""Where the window was and how large, between two starts; always a size that the screen can show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from ui.settings import Settings

ROOM_FOR_TITLE: Final = 40
"""Pixels that the frame around the window takes."""


def remember(window: QMainWindow, settings: Settings) -> None:
    """Keep the place of a window for the next start."""
    settings.set("window_geometry", bytes(window.saveGeometry().toBase64().data()).decode())
    size = window.normalGeometry()
    settings.set("window_size", [size.width(), size.height()])


def restore(window: QMainWindow, settings: Settings) -> None:
    """Give a window its place of the last time, as far as the screen of today has room."""
    saved = settings.window_geometry
    if saved:
        window.restoreGeometry(QByteArray.fromBase64(saved.encode()))
    if window.isMaximized() or window.isFullScreen():
        return
    # Qt makes a window that is larger than the screen as small as it can be; ours fills the screen.
    width, height = settings.window_size
    free = window.screen().availableGeometry()
    window.resize(min(width, free.width()), min(height, free.height() - ROOM_FOR_TITLE))
    if saved:
        right = free.right() - window.width()
        bottom = free.bottom() - window.height() - ROOM_FOR_TITLE
        window.move(
            max(free.left(), min(window.x(), right)),
            max(free.top(), min(window.y(), bottom)),
        )
