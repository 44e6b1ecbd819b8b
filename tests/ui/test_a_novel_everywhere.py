"""A novel and nonsense pasted into every field of every dialog: it stays, and Cancel forgets it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from cxplanner.exchange.sample_programme import sample_plan
from tests.ui.hand import CONTROL, Hand, meanwhile
from tests.ui.windows import MakeWindow
from ui.exchange.export_dialog import ExportDialog
from ui.gates.flat_text import MOST_LINES, FlatText
from ui.levelling.dialog import LevellingDialog
from ui.preferences.dialog import PreferencesDialog
from ui.priorities.weights_dialog import WeightsDialog
from ui.programme.dialog import ProgrammeDialog
from ui.simulation.dialog import ChancesDialog
from ui.verification.dialog import VerificationDialog

NOVEL = "It was a dark and <b>stormy</b> night; \u202e\U0001f600 e\u0301 " * 5_000
TEXTS = ("", "¿nonsense, 31/31/31?", "-1", "1e309", "9" * 40, NOVEL, "line\n" * 5_000)
DIALOGS: dict[str, type[QDialog]] = {
    "programme": ProgrammeDialog,
    "stages": ProgrammeDialog,
    "calendar": ProgrammeDialog,
    "chances": ChancesDialog,
    "level": LevellingDialog,
    "preferences": PreferencesDialog,
    "check_print": VerificationDialog,
    "export": ExportDialog,
    "weights": WeightsDialog,
}


def fields_of(widget: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    """Everything in sight that takes a text."""
    found: list[QLineEdit | QPlainTextEdit] = [*widget.findChildren(QLineEdit)]
    found += widget.findChildren(QPlainTextEdit)
    return [each for each in found if each.isVisible() and each.isEnabled() and not each.isReadOnly()]


def paste(hand: Hand, field: QWidget, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    field.setFocus()
    hand.key(Qt.Key.Key_A, CONTROL)
    hand.key(Qt.Key.Key_Delete)
    if text:
        hand.key(Qt.Key.Key_V, CONTROL)


@pytest.mark.parametrize("name", DIALOGS)
def test_that_nothing_pasted_into_a_dialog_closes_it_or_outlives_cancel(
    window_of: MakeWindow, name: str
) -> None:
    hand = Hand(window_of(sample_plan("en")))
    window = hand.window
    before = window.controller.plan

    def torment(dialog: QDialog) -> None:
        for text in TEXTS:
            for field in fields_of(dialog):
                if isValid(field) and field.isVisible():
                    paste(hand, field, text)
                    hand.key(Qt.Key.Key_Tab)
        assert dialog.isVisible()
        dialog.reject()
        assert not dialog.isVisible()

    def opens() -> None:
        if name == "weights":
            window.show_view("priorities")
            window.views.priorities.open_weights()
        else:
            window.run(name)

    meanwhile(hand, DIALOGS[name], torment, opens)
    assert window.controller.plan is before


def test_that_a_novel_leaves_a_column_of_gates_that_can_be_read(window_of: MakeWindow) -> None:
    hand = Hand(window_of(sample_plan("en")))
    hand.window.show_view("gates")
    fields = [each for each in hand.window.views.gates.findChildren(FlatText) if each.isVisible()]
    for text in TEXTS[-2:]:
        paste(hand, fields[2], text)
        assert fields[2].height() <= (MOST_LINES + 2) * fields[2].fontMetrics().lineSpacing()
        hand.key(Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert fields[2].verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded


@pytest.mark.parametrize("view", ["roadmap", "initiatives", "dependencies", "priorities", "gates"])
def test_that_any_text_can_be_filtered_by(window_of: MakeWindow, view: str) -> None:
    hand = Hand(window_of(sample_plan("en")))
    before = hand.window.controller.plan
    hand.window.show_view(view)
    for text in TEXTS:
        paste(hand, hand.window.tool_bar.filter, text)
        hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Escape)
    assert hand.window.controller.plan is before
