"""What a user prefers, whatever the plan: language, automatic saving, colours, size of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.wording.words import Words
from ui.preferences.languages import LANGUAGE_NAMES
from ui.settings import TEXT_SIZES
from ui.theme import theme
from ui.widgets.buttons import Button, CheckBox, SegmentedControl
from ui.widgets.field import ChoiceField
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from ui.settings import Settings


class PreferencesDialog(QDialog):
    """Each preference is taken at once, the language when the dialog closes."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._chosen_language: object = settings.chosen_language
        words = Words(settings.language)
        say = words.say
        self.setWindowTitle(say("Preferences"))
        languages: list[tuple[object, str]] = [(None, say("As the system")), *LANGUAGE_NAMES]
        self.language = ChoiceField(say("Language"), languages)
        self.language.show_value(settings.chosen_language)
        self.language.committed.connect(self._take_language)
        self.saving = CheckBox(
            say("Save to the file by itself after each change"), checked=settings.saves_automatically
        )
        self.saving.toggled.connect(lambda on: settings.set("automatic_saving", on))
        schemes: list[tuple[object, str]] = [
            ("system", say("As the system")),
            ("light", say("Light")),
            ("dark", say("Dark")),
        ]
        self.scheme = SegmentedControl(say("Colours"), schemes, settings.colour_scheme)
        self.scheme.chosen.connect(self._take_scheme)
        contrasts: list[tuple[object, str]] = [
            ("system", say("As the system")),
            ("normal", say("Normal")),
            ("high", say("High")),
        ]
        self.contrast = SegmentedControl(say("Contrast"), contrasts, settings.contrast)
        self.contrast.chosen.connect(self._take_contrast)
        sizes: list[tuple[object, str]] = [(each, words.percent(each)) for each in TEXT_SIZES]
        self.text_size = SegmentedControl(say("Size of text"), sizes, settings.text_size)
        self.text_size.chosen.connect(lambda size: settings.set("text_size", size))
        self._lay_out(words)

    def go_to(self, setting: str) -> None:
        """Put the keyboard on one setting: `language`, `saving`, `scheme`, `contrast` or `text_size`."""
        places: dict[str, QWidget] = {"language": self.language.combo, "saving": self.saving}
        for name, control in (
            ("scheme", self.scheme),
            ("contrast", self.contrast),
            ("text_size", self.text_size),
        ):
            places[name] = next(each for each in control.buttons() if each.isChecked())
        if setting in places:
            places[setting].setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        # Another language makes another window, in which this dialog has no place.
        super().done(result)
        self._settings.set("language", self._chosen_language)

    def _take_language(self, language: object) -> None:
        self._chosen_language = language
        self.language.show_value(language)

    def _take_scheme(self, scheme: object) -> None:
        self._settings.set("colour_scheme", scheme)
        theme().set_scheme(str(scheme))

    def _take_contrast(self, contrast: object) -> None:
        self._settings.set("contrast", contrast)
        theme().set_contrast(str(contrast))

    def _lay_out(self, words: Words) -> None:
        say = words.say
        close = Button(say("Close"), primary=True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(10)
        column.addWidget(PlainLabel(say("Preferences"), "viewTitle"))
        column.addWidget(self.language)
        note = say("The window speaks the new language as soon as this dialog is closed.")
        column.addWidget(PlainLabel(note, "small", wraps=True))
        column.addSpacing(6)
        column.addWidget(self.saving)
        kept = say("Without it, changes are still kept in a working copy until you save.")
        column.addWidget(PlainLabel(kept, "small", wraps=True))
        column.addSpacing(6)
        looks = QGridLayout()
        looks.setHorizontalSpacing(10)
        looks.setColumnStretch(2, 1)
        for place, (name, control) in enumerate(
            (
                (say("Colours"), self.scheme),
                (say("Contrast"), self.contrast),
                (say("Size of text"), self.text_size),
            )
        ):
            looks.addWidget(PlainLabel(name, "small"), place, 0)
            looks.addWidget(control, place, 1, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(looks)
        later = say("Another size of text counts from the next start of the program.")
        column.addWidget(PlainLabel(later, "small", wraps=True))
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.resize(480, 430)
