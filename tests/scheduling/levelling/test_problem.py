"""The abstract problem: orders that respect links, the scheme, justification, the bound, the search."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxplanner.scheduling.levelling.bound import bound
from cxplanner.scheduling.levelling.generation import justified, place_early, starts_from_behind
from cxplanner.scheduling.levelling.problem import Bond, Need, NoRoom, Problem
from cxplanner.scheduling.levelling.rules import by_best_rule, by_rule
from cxplanner.scheduling.levelling.search import SearchChoices, search

HORIZON = 60


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Up to five nodes with links forwards of any kind, two resources whose capacity changes once."""
    size = draw(st.integers(1, 5))
    duration = draw(st.lists(st.integers(0, 4), min_size=size, max_size=size))
    bonds: list[list[Bond]] = [[] for _ in range(size)]
    for target in range(1, size):
        for source in draw(st.sets(st.integers(0, target - 1), max_size=2)):
            end = source + size * draw(st.integers(0, 1))
            bonds[target].append(Bond(end, draw(st.integers(-3, 3))))
    amounts = st.integers(0, 2)
    needs = [[Need(n, amount) for n in range(2) if (amount := draw(amounts))] for _ in range(size)]
    change = draw(st.integers(0, 6))
    free = [[draw(st.integers(0, 3))] * change + [draw(st.integers(2, 3))] * HORIZON for _ in range(2)]
    return Problem(duration, [0] * size, bonds, needs, free)


def assert_holds(problem: Problem, moments: list[int]) -> None:
    size = problem.size
    for node in range(size):
        assert moments[node] >= problem.floor[node]
        assert moments[size + node] == moments[node] + problem.duration[node]
        assert all(moments[end] + weight <= moments[node] for end, weight in problem.bonds[node])
    for resource, row in enumerate(problem.free):
        for day, capacity in enumerate(row):
            used = sum(
                need.amount
                for node in range(size)
                if moments[node] <= day < moments[size + node]
                for need in problem.needs[node]
                if need.resource == resource
            )
            assert used <= capacity


def best_by_trying_all(problem: Problem) -> int:
    """The best finish over all orders of placement."""
    return min(
        problem.finish_of(place_early(problem, order))
        for order in permutations(range(problem.size))
        if all(order.index(source) < order.index(n) for n in order for source in problem.before[n])
    )


@settings(max_examples=150, deadline=None)
@given(problems())
def test_that_every_way_holds_and_none_is_below_the_bound(problem: Problem) -> None:
    best = best_by_trying_all(problem)
    for moments in (by_rule(problem), by_best_rule(problem), justified(problem, by_rule(problem))):
        assert_holds(problem, moments)
        assert problem.finish_of(moments) >= best
    assert bound(problem) <= best
    found = search(problem, bound(problem), SearchChoices(seconds=0.02))
    assert_holds(problem, found)
    assert best <= problem.finish_of(found) <= problem.finish_of(by_best_rule(problem))


@settings(max_examples=150, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_that_several_resources_in_one_number_a_day_give_the_same(problem: Problem, chance: Random) -> None:
    plain = replace(problem, free=[*problem.free, [0]])
    order = problem.by_priority([chance.random() for _ in range(problem.size)])

    assert plain.packed is None
    assert (problem.packed is not None) == any(len(needs) > 1 for needs in problem.needs)
    early = place_early(problem, order)
    assert early == place_early(plain, order)
    for finish in (problem.finish_of(early), 2):
        assert starts_from_behind(problem, order[::-1], finish) == (
            starts_from_behind(plain, order[::-1], finish)
        )


def test_that_a_need_beyond_all_there_is_finds_no_room_in_one_number_either() -> None:
    problem = Problem([1], [0], [[]], [[Need(0, 9), Need(1, 1)]], [[2] * 5, [-1] * 5])

    with pytest.raises(NoRoom):
        place_early(problem, [0])


def test_that_a_node_without_room_is_named() -> None:
    problem = Problem([3, 3], [0, 0], [[], []], [[Need(0, 1)], [Need(0, 1)]], [[1] * 5])

    with pytest.raises(NoRoom) as lack:
        place_early(problem, [0, 1])
    assert lack.value.node == 1


def test_that_the_work_of_a_team_bounds_the_finish() -> None:
    problem = Problem(
        [3, 3, 2], [0] * 3, [[], [], [Bond(3, 0), Bond(4, 0)]], [[Need(0, 1)]] * 2 + [[]], [[1] * 20]
    )

    assert bound(problem) == 8
    assert problem.finish_of(by_rule(problem)) == 8


def test_that_a_lead_does_not_break_the_order_of_placement() -> None:
    problem = Problem([1, 5], [9, 0], [[], [Bond(0, -8)]], [[], []], [])

    assert not problem.starts_in_order
    assert problem.by_moment([9, 1]) == [0, 1]


def test_that_a_search_stops_when_it_is_asked_to() -> None:
    problem = Problem([3, 3], [0, 0], [[], []], [[Need(0, 1)], [Need(0, 1)]], [[1] * 9])
    asked: list[bool] = []

    def stopped() -> bool:
        asked.append(True)
        return True

    moments = search(problem, 0, SearchChoices(seconds=3_600, stopped=stopped))
    assert (problem.finish_of(moments), asked) == (6, [True])
