"""The ways of links."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.links import LinkRouter, distance_to, link_shapes
from cxplanner.drawing.placed_bars import PlacedBar
from cxplanner.drawing.shapes import Path
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.plan.initiatives import Initiative, LinkType
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.results import Dates

DAY = date(2026, 1, 5)
places = st.tuples(st.integers(0, 900), st.integers(20, 300), st.integers(0, 10))


def a_bar(x: float, width: float, row: int) -> PlacedBar:
    initiative = Initiative(1, "A", "A", Stream.ORGANIZATION)
    return PlacedBar(initiative, DAY, DAY, Dates(), x, width, None, None, y=row * 50, height=40)


def on_edge(bar: PlacedBar, x: float, y: float) -> bool:
    upright = x == pytest.approx(bar.x) or x == pytest.approx(bar.right)
    level = y == pytest.approx(bar.y) or y == pytest.approx(bar.y + bar.height)
    within_y = bar.y - 0.01 <= y <= bar.y + bar.height + 0.01
    within_x = bar.x - 0.01 <= x <= bar.right + 0.01
    return (upright and within_y) or (level and within_x)


@given(places, places, st.sampled_from(LinkType))
def test_that_a_way_is_of_level_and_upright_pieces_from_bar_to_bar(
    one: tuple[int, int, int], other: tuple[int, int, int], kind: LinkType
) -> None:
    before, after = a_bar(*one), a_bar(*other)
    points = LinkRouter(COMFORTABLE).route(before, after, kind)
    for (x1, y1), (x2, y2) in pairwise(points):
        assert x1 == pytest.approx(x2) or y1 == pytest.approx(y2)
    assert on_edge(before, *points[0])
    assert on_edge(after, *points[-1])


def test_that_a_finish_drives_a_start_from_the_left() -> None:
    points = LinkRouter(COMFORTABLE).route(a_bar(0, 100, 0), a_bar(200, 100, 2), LinkType.FS)
    assert points[0] == (100, 20)
    assert points[-1] == (200, 120)
    assert len(points) == 4


def test_that_a_link_without_room_drops_into_the_top() -> None:
    points = LinkRouter(COMFORTABLE).route(a_bar(0, 100, 0), a_bar(101, 100, 2), LinkType.FS)
    assert points[-1][1] == 100


def test_that_a_link_in_one_row_is_straight() -> None:
    assert LinkRouter(COMFORTABLE).route(a_bar(0, 100, 0), a_bar(200, 100, 0), LinkType.FS) == [
        (100, 20),
        (200, 20),
    ]


def test_that_two_upright_pieces_keep_apart() -> None:
    router = LinkRouter(COMFORTABLE)
    one = router.route(a_bar(0, 100, 0), a_bar(200, 100, 3), LinkType.FS)
    other = router.route(a_bar(0, 100, 1), a_bar(200, 100, 2), LinkType.FS)
    assert abs(one[1][0] - other[1][0]) >= 4


def test_that_a_link_ends_in_an_arrow() -> None:
    line, arrow = link_shapes([(0, 0), (50, 0)], "ink", 2, COMFORTABLE)
    assert isinstance(line, Path)
    assert isinstance(arrow, Path)
    assert arrow.closed
    assert (arrow.steps[0].x, arrow.steps[0].y) == (50, 0)


def test_that_a_piece_too_short_for_an_arrow_has_none() -> None:
    assert len(list(link_shapes([(0, 0), (3, 0)], "ink", 2, COMFORTABLE))) == 1


def test_how_far_a_place_is_from_a_way() -> None:
    points = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]
    assert distance_to(points, 5, 0) == 0
    assert distance_to(points, 5, -3) == 3
    assert distance_to(points, 13, 5) == 3


def test_that_a_level_link_stays_level_where_its_ends_are_rounded_otherwise() -> None:
    shaft, head = link_shapes([(0.0, 50.0), (80.0, 50.00000002)], "ink", 1.0, COMFORTABLE)
    assert isinstance(shaft, Path)
    assert isinstance(head, Path)
    assert abs(shaft.steps[-1].y - 50) < 0.001
    assert abs(head.steps[0].y - 50) < 0.001
