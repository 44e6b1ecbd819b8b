"""The network as arrays in topological levels: what binds what, without any value that an edit often changes.

Nodes are initiatives in the order of the plan, then gates. Inside the network they are numbered by *rank*:
level by level, in each level first those that bound something. Edges stand in the order of their targets,
and once more (those that bound their source) in that of their sources, so that each level is a slice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, NoReturn

import numpy as np
import numpy.typing as npt

from cxplanner.errors import CycleError
from cxplanner.plan.change import changed_places
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
from cxplanner.scheduling.edges import Edges, Links, binding_links, gate_edges, node_of_gate, read_links
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
    finished: IntArray
    """The nodes whose finish that is."""
    from_start: IntArray
    """Which edges come from a start."""
    started: IntArray
    """The nodes whose start that is."""
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
        into_finish, from_start = np.flatnonzero(edges.to_finish), np.flatnonzero(~edges.from_finish)
        return cls(
            edges.source + size * edges.from_finish,
            edges.target + size * edges.to_finish,
            into_finish,
            edges.target[into_finish],
            from_start,
            edges.source[from_start],
            np.flatnonzero(edges.elapsed),
            np.flatnonzero(~edges.is_slack),
            edges.source[begins],
            begins,
        )


@dataclass(frozen=True)
class Network:
    """The shape of a programme."""

    gates: Gates
    ids: IntArray
    """The ids of the initiatives, by node."""
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
    def places(self) -> Mapping[int, int]:
        """The node of each initiative, by its id."""
        return {id_: node for node, id_ in enumerate(self.ids.tolist())}

    @cached_property
    def links_at_edges(self) -> Mapping[int, int]:
        """The edge of each of the plan's links that hold, by the id of the link."""
        ids: list[int] = self.edges.dependency.tolist()
        return {link: place for place, link in enumerate(ids) if link}

    @cached_property
    def edges_by_link(self) -> IntArray:
        """The edges in the order of the ids of their links; those without one come first."""
        order: IntArray = np.argsort(self.edges.dependency)
        return order

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
        return _grouped(zip(*(each.tolist() for each in self.links), strict=True))

    def key_of(self, plan: Plan, node: int) -> str:
        """The key of an initiative or gate, as this plan has it."""
        if node < self.first_gate:
            return plan.initiatives[int(self.ids[node])].key
        return f"G{self.gates.numbers[node - self.first_gate]}"


def build_network(plan: Plan, facts: Facts) -> Network:
    """The network of a plan. Raises CycleError, which names initiatives and gates in order."""
    gates = Gates.of(plan)
    ids = np.fromiter(plan.initiatives, np.int64, len(plan.initiatives))
    size = len(ids) + len(gates)
    links = read_links(plan.dependencies, ids, gates)
    binding = binding_links(links, facts, gates)
    edges = Edges.joined([binding, gate_edges(facts, gates)])
    level = topological_levels(size, edges.source, edges.target)
    if level is None:
        _refuse_cycle(edges.source, edges.target, facts, gates)
    if len(binding) < len(links):
        _refuse_cycle_of_links(links, facts, gates)
    bounding = np.bincount(edges.source[edges.bounds], minlength=size) > 0
    order = stable_order(2 * level + ~bounding)
    rank = np.empty(size, np.int64)
    rank[order] = np.arange(size)
    edges = edges.renamed(rank)
    into = edges.at(stable_order(edges.target))
    backward = stable_order(into.source)
    out_of = into.at(backward if into.bounds.all() else backward[into.bounds[backward]])
    edges_into, edges_out = _begins(into.target, size), _begins(out_of.source, size)
    begins = _begins(level, int(level.max(initial=0)) + 1)
    return Network(
        gates,
        ids,
        rank,
        order,
        into,
        edges_into,
        _levels_of(begins, edges_into, into),
        out_of,
        _levels_of(begins, edges_out, out_of)[::-1],
        (links.source, links.target),
    )


def network_after_edit(network: Network, before: Plan, after: Plan) -> Network | None:
    """The network with the lags and types that links have after an edit that kept all else of its shape.

    None where it has to be built anew, because the links do not join the same items as before.
    """
    if before.dependencies is after.dependencies:
        return network
    old, new = tuple(before.dependencies.values()), tuple(after.dependencies.values())
    changed = changed_places(old, new)
    if changed is None or not all(_keeps_shape(after, old[place], new[place]) for place in changed):
        return None
    if not changed:
        return network
    links = read_links({new[place].id: new[place] for place in changed}, network.ids, network.gates)
    edges, back_edges = network.edges.with_values(links), network.back_edges.with_values(links)
    kept = replace(network, edges=edges, back_edges=back_edges)
    if edges.elapsed is not network.edges.elapsed:
        levels, back_levels = _marked(network.levels, edges), _marked(network.back_levels, back_edges)
        return replace(kept, levels=levels, back_levels=back_levels)
    if edges.from_finish is network.edges.from_finish and edges.to_finish is network.edges.to_finish:
        kept.__dict__.update(ends=network.ends, back_ends=network.back_ends)  # they know of no lag
    return kept


def _keeps_shape(plan: Plan, old: Dependency, new: Dependency) -> bool:
    """Whether a link joins the same items, and bounds its source in the late pass as it did."""
    if (old.predecessor, old.gate, old.successor) != (new.predecessor, new.gate, new.successor):
        return False
    if old.type is new.type or new.predecessor is None:
        return True
    return progress_of(plan.initiatives[new.predecessor]) is Progress.WAITING


def _marked(levels: tuple[Level, ...], edges: Edges) -> tuple[Level, ...]:
    """The levels, with those edges marked that now have lags in calendar days."""
    return tuple(
        level._replace(elapsed=np.flatnonzero(edges.elapsed[level.first_edge : level.last_edge]))
        for level in levels
    )


def cycle_with(network: Network, plan: Plan, link: Dependency) -> list[str] | None:
    """The keys of the cycle that one more link would close, its predecessor first, or None."""
    source = (
        network.places[link.predecessor]
        if link.predecessor is not None
        else node_of_gate(link.gate, network.first_gate, network.gates)
    )
    target = network.places[link.successor]
    if source < 0:
        return None
    way = shortest_way(network.linked_followers, target, source) if source != target else [source]
    holds = progress_of(plan.initiatives[link.successor]) is Progress.WAITING and (
        link.predecessor is None
        or progress_of(plan.initiatives[link.predecessor]) is not Progress.UNSCHEDULED
    )
    if way is None and holds:
        way = shortest_way(network.followers, target, source)
    return [network.key_of(plan, node) for node in (source, *way)] if way is not None else None


def _refuse_cycle_of_links(links: Links, facts: Facts, gates: Gates) -> None:
    """Links may not go round even where they bind no date: what is done or rejected today can come back."""
    known = links.source >= 0
    source, target = links.source[known], links.target[known]
    if topological_levels(len(facts.initiatives) + len(gates), source, target) is None:
        _refuse_cycle(source, target, facts, gates)


def _refuse_cycle(source: IntArray, target: IntArray, facts: Facts, gates: Gates) -> NoReturn:
    """Raises CycleError; the initiative that stands first in the plan is named first."""
    cycle = shortest_cycle(zip(source.tolist(), target.tolist(), strict=True))
    keys = [each.key for each in facts.initiatives] + [f"G{number}" for number in gates.numbers]
    first = min(node for node in cycle if node < len(facts.initiatives))
    raise CycleError([keys[node] for node in beginning_at(cycle, first)])


def _begins(numbers: IntArray, size: int) -> IntArray:
    """Where each of the numbers from 0 to `size` begins among these, which are in order or will be."""
    begins = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(numbers, minlength=size), out=begins[1:])
    return begins


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
