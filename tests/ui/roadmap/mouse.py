"""A hand on the roadmap: bars, places, and drags from one to another."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxplanner.drawing.roadmap import RoadmapLayout
from cxplanner.drawing.shapes import Rectangle
from tests.builders import id_of
from ui.main_window import MainWindow
from ui.roadmap.canvas import RoadmapCanvas

LEFT_BUTTON, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def canvas_of(window: MainWindow) -> RoadmapCanvas:
    return window.views.roadmap.canvas


def layout_of(window: MainWindow) -> RoadmapLayout:
    layout = canvas_of(window).layout_of_plan
    assert layout is not None
    return layout


def bar_of(window: MainWindow, key: str) -> Rectangle:
    bar = layout_of(window).bar_of(id_of(window.controller.plan, key))
    assert bar is not None
    return bar


def middle(window: MainWindow, key: str) -> QPoint:
    """The middle of a bar, in the coordinates of the viewport."""
    bar = bar_of(window, key)
    return at(window, bar.x + bar.width / 2, bar.y + bar.height / 2)


def at(window: MainWindow, x: float, y: float) -> QPoint:
    """A place of the layout in the coordinates of the viewport."""
    return canvas_of(window).from_layout(QPointF(x, y)).toPoint()


def pixels(window: MainWindow, days: float) -> int:
    """How wide so many calendar days are."""
    return round(days * layout_of(window).scale.per_day)


def take(window: MainWindow, place: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Move to a place and press."""
    viewport = canvas_of(window).viewport()
    QTest.mouseMove(viewport, place)
    QTest.mousePress(viewport, LEFT_BUTTON, keys, place)


def lead(window: MainWindow, *places: QPoint) -> None:
    """Move the mouse to one place after the other, with time to compute."""
    for place in places:
        QTest.mouseMove(canvas_of(window).viewport(), place)
        QApplication.processEvents()


def let_go(window: MainWindow, place: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.mouseRelease(canvas_of(window).viewport(), LEFT_BUTTON, keys, place)
    QApplication.processEvents()


def drag(window: MainWindow, first: QPoint, last: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """From a press to a drop."""
    take(window, first, keys)
    lead(window, first + (last - first) / 2, last)
    let_go(window, last, keys)


def start_of(window: MainWindow, key: str) -> date:
    start = window.controller.schedule.initiative(id_of(window.controller.plan, key)).start
    assert start is not None
    return start


def finish_of(window: MainWindow, key: str) -> date:
    finish = window.controller.schedule.initiative(id_of(window.controller.plan, key)).finish
    assert finish is not None
    return finish
