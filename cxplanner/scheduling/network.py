"""The network as arrays in topological levels: what binds what, without any value that an edit often changes.

Nodes are initiatives in the order of the plan, then gates. Inside the network they are numbered by *rank*:
level by level, in each level first those that bound something. Edges stand in the order of their targets,
and once more (those that bound their source) in that of their sources, so that each level is a slice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, NoReturn

import numpy as np
import numpy.typing as npt

from cxplanner.errors import CycleError
from cxplanner.plan.initiatives import Dependency
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.cycles import (
    beginning_at,
    shortest_cycle,
    shortest_way,
    stable_order,
    topological_levels,
)
from cxplanner.scheduling.day_table import IntArray
from cxplanner.scheduling.edges import Edges, binding_links, gate_edges, read_links, source_of
from cxplanner.scheduling.facts import Facts, Progress, progress_of
from cxplanner.scheduling.stage_gates import Gates


class Level(NamedTuple):
    """Neighbouring ranks and the edges at them; `elapsed` says which of these have a lag in calendar days."""

    first: int
    last: int
    first_edge: int
    last_edge: int
    offsets: npt.NDArray[np.intp]
    elapsed: IntArray


@dataclass(frozen=True)
class Ends:
    """Which moments edges bind, as places in all starts followed by all finishes: no value moves them."""

    source: IntArray
    target: IntArray
    into_finish: IntArray
    """Which edges run to a finish."""
    from_start: IntArray
    """Which edges come from a start."""
    elapsed: IntArray
    """Which edges have a lag in calendar days."""
    no_slack: IntArray
    """On which edges no free float is measured."""
    sources: IntArray
    """The nodes that have edges, where edges stand in the order of their sources."""
    begins: IntArray
    """Where the edges of each of these nodes begin."""

    @classmethod
    def of(cls, edges: Edges, size: int) -> Ends:
        begins = np.flatnonzero(np.diff(edges.source, prepend=-1))
        return cls(
            edges.source + size * edges.from_finish,
            edges.target + size * edges.to_finish,
            np.flatnonzero(edges.to_finish),
            np.flatnonzero(~edges.from_finish),
            np.flatnonzero(edges.elapsed),
            np.flatnonzero(~edges.is_slack),
            edges.source[begins],
            begins,
        )


@dataclass(frozen=True)
class Network:
    """The shape of a programme."""

    gates: Gates
    keys: tuple[str, ...]
    places: Mapping[int, int]
    """The node of each initiative, by its id."""
    rank: IntArray
    """The rank of each node."""
    order: IntArray
    """The node at each rank."""
    edges: Edges
    edges_into: IntArray
    """Where the edges into each rank begin, and at the end their number."""
    levels: tuple[Level, ...]
    back_edges: Edges
    back_levels: tuple[Level, ...]
    links: tuple[IntArray, IntArray]
    """The ends of all the plan's links, whether they hold a date or not."""

    @property
    def size(self) -> int:
        return len(self.rank)

    @property
    def first_gate(self) -> int:
        return self.size - len(self.gates)

    @cached_property
    def ends(self) -> Ends:
        """Where the passes read and write at the edges, in the order of their targets."""
        return Ends.of(self.edges, self.size)

    @cached_property
    def back_ends(self) -> Ends:
        """The same for the edges in the order of their sources."""
        return Ends.of(self.back_edges, self.size)

    @cached_property
    def followers(self) -> Mapping[int, list[int]]:
        """For each node those that it binds."""
        ends = zip(
            self.order[self.edges.source].tolist(), self.order[self.edges.target].tolist(), strict=True
        )
        return _grouped(ends)

    @cached_property
    def linked_followers(self) -> Mapping[int, list[int]]:
        """For each node those that the plan links to it."""
        source, target = self.links
        return _grouped(zip(source.tolist(), target.tolist(), strict=True))

    def keys_of(self, nodes: list[int]) -> list[str]:
        return [self.keys[node] for node in nodes]


def build_network(plan: Plan, facts: Facts) -> Network:
    """The network of a plan. Raises CycleError, which names initiatives and gates in order."""
    gates = Gates.of(plan)
    keys = tuple(each.key for each in facts.initiatives) + tuple(f"G{number}" for number in gates.numbers)
    places = {each.id: node for node, each in enumerate(facts.initiatives)}
    links = read_links(plan, places, gates)
    binding = binding_links(plan, facts, *links)
    edges = Edges.joined([binding, gate_edges(facts, gates)])
    level = topological_levels(len(keys), edges.source, edges.target)
    if level is None:
        _refuse_cycle(edges.source, edges.target, keys, first_gate=len(places))
    if len(binding) < len(plan.dependencies):
        _refuse_cycle_of_links(*links, keys, first_gate=len(places))
    bounding = np.bincount(edges.source[edges.bounds], minlength=len(keys)) > 0
    order = np.lexsort((~bounding, level))
    rank = np.empty(len(keys), np.int64)
    rank[order] = np.arange(len(keys))
    edges = edges.renamed(rank)
    into = edges.at(stable_order(edges.target))
    backward = stable_order(edges.source)
    out_of = edges.at(backward[edges.bounds[backward]])
    edges_into = np.searchsorted(into.target, np.arange(len(keys) + 1))
    edges_out = np.searchsorted(out_of.source, np.arange(len(keys) + 1))
    begins = np.searchsorted(level[order], np.arange(level.max(initial=0) + 2))
    return Network(
        gates,
        keys,
        places,
        rank,
        order,
        into,
        edges_into,
        _levels_of(begins, edges_into, into),
        out_of,
        _levels_of(begins, edges_out, out_of)[::-1],
        links,
    )


def cycle_with(network: Network, plan: Plan, link: Dependency) -> list[str] | None:
    """The keys of the cycle that one more link would close, its predecessor first, or None."""
    source, target = source_of(link, network.places, network.gates), network.places[link.successor]
    if source < 0:
        return None
    way = shortest_way(network.linked_followers, target, source) if source != target else [source]
    holds = progress_of(plan.initiatives[link.successor]) is Progress.WAITING and (
        link.predecessor is None
        or progress_of(plan.initiatives[link.predecessor]) is not Progress.UNSCHEDULED
    )
    if way is None and holds:
        way = shortest_way(network.followers, target, source)
    return network.keys_of([source, *way]) if way is not None else None


def _refuse_cycle_of_links(
    source: IntArray, target: IntArray, keys: tuple[str, ...], *, first_gate: int
) -> None:
    """Links may not go round even where they bind no date: what is done or rejected today can come back."""
    known = source >= 0
    source, target = source[known], target[known]
    if topological_levels(len(keys), source, target) is None:
        _refuse_cycle(source, target, keys, first_gate=first_gate)


def _refuse_cycle(source: IntArray, target: IntArray, keys: tuple[str, ...], *, first_gate: int) -> NoReturn:
    """Raises CycleError; the initiative that stands first in the plan is named first."""
    cycle = shortest_cycle(zip(source.tolist(), target.tolist(), strict=True))
    first = min(node for node in cycle if node < first_gate)
    raise CycleError([keys[node] for node in beginning_at(cycle, first)])


def _levels_of(begins: IntArray, edge_begins: IntArray, edges: Edges) -> tuple[Level, ...]:
    """The levels that have edges. Nodes with edges stand first, so that no slice of edges is empty."""
    levels = []
    for first, last in zip(begins[:-1].tolist(), begins[1:].tolist(), strict=True):
        first_edge, last_edge = int(edge_begins[first]), int(edge_begins[last])
        if first_edge == last_edge:
            continue
        counts = np.diff(edge_begins[first : last + 1])
        last_with_edges = first + int(np.count_nonzero(counts))
        elapsed = np.flatnonzero(edges.elapsed[first_edge:last_edge])
        offsets = (edge_begins[first:last_with_edges] - first_edge).astype(np.intp)
        levels.append(Level(first, last_with_edges, first_edge, last_edge, offsets, elapsed))
    return tuple(levels)


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for source, target in pairs:
        groups.setdefault(source, []).append(target)
    return groups
