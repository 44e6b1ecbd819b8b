"""A roadmap of thousands that is scrolled shows the same as one that is painted anew there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from tests.drawing.programmes import a_programme
from tests.ui.roadmap.mouse import canvas_of
from tests.ui.windows import MakeWindow
from ui.main_window import MainWindow
from ui.roadmap.base_picture import BasePicture
from ui.roadmap.canvas import RoadmapCanvas
from ui.roadmap.dense import DenseRoadmap
from ui.roadmap.gestures import Pan
from ui.roadmap.zoom import Zoom
from ui.theme import theme

STEPS = ((0, 40), (0, -17), (120, 0), (-33, 0), (5, 7), (-60, 90), (1, 0), (0, 1), (200, -150))
"""Sideways and down."""


class PaintedShare(QObject):
    """Which share of a widget each painting of it was about."""

    def __init__(self, canvas: RoadmapCanvas) -> None:
        super().__init__(canvas)
        self.found: list[float] = []
        canvas.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            boxes: Any = event.region()  # Qt does not tell that a region is a row of rectangles
            whole = watched.property("size")
            area = sum(each.width() * each.height() for each in boxes)
            self.found.append(area / (whole.width() * whole.height()))
        return super().eventFilter(watched, event)


@pytest.fixture(scope="module")
def programme() -> Plan:
    return a_programme(1_200)


@pytest.fixture
def window(window_of: MakeWindow, programme: Plan, qapp: QApplication) -> Iterator[MainWindow]:
    window = window_of(programme)
    canvas = canvas_of(window)
    canvas.show_options(replace(canvas.options, all_links=True))
    qapp.processEvents()
    yield window
    theme().set_scheme("light")


def in_window(window: MainWindow) -> QImage:
    """The picture as it is on the screen, without painting it again."""
    viewport = canvas_of(window).viewport()
    place = viewport.rect().translated(viewport.mapTo(window, QPoint(0, 0)))
    ratio = viewport.devicePixelRatioF()
    pixels = QRect(place.topLeft() * ratio, place.size() * ratio)
    return window.screen().grabWindow(window.winId()).toImage().copy(pixels)


def painted_anew(window: MainWindow) -> QImage:
    canvas = canvas_of(window)
    kept, canvas._base = canvas._base, BasePicture(canvas.devicePixelRatioF())
    canvas._base._edges = kept._edges
    kept._edges._shown.clear()
    kept._edges._passed.clear()
    picture = canvas.viewport().grab().toImage()
    canvas._base = kept
    return picture


def scroll(canvas: RoadmapCanvas, step: tuple[int, int]) -> None:
    across, down = canvas.horizontalScrollBar(), canvas.verticalScrollBar()
    across.setValue(across.value() + step[0])
    down.setValue(down.value() + step[1])


def to_the_middle(canvas: RoadmapCanvas, app: QApplication) -> None:
    for bar in (canvas.horizontalScrollBar(), canvas.verticalScrollBar()):
        bar.setValue(bar.maximum() // 2)
    app.processEvents()


def differing(one: QImage, other: QImage) -> list[tuple[int, int]]:
    """Places where two pictures differ, a few of them."""
    first, second = (each.convertToFormat(QImage.Format.Format_RGB32) for each in (one, other))
    assert first.size() == second.size()
    if first == second:
        return []
    places = ((x, y) for y in range(first.height()) for x in range(first.width()))
    return [place for place in places if first.pixel(*place) != second.pixel(*place)][:5]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("zoom", [Zoom.YEAR, Zoom.QUARTER, Zoom.MONTH])
def test_that_a_scrolled_picture_is_the_one_painted_anew(
    window: MainWindow, zoom: Zoom, scheme: str, qapp: QApplication
) -> None:
    theme().set_scheme(scheme)
    canvas = canvas_of(window)
    canvas.show_zoom(zoom)
    to_the_middle(canvas, qapp)
    painted = PaintedShare(canvas)
    for step in STEPS:
        scroll(canvas, step)
        qapp.processEvents()
        shown = in_window(window)
        assert differing(shown, painted_anew(window)) == [], step
    assert min(painted.found) < 0.5


def test_that_steps_before_the_next_frame_add_up(window: MainWindow, qapp: QApplication) -> None:
    canvas = canvas_of(window)
    canvas.show_zoom(Zoom.MONTH)
    to_the_middle(canvas, qapp)
    for step in STEPS:
        scroll(canvas, step)
    qapp.processEvents()
    assert differing(in_window(window), painted_anew(window)) == []


def test_that_rings_links_and_marks_move_along(window: MainWindow, qapp: QApplication) -> None:
    canvas, controller = canvas_of(window), window.controller
    canvas.show_zoom(Zoom.QUARTER)
    to_the_middle(canvas, qapp)
    layout = canvas.layout_of_plan
    assert isinstance(layout, DenseRoadmap)
    seen = layout.bars_in(canvas.visible_part())
    chosen, hovered = seen[len(seen) // 2], seen[len(seen) // 3]
    controller.view.select(Item("initiative", chosen))
    canvas.hovering.set(Item("initiative", hovered))
    qapp.processEvents()
    painted = PaintedShare(canvas)
    for step in STEPS:
        scroll(canvas, step)
        qapp.processEvents()
        assert differing(in_window(window), painted_anew(window)) == [], step
    assert min(painted.found) < 0.5
    controller.apply("rename", lambda plan: initiatives.change(plan, chosen, title="Otherwise", duration=3))
    scroll(canvas, (10, 10))
    qapp.processEvents()
    assert differing(in_window(window), painted_anew(window)) == []


def test_that_the_hand_moves_the_picture(window: MainWindow, qapp: QApplication) -> None:
    canvas = canvas_of(window)
    canvas.show_zoom(Zoom.MONTH)
    to_the_middle(canvas, qapp)
    place = canvas.body_area().center()
    pan = Pan(canvas, place)
    canvas.begin(pan)
    qapp.processEvents()
    painted = PaintedShare(canvas)
    for number in range(1, 6):
        pan.move(place + QPoint(23 * number, -9 * number))
        qapp.processEvents()
        assert differing(in_window(window), painted_anew(window)) == [], number
    assert min(painted.found) < 0.8
    canvas.cancel_gesture()


def test_that_what_lies_over_the_picture_is_not_moved_with_it(window: MainWindow, qapp: QApplication) -> None:
    canvas = canvas_of(window)
    canvas.show_zoom(Zoom.MONTH)
    to_the_middle(canvas, qapp)
    layout = canvas.layout_of_plan
    assert isinstance(layout, DenseRoadmap)
    seen = layout.bars_in(canvas.visible_part())
    window.controller.view.select(Item("initiative", seen[len(seen) // 2]))
    assert canvas.rename_selected()
    qapp.processEvents()
    painted = PaintedShare(canvas)
    scroll(canvas, (30, 20))
    qapp.processEvents()
    assert max(painted.found) == 1
    canvas.drop_everything()
    qapp.processEvents()
    assert differing(in_window(window), painted_anew(window)) == []


def test_that_progress_and_floats_do_not_depend_on_what_is_in_sight(
    window: MainWindow, qapp: QApplication
) -> None:
    canvas = canvas_of(window)
    canvas.show_zoom(Zoom.MONTH)
    to_the_middle(canvas, qapp)
    area = canvas.body_area().toRect().adjusted(400, 4, 0, 0)
    before = painted_anew(window).copy(area)
    scroll(canvas, (60, 0))
    after = painted_anew(window).copy(area.adjusted(0, 0, -60, 0).translated(-60, 0))
    assert differing(before.copy(0, 0, area.width() - 60, area.height()), after) == []
