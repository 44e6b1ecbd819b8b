"""What the program is, and the licences of all it is made of."""

from __future__ import annotations

import platform

from pytestqt.qtbot import QtBot

from cxplanner import __version__
from tests.ui.names import nameless
from ui.about.dialog import AboutDialog, licence_texts, without_marks


def test_that_versions_and_licences_can_be_read(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert __version__ in dialog.versions.text()
    assert platform.python_version() in dialog.versions.text()
    assert "PySide6-Essentials" in dialog.text.toPlainText()
    assert nameless(dialog) == []


def test_that_every_text_of_a_licence_is_shown_whole(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    for place, path in list(enumerate(licence_texts()))[1:]:
        dialog.list.setCurrentRow(place)
        assert dialog.text.toPlainText().strip() == path.read_text(encoding="utf-8").strip()


def test_that_a_table_becomes_plain_lines() -> None:
    assert without_marks("# Head\n\n| a | b |\n|---|---|\n| 1 | 2 |") == "Head\n\na · b\n1 · 2"
