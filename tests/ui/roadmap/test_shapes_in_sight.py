"""Of a wide drawing that is what is in sight: painted alone, it looks as the whole does there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from cxplanner.drawing.palette import DARK, LIGHT
from cxplanner.drawing.shapes import Circle, Clip, Curve, Line, Move, Path, Rectangle, Shape, Text, To
from tests.drawing.programmes import a_programme
from tests.ui.roadmap.mouse import canvas_of
from tests.ui.windows import MakeWindow
from ui.painting.shape_painter import ShapePainter
from ui.roadmap.dense import DenseRoadmap
from ui.roadmap.shapes_in_sight import ShapesInSight
from ui.roadmap.zoom import Zoom

WIDTH = 400
SHAPES: tuple[Shape, ...] = (
    Rectangle(10, 10, 30, 10, "ink"),
    Line(100, 5, 90, 40, "accent", 6),
    Circle(150, 20, 9, "late", "ink", 2),
    Path((Move(200, 30), Curve(170, 0, 260, 0, 220, 30), To(205, 35)), None, "ink", 3),
    Text(300, 30, "Ends here", 13, anchor="end"),
    Text(340, 30, "Middle", 13, anchor="middle", halo=True),
    Clip(370, 5, 10, 20, (Rectangle(0, 0, 400, 40, "accent"),)),
)


def painted(shapes: tuple[Shape, ...], left: float, ratio: float, *, dark: bool) -> QImage:
    picture = QImage(round(60 * ratio), round(200 * ratio), QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.translate(-left, 0)
    ShapePainter(painter, DARK if dark else LIGHT).paint(shapes)
    painter.end()
    return picture


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_that_what_is_left_out_would_not_be_seen(ratio: float) -> None:
    found = ShapesInSight(SHAPES)
    for left in range(0, WIDTH, 7):
        some = found.between(left, left + 60)
        assert painted(some, left, ratio, dark=False) == painted(SHAPES, left, ratio, dark=False), left


def test_that_what_is_far_away_is_left_out() -> None:
    assert ShapesInSight(SHAPES).between(10, 30) == SHAPES[:1]
    assert ShapesInSight(SHAPES).between(1_000, 2_000) == ()


@pytest.mark.parametrize("dark", [False, True])
def test_that_a_header_looks_the_same_wherever_it_is_scrolled(window_of: MakeWindow, dark: bool) -> None:
    window = window_of(a_programme(1_200))
    canvas = canvas_of(window)
    for zoom in (Zoom.PROGRAMME, Zoom.YEAR, Zoom.QUARTER, Zoom.MONTH):
        canvas.show_zoom(zoom)
        layout = canvas.layout_of_plan
        assert isinstance(layout, DenseRoadmap)
        whole = layout.above_axis().shapes
        for step in range(12):
            left = layout.width * step / 12
            some = layout.above_axis_in(Rectangle(left, 0, 60, layout.header_height)).shapes
            assert painted(some, left, 1.5, dark=dark) == painted(whole, left, 1.5, dark=dark), (zoom, left)
