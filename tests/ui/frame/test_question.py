"""What a question takes as its answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.frame.question import Question


@pytest.fixture
def question(qtbot: QtBot) -> Question:
    made = Question("Save the changes?", "They are kept aside.", ("Save", "Don’t save", "Cancel"))
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    return made


def test_that_enter_presses_the_first_button_at_first(question: Question) -> None:
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert question.answer == 0


def test_that_enter_presses_the_button_with_the_keyboard(question: Question) -> None:
    question.buttons[1].setFocus()
    QTest.keyClick(question.buttons[1], Qt.Key.Key_Return)
    assert question.answer == 1


def test_that_esc_is_the_last_button(question: Question) -> None:
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert question.answer == 2
    assert question.isHidden()
