"""Facts of each link: the working days it leaves, whether it drives its successor, whether it is critical.

Links that hold no date are absent: those into what has begun, and those of what is not scheduled.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np

from cxplanner.scheduling.computation import Computation
from cxplanner.scheduling.critical_path import slack_of
from cxplanner.scheduling.day_table import BoolArray, IntArray
from cxplanner.scheduling.drivers import node_of
from cxplanner.scheduling.results import Node


class LinkSlacks:
    """The facts of the plan's links, by their ids; read one by one, or all at once where all are asked for.

    A slack is negative only where a pin breaks the link. `driving` links are among the reasons why their
    successor starts no earlier, ties included; `critical` ones drive one critical item from another.
    """

    def __init__(self, made: Computation) -> None:
        self._facts = _by_edge(made)
        self._places = made.network.links_at_edges
        self._network = made.network
        self._dependency: IntArray = made.network.edges.dependency

    def slack_of(self, link: int) -> int | None:
        place = self._places.get(link)
        return int(self._facts.slack[place]) if place is not None else None

    def is_driving(self, link: int) -> bool:
        place = self._places.get(link)
        return place is not None and bool(self._facts.driving[place])

    def is_critical(self, link: int) -> bool:
        place = self._places.get(link)
        return place is not None and bool(self._facts.critical[place])

    def flags_of(self, links: IntArray) -> tuple[BoolArray, BoolArray]:
        """Which of the links with these ids drive, and which are critical."""
        order = self._network.edges_by_link
        if not len(order):
            return np.zeros(len(links), np.bool_), np.zeros(len(links), np.bool_)
        places = np.searchsorted(self._dependency, links, sorter=order)
        places = order[np.minimum(places, len(order) - 1)]
        is_here = self._dependency[places] == links
        return is_here & self._facts.driving[places], is_here & self._facts.critical[places]

    @cached_property
    def number_driving(self) -> int:
        """How many of the plan's links drive."""
        return int(np.count_nonzero(self._facts.driving & (self._dependency > 0)))

    @cached_property
    def slack(self) -> Mapping[int, int]:
        slack: list[int] = self._facts.slack.tolist()
        return {link: slack[place] for link, place in self._places.items()}

    @cached_property
    def driving(self) -> frozenset[int]:
        driving: list[bool] = self._facts.driving.tolist()
        return frozenset(link for link, place in self._places.items() if driving[place])

    @cached_property
    def critical(self) -> frozenset[int]:
        critical: list[bool] = self._facts.critical.tolist()
        return frozenset(link for link, place in self._places.items() if critical[place])


class GateLink(NamedTuple):
    """A link that a stage gate adds: from what the gate needs, from gate to gate, to what the gate holds."""

    source: Node
    target: Node
    slack: int
    is_driving: bool
    is_critical: bool


class _ByEdge(NamedTuple):
    slack: IntArray
    driving: BoolArray
    critical: BoolArray


def gate_links(made: Computation, *, only_critical: bool = False) -> tuple[GateLink, ...]:
    """What the gates add; of those that hold an initiative only the last one, which waits for the others."""
    network, facts = made.network, _by_edge(made)
    edges, first_gate = network.edges, network.first_gate
    added = np.flatnonzero(edges.dependency == 0)
    source, target = network.order[edges.source[added]], network.order[edges.target[added]]
    last_gate = np.full(network.size, -1, np.int64)
    np.maximum.at(last_gate, target, source)
    kept = (source < first_gate) | (target >= first_gate) | (source == last_gate[target])
    if only_critical:
        kept &= facts.critical[added]
    places = added[kept]
    return tuple(
        GateLink(node_of(made, one), node_of(made, other), *values)
        for one, other, *values in zip(
            source[kept].tolist(),
            target[kept].tolist(),
            facts.slack[places].tolist(),
            facts.driving[places].tolist(),
            facts.critical[places].tolist(),
            strict=True,
        )
    )


def _by_edge(made: Computation) -> _ByEdge:
    network, terms = made.network, made.terms
    edges = network.edges
    slack = slack_of(edges, network.ends, terms, made.early)
    driving = made.drives & ~terms.fixed[edges.target]
    is_critical = terms.has_late & (made.late.total_float <= made.plan.programme.critical_threshold)
    return _ByEdge(slack, driving, driving & is_critical[edges.source] & is_critical[edges.target])
