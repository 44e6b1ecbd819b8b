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
    width, height = min(width, free.width()), min(height, free.height() - ROOM_FOR_TITLE)
    if not saved:
        window.resize(width, height)
        return
    # The place without the frame, as Qt restored it: moving the frame there would push the window down
    # by its title at each start.
    place = window.geometry()
    right, bottom = free.right() + 1 - width, free.bottom() + 1 - height
    x, y = max(free.left(), min(place.left(), right)), max(free.top(), min(place.top(), bottom))
    window.setGeometry(x, y, width, height)
