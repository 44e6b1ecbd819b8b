"""The strips of outcomes under the lanes of a roadmap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxplanner.drawing.arrangement import Arrangement, arrange, dated_initiatives
from cxplanner.drawing.outcome_strip import HEIGHT, Outcome
from cxplanner.drawing.roadmap import RoadmapLayout, RoadmapOptions
from cxplanner.drawing.shapes import Item, Line
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.indicators.estimates import Estimate
from cxplanner.indicators.standing import Standing
from cxplanner.indicators.target_line import TargetPoint
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.indicators.standings import a_standing
from tests.pictures import meeting_texts, shown_ids, written


def arranged(strips: int) -> Arrangement:
    plan = with_initiative(with_initiative(a_plan(), "A", 60), "B", 90, "A")
    dates = schedule(plan)
    bare = arrange(
        plan, dates, Words("en"), RoadmapOptions(), width=1_000, sizes=COMFORTABLE,
        dated=dated_initiatives(plan, dates),
    )  # fmt: skip
    first, last = bare.scale.first, bare.scale.last
    middle = first + (last - first) / 2
    waves = [(first.replace(day=20), Estimate(18.0)), (middle, Estimate(24.0))]
    standing = a_standing(waves, [TargetPoint(last, 45)])
    outcomes = tuple(_outcome(number, standing) for number in range(1, strips + 1))
    return replace(bare, outcomes=outcomes)


def _outcome(number: int, standing: Standing) -> Outcome:
    facts = ("actual and target",)
    return Outcome(number, f"Outcome: {number}", facts, standing, str, lambda value: f"{value} now")


@pytest.mark.parametrize("strips", [0, 1, 3])
@pytest.mark.parametrize("height", [None, 900.0])
def test_that_strips_stand_under_the_lanes_in_their_own_height(strips: int, height: float | None) -> None:
    layout = RoadmapLayout(arranged(strips), height=height)
    assert layout.height == pytest.approx(layout.lanes_bottom + strips * HEIGHT)
    assert layout.lanes_bottom == pytest.approx(layout.lanes[-1].top + layout.lanes[-1].height)
    if height is not None:
        assert layout.height <= height + 0.01
    shapes = layout.drawing().shapes
    assert shown_ids(shapes, "indicator") == set(range(1, strips + 1))
    assert ("24.0 now" in written(shapes)) is bool(strips)


def test_that_the_least_height_counts_strips_and_sheets_that_continue_have_none() -> None:
    one, none = arranged(1), arranged(0)
    assert one.least_height() == pytest.approx(none.least_height() + HEIGHT)
    assert one.of_lanes_alone().outcomes == ()


def test_that_gate_lines_and_the_grid_end_where_the_lanes_end() -> None:
    layout = RoadmapLayout(arranged(1), height=None)
    gates = {gate.x for gate in layout._arrangement.header.shown_gates}
    assert gates
    for shape in layout.body().shapes:
        if isinstance(shape, Line) and shape.x1 == shape.x2 and shape.x1 in gates:
            assert shape.y2 <= layout.lanes_bottom


def test_that_a_strip_is_an_item_at_its_place() -> None:
    layout = RoadmapLayout(arranged(2), height=None)
    assert layout.item_at(400, layout.lanes_bottom + 10) == Item("indicator", 1)
    assert layout.item_at(400, layout.lanes_bottom + HEIGHT + 10) == Item("indicator", 2)


def test_that_no_text_of_a_strip_covers_another() -> None:
    layout = RoadmapLayout(arranged(3), height=None)
    assert meeting_texts(layout.drawing().shapes) == []
