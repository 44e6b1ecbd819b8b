"""Links as connectors: which shapes are links, and how the presets run through their corners."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.links import link_shapes
from cxplanner.drawing.shapes import Item, Path, Rectangle, To
from cxplanner.drawing.sizes import A3
from cxplanner.report.slides.clipping import Point, flat
from cxplanner.report.slides.links import Bend, Dock, bend_of, dock_at, link_of

LINK = Item("link", 7)


def path_of(bend: Bend) -> list[Point]:
    """The corners of a connector after the definition of its preset, turned and put in its place."""
    w, h, shares = bend.width, bend.height, [share / 100_000 for share in bend.shares]
    local: dict[str, list[Point]] = {
        "straightConnector1": [(0, 0), (w, h)],
        "bentConnector2": [(0, 0), (w, 0), (w, h)],
    }
    if bend.preset == "bentConnector3":
        local[bend.preset] = [(0, 0), (shares[0] * w, 0), (shares[0] * w, h), (w, h)]
    elif bend.preset == "bentConnector4":
        x, y = shares[0] * w, shares[1] * h
        local[bend.preset] = [(0, 0), (x, 0), (x, y), (w, y), (w, h)]
    elif bend.preset == "bentConnector5":
        x, y, back = shares[0] * w, shares[1] * h, shares[2] * w
        local[bend.preset] = [(0, 0), (x, 0), (x, y), (back, y), (back, h), (w, h)]
    placed = []
    for x, y in local[bend.preset]:
        dx = (w - x if bend.flip_h else x) - w / 2
        dy = (h - y if bend.flip_v else y) - h / 2
        if bend.quarter:
            dx, dy = -dy, dx
        placed.append((bend.x + w / 2 + dx, bend.y + h / 2 + dy))
    return placed


def is_near(one: Sequence[Point], other: Sequence[Point], by: float = 0.11) -> bool:
    return len(one) == len(other) and all(
        abs(a - c) <= by and abs(b - d) <= by for (a, b), (c, d) in zip(one, other, strict=True)
    )


places = st.floats(0, 900).map(lambda value: round(value, 1))


steps = st.sampled_from((-1, 1)).flatmap(lambda way: st.floats(0.5, 300).map(lambda size: way * size))


@given(st.booleans(), st.lists(steps, min_size=1, max_size=5))
def test_that_a_connector_runs_through_the_corners_of_its_link(is_upright: bool, pieces: list[float]) -> None:
    points = [(400.0, 300.0)]
    for number, step in enumerate(pieces):
        x, y = points[-1]
        points.append((x + step, y) if (number % 2 == 0) != is_upright else (x, y + step))
    assert is_near(path_of(bend_of(points)), points)


def test_that_a_connector_between_places_above_each_other_goes_round() -> None:
    points = [(100.0, 50.0), (110.0, 50.0), (110.0, 90.0), (100.0, 90.0)]
    assert is_near(path_of(bend_of(points)), points)


@given(st.lists(st.tuples(places, places), min_size=2, max_size=2), st.integers(3, 6))
def test_that_no_connector_has_a_negative_frame(ends: list[Point], count: int) -> None:
    (x1, y1), (x2, y2) = ends
    middle = (x1 + x2) / 2
    points = [(x1, y1), (middle, y1), (middle, y2), (x2, y2)][:count]
    bend = bend_of(points)
    assert bend.width >= 0
    assert bend.height >= 0


def test_that_a_drawn_link_is_recognised_with_its_arrow() -> None:
    corners = [(10.0, 10.0), (40.0, 10.0), (40.0, 60.0), (90.0, 60.0)]
    line, arrow = flat(link_shapes(corners, "ink", 2.0, A3, LINK))
    found = link_of(line, arrow)
    assert found is not None
    link, has_arrow = found
    assert has_arrow
    assert is_near(link.points, corners, 0.01)
    assert (link.stroke, link.stroke_width, link.item) == ("ink", 2.0, LINK)
    assert link.arrow > 0


def test_that_a_short_last_piece_has_no_arrow() -> None:
    (line,) = flat(link_shapes([(10.0, 10.0), (14.0, 10.0)], "ink", 2.0, A3, LINK))
    found = link_of(line, None)
    assert found is not None
    assert found[0].arrow == 0


@pytest.mark.parametrize(
    "path",
    [
        Path((To(0, 0), To(5, 5)), None, "ink", 1.0),
        Path((To(0, 0), To(5, 0), To(9, 0)), "ink", closed=True),
        Path((To(0, 0), To(5, 0), To(5, 9)), None, "ink", 1.0, item=Item("gate", 1)),
    ],
)
def test_that_ticks_areas_and_marks_are_no_links(path: Path) -> None:
    assert link_of(path, None) is None


@pytest.mark.parametrize(
    ("point", "site"), [((60.0, 20.0), 0), ((10.0, 30.0), 1), ((30.0, 40.0), 2), ((110.0, 30.0), 3)]
)
def test_that_a_link_docks_at_the_side_it_ends_on(point: Point, site: int) -> None:
    dock = Dock(Rectangle(10, 20, 100, 20), 5)
    assert dock_at([Dock(Rectangle(300, 20, 50, 20), 6), dock], point) == dock
    assert dock.site(point) == site


def test_that_a_link_that_ends_beside_a_bar_is_not_docked() -> None:
    assert dock_at([Dock(Rectangle(10, 20, 100, 20), 5)], (120.0, 30.0)) is None
