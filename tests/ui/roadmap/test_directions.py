"""Where the arrow keys lead."""

from __future__ import annotations

from cxplanner.drawing.shapes import Rectangle
from ui.roadmap.directions import nearest

ROWS = {
    1: Rectangle(0, 0, 50, 20),
    2: Rectangle(80, 0, 50, 20),
    3: Rectangle(10, 30, 30, 20),
    4: Rectangle(200, 90, 50, 20),
}


def test_that_right_and_left_stay_in_the_row_where_they_can() -> None:
    assert nearest(ROWS, 1, "right") == 2
    assert nearest(ROWS, 2, "left") == 1


def test_that_down_and_up_lead_to_the_row_beside() -> None:
    assert nearest(ROWS, 1, "down") == 3
    assert nearest(ROWS, 3, "up") == 1


def test_that_there_is_nothing_beyond_the_edge() -> None:
    assert nearest(ROWS, 1, "left") is None
    assert nearest(ROWS, 4, "down") is None
