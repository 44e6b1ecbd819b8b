"""The chart of chances: lines that rise, dots where the quantiles are, nothing outside its box."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from cxplanner.drawing.finish_chances import FinishChances, Marker
from cxplanner.drawing.shapes import Circle, Line, Path, Rectangle, Text
from cxplanner.drawing.text_fit import width_of
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.simulation import Simulation, SimulationChoices, simulate
from cxplanner.wording.chances import chance_text
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative

WORDS = Words("en")


def a_simulation(least: int = 20, most: int = 90, runs: int = 800) -> Simulation:
    plan: Plan = with_initiative(a_plan(), "A", 40, optimistic=least, pessimistic=most)
    found = simulate(plan, SimulationChoices(runs=runs))
    assert found is not None
    return found


def a_chart(now: Simulation, **more: object) -> FinishChances:
    return FinishChances(now, WORDS, 520, 160, 1.0, **more)  # type: ignore[arg-type]


def texts(chart: FinishChances) -> list[str]:
    return [shape.text for shape in chart.shapes() if isinstance(shape, Text)]


def test_that_the_line_never_falls_and_ends_with_everything() -> None:
    now = a_simulation()
    (line,) = [shape for shape in a_chart(now).shapes() if isinstance(shape, Path)]
    places = [(step.x, step.y) for step in line.steps]
    assert all(before[0] <= after[0] and before[1] >= after[1] for before, after in pairwise(places))
    assert now.chance_by(now.finish_days[-1].day) == 1.0


def test_that_the_counts_of_days_are_all_runs_and_give_the_quantiles() -> None:
    now = a_simulation()
    assert sum(each.runs for each in now.finish_days) == now.choices.runs
    assert now.chance_by(now.finish.p80) >= 0.8
    before = [each.day for each in now.finish_days if each.day < now.finish.p80]
    assert not before or now.chance_by(before[-1]) < 0.8


def test_that_the_chance_of_the_day_to_compare_with_is_said_for_both_ways() -> None:
    now, other = a_simulation(), a_simulation(20, 50)
    day = now.finish.p50
    said = texts(a_chart(now, marker=Marker("Baseline", day), other=other, other_name="with decision 1"))
    assert f"Baseline {WORDS.date(day)}" in said
    assert f"{chance_text(WORDS, now.chance_by(day))} with the plan of today" in said
    assert f"{chance_text(WORDS, other.chance_by(day))} with decision 1" in said


@pytest.mark.parametrize("marker", [None, date(2020, 1, 1), date(2035, 1, 1)])
def test_that_nothing_leaves_the_box(marker: date | None) -> None:
    chart = a_chart(a_simulation(), marker=Marker("Baseline", marker) if marker else None)
    for shape in chart.shapes():
        if isinstance(shape, Line):
            assert min(shape.x1, shape.x2) >= 0
            assert max(shape.x1, shape.x2) <= chart.width
        if isinstance(shape, Rectangle | Circle):
            assert 0 <= shape.x <= chart.width
        if isinstance(shape, Text):
            width = width_of(shape.text, shape.size, shape.face, shape.weight)
            left = shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
            assert left >= -0.5
            assert left + width <= chart.width + 0.5


def test_that_a_single_day_is_drawn_without_a_line_that_is_too_steep_to_see() -> None:
    certain = a_simulation(40, 40)
    shown = a_chart(replace(certain, finish_days=certain.finish_days[:1]))
    assert texts(shown)
