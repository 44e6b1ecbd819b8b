"""The boxes for counts of answers: typed, pasted, and refused in sight."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxplanner.errors import EditError
from cxplanner.wording.words import Words
from ui.indicators.counts_field import CountsField


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[CountsField]:
    made = CountsField(Words("en"))
    qtbot.addWidget(made)
    made.offer(range(1, 6))
    made.show()
    yield made
    QGuiApplication.clipboard().clear()


def texts(field: CountsField) -> list[str]:
    return [box.text() for box in field.boxes]


def test_that_a_box_stands_for_each_answer_and_says_which(field: CountsField) -> None:
    assert [box.accessibleName() for box in field.boxes][:2] == ["How many answered 1", "How many answered 2"]
    field.offer(range(11))
    assert len(field.boxes) == 11
    assert field.boxes[10].accessibleName() == "How many answered 10"


def test_that_typed_counts_are_read_from_box_to_box(field: CountsField) -> None:
    field.boxes[0].setFocus()
    for count in ("62", "78", "124", "318", "328"):
        box = QApplication.focusWidget()
        assert box is not None
        QTest.keyClicks(box, count)
        QTest.keyClick(box, Qt.Key.Key_Tab)
    assert texts(field) == ["62", "78", "124", "318", "328"]
    assert field.read() == (62, 78, 124, 318, 328)


def test_that_a_column_of_a_spreadsheet_fills_all_boxes(field: CountsField) -> None:
    QGuiApplication.clipboard().setText("62\r\n78\r\n124\r\n318\r\n328\r\n")
    QTest.keyClick(field.boxes[2], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.read() == (62, 78, 124, 318, 328)
    assert field.refusal == ""


def test_that_a_number_alone_is_pasted_into_its_box(field: CountsField) -> None:
    QGuiApplication.clipboard().setText("62")
    QTest.keyClick(field.boxes[2], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert texts(field) == ["", "", "62", "", ""]


def test_that_counts_of_another_scale_are_named_and_what_was_typed_stays(field: CountsField) -> None:
    field.show_counts([1, 2, 3, 4, 5])
    QGuiApplication.clipboard().setText("1\t2\t3\t4\t5\t6\t7")
    field.paste.click()
    assert "5" in field.refusal
    assert "7" in field.refusal
    assert texts(field) == ["1", "2", "3", "4", "5"]
    assert field.boxes[0].accessibleDescription() == field.refusal
    QTest.keyClicks(field.boxes[0], "1")
    assert field.refusal == ""


def test_that_an_empty_box_is_a_count_that_is_missing(field: CountsField) -> None:
    field.boxes[0].setText("3")
    with pytest.raises(EditError) as caught:
        field.read()
    assert caught.value.facts == {"needed": 5, "found": 1}
