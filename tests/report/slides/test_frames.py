"""Cards and blocks: what lies in a framed area goes with it."""

from __future__ import annotations

from cxplanner.drawing.shapes import Item, Line, Rectangle, Shape, Text
from cxplanner.report.slides.frames import Frame, framed
from cxplanner.report.slides.parts import pieces_of

ONE = Item("initiative", 1)


def frames_of(*shapes: Shape) -> list[int]:
    """How many pieces each frame has, 0 for what is none."""
    return [len(each.pieces) if isinstance(each, Frame) else 0 for each in framed(pieces_of(shapes))]


def a_card(x: float) -> list[Rectangle | Text]:
    return [
        Rectangle(x, 0, 200, 100, "canvas", "ink", 0.5, item=ONE),
        Text(x + 5, 12, "What it is", 10),
        Text(x + 5, 40, "SD-02", 10, item=Item("initiative", 2)),
    ]


def test_that_cards_beside_each_other_are_two() -> None:
    assert frames_of(*a_card(0), *a_card(200)) == [3, 3]


def test_that_what_lies_beside_a_card_stays_apart() -> None:
    assert frames_of(*a_card(0), Line(190, 10, 230, 10, "ink", 1)) == [3, 0]


def test_that_lines_before_a_block_are_not_in_it() -> None:
    block = [shape._replace(item=None) for shape in a_card(0)]
    assert frames_of(Line(0, 0, 300, 0, "ink", 1), *block) == [0, 3]


def test_that_bars_and_patches_frame_nothing() -> None:
    bar = Rectangle(0, 0, 200, 100, "stream.organization.tint", "ink", 1)
    patch = Rectangle(0, 0, 200, 100, "canvas")
    for area in (bar, patch):
        assert frames_of(area, Text(5, 12, "A", 10), Text(5, 40, "B", 10)) == [0, 0, 0]


def test_that_a_frame_says_all_that_is_in_it() -> None:
    (frame,) = framed(pieces_of(a_card(0)))
    assert isinstance(frame, Frame)
    assert frame.text == "What it is SD-02"
    assert frame.item == ONE
