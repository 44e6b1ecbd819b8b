"""Remembers where the window is on each screen, and keeps it on a screen that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen

from ui.frame.window_places import (
    Screen,
    as_setting,
    is_in_reach,
    place_on,
    placed,
    read_places,
    with_place,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.settings import Settings

SETTING: Final = "window_places"
_WRITING_DELAY: Final = 500
"""Milliseconds after the last step of a drag."""
_MOVES: Final = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange)


def screen_of(screen: QScreen) -> Screen:
    """What of a screen decides where the window goes."""
    return Screen(screen.name(), screen.size(), screen.availableGeometry())


class Placement(QObject):
    """Gives a window its place of the last time at once, and remembers from then on where it is put."""

    def __init__(self, window: QWidget, settings: Settings, setting: str = SETTING) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._setting = setting
        self._writing = QTimer(self, singleShot=True, interval=_WRITING_DELAY)
        self._writing.timeout.connect(self.remember)
        self._checking = QTimer(self, singleShot=True, interval=0)
        self._checking.timeout.connect(self.keep_on_a_screen)
        self.put_back()
        window.installEventFilter(self)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._watch)
        app.screenRemoved.connect(self._check_soon)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def put_back(self) -> None:
        """Put the window where it was on the screen that was used last among those of now."""
        placing = placed(read_places(self._settings.value(self._setting)), _screens())
        # The place without the frame: moving the frame there would push the window down at each start.
        self._window.setGeometry(placing.area)
        if placing.is_maximized:
            self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowMaximized)

    def remember(self) -> None:
        """Write down where the window is on its screen."""
        self._writing.stop()
        window = self._window
        self._settings.write_waiting()
        if window.isMinimized() or window.isFullScreen():
            return
        screen = screen_of(window.screen())
        area = window.normalGeometry() if window.isMaximized() else window.geometry()
        place = place_on(area, screen, is_maximized=window.isMaximized())
        places = with_place(read_places(self._settings.value(self._setting)), screen, place)
        self._settings.set(self._setting, as_setting(places))

    def keep_on_a_screen(self) -> None:
        """Bring the window back where its screen has gone or has become smaller."""
        window = self._window
        if window.isMinimized() or window.isMaximized() or window.isFullScreen():
            return
        if not is_in_reach(window.geometry(), _screens()):
            self.put_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in _MOVES and self._window.isVisible():
            self._writing.start()
        return super().eventFilter(watched, event)

    def _watch(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._check_soon)

    def _check_soon(self) -> None:
        """Qt moves windows itself when a screen goes; what it leaves is looked at after that."""
        self._checking.start()


def _screens() -> list[Screen]:
    return [screen_of(each) for each in QGuiApplication.screens()]
