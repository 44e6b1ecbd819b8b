"""Stages and the spine above the roadmap."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from cxplanner.drawing.roadmap import RoadmapLayout, RoadmapOptions, lay_out
from cxplanner.drawing.shapes import Item, Path, Rectangle, Text
from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome, GatePolicy
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import MONDAY, a_plan, with_initiative
from tests.pictures import all_shapes, box_of, meeting_texts, written


def layout_of(plan: Plan, **options: Any) -> RoadmapLayout:
    return lay_out(plan, schedule(plan), Words("en"), RoadmapOptions(**options), 1_000)


def a_staged_plan() -> Plan:
    plan = a_plan(policy=GatePolicy.HOLD)
    for number in (1, 2, 3, 4):
        plan = with_initiative(plan, f"S-{number}", 60, stage=number)
    return plan


def today_pill(layout: RoadmapLayout) -> Rectangle:
    shapes = layout.header().shapes
    return next(shape for shape in shapes if isinstance(shape, Rectangle) and shape.item == Item("today", 0))


def test_that_stages_are_named_with_their_purpose() -> None:
    plan = change_stage(a_staged_plan(), 2, why="Digital platforms")
    text = written(layout_of(plan).header().shapes)
    for said in ("Start", "Optimise", "Monetise data", "Trusted ecosystem", "Digital platforms"):
        assert said in text


def test_that_gates_have_name_and_day() -> None:
    text = written(layout_of(a_staged_plan()).header().shapes)
    assert "G1 Start done" in text
    assert "27 Mar 2026" in text


def test_that_a_passed_gate_says_so() -> None:
    plan = change_stage(
        a_staged_plan(), 1, gate_decided_on=date(2026, 4, 1), gate_outcome=GateOutcome.CONDITIONAL_GO
    )
    assert "passed 1 Apr 2026" in written(layout_of(plan).header().shapes)


def test_that_a_gate_after_its_planned_day_shows_both() -> None:
    plan = change_stage(a_staged_plan(), 1, gate_planned_on=date(2026, 3, 20))
    header = layout_of(plan).header().shapes
    assert "27 Mar 2026 · 5 d late" in written(header)
    marks = [
        shape for shape in all_shapes(header) if isinstance(shape, Path) and shape.item == Item("gate", 1)
    ]
    assert len(marks) == 2


@pytest.mark.parametrize("days", range(0, 330, 3))
def test_that_the_pill_of_today_is_at_its_line_and_covers_no_gate(days: int) -> None:
    day = MONDAY + timedelta(days=days)
    layout = layout_of(a_staged_plan(), today=day)
    pill, line = today_pill(layout), layout.x_of(day + timedelta(days=1))
    assert pill.x >= layout.lane_head_width
    assert pill.x + pill.width <= layout.width
    is_at_edge = pill.x in (layout.lane_head_width, layout.scale.right - pill.width)
    assert abs(pill.x + pill.width / 2 - line) <= 6.01 or (is_at_edge and pill.x <= line)
    for number in (1, 2, 3, 4):
        mark = layout.gate_of(number)
        beside = pill.x + pill.width <= mark.x or mark.x + mark.width <= pill.x
        assert beside or pill.y >= mark.y + mark.height
    assert meeting_texts(layout.header().shapes) == []
    assert layout.item_at(pill.x + pill.width / 2, pill.y + pill.height / 2) == Item("today", 0)


def test_that_the_pill_of_a_day_at_a_gate_hangs_below_it() -> None:
    plan = a_staged_plan()
    gate = layout_of(plan).gate_of(2)
    layout = layout_of(plan, today=layout_of(plan).date_at(gate.x + gate.width / 2 - 1))
    assert today_pill(layout).y >= gate.y + gate.height


def test_that_the_pill_stays_by_its_day_at_the_edge() -> None:
    layout = layout_of(a_staged_plan(), today=MONDAY)
    assert today_pill(layout).x == pytest.approx(layout.lane_head_width)


def test_that_gates_of_an_empty_plan_stand_apart_without_dates() -> None:
    layout = layout_of(a_plan())
    marks = [layout.gate_of(number).x for number in (1, 2, 3, 4)]
    steps = [after - before for before, after in pairwise(marks)]
    assert min(steps) > 150
    assert steps == pytest.approx([steps[0]] * 3)
    header = layout.header().shapes
    assert meeting_texts(header) == []
    assert written(header).count("no date yet") == 4
    assert "5 Jan 2026" not in written(header)
    assert layout.date_at(layout.scale.right - 1) > date(2027, 12, 1)


def test_that_a_planned_gate_of_an_empty_plan_is_on_its_day() -> None:
    layout = layout_of(change_stage(a_plan(policy=GatePolicy.HOLD), 1, gate_planned_on=date(2026, 6, 1)))
    assert "no date yet" not in written(layout.header().shapes)
    assert "1 Jun 2026" in written(layout.header().shapes)


def test_that_the_line_of_today_does_not_run_through_the_name_of_a_gate() -> None:
    plan = a_staged_plan()
    gate = layout_of(plan).gate_of(2)
    layout = layout_of(plan, today=layout_of(plan).date_at(gate.x - 40))
    shapes = list(layout.header().shapes)
    (name,) = (shape for shape in shapes if isinstance(shape, Text) and shape.text.startswith("G2 "))
    line = layout.x_of(layout.date_at(gate.x - 40) + timedelta(days=1))
    left, top, right, bottom = box_of(name)
    assert left < line < right
    patches = [s for s in shapes[: shapes.index(name)] if isinstance(s, Rectangle) and s.fill == "canvas"]
    assert any(
        p.x < left and p.x + p.width > right and p.y < top and p.y + p.height > bottom for p in patches
    )


def test_that_a_gate_before_the_first_work_has_no_date_yet() -> None:
    layout = layout_of(with_initiative(a_plan(), "A", 60, stage=3))
    assert written(layout.header().shapes).count("no date yet") == 2
