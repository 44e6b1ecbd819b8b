"""Small pictures: each is told from the others without colour."""

from __future__ import annotations

from itertools import combinations

import pytest

from cxplanner.drawing.badges import Badge, badge, gate_mark, hatch, stream_pattern
from cxplanner.drawing.shapes import Clip, Item, Line, Rectangle, Shape, Text
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.plan.programme import Stream
from tests.pictures import all_shapes


def without_colour(shapes: list[Shape]) -> list[object]:
    parts: list[object] = []
    for shape in all_shapes(shapes):
        fields = shape._asdict()
        parts.append((type(shape), {k: v for k, v in fields.items() if k not in ("fill", "stroke")}))
    return parts


@pytest.mark.parametrize(("one", "other"), list(combinations(Badge, 2)))
def test_that_badges_differ_in_shape(one: Badge, other: Badge) -> None:
    assert without_colour(list(badge(one, 0, 0, 14))) != without_colour(list(badge(other, 0, 0, 14)))


@pytest.mark.parametrize(("one", "other"), list(combinations(Stream, 2)))
def test_that_streams_differ_in_pattern(one: Stream, other: Stream) -> None:
    area = Rectangle(0, 0, 10, 40)
    assert without_colour(list(stream_pattern(one, area))) != without_colour(
        list(stream_pattern(other, area))
    )


def test_that_a_gate_ahead_shows_its_number_and_a_passed_one_does_not() -> None:
    item = Item("gate", 2)
    ahead = list(gate_mark(2, 0, 0, COMFORTABLE, passed=False, item=item))
    passed = list(gate_mark(2, 0, 0, COMFORTABLE, passed=True, item=item))
    assert [shape.text for shape in ahead if isinstance(shape, Text)] == ["2"]
    assert not [shape for shape in passed if isinstance(shape, Text)]


def test_that_a_hatch_stays_in_its_rectangle() -> None:
    clip = hatch(Rectangle(10, 20, 30, 40), "late", 1, 4)
    assert isinstance(clip, Clip)
    assert clip[:4] == (10, 20, 30, 40)
    assert len(clip.shapes) > 10
    for line in clip.shapes:
        assert isinstance(line, Line)
        assert 10 <= line.x1 < line.x2 <= 40
        assert 20 <= line.y2 < line.y1 <= 60
