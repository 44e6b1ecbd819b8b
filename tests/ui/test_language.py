"""The language of the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from ui.language import speak


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    speak(qapp, "en")


@pytest.mark.parametrize(("language", "cancel"), [("en", "Cancel"), ("es", "Cancelar"), ("pt", "Cancelar")])
def test_that_qt_speaks_the_language_too(qapp: QApplication, language: str, cancel: str) -> None:
    words = speak(qapp, language)
    assert words.language == language
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel


def test_that_calendars_begin_on_monday_in_english(qapp: QApplication) -> None:
    speak(qapp, "en")
    assert QLocale().firstDayOfWeek().name == "Monday"
