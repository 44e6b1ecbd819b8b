"""The network picture: what it shows of a plan, nothing on anything else, paths that pale the rest."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise

import pytest

from cxplanner.drawing.network_contents import MOST_SHOWN, contents_of
from cxplanner.drawing.network_layout import NetworkLayout, lay_out
from cxplanner.drawing.network_picture import NetworkPicture
from cxplanner.drawing.shapes import Circle, Item, Path, Rectangle, Shape, Text
from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_initiative
from tests.drawing.programmes import a_programme


def layout_of(plan: Plan) -> NetworkLayout:
    contents = contents_of(plan, schedule(plan))
    return lay_out(contents.nodes, contents.links, contents.gates)


def picture_of(plan: Plan, kept: frozenset[Node] | None = None) -> NetworkPicture:
    return NetworkPicture(layout_of(plan), schedule(plan), Words("en"), kept)


def everything(picture: NetworkPicture, zoom: float = 1.0) -> list[Shape]:
    whole = Rectangle(0, 0, picture.layout.width, picture.layout.height)
    return list(picture.body(whole, zoom))


def node(plan: Plan, key: str) -> Node:
    return Node("initiative", id_of(plan, key))


def texts(shapes: list[Shape]) -> list[str]:
    return [shape.text for shape in shapes if isinstance(shape, Text)]


def chain() -> Plan:
    """A before B before C, and D that has no links; A and B in stage 1, C in stage 2."""
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 10)
    plan = with_initiative(plan, "B", 5, "A SS+3d")
    plan = with_initiative(plan, "C", 5, "B", stage=2)
    return with_initiative(plan, "D", 5)


def test_that_only_what_has_links_is_shown() -> None:
    plan = chain()
    contents = contents_of(plan, schedule(plan))
    assert set(contents.nodes) == {node(plan, key) for key in "ABC"}
    assert contents.linked == 3
    assert not contents.is_part


def test_that_a_gate_stands_between_its_stage_and_the_next() -> None:
    plan = chain()
    layout = layout_of(plan)
    before, after = layout.boxes[node(plan, "B")], layout.boxes[node(plan, "C")]
    assert before.x + before.width < layout.gates[1] < after.x


def test_that_gates_follow_each_other() -> None:
    lines = layout_of(a_programme(40, policy=GatePolicy.HOLD)).gates
    assert all(lines[one] < lines[other] for one, other in pairwise(sorted(lines)))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_that_no_box_lies_on_another(seed: int) -> None:
    boxes = layout_of(a_programme(60, seed, GatePolicy.HOLD)).boxes.values()
    for one, other in combinations(boxes, 2):
        apart_across = one.x + one.width <= other.x or other.x + other.width <= one.x
        apart_down = one.y + one.height <= other.y or other.y + other.height <= one.y
        assert apart_across or apart_down


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_that_links_run_through_gaps_and_not_through_boxes(seed: int) -> None:
    layout = layout_of(a_programme(60, seed, GatePolicy.HOLD))
    for link in layout.links:
        for (x1, y1), (x2, y2) in pairwise(link.points):
            left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
            crossed = [
                node
                for node, box in layout.boxes.items()
                if left < box.x + box.width - 0.5
                and right > box.x + 0.5
                and top < box.y + box.height - 0.5
                and bottom > box.y + 0.5
            ]
            assert crossed == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_that_links_are_level_or_upright_and_end_at_their_ends(seed: int) -> None:
    layout = layout_of(a_programme(60, seed))
    for link in layout.links:
        for (x1, y1), (x2, y2) in pairwise(link.points):
            assert abs(x1 - x2) < 0.01 or abs(y1 - y2) < 0.01
        source, target = layout.boxes[link.source], layout.boxes[link.target]
        assert link.points[0] == pytest.approx((source.x + source.width, source.y + source.height / 2))
        x, y = link.points[-1]
        assert x == pytest.approx(target.x)
        assert target.y <= y <= target.y + target.height


def test_that_everything_lies_within_the_size() -> None:
    layout = layout_of(a_programme(60))
    assert all(box.x >= 0 and box.x + box.width <= layout.width for box in layout.boxes.values())
    assert all(box.y >= 0 and box.y + box.height <= layout.height for box in layout.boxes.values())


def test_that_a_link_from_a_gate_begins_at_its_line() -> None:
    plan = with_initiative(chain(), "E", 5, "G1", stage=3)
    layout = layout_of(plan)
    (link,) = (each for each in layout.links if each.source == Node("gate", 1))
    assert link.points[0][0] == pytest.approx(layout.gates[1])


def test_that_equal_contents_make_an_equal_layout() -> None:
    plan = a_programme(50)
    assert layout_of(plan) == layout_of(plan)


def test_that_critical_links_are_heavier_and_those_with_room_are_dashed() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 10), "B", 4)
    plan = with_initiative(plan, "C", 5, "A; B")
    by_item: dict[Item, Path] = {}
    for shape in everything(picture_of(plan)):
        if isinstance(shape, Path) and shape.item is not None and shape.stroke is not None:
            by_item.setdefault(shape.item, shape)
    critical, with_room = (by_item[Item("link", link.id)] for link in plan.links_into[id_of(plan, "C")])
    assert (critical.stroke, critical.dash) == ("ink", ())
    assert critical.stroke_width > with_room.stroke_width
    assert with_room.dash


def test_that_a_link_says_its_type_and_lag() -> None:
    assert "SS +3d" in texts(everything(picture_of(chain())))


def test_that_what_a_path_leaves_out_has_no_name() -> None:
    plan = chain()
    kept = frozenset({node(plan, "B"), node(plan, "C")})
    shown = texts(everything(picture_of(plan, kept)))
    assert "Initiative B" in shown
    assert "Initiative A" not in shown


def test_that_letters_stay_large_enough_at_every_zoom() -> None:
    picture = picture_of(chain())
    for zoom in (2.0, 1.0, 0.9, 0.5, 0.3):
        sizes = [shape.size * zoom for shape in everything(picture, zoom) if isinstance(shape, Text)]
        assert sizes
        assert min(sizes) >= 10.99


def test_that_only_what_is_in_sight_is_drawn() -> None:
    picture = picture_of(a_programme(60))
    corner = Rectangle(0, 0, 200, 200)
    assert len(list(picture.body(corner))) < len(everything(picture)) / 3


def test_that_a_place_says_what_is_there() -> None:
    plan = chain()
    picture = picture_of(plan)
    box = picture.layout.boxes[node(plan, "B")]
    link = next(each for each in picture.layout.links if each.target == node(plan, "B"))
    assert picture.item_at(box.x + 5, box.y + 5) == Item("initiative", id_of(plan, "B"))
    x, y = link.points[0]
    assert picture.item_at(x + 6, y) == Item("link", link.id)
    assert picture.item_at(picture.layout.gates[1], 2) == Item("gate", 1)
    assert picture.item_at(2, 2) is None


def test_that_the_header_names_each_gate_once() -> None:
    picture = picture_of(chain())
    shown = [shape for shape in picture.header(0, 2000, 1.0) if isinstance(shape, Text)]
    names = [shape.text for shape in shown if shape.item == Item("gate", 1) and "Start" in shape.text]
    assert names == ["G1 Start done"]


def test_that_a_large_plan_shows_everything_or_a_path_alone() -> None:
    large = a_programme(3 * MOST_SHOWN)
    dates = schedule(large)
    whole = contents_of(large, dates)
    assert whole.is_large
    assert not whole.is_part
    assert len(whole.links) == len(large.dependencies)
    asked = frozenset(whole.nodes[:20])
    part = contents_of(large, dates, asked)
    assert part.is_part
    assert not part.is_large
    assert set(part.nodes) == asked
    assert all({link.source, link.target} <= asked for link in part.links)


def test_that_a_path_leaves_out_nothing_of_a_small_plan() -> None:
    plan = chain()
    dates = schedule(plan)
    assert contents_of(plan, dates, frozenset({node(plan, "B")})) == contents_of(plan, dates)


def too_early() -> Plan:
    """Gate 1 advises on a planned day, and A, which it needs, ends later."""
    plan = with_initiative(a_plan(policy=GatePolicy.ADVISE), "A", 60)
    return change_stage(plan, 1, gate_planned_on=date(2026, 2, 2))


@pytest.mark.parametrize(("width", "said"), [(2000, "2 Feb 26 · too early"), (100, "2 Feb 26")])
def test_that_a_gate_that_cannot_be_so_early_says_so_by_more_than_colour(width: float, said: str) -> None:
    picture = picture_of(too_early())
    (line,) = (line for number, line in picture.layout.gates.items() if number == 1)
    of_gate = [
        each
        for each in picture.header(line - width, width, 1.0)
        if getattr(each, "item", None) == Item("gate", 1)
    ]
    assert said in [each.text for each in of_gate if isinstance(each, Text)]
    assert any(isinstance(each, Circle) for each in of_gate)


def test_that_a_gate_that_can_be_met_has_no_badge() -> None:
    picture = picture_of(chain())
    assert not any(isinstance(each, Circle) for each in picture.header(0, 2000, 1.0))
