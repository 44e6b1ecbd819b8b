"""A window fits the screen, whatever was remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ui.frame.placement import ROOM_FOR_TITLE, remember, restore
from ui.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def made(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def test_that_a_window_comes_back_with_its_size(qtbot: QtBot, settings: Settings) -> None:
    first, second = made(qtbot), made(qtbot)
    first.resize(610, 470)
    remember(first, settings)
    restore(second, settings)
    assert second.size() == first.size()


@pytest.mark.parametrize("is_remembered", [True, False])
def test_that_a_window_larger_than_the_screen_fills_the_screen(
    qtbot: QtBot, settings: Settings, is_remembered: bool
) -> None:
    first, second = made(qtbot), made(qtbot)
    first.setGeometry(900, 700, 5_000, 4_000)
    remember(first, settings)
    if not is_remembered:
        settings.set("window_geometry", "")
    restore(second, settings)
    free = second.screen().availableGeometry()
    assert (second.width(), second.height()) == (free.width(), free.height() - ROOM_FOR_TITLE)
    assert free.contains(second.geometry())
