"""What a network picture shows of a plan: the initiatives with links, or in a large plan those of a path."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.network_columns import GatePairs
from cxplanner.drawing.network_layout import LinkEnds
from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.link_paths import ends_of
from cxplanner.scheduling.results import Node

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Dependency
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule

MOST_SHOWN: Final = 400
"""Initiatives beyond which a path is shown without the rest, and the whole is laid out as arrays."""


@dataclass(frozen=True, slots=True)
class NetworkContents:
    """What is laid out: two equal contents have the same layout. `linked` counts initiatives with links."""

    nodes: tuple[Node, ...]
    links: tuple[LinkEnds, ...]
    gates: tuple[GatePairs, ...]
    linked: int

    @property
    def is_part(self) -> bool:
        """Whether there are more initiatives with links than are shown."""
        return len(self.nodes) < self.linked

    @property
    def is_large(self) -> bool:
        """Whether so many are shown that they are laid out as arrays."""
        return len(self.nodes) > MOST_SHOWN


def contents_of(plan: Plan, schedule: Schedule, within: Set[Node] | None = None) -> NetworkContents:
    """The whole network; in a large plan only what is `within`, where that is given and has links."""
    ends = {link.id: ends_of(link) for link in plan.dependencies.values()}
    linked = {node for pair in ends.values() for node in pair if node.kind == "initiative"}
    shown = linked
    if within is not None and len(linked) > MOST_SHOWN:
        shown = linked & within or linked
    order = {stream: place for place, stream in enumerate(Stream)}
    nodes = sorted(
        shown, key=lambda node: (order[plan.initiatives[node.id].stream], plan.initiatives[node.id].ordinal)
    )
    links = tuple(
        LinkEnds(link.id, *ends[link.id], has_label=bool(label_of(link)))
        for link in plan.dependencies.values()
        if ends[link.id][1] in shown and (ends[link.id][0] in shown or link.gate in plan.stages)
    )
    return NetworkContents(tuple(nodes), links, _gates(plan, schedule, shown), len(linked))


def label_of(link: Dependency) -> str:
    """What stands at a link that is not plainly finish-to-start: `SS +3d`, `+7ed`."""
    from cxplanner.plan.notation import written_lag

    lag = written_lag(link.lag, link.elapsed)
    kind = "" if link.type is LinkType.FS else link.type.value
    return f"{kind} {lag}".strip()


def _gates(plan: Plan, schedule: Schedule, shown: Iterable[Node]) -> tuple[GatePairs, ...]:
    """The gates, each after what it needs of its stage and before what it holds, as far as that is shown."""
    everything = {*shown, *(Node("gate", number) for number in plan.stages)}
    before: dict[Node, list[Node]] = {}
    after: dict[Node, list[Node]] = {}
    for node in sorted(shown):
        initiative = plan.initiatives[node.id]
        if initiative.needed_for_gate and initiative.status.is_scheduled:
            before.setdefault(Node("gate", initiative.stage), []).append(node)
    for number in sorted(plan.stages)[1:]:
        before.setdefault(Node("gate", number), []).append(Node("gate", number - 1))
    for link in schedule.gate_links:
        if link.source.kind == "gate" and link.target.kind == "initiative" and link.target in everything:
            after.setdefault(link.source, []).append(link.target)
    gates = (Node("gate", number) for number in sorted(plan.stages))
    return tuple(GatePairs(gate, tuple(before.get(gate, ())), tuple(after.get(gate, ()))) for gate in gates)
