"""The parallel scheme gives orders in which everything stands after what it waits for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxplanner.scheduling.levelling.generation import place_early
from cxplanner.scheduling.levelling.parallel import parallel_order
from cxplanner.scheduling.levelling.problem import Bond, Need, Problem
from tests.scheduling.levelling.test_problem import assert_holds


@st.composite
def plain_problems(draw: st.DrawFn) -> Problem:
    """Links without leads, and a capacity that grows."""
    size = draw(st.integers(1, 7))
    bonds: list[list[Bond]] = [[] for _ in range(size)]
    for target in range(1, size):
        for source in draw(st.sets(st.integers(0, target - 1), max_size=2)):
            bonds[target].append(Bond(size + source, draw(st.integers(0, 2))))
    duration = draw(st.lists(st.integers(0, 4), min_size=size, max_size=size))
    needs = [[Need(0, amount)] if (amount := draw(st.integers(0, 2))) else [] for _ in range(size)]
    return Problem(duration, [draw(st.integers(0, 3))] * size, bonds, needs, [[1] * 5 + [2] * 60])


@given(plain_problems(), st.lists(st.integers(0, 9), min_size=7, max_size=7))
def test_that_each_node_comes_once_and_after_what_it_waits_for(problem: Problem, keys: list[int]) -> None:
    order = parallel_order(problem, keys[: problem.size])

    assert sorted(order) == list(range(problem.size))
    for place, node in enumerate(order):
        assert set(problem.before[node]) <= set(order[:place])
    assert_holds(problem, place_early(problem, order))


def test_that_what_has_room_goes_before_a_smaller_key_that_has_none() -> None:
    needs = [[Need(0, 2)], [Need(0, 2)], [Need(0, 1)]]
    problem = Problem([2, 2, 2], [0, 0, 1], [[], [], []], needs, [[2] * 2 + [3] * 20])

    assert parallel_order(problem, [0, 1, 2]) == [0, 1, 2]
    problem = Problem([2, 2, 2], [0, 0, 0], [[], [], []], needs, [[3] * 20])
    assert parallel_order(problem, [0, 1, 2]) == [0, 2, 1]
