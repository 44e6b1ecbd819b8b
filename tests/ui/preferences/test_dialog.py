"""Preferences are taken at once, the language when the dialog closes."""

from __future__ import annotations

import os

import pytest
from pytestqt.qtbot import QtBot

from cxplanner.drawing.palette import HIGH_CONTRAST_LIGHT, LIGHT
from tests.ui.names import nameless
from ui.application import scale_for
from ui.preferences.dialog import PreferencesDialog
from ui.settings import Settings
from ui.theme import Theme


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def dialog(qtbot: QtBot, settings: Settings) -> PreferencesDialog:
    made = PreferencesDialog(settings)
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_the_language_is_taken_when_the_dialog_closes(
    dialog: PreferencesDialog, settings: Settings
) -> None:
    dialog.language.committed.emit("pt")
    assert settings.chosen_language is None
    dialog.accept()
    assert settings.chosen_language == "pt"


def test_that_automatic_saving_can_be_switched_off(dialog: PreferencesDialog, settings: Settings) -> None:
    dialog.saving.click()
    assert not settings.saves_automatically


def test_that_the_colours_change_at_once(dialog: PreferencesDialog, settings: Settings, look: Theme) -> None:
    dialog.scheme.buttons()[2].click()
    assert settings.colour_scheme == "dark"
    assert look.is_dark
    dialog.scheme.buttons()[1].click()
    assert not look.is_dark


def test_that_every_control_has_a_name(dialog: PreferencesDialog) -> None:
    assert nameless(dialog) == []


def test_that_high_contrast_is_taken_at_once(
    dialog: PreferencesDialog, settings: Settings, look: Theme
) -> None:
    dialog.contrast.buttons()[2].click()
    assert settings.contrast == "high"
    assert look.colours is HIGH_CONTRAST_LIGHT
    dialog.contrast.buttons()[1].click()
    assert look.colours is LIGHT


def test_that_the_size_of_text_is_kept_for_the_next_start(
    dialog: PreferencesDialog, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_SCALE_FACTOR", "")
    monkeypatch.delenv("QT_SCALE_FACTOR")
    dialog.text_size.buttons()[-1].click()
    scale_for(Settings().text_size)
    assert os.environ["QT_SCALE_FACTOR"] == "2"


def test_that_a_factor_set_for_all_of_qt_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_SCALE_FACTOR", "1.5")
    scale_for(200)
    assert os.environ["QT_SCALE_FACTOR"] == "1.5"
