"""Scores: sizes, urgency, what is missing, and what is below an initiative."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Status, Urgency
from cxplanner.plan.plan import Plan
from cxplanner.priorities.enablement import sums_below
from cxplanner.priorities.scores import Missing, Quadrant, scores, size_of
from tests.builders import a_plan, id_of, with_initiative


@pytest.mark.parametrize(
    ("months", "size"),
    [(0.5, 1), (1, 1), (2, 2), (3, 3), (4.1, 5), (16, 8), (32, 13), (32.5, 20), (None, None)],
)
def test_that_sizes_grow_faster_than_effort(months: float | None, size: int | None) -> None:
    assert size_of(months) == size


def test_that_only_open_initiatives_are_scored() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A"), "B", status=Status.REJECTED)
    assert list(scores(plan)) == [id_of(plan, "A")]


def test_that_what_is_missing_is_named_and_nothing_is_invented() -> None:
    plan = with_initiative(a_plan(), "A", urgency=Urgency.FIXED_DATE)
    score = scores(plan)[id_of(plan, "A")]
    assert score.missing == {Missing.MOMENTS, Missing.MONEY, Missing.PERSON_MONTHS}
    assert (score.size, score.priority, score.quadrant) == (None, None, None)
    assert score.value == 15


def test_that_priority_falls_with_size_and_doubt() -> None:
    plan = with_initiative(a_plan(), "A", urgency=Urgency.FIXED_DATE, person_months=2, confidence=50)
    score = scores(plan)[id_of(plan, "A")]
    assert score.priority == 15 * 0.5 / 2
    assert score.quadrant is Quadrant.QUICK_WIN


def test_that_the_one_that_all_wait_for_enables_most() -> None:
    plan = with_initiative(with_initiative(with_initiative(a_plan(), "A"), "B", 1, "A"), "C", 1, "B")
    plan = initiatives.set_benefit_per_year(plan, id_of(plan, "C"), 100_000)
    scored = scores(plan)
    assert [scored[id_of(plan, key)].enablement for key in "ABC"] == [100, 100, 0]
    assert scored[id_of(plan, "C")].business == 100


def test_that_a_plan_without_initiatives_has_no_scores() -> None:
    assert scores(a_plan()) == {}


@given(st.data())
def test_that_everything_below_is_counted_once(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 24))
    plan = a_plan()
    for place in range(count):
        before = data.draw(st.sets(st.integers(0, place - 1), max_size=3)) if place else set()
        plan = with_initiative(plan, f"I{place}", 1, "; ".join(f"I{each}" for each in sorted(before)))
    worth = {id_: float(data.draw(st.integers(0, 9))) for id_ in plan.initiatives}
    sums = sums_below(plan, worth)
    for id_ in plan.initiatives:
        assert sums[id_] == sum(worth[each] for each in _below(plan, id_))


def _below(plan: Plan, id_: int) -> set[int]:
    direct = {link.successor for link in plan.links_out_of.get(id_, ())}
    return direct.union(*(_below(plan, each) for each in direct))
