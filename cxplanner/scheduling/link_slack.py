"""Facts of each link: the working days it leaves, whether it drives its successor, whether it is critical.

Links that hold no date are absent: those into what has begun, and those of what is not scheduled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from cxplanner.scheduling.computation import Computation
from cxplanner.scheduling.critical_path import slack_of
from cxplanner.scheduling.day_table import BoolArray, IntArray
from cxplanner.scheduling.drivers import node_of
from cxplanner.scheduling.results import Node


@dataclass(frozen=True, slots=True)
class LinkSlacks:
    """By the ids of the plan's links. A slack is negative only where a pin breaks the link.

    `driving` links are among the reasons why their successor starts no earlier, ties included; `critical`
    ones drive one critical item from another.
    """

    slack: Mapping[int, int]
    driving: frozenset[int]
    critical: frozenset[int]


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


def link_slacks(made: Computation) -> LinkSlacks:
    """The facts of the plan's links."""
    facts, ids = _by_edge(made), made.network.edges.dependency
    own = ids > 0
    return LinkSlacks(
        dict(zip(ids[own].tolist(), facts.slack[own].tolist(), strict=True)),
        frozenset(ids[own & facts.driving].tolist()),
        frozenset(ids[own & facts.critical].tolist()),
    )


def gate_links(made: Computation) -> tuple[GateLink, ...]:
    """What the gates add; of those that hold an initiative only the last one, which waits for the others."""
    network, facts = made.network, _by_edge(made)
    edges, first_gate = network.edges, network.first_gate
    added = np.flatnonzero(edges.dependency == 0)
    source, target = network.order[edges.source[added]], network.order[edges.target[added]]
    last_gate = np.full(network.size, -1, np.int64)
    np.maximum.at(last_gate, target, source)
    kept = (source < first_gate) | (target >= first_gate) | (source == last_gate[target])
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
