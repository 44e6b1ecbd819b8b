"""Sizes that a hand gave to panes come back on the screen on which it gave them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from ui.per_screen import SETTING, SplitterSizes, keep_size, kept_size
from ui.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def splitter(qtbot: QtBot) -> QSplitter:
    made = QSplitter(Qt.Orientation.Horizontal)
    qtbot.addWidget(made)
    made.addWidget(QWidget())
    made.addWidget(QWidget())
    made.resize(600, 200)
    return made


def test_that_a_size_is_kept_for_the_screen_and_is_the_first_one_on_others(
    qtbot: QtBot, settings: Settings
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert kept_size(settings, widget, "inspector") is None
    keep_size(settings, widget, "inspector", 340)
    assert kept_size(settings, widget, "inspector") == 340
    here = next(iter(settings.value(SETTING)["inspector"]))  # type: ignore[index]
    settings.set(SETTING, {"inspector": {"another 800×600": 300, "last": 310}})
    assert kept_size(settings, widget, "inspector") == 310
    settings.set(SETTING, {"inspector": {here: 290, "last": 310}})
    assert kept_size(settings, widget, "inspector") == 290


@pytest.mark.parametrize(
    "broken", ["wide", {"inspector": 7}, {"inspector": {"last": "wide"}}, {"inspector": {"last": -4}}]
)
def test_that_a_setting_that_makes_no_sense_counts_as_nothing(
    qtbot: QtBot, settings: Settings, broken: object
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    settings.set(SETTING, broken)
    assert kept_size(settings, widget, "inspector") is None


def test_that_a_splitter_comes_back_with_its_shares(qtbot: QtBot, settings: Settings) -> None:
    first, second = splitter(qtbot), splitter(qtbot)
    assert not SplitterSizes(first, settings, "priorities").is_set
    first.show()
    first.setSizes([150, 450])
    first.splitterMoved.emit(150, 1)
    sizes = SplitterSizes(second, settings, "priorities")
    assert sizes.is_set
    second.show()
    assert second.sizes() == first.sizes()


def test_that_shares_for_another_number_of_panes_are_not_used(qtbot: QtBot, settings: Settings) -> None:
    widget = splitter(qtbot)
    keep_size(settings, widget, "priorities", [10, 20, 30])
    assert not SplitterSizes(widget, settings, "priorities").is_set
