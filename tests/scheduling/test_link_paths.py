"""Ways along links: what lies before, after and between."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxplanner.plan.initiatives import Dependency
from cxplanner.scheduling.link_paths import LinkPaths, ends_of
from cxplanner.scheduling.results import Node


def node(number: int) -> Node:
    return Node("initiative", number)


def nodes(*numbers: int) -> frozenset[Node]:
    return frozenset(node(number) for number in numbers)


def paths(*pairs: tuple[int, int]) -> LinkPaths:
    return LinkPaths((node(before), node(after)) for before, after in pairs)


FORKED = ((1, 2), (2, 3), (2, 4), (3, 5), (4, 5), (6, 5))


def test_that_everything_before_is_found_through_others() -> None:
    assert paths(*FORKED).before(node(5)) == nodes(1, 2, 3, 4, 6)


def test_that_everything_after_is_found_through_others() -> None:
    assert paths(*FORKED).after(node(2)) == nodes(3, 4, 5)


def test_that_between_two_lies_what_is_on_any_way() -> None:
    assert paths(*FORKED).between(node(1), node(5)) == nodes(1, 2, 3, 4, 5)


def test_that_between_two_does_not_ask_which_goes_first() -> None:
    made = paths(*FORKED)
    assert made.between(node(5), node(1)) == made.between(node(1), node(5))


def test_that_nothing_lies_between_what_is_not_joined() -> None:
    assert paths(*FORKED).between(node(6), node(1)) == frozenset()


def test_that_a_link_from_a_gate_begins_at_the_gate() -> None:
    assert ends_of(Dependency(1, 7, gate=2)) == (Node("gate", 2), node(7))


forward_pairs = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]), max_size=25
)


@given(pairs=forward_pairs, one=st.integers(0, 9), other=st.integers(0, 9))
def test_that_before_and_after_mirror_each_other(pairs: list[tuple[int, int]], one: int, other: int) -> None:
    made = paths(*pairs)
    assert (node(one) in made.before(node(other))) == (node(other) in made.after(node(one)))


@given(pairs=forward_pairs, one=st.integers(0, 9))
def test_that_what_is_before_a_predecessor_is_before_its_successor(
    pairs: list[tuple[int, int]], one: int
) -> None:
    made = paths(*pairs)
    for nearer in made.before(node(one)):
        assert made.before(nearer) <= made.before(node(one))
