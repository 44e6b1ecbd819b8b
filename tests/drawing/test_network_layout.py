"""Layers of a network picture: columns by longest path, few crossings, room between what stands there."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cxplanner.drawing.network_columns import GatePairs, columns_of
from cxplanner.drawing.network_order import _crossings, _layered, ordered
from cxplanner.drawing.network_places import heights
from cxplanner.scheduling.results import Node

GATE = Node("gate", 1)


def node(number: int) -> Node:
    return Node("initiative", number)


def pairs(*numbers: tuple[int, int]) -> list[tuple[Node, Node]]:
    return [(node(one), node(other)) for one, other in numbers]


def columns(
    *numbers: tuple[int, int], count: int = 6, gates: tuple[GatePairs, ...] = ()
) -> dict[int | str, int]:
    nodes = [node(number) for number in range(count)] + [each.gate for each in gates]
    made = columns_of(nodes, pairs(*numbers), gates)
    return {each.id if each.kind == "initiative" else "gate": column for each, column in made.items()}


def test_that_the_column_is_the_longest_way() -> None:
    made = columns((0, 1), (1, 2), (0, 2), (2, 3))
    assert [made[each] for each in range(4)] == [0, 1, 2, 3]


def test_that_what_waits_for_nothing_stands_beside_what_waits_for_it() -> None:
    made = columns((0, 1), (1, 2), (3, 2))
    assert made[3] == 1


def test_that_a_gate_stands_between_what_it_needs_and_what_it_holds() -> None:
    gate = GatePairs(GATE, (node(0), node(1), node(2)), (node(3), node(4)))
    made = columns((0, 1), (3, 4), gates=(gate,))
    assert made["gate"] == 1
    assert made[3] == 2
    assert made[4] == 3


def test_that_what_only_a_gate_waits_for_stands_beside_the_gate() -> None:
    gate = GatePairs(GATE, (node(0), node(1), node(2)), ())
    assert columns((0, 1), gates=(gate,))[2] == 1


def test_that_a_gate_gives_way_where_it_would_close_a_cycle() -> None:
    gate = GatePairs(GATE, (node(1),), (node(0),))
    made = columns((0, 1), gates=(gate,))
    assert made["gate"] == 1


def test_that_links_that_can_be_untangled_do_not_cross() -> None:
    nodes = [node(number) for number in range(6)]
    links = pairs((0, 5), (1, 4), (2, 3))
    made = ordered(nodes, links, columns_of(nodes, links, ()))
    assert _crossings(made) == 0


def test_that_a_long_link_has_a_waypoint_in_each_column_between() -> None:
    nodes = [node(number) for number in range(4)]
    links = pairs((0, 1), (1, 2), (2, 3), (0, 3))
    made = ordered(nodes, links, columns_of(nodes, links, ()))
    assert [made.column[vertex] for vertex in made.chains[3]] == [0, 1, 2, 3]
    assert [made.nodes[vertex] is None for vertex in made.chains[3]] == [False, True, True, False]


networks = st.lists(
    st.tuples(st.integers(0, 14), st.integers(0, 14)).filter(lambda pair: pair[0] < pair[1]),
    max_size=40,
    unique=True,
)


@given(numbers=networks)
def test_that_every_link_runs_forward(numbers: list[tuple[int, int]]) -> None:
    made = columns(*numbers, count=15)
    assert all(made[one] < made[other] for one, other in numbers)


@given(numbers=networks)
def test_that_ordering_never_adds_crossings(numbers: list[tuple[int, int]]) -> None:
    nodes, links = [node(number) for number in range(15)], pairs(*numbers)
    placed = columns_of(nodes, links, ())
    assert _crossings(ordered(nodes, links, placed)) <= _crossings(_layered(nodes, links, placed))


@given(numbers=networks)
def test_that_what_stands_in_a_column_keeps_its_distance(numbers: list[tuple[int, int]]) -> None:
    nodes, links = [node(number) for number in range(15)], pairs(*numbers)
    made = ordered(nodes, links, columns_of(nodes, links, ()))
    distance = [6.0 if each is None else 20.0 for each in made.nodes]
    middles = heights(made, distance, [[0.0] * len(before) for before in made.before])
    for column in made.columns:
        for above, below in pairwise(column):
            assert middles[below] - middles[above] >= 0.8 * (distance[above] + distance[below]) - 1e-6
    assert min(middles[v] - distance[v] for v in range(len(middles))) >= -1e-6


def test_that_a_lone_chain_is_straight() -> None:
    nodes, links = [node(number) for number in range(4)], pairs((0, 1), (1, 2), (2, 3))
    made = ordered(nodes, links, columns_of(nodes, links, ()))
    middles = heights(made, [20.0] * 4, [[0.0] * len(before) for before in made.before])
    assert len({round(each, 3) for each in middles}) == 1
