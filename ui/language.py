"""The language of the screen: our words, and Qt's own texts in its dialogs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from cxplanner.wording.words import Words

_QT_CATALOGUES: Final = {"es": "qtbase_es", "pt": "qtbase_pt_BR"}
_COUNTRIES: Final = {
    "en": QLocale.Country.UnitedKingdom,
    "es": QLocale.Country.Spain,
    "pt": QLocale.Country.Brazil,
}


def speak(app: QApplication, language: str) -> Words:
    """Make the application speak a language and return our words for it."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.setParent(None)
    catalogue = _QT_CATALOGUES.get(language)
    if catalogue is not None:
        translator = QTranslator(app)
        if translator.load(catalogue, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(translator)
    QLocale.setDefault(
        QLocale(QLocale.languageToCode(_qt_language(language)) + "_" + _country_code(language))
    )
    return Words(language)


def _qt_language(language: str) -> QLocale.Language:
    return {"es": QLocale.Language.Spanish, "pt": QLocale.Language.Portuguese}.get(
        language, QLocale.Language.English
    )


def _country_code(language: str) -> str:
    return QLocale.territoryToCode(_COUNTRIES.get(language, QLocale.Country.UnitedKingdom))
