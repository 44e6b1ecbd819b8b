"""Two fingers on the pictures: they zoom around the place between them, and no pinch counts twice."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import a_plan, with_initiative
from tests.ui.roadmap.mouse import canvas_of, layout_of
from tests.ui.windows import MakeWindow
from ui.roadmap.canvas import RoadmapCanvas
from ui.roadmap.zoom import Zoom


def pinch(canvas: RoadmapCanvas, value: float, place: QPointF) -> None:
    """As a touch pad tells it."""
    viewport = canvas.viewport()
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, place, place,
        QPointF(viewport.mapToGlobal(place.toPoint())), value, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def test_that_a_pinch_on_a_touch_pad_zooms_around_its_middle(window_of: MakeWindow) -> None:
    window = window_of(with_initiative(a_plan(), "A", 200))
    canvas = canvas_of(window)
    for _ in range(6):
        canvas.zoom_by(1.25)
    place, before = QPointF(400, 300), layout_of(window).scale.per_day
    day = layout_of(window).date_at(canvas.to_layout(place).x())
    for _ in range(4):
        pinch(canvas, 0.1, place)
    assert layout_of(window).scale.per_day > before * 1.4
    assert abs((layout_of(window).date_at(canvas.to_layout(place).x()) - day).days) <= 1
    for _ in range(20):
        pinch(canvas, -0.2, place)
    assert canvas.zoom is Zoom.PROGRAMME or layout_of(window).scale.per_day < before


def test_that_two_fingers_on_the_screen_zoom(window_of: MakeWindow) -> None:
    window = window_of(with_initiative(a_plan(), "A", 200))
    canvas = canvas_of(window)
    before = layout_of(window).scale.per_day
    device = QTest.createTouchDevice()
    middle = QPoint(500, 300)
    touch = QTest.touchEvent(canvas.viewport(), device)
    touch.press(0, middle - QPoint(40, 0)).press(1, middle + QPoint(40, 0)).commit()
    for apart in range(60, 220, 20):
        step = QPoint(apart, 0)
        QTest.touchEvent(canvas.viewport(), device).move(0, middle - step).move(1, middle + step).commit()
    QTest.touchEvent(canvas.viewport(), device).release(0, middle).release(1, middle).commit()
    QApplication.processEvents()
    assert layout_of(window).scale.per_day > before * 1.5
