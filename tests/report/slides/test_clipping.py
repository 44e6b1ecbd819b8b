"""What is seen of shapes in a rectangle, worked out as shapes of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.badges import hatch, stream_pattern
from cxplanner.drawing.shapes import Circle, Clip, Line, Move, Path, Rectangle, Text, To
from cxplanner.plan.programme import Stream
from cxplanner.report.slides.clipping import Pattern, flat

ROOM = Clip(10, 10, 50, 20, ())


def seen(*shapes: Rectangle | Line | Circle | Path | Text) -> list[object]:
    return list(flat([ROOM._replace(shapes=shapes)]))


def test_that_a_bar_is_cut_at_the_edge() -> None:
    assert seen(Rectangle(40, 0, 100, 15, "ink")) == [Rectangle(40, 10, 20, 5, "ink")]


def test_that_what_lies_outside_is_gone() -> None:
    assert seen(Rectangle(70, 0, 9, 9, "ink"), Line(0, 0, 9, 9, "ink", 1), Text(0, 0, "a", 9)) == []


@given(*[st.floats(-100, 200)] * 4)
def test_that_a_line_is_cut_on_its_own_way(x1: float, y1: float, x2: float, y2: float) -> None:
    for line in seen(Line(x1, y1, x2, y2, "ink", 1)):
        assert isinstance(line, Line)
        for x, y in ((line.x1, line.y1), (line.x2, line.y2)):
            assert 10 - 1e-6 <= x <= 60 + 1e-6
            assert 10 - 1e-6 <= y <= 30 + 1e-6
            across = (x - x1) * (y2 - y1) - (y - y1) * (x2 - x1)
            assert abs(across) < 1e-3 * (1 + abs(x2 - x1) + abs(y2 - y1))


def test_that_a_circle_at_the_edge_is_cut_there() -> None:
    (area,) = seen(Circle(10, 20, 5, "ink"))
    assert isinstance(area, Path)
    assert area.closed
    assert min(step.x for step in area.steps) == pytest.approx(10)
    assert max(step.x for step in area.steps) == pytest.approx(15)


def test_that_a_circle_inside_stays_one() -> None:
    assert seen(Circle(30, 20, 5, "ink")) == [Circle(30, 20, 5, "ink")]


def test_that_the_outline_of_a_cut_area_does_not_run_along_the_cut() -> None:
    corners = (Move(0, 15), To(20, 15), To(20, 25), To(0, 25))
    area, *outline = seen(Path(corners, "ink", "late", 1.0, closed=True))
    assert isinstance(area, Path)
    assert area.stroke is None
    assert all(
        isinstance(line, Line) and line.x1 >= 10 and (line.x1, line.x2) != (10, 10) for line in outline
    )


def test_that_a_hatch_is_a_pattern() -> None:
    (pattern,) = flat([hatch(Rectangle(5, 6, 40, 12), "late", 0.9, 4.2)])
    assert pattern == Pattern(5, 6, 40, 12, "wdUpDiag", "late")


@pytest.mark.parametrize(
    ("stream", "preset"),
    [
        (Stream.CHANGE_MANAGEMENT, "pct30"),
        (Stream.ORGANIZATION, "narHorz"),
        (Stream.CUSTOMER_CENTRICITY, "dkUpDiag"),
    ],
)
def test_that_streams_keep_patterns_of_their_own(stream: Stream, preset: str) -> None:
    patterns = [
        each for each in flat(stream_pattern(stream, Rectangle(0, 0, 8, 90))) if isinstance(each, Pattern)
    ]
    assert [pattern.preset for pattern in patterns] == [preset]


def test_that_areas_without_size_are_not_drawn() -> None:
    assert list(flat([Rectangle(0, 0, 0, 9, "ink"), Clip(0, 0, 0, 9, (Circle(0, 0, 1, "ink"),))])) == []
