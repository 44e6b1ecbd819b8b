"""The critical thread, with gate lines as its buses."""

from __future__ import annotations

from cxplanner.drawing.roadmap import RoadmapOptions, lay_out
from cxplanner.drawing.shapes import Circle, Line, Shape
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Stream
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative
from tests.pictures import shown_ids


def body_of(plan: Plan) -> tuple[Shape, ...]:
    return lay_out(plan, schedule(plan), Words("en"), RoadmapOptions(), 1_000, 800).body().shapes


def through_a_gate() -> Plan:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 40)
    return with_initiative(plan, "B", 40, stage=2, stream=Stream.CUSTOMER_CENTRICITY)


def test_that_the_thread_runs_along_a_gate_line() -> None:
    body = body_of(through_a_gate())
    gate = lay_out(
        through_a_gate(), schedule(through_a_gate()), Words("en"), RoadmapOptions(), 1_000, 800
    ).gate_of(1)
    x = gate.x + gate.width / 2
    upright = [
        shape for shape in body if isinstance(shape, Line) and shape.x1 == shape.x2 and shape.stroke == "ink"
    ]
    bus = [line for line in upright if abs(line.x1 - x) < 0.01 and line.stroke_width == 2]
    dots = [shape for shape in body if isinstance(shape, Circle) and abs(shape.x - x) < 0.01]
    assert len(bus) == 1
    assert {round(dot.y, 3) for dot in dots} == {round(bus[0].y1, 3), round(bus[0].y2, 3)}


def test_that_an_advising_gate_carries_no_thread() -> None:
    plan = with_initiative(a_plan(), "A", 40)
    assert not [shape for shape in body_of(plan) if isinstance(shape, Circle)]


def test_that_only_links_that_drive_are_in_the_thread() -> None:
    plan = with_initiative(a_plan(), "A", 40)
    plan = with_initiative(plan, "B", 10)
    plan = with_initiative(plan, "C", 10, "A; B", stream=Stream.CUSTOMER_CENTRICITY)
    driving = next(
        link.id for link in plan.dependencies.values() if plan.initiatives[link.predecessor or 0].key == "A"
    )
    assert shown_ids(body_of(plan), "link") == {driving}
