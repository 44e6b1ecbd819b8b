"""The window fits the screen, whatever was remembered, and what is remembered is where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ui.frame.placement import SETTING, Placement, screen_of
from ui.frame.window_places import ROOM_FOR_TITLE, Place, as_setting, read_places
from ui.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def made(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def free_room() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_that_a_window_comes_back_with_its_size(qtbot: QtBot, settings: Settings) -> None:
    first, second = made(qtbot), made(qtbot)
    placement = Placement(first, settings)
    first.resize(610, 470)
    placement.remember()
    Placement(second, settings)
    assert second.geometry() == first.geometry()


def test_that_a_window_larger_than_the_screen_fills_the_screen(qtbot: QtBot, settings: Settings) -> None:
    key = screen_of(QGuiApplication.primaryScreen()).key
    settings.set(SETTING, as_setting({key: Place(900, 700, 5_000, 4_000)}))
    window = made(qtbot)
    Placement(window, settings)
    free = free_room()
    assert window.size() == QSize(free.width(), free.height() - ROOM_FOR_TITLE)
    assert free.contains(window.geometry())


def test_that_a_window_is_maximized_again_and_keeps_its_size_below(qtbot: QtBot, settings: Settings) -> None:
    key = screen_of(QGuiApplication.primaryScreen()).key
    settings.set(SETTING, as_setting({key: Place(10, 20, 600, 400, is_maximized=True)}))
    window = made(qtbot)
    placement = Placement(window, settings)
    assert window.isMaximized()
    window.show()
    placement.remember()
    (place,) = read_places(settings.value(SETTING)).values()
    assert place.is_maximized
    assert (place.width, place.height) == (600, 400)


def test_that_a_moved_window_is_remembered_without_being_closed(qtbot: QtBot, settings: Settings) -> None:
    window = made(qtbot)
    Placement(window, settings)
    window.show()
    window.setGeometry(30, 60, 500, 400)
    qtbot.waitUntil(lambda: settings.value(SETTING) is not None)
    (place,) = read_places(settings.value(SETTING)).values()
    assert (place.width, place.height) == (500, 400)


def test_that_a_window_out_of_reach_comes_back(qtbot: QtBot, settings: Settings) -> None:
    window = made(qtbot)
    placement = Placement(window, settings)
    window.setGeometry(free_room().right() + 400, 100, 500, 400)
    placement.keep_on_a_screen()
    assert free_room().contains(window.geometry())
    where = QRect(40, 50, 500, 400)
    window.setGeometry(where)
    placement.keep_on_a_screen()
    assert window.geometry() == where
