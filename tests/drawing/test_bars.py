"""What a bar says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxplanner.drawing.bars import initials
from cxplanner.drawing.roadmap import RoadmapOptions, lay_out
from cxplanner.drawing.shapes import Clip, Line, Move, Path, Rectangle, Shape, To
from cxplanner.drawing.sizes import Density
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Person, Stream
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_initiative
from tests.pictures import all_shapes, texts, written


def body_of(plan: Plan, **options: Any) -> tuple[Shape, ...]:
    choices = RoadmapOptions(density=Density.COMFORTABLE, **options)
    return lay_out(plan, schedule(plan), Words("en"), choices, 1_000).body().shapes


def a_bar(duration: int = 60, **values: Any) -> Plan:
    return with_initiative(a_plan(), "SD-01", duration, title="Platform", **values)


def test_that_a_bar_has_name_code_owner_and_date() -> None:
    plan = a_bar().changed(people={1: Person(1, "Javier Ruiz-Cano")})
    plan = with_initiative(plan, "SD-02", 60, title="Owned", owner=1)
    text = written(body_of(plan))
    assert "Platform" in text
    assert "SD-02 · J. Ruiz-Cano · 27 Mar 2026" in text


def test_that_a_bar_without_an_owner_says_so() -> None:
    assert "SD-01 · no owner · 27 Mar 2026" in written(body_of(a_bar()))


@pytest.mark.parametrize(
    ("name", "short"),
    [("Javier Ruiz-Cano", "J. Ruiz-Cano"), ("Ana Belén Ortega", "A. Belén Ortega"), ("PMO", "PMO")],
)
def test_that_first_names_are_shortened(name: str, short: str) -> None:
    assert initials(name) == short


def test_that_progress_fills_its_part_of_the_rail() -> None:
    plan = a_bar(progress=25, status=Status.ACTIVE, actual_start=date(2026, 1, 5))
    clip = next(shape for shape in body_of(plan) if isinstance(shape, Clip))
    rest, done = clip.shapes
    assert isinstance(rest, Rectangle)
    assert isinstance(done, Rectangle)
    assert done.width == pytest.approx(rest.width * 0.25)


def test_that_a_done_bar_is_full_and_paler() -> None:
    plan = a_bar(
        status=Status.DONE, actual_start=date(2026, 1, 5), actual_finish=date(2026, 3, 27), progress=100
    )
    body = body_of(plan)
    clip = next(shape for shape in body if isinstance(shape, Clip))
    assert [part.width for part in clip.shapes if isinstance(part, Rectangle)] == [clip.width, clip.width]
    assert any(isinstance(shape, Rectangle) and shape.fill == "stream.systems_data.done" for shape in body)


def test_that_a_missed_deadline_is_flagged_and_hatched_right_of_the_name() -> None:
    plan = a_bar(deadline=date(2026, 3, 20))
    body = body_of(plan)
    assert "+5 d" in written(body)
    hatch = next(shape for shape in body if isinstance(shape, Clip) and isinstance(shape.shapes[0], Line))
    name = next(shape for shape in all_shapes(body) if getattr(shape, "text", "") == "Platform")
    assert hatch.x > name.x  # type: ignore[union-attr]


def test_that_a_kept_deadline_has_no_flag() -> None:
    assert "+" not in written(body_of(a_bar(deadline=date(2026, 3, 27))))


def test_that_float_is_a_dotted_tail_with_its_days() -> None:
    plan = with_initiative(a_bar(40), "CC-01", 100, stream=Stream.CUSTOMER_CENTRICITY)
    body = body_of(plan)
    assert "60 d" in written(body)
    assert any(isinstance(shape, Line) and shape.dash == (1.0, 2.0) for shape in body)


def test_that_little_float_has_no_tail() -> None:
    plan = with_initiative(a_bar(98), "CC-01", 100, stream=Stream.CUSTOMER_CENTRICITY)
    assert "2 d" not in written(body_of(plan))


def test_that_float_can_be_left_out() -> None:
    plan = with_initiative(a_bar(40), "CC-01", 100, stream=Stream.CUSTOMER_CENTRICITY)
    assert "60 d" not in written(body_of(plan, floats=False))


def test_that_a_critical_bar_has_a_heavy_outline() -> None:
    plan = with_initiative(a_bar(40), "CC-01", 100, stream=Stream.CUSTOMER_CENTRICITY)
    outlines = [s for s in body_of(plan) if isinstance(s, Rectangle) and s.stroke == "ink" and s.item]
    assert [outline.item.id for outline in outlines if outline.item] == [id_of(plan, "CC-01")]


def test_that_an_initiative_without_duration_is_a_diamond_with_its_name() -> None:
    plan = with_initiative(a_bar(), "SD-02", 0, "SD-01", title="Moment")
    body = body_of(plan)
    moment = id_of(plan, "SD-02")
    shapes = [shape for shape in all_shapes(body) if getattr(shape, "item", None) and shape.item.id == moment]  # type: ignore[union-attr]
    assert any(isinstance(shape, Path) and len(shape.steps) == 4 for shape in shapes)
    assert "Moment" in written(body)


def test_that_a_bar_that_goes_on_outside_the_time_shown_ends_in_teeth() -> None:
    body = body_of(a_bar(), first=date(2026, 1, 1), last=date(2026, 2, 15))
    assert any(isinstance(shape, Path) and len(shape.steps) == 7 for shape in body)


def test_that_a_name_is_not_written_on_a_short_bar_that_is_hatched_all_over() -> None:
    plan = with_initiative(a_plan(), "B", 300, title="Long")
    plan = with_initiative(plan, "A", 15, title="PMO", deadline=date(2026, 1, 7))
    body = body_of(plan)
    assert any(isinstance(shape, Clip) and isinstance(shape.shapes[0], Line) for shape in body)
    bar = lay_out(plan, schedule(plan), Words("en"), RoadmapOptions(density=Density.COMFORTABLE), 1_000)
    place = bar.bar_of(id_of(plan, "A"))
    (name,) = (text for text in texts(body) if text.text == "PMO")
    assert place is not None
    assert place.width < 40
    assert not place.x <= name.x < place.x + place.width


def test_that_the_name_of_a_bar_that_began_before_keeps_off_its_torn_end() -> None:
    body = body_of(a_bar(100), first=date(2026, 2, 2))
    (name,) = (text for text in texts(body) if text.text == "Platform")
    teeth = [
        each.x
        for shape in body
        if isinstance(shape, Path) and shape.fill is None
        for each in shape.steps
        if isinstance(each, (Move, To))
    ]
    assert name.x > max(teeth)
