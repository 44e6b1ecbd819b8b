"""The layout of a network of thousands: boxes apart, links unbroken, the longest without waypoints."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxplanner.drawing.network_columns import GatePairs
from cxplanner.drawing.network_contents import NetworkContents, contents_of
from cxplanner.drawing.network_layout import BOX_HEIGHT, BOX_WIDTH, LinkEnds
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import schedule
from tests.drawing.programmes import a_programme
from ui.dependencies import large_graph
from ui.dependencies.large_coarse import coarse_views, view_at
from ui.dependencies.large_layout import LargeLayout, lay_out_large

GATE = Node("gate", 1)


def node(number: int) -> Node:
    return Node("initiative", number)


@st.composite
def networks(draw: st.DrawFn) -> NetworkContents:
    """Some links forward, some of them from a gate, among a few initiatives."""
    count = draw(st.integers(2, 14))
    pair = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    pairs = draw(st.lists(pair.filter(lambda each: each[0] < each[1]), min_size=1, max_size=30, unique=True))
    held = draw(st.sets(st.integers(1, count - 1), max_size=3))
    links = [LinkEnds(100 + n, node(a), node(b), n % 3 == 0) for n, (a, b) in enumerate(pairs)]
    links += [LinkEnds(500 + n, GATE, node(b)) for n, b in enumerate(sorted(held))]
    gate = GatePairs(GATE, (node(0),), tuple(node(b) for b in sorted(held)))
    nodes = tuple(node(number) for number in range(count))
    return NetworkContents(nodes, tuple(links), (gate,), count)


def right_edge(layout: LargeLayout, source: Node) -> float:
    """Where links from an initiative or a gate begin."""
    return layout.gates[source.id] if source.kind == "gate" else layout.boxes[source].x + BOX_WIDTH


def pieces(layout: LargeLayout, place: int) -> list[tuple[float, ...]]:
    ways = layout.ways
    rows = layout.pieces_of(np.array([place]))
    return [
        tuple(float(column[row]) for column in (ways.x0, ways.xm, ways.x1, ways.y0, ways.y1)) for row in rows
    ]


@settings(max_examples=40)
@given(networks())
def test_that_every_link_runs_unbroken_from_end_to_end(contents: NetworkContents) -> None:
    layout = lay_out_large(contents)
    for place, link in enumerate(contents.links):
        found = pieces(layout, place)
        begin, target = right_edge(layout, link.source), layout.boxes[link.target]
        assert found[0][0] == pytest.approx(begin)
        assert found[-1][2] == pytest.approx(target.x)
        assert target.y <= found[-1][4] <= target.y + target.height
        for before, after in pairwise(found):
            assert before[2] == pytest.approx(after[0])
            assert before[4] == pytest.approx(after[3], abs=0.51)  # less is no step that is seen


@settings(max_examples=40)
@given(networks())
def test_that_no_box_covers_another(contents: NetworkContents) -> None:
    boxes = sorted(lay_out_large(contents).boxes.values(), key=lambda box: (box.x, box.y))
    for one, other in pairwise(boxes):
        assert other.x >= one.x + BOX_WIDTH or other.y >= one.y + BOX_HEIGHT


@settings(max_examples=40)
@given(networks())
def test_that_links_lead_to_the_right_and_all_is_within_the_picture(contents: NetworkContents) -> None:
    layout = lay_out_large(contents)
    for link in contents.links:
        if link.source.kind == "initiative":
            assert layout.boxes[link.source].x < layout.boxes[link.target].x
    for box in layout.boxes.values():
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= layout.width
        assert box.y + box.height <= layout.height


def test_that_the_longest_links_pass_behind_boxes_where_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = a_programme(300)
    contents = contents_of(plan, schedule(plan))
    whole = len(lay_out_large(contents).ways.ids)
    monkeypatch.setattr(large_graph, "MOST_WAYPOINTS", 0)
    layout = lay_out_large(contents)
    assert len(layout.ways.ids) == len(contents.links) < whole
    for place, link in enumerate(contents.links):
        assert pieces(layout, place)[-1][2] == pytest.approx(layout.boxes[link.target].x)


def test_that_links_are_found_by_their_ids() -> None:
    plan = a_programme(60)
    layout = lay_out_large(contents_of(plan, schedule(plan)))
    ids = layout.link_ids[[3, 0]]
    assert sorted(layout.places_of_links(np.append(ids, 7)).tolist()) == [0, 3]


def test_that_from_afar_every_link_is_still_there() -> None:
    plan = a_programme(700)
    layout = lay_out_large(contents_of(plan, schedule(plan)))
    zoom = 0.05
    view = view_at(layout.coarse, zoom)
    assert view is not None
    width, height = round(layout.width * zoom) + 2, round(layout.height * zoom) + 2
    painted = np.zeros((height + 2, width + 2), np.bool_)
    for x, y, wide, high in view.seen(0, 0, width, height, zoom).astype(int).tolist():
        painted[max(y - 1, 0) : y + high + 1, max(x - 1, 0) : x + wide + 1] = True
    ways = layout.ways
    for x_of, y_of in ((ways.x0, ways.y0), (ways.xm, ways.y1), (ways.x1, ways.y1)):
        x, y = np.rint(x_of * zoom).astype(int), np.rint(y_of * zoom).astype(int)
        assert painted[y, x].all()


def test_that_there_is_no_view_from_afar_close_by() -> None:
    plan = a_programme(60)
    layout = lay_out_large(contents_of(plan, schedule(plan)))
    assert view_at(layout.coarse, 1.0) is None
    assert coarse_views(layout.ways, 100, 100) == ()


def test_that_a_chain_of_thousands_is_laid_out_too() -> None:
    nodes = tuple(node(number) for number in range(3_000))
    links = tuple(LinkEnds(number, node(number), node(number + 1)) for number in range(2_999))
    layout = lay_out_large(NetworkContents(nodes, links, (), len(nodes)))
    boxes = [layout.boxes[each] for each in nodes]
    assert all(one.x + BOX_WIDTH < other.x for one, other in pairwise(boxes))
    assert max(box.y for box in boxes) - min(box.y for box in boxes) < BOX_HEIGHT
