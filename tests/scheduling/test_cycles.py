"""Topological levels and the naming of cycles."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.scheduling.cycles import beginning_at, shortest_cycle, shortest_way, topological_levels

Pairs = list[tuple[int, int]]
SIZE = 8
pairs = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=16)
forward = pairs.map(lambda drawn: [(min(ends), max(ends)) for ends in drawn if ends[0] != ends[1]])


def levels_of(drawn: Pairs) -> list[int] | None:
    ends = np.array(drawn, np.int64).reshape(len(drawn), 2)
    level = topological_levels(SIZE, ends[:, 0], ends[:, 1])
    return None if level is None else level.tolist()


@given(forward)
def test_that_the_level_of_a_node_is_one_more_than_the_highest_before_it(drawn: Pairs) -> None:
    level = levels_of(drawn)

    assert level is not None
    for node in range(SIZE):
        before = [level[source] for source, target in drawn if target == node]
        assert level[node] == max(before, default=-1) + 1


@given(pairs)
def test_that_there_are_levels_exactly_where_no_node_leads_back_to_itself(drawn: Pairs) -> None:
    followers: dict[int, list[int]] = {}
    for source, target in drawn:
        followers.setdefault(source, []).append(target)
    ways = [shortest_way(followers, node, node) for node in range(SIZE)]
    shortest = min((len(way) for way in ways if way is not None), default=None)

    assert (levels_of(drawn) is None) is (shortest is not None)
    if shortest is not None:
        cycle = shortest_cycle(drawn)
        assert cycle[0] == cycle[-1]
        assert all(step in drawn for step in pairwise(cycle))
        assert len(set(cycle)) == len(cycle) - 1


def test_that_a_cycle_can_be_told_from_any_of_its_nodes() -> None:
    assert beginning_at([3, 1, 2, 3], 2) == [2, 3, 1, 2]
    assert beginning_at([3, 1, 2, 3], 3) == [3, 1, 2, 3]


def test_that_a_way_needs_at_least_one_step() -> None:
    assert shortest_way({1: [2]}, 1, 1) is None
    assert shortest_way({1: [1]}, 1, 1) == [1, 1]
    assert shortest_way({1: [2, 3], 2: [4], 3: [4]}, 1, 4) == [1, 2, 4]
