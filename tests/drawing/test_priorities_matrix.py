"""The matrix of priorities: where bubbles are, how large, and what a point means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.priorities_matrix import Place, PrioritiesMatrix, lay_out_matrix
from cxplanner.drawing.shapes import Circle, Text
from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_initiative

WORDS = Words("en")


def the_plan() -> Plan:
    plan = with_initiative(a_plan(), "A", impact=90, effort=10)
    plan = with_initiative(plan, "B", impact=20, effort=80)
    plan = with_initiative(plan, "C")
    return initiatives.set_cost_once(
        initiatives.set_cost_once(plan, id_of(plan, "A"), 100_00), id_of(plan, "B"), 400_00
    )


def laid_out(plan: Plan, *, width: float = 800, height: float = 600) -> PrioritiesMatrix:
    return lay_out_matrix(plan, WORDS, width, height)


def texts(matrix: PrioritiesMatrix) -> list[str]:
    return [shape.text for shape in matrix.drawing().shapes if isinstance(shape, Text)]


def test_that_more_impact_is_higher_and_more_effort_further_right() -> None:
    plan = the_plan()
    matrix = laid_out(plan)
    first, second = matrix.bubble_of(id_of(plan, "A")), matrix.bubble_of(id_of(plan, "B"))
    assert first is not None
    assert second is not None
    assert first.y < second.y
    assert first.x < second.x


def test_that_four_times_the_cost_is_twice_the_radius() -> None:
    plan = the_plan()
    matrix = laid_out(plan)
    radii = [bubble.radius for bubble in matrix.bubbles if bubble.is_placed]
    assert radii[1] == pytest.approx(2 * radii[0])


def test_that_what_is_not_placed_waits_under_the_plot() -> None:
    plan = the_plan()
    matrix = laid_out(plan)
    waiting = matrix.bubble_of(id_of(plan, "C"))
    assert waiting is not None
    assert not waiting.is_placed
    assert waiting.y > matrix.plot.bottom
    assert "Not placed yet: drag into the matrix" in texts(matrix)


def test_that_more_than_two_rows_of_waiting_ones_are_counted() -> None:
    plan = a_plan()
    for number in range(60):
        plan = with_initiative(plan, f"LONG-{number:03}")
    matrix = laid_out(plan, width=400)
    assert matrix.hidden_in_tray > 0
    assert f"and {matrix.hidden_in_tray} more" in texts(matrix)


@given(st.integers(0, 100), st.integers(0, 100))
def test_that_a_bubble_lies_where_its_place_is(effort: int, impact: int) -> None:
    plan = with_initiative(a_plan(), "A", impact=impact, effort=effort)
    matrix = laid_out(plan)
    (bubble,) = matrix.bubbles
    assert matrix.place_at(bubble.x, bubble.y) == Place(effort, impact)
    assert matrix.bubble_at(bubble.x, bubble.y) == bubble


@given(st.floats(-2_000, 2_000), st.floats(-2_000, 2_000))
def test_that_every_point_means_a_place_on_the_scale(x: float, y: float) -> None:
    place = laid_out(the_plan()).place_at(x, y)
    assert 0 <= place.effort <= 100
    assert 0 <= place.impact <= 100


def test_that_names_hide_no_bubble_and_no_other_name() -> None:
    plan = a_plan()
    for number in range(12):
        plan = with_initiative(
            plan,
            f"N{number:02}",
            title=f"Initiative number {number}",
            impact=number * 8,
            effort=97 - number * 8,
        )
    matrix = laid_out(plan)
    names = [
        shape for shape in matrix.drawing().shapes if isinstance(shape, Text) and shape.halo and shape.item
    ]
    circles = [shape for shape in matrix.drawing().shapes if isinstance(shape, Circle)]
    assert names
    for name in names:
        assert not any(
            circle.x + circle.radius > name.x + 1
            and circle.x - circle.radius < name.x + 40
            and abs(circle.y - (name.y - 4)) < circle.radius - 4
            for circle in circles
            if circle.item != name.item
        )


def test_that_a_drag_is_tried_without_the_plan() -> None:
    plan = the_plan()
    matrix = lay_out_matrix(plan, WORDS, 800, 600, moved={id_of(plan, "C"): Place(50, 50)})
    bubble = matrix.bubble_of(id_of(plan, "C"))
    assert bubble is not None
    assert bubble.is_placed
