"""Where the arrow keys lead."""

from __future__ import annotations

from cxplanner.drawing.shapes import Item, Rectangle
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.roadmap.mouse import layout_of
from tests.ui.windows import MakeWindow
from ui.roadmap.directions import beside, nearest

ROWS = {
    1: Rectangle(0, 0, 50, 20),
    2: Rectangle(80, 0, 50, 20),
    3: Rectangle(10, 30, 30, 20),
    4: Rectangle(200, 90, 50, 20),
}


def test_that_the_marks_of_the_header_are_above_the_bars(window_of: MakeWindow) -> None:
    plan = with_initiative(a_plan(), "A", 60)
    window = window_of(with_initiative(plan, "B", 20, "A"))
    layout = layout_of(window)
    bar = Item("initiative", id_of(window.controller.plan, "A"))
    gate = beside(layout, bar, "up")
    assert gate is not None
    assert gate.kind == "gate"
    assert beside(layout, gate, "up") is None
    down = beside(layout, gate, "down")
    assert down is not None
    assert down.kind == "initiative"
    assert beside(layout, None, "left") == bar


def test_that_right_and_left_stay_in_the_row_where_they_can() -> None:
    assert nearest(ROWS, 1, "right") == 2
    assert nearest(ROWS, 2, "left") == 1


def test_that_down_and_up_lead_to_the_row_beside() -> None:
    assert nearest(ROWS, 1, "down") == 3
    assert nearest(ROWS, 3, "up") == 1


def test_that_there_is_nothing_beyond_the_edge() -> None:
    assert nearest(ROWS, 1, "left") is None
    assert nearest(ROWS, 4, "down") is None
