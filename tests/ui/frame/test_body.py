"""The inspector is made wider with the mouse and with the keyboard, and the view keeps its room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.builders import a_plan
from tests.ui.keys import press
from tests.ui.windows import MakeWindow
from ui.frame.body import INSPECTOR_WIDTH, NARROWEST_INSPECTOR, ROOM_FOR_VIEW, WIDEST_INSPECTOR
from ui.frame.edge_grip import STEP
from ui.main_window import MainWindow


def drag(window: MainWindow, pixels: int) -> None:
    grip = window.body.grip
    place = grip.rect().center()
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(grip, place + QPoint(pixels, 0))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=place)


def test_that_the_edge_of_the_inspector_is_dragged_and_the_width_is_kept(window_of: MakeWindow) -> None:
    window = window_of(a_plan())
    body = window.body
    assert body.inspector.width() == INSPECTOR_WIDTH
    drag(window, -60)
    assert body.inspector.width() == INSPECTOR_WIDTH + 60
    assert body.view.geometry().right() + 1 == body.inspector.x()
    window.controller.settings.write_waiting()
    again = window_of(a_plan())
    assert again.body.inspector.width() == INSPECTOR_WIDTH + 60


def test_that_the_arrow_keys_move_the_edge_and_home_brings_it_back(window_of: MakeWindow) -> None:
    window = window_of(a_plan())
    grip = window.body.grip
    press(grip, Qt.Key.Key_Left)
    press(grip, Qt.Key.Key_Left)
    press(grip, Qt.Key.Key_Right)
    assert window.body.inspector.width() == INSPECTOR_WIDTH + STEP
    press(grip, Qt.Key.Key_Home)
    assert window.body.inspector.width() == INSPECTOR_WIDTH


def test_that_the_view_and_the_inspector_keep_the_width_they_need(window_of: MakeWindow) -> None:
    window = window_of(a_plan(), width=1300)
    drag(window, -900)
    assert window.body.view.width() == ROOM_FOR_VIEW
    window.resize(1600, 870)
    drag(window, -900)
    assert window.body.inspector.width() == WIDEST_INSPECTOR
    drag(window, 900)
    assert window.body.inspector.width() == NARROWEST_INSPECTOR


def test_that_the_edge_goes_with_the_inspector(window_of: MakeWindow) -> None:
    window = window_of(a_plan())
    assert window.body.grip.isVisible()
    window.open_inspector(False)
    assert not window.body.grip.isVisible()
