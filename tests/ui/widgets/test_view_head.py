"""The head of a view keeps its choices readable where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import press
from ui.widgets.buttons import FOLDED_WIDTH, SegmentedControl
from ui.widgets.field import ComboBox
from ui.widgets.view_head import ViewHead

Shown = tuple[QWidget, ViewHead, SegmentedControl, SegmentedControl]


def head_with(qtbot: QtBot, width: int) -> Shown:
    window = QWidget()  # a window itself would not become narrower than its controls
    qtbot.addWidget(window)
    head = ViewHead("Dependencies", window)
    wide = SegmentedControl("Path", [(n, f"Choice {n}") for n in range(5)], 0)
    slim = SegmentedControl("Show", [(True, "Table"), (False, "Picture")], True)
    head.add(wide)
    head.add(slim)
    head.resize(width, 50)
    window.show()
    QApplication.processEvents()
    return window, head, wide, slim


def box_of(control: SegmentedControl) -> ComboBox | None:
    box = control.findChild(ComboBox)
    return box if box is not None and box.isVisible() else None


def test_that_the_widest_choices_fold_first_and_unfold_with_room(qtbot: QtBot) -> None:
    _window, head, wide, slim = head_with(qtbot, 900)
    assert box_of(wide) is box_of(slim) is None
    head.resize(500, 50)
    QApplication.processEvents()
    assert box_of(wide) is not None
    assert box_of(slim) is None
    head.resize(300, 50)
    QApplication.processEvents()
    assert box_of(slim) is not None
    head.resize(900, 50)
    QApplication.processEvents()
    assert box_of(wide) is box_of(slim) is None
    assert all(button.isVisible() for button in wide.buttons())


def test_that_a_box_chooses_like_the_buttons_and_follows_them(qtbot: QtBot) -> None:
    _window, _, wide, _ = head_with(qtbot, 500)
    box = box_of(wide)
    assert box is not None
    assert box.width() == FOLDED_WIDTH
    assert box.accessibleName() == "Path"
    told: list[object] = []
    wide.chosen.connect(told.append)
    box.setFocus()
    press(box, Qt.Key.Key_Down)
    assert told == [1]
    assert wide.value == 1
    wide.set_value(3)
    assert box.currentText() == "Choice 3"


def test_that_the_keyboard_stays_in_choices_that_fold(qtbot: QtBot) -> None:
    _window, head, wide, _ = head_with(qtbot, 900)
    wide.buttons()[0].setFocus()
    head.resize(500, 50)
    QApplication.processEvents()
    assert QApplication.focusWidget() is box_of(wide)
    head.resize(900, 50)
    QApplication.processEvents()
    assert QApplication.focusWidget() is wide.buttons()[0]
