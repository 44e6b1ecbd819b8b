"""What a baseline adds to the roadmap."""

from __future__ import annotations

from datetime import date

import pytest

from cxplanner.drawing.baseline import with_room_for_ghosts
from cxplanner.drawing.roadmap import RoadmapLayout, RoadmapOptions, lay_out
from cxplanner.drawing.shapes import Item, Path, Rectangle
from cxplanner.drawing.sizes import A3, A3_DENSE, A3_TIGHT, Density, Sizes
from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_baseline, with_initiative
from tests.drawing.programmes import a_programme
from tests.pictures import all_shapes


def moved() -> Plan:
    """Two initiatives, a moment and gates; then the first became 20 days longer."""
    plan = with_initiative(with_initiative(a_plan(), "A", 40), "B", 40, after="A", stage=2)
    plan = with_baseline(with_initiative(plan, "M", 0, after="B"), "Kick-off")
    return initiatives.change(plan, id_of(plan, "A"), duration=60)


def layout_of(plan: Plan, *, density: Density = Density.COMFORTABLE, shown: bool = True) -> RoadmapLayout:
    baseline = plan.baselines_in_order[-1].id if shown else None
    options = RoadmapOptions(baseline=baseline, density=density)
    return lay_out(plan, schedule(plan), Words("en"), options, 1_200)


def ghosts(layout: RoadmapLayout, initiative_id: int) -> list[Rectangle]:
    """Open bars of an initiative, apart from the outline of its own."""
    return [
        each
        for each in all_shapes(layout.body().shapes)
        if isinstance(each, Rectangle)
        and each.item == Item("initiative", initiative_id)
        and (each.fill, each.stroke) == ("canvas", "ink2")
    ]


@pytest.mark.parametrize("density", Density)
def test_that_a_ghost_lies_between_its_bar_and_the_next_row_where_the_initiative_stood(
    density: Density,
) -> None:
    plan = moved()
    layout = layout_of(plan, density=density)
    for key, first, last in (
        ("A", date(2026, 1, 5), date(2026, 2, 27)),
        ("B", date(2026, 3, 2), date(2026, 4, 24)),
    ):
        (ghost,) = ghosts(layout, id_of(plan, key))
        bar = layout.bar_of(id_of(plan, key))
        assert bar is not None
        assert ghost.x == pytest.approx(layout.scale.start_of(first))
        assert ghost.x + ghost.width == pytest.approx(layout.scale.end_of(last))
        assert ghost.y > bar.y + bar.height
        assert ghost.y + ghost.height < bar.y + bar.height + layout.sizes.row_gap


def test_that_a_moment_has_an_open_diamond() -> None:
    plan = moved()
    layout = layout_of(plan)
    diamonds = [
        each
        for each in all_shapes(layout.body().shapes)
        if isinstance(each, Path) and each.item == Item("initiative", id_of(plan, "M"))
    ]
    assert [each.stroke for each in diamonds].count("ink2") == 1


def test_that_a_gate_that_moved_has_an_open_diamond_where_it_was() -> None:
    plan = moved()
    layout = layout_of(plan)
    marks = [
        each
        for each in all_shapes(layout.header().shapes)
        if isinstance(each, Path) and each.item == Item("gate", 1) and each.stroke == "ink2"
    ]
    (mark,) = marks
    middle = (min(step.x for step in mark.steps) + max(step.x for step in mark.steps)) / 2
    assert middle == pytest.approx(layout.scale.end_of(date(2026, 4, 24)))


def test_that_nothing_moves_on_the_roadmap_when_the_baseline_is_shown() -> None:
    plan = moved()
    with_ghosts, without = layout_of(plan), layout_of(plan, shown=False)
    assert with_ghosts.height == without.height
    for each in plan.initiatives:
        assert with_ghosts.bar_of(each) == without.bar_of(each)
        assert ghosts(without, each) == []


def test_that_a_baseline_that_is_gone_is_not_drawn() -> None:
    plan = moved()
    options = RoadmapOptions(baseline=10**6)
    layout = lay_out(plan, schedule(plan), Words("en"), options, 1_200)
    assert ghosts(layout, id_of(plan, "A")) == []


def test_that_what_came_after_the_baseline_has_no_ghost() -> None:
    plan = with_initiative(moved(), "New", 5)
    layout = layout_of(plan)
    assert layout.bar_of(id_of(plan, "New")) is not None
    assert ghosts(layout, id_of(plan, "New")) == []


def test_that_the_legend_is_told_of_the_baseline() -> None:
    plan = moved()
    assert {"baseline", "gate_baseline"} <= layout_of(plan).occurring.facts
    assert {"baseline", "gate_baseline"}.isdisjoint(layout_of(plan, shown=False).occurring.facts)


def test_that_every_bar_of_a_large_roadmap_has_its_ghost() -> None:
    plan = with_baseline(a_programme(80), "Kick-off")
    layout = layout_of(plan)
    drawn = {id_ for id_ in plan.initiatives if layout.bar_of(id_) is not None}
    bars = {id_ for id_ in drawn if plan.initiatives[id_].duration}
    assert bars
    assert {id_ for id_ in bars if len(ghosts(layout, id_)) == 1} == bars


@pytest.mark.parametrize("density", Density)
def test_that_a_ghost_is_high_enough_to_be_seen_at_any_density(density: Density) -> None:
    plan = moved()
    (ghost,) = ghosts(layout_of(plan, density=density), id_of(plan, "A"))
    assert ghost.height >= 3.5


@pytest.mark.parametrize("sizes", [A3, A3_DENSE, A3_TIGHT])
def test_that_rows_make_way_for_ghosts_on_paper(sizes: Sizes) -> None:
    assert with_room_for_ghosts(sizes).row_gap * 0.6 >= 3.0
