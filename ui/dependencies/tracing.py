"""Which path is traced, from which items, and what is said of it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cxplanner.scheduling.link_paths import LinkPaths, ends_of
from cxplanner.scheduling.results import Node

if TYPE_CHECKING:
    from cxplanner.drawing.shapes import Item
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


class Trace(StrEnum):
    """What of the links around an item is shown."""

    NONE = "none"
    BEFORE = "before"
    AFTER = "after"
    BOTH = "both"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Path:
    """What a trace keeps, and how many items lie before and after the item that it begins at.

    `kept` is None when nothing is left out: there is no trace, or nothing that it could begin at.
    """

    trace: Trace
    roots: tuple[Node, ...] = ()
    kept: Set[Node] | None = None
    before: int = 0
    after: int = 0


NO_PATH = Path(Trace.NONE)


def nodes_of(plan: Plan, items: tuple[Item, ...]) -> tuple[Node, ...]:
    """The initiatives and gates among these items; a milestone stands for its initiative."""
    nodes: dict[Node, None] = {}
    for item in items:
        if item.kind == "gate":
            nodes[Node("gate", item.id)] = None
        elif item.kind == "initiative":
            nodes[Node("initiative", item.id)] = None
        elif item.kind == "milestone" and item.id in plan.milestones:
            initiative = plan.milestones[item.id].initiative
            if initiative is not None:
                nodes[Node("initiative", initiative)] = None
    return tuple(nodes)


def traced(paths: LinkPaths, trace: Trace, roots: tuple[Node, ...]) -> Path:
    """The path from the last of these nodes, or between the last two, along links."""
    if trace is Trace.NONE or len(roots) < (2 if trace is Trace.BETWEEN else 1):
        return Path(trace, roots)
    if trace is Trace.BETWEEN:
        kept = paths.between(*roots[-2:])
        return Path(trace, roots[-2:], kept or frozenset(roots[-2:]), len(kept))
    root = roots[-1]
    before = paths.before(root) if trace is not Trace.AFTER else frozenset()
    after = paths.after(root) if trace is not Trace.BEFORE else frozenset()
    return Path(trace, (root,), before | after | {root}, len(before), len(after))


class Tracer:
    """Traces anew only where links, nodes or what is asked have changed: a path does not hang on dates.

    The ways along the plan's own links are kept too, since from one item to the next they are the same.
    """

    def __init__(self) -> None:
        self._asked: tuple[object, ...] = ()
        self._path = NO_PATH
        self._known: tuple[object, LinkPaths] | None = None

    def trace(self, schedule: Schedule, trace: Trace, roots: tuple[Node, ...], *, with_gates: bool) -> Path:
        """The path as `traced` gives it, along the links that are shown."""
        asked = (id(schedule.plan.dependencies), trace, roots, with_gates)
        if with_gates or asked != self._asked[:4]:
            paths = self._paths(schedule, with_gates=with_gates) if trace is not Trace.NONE else LinkPaths(())
            self._path = traced(paths, trace, roots)
            self._asked = (*asked, schedule.plan.dependencies)
        return self._path

    def _paths(self, schedule: Schedule, *, with_gates: bool) -> LinkPaths:
        links = schedule.plan.dependencies
        if with_gates:
            own = (ends_of(link) for link in links.values())
            return LinkPaths((*own, *((link.source, link.target) for link in schedule.gate_links)))
        if self._known is None or self._known[0] is not links:
            self._known = (links, LinkPaths(ends_of(link) for link in links.values()))
        return self._known[1]


def sentence(words: Words, plan: Plan, path: Path) -> str:
    """What is said of a path: `SD-04: 14 before, 6 after`; nothing without one."""
    if path.trace is Trace.NONE:
        return ""
    if path.kept is None:
        if path.trace is Trace.BETWEEN:
            return words.say("Select two items to see what lies between them")
        return words.say("Select an item to follow its links")
    keys = [_key(plan, node) for node in path.roots]
    if path.trace is Trace.BETWEEN:
        if not path.before:
            return words.say("No way leads from {one} to {other} or back", one=keys[0], other=keys[1])
        between = words.say_number("{n} between", "{n} between", path.before - 2)
        return words.say("{one} and {other}: {number}", one=keys[0], other=keys[1], number=between)
    before = words.say_number("{n} before", "{n} before", path.before)
    after = words.say_number("{n} after", "{n} after", path.after)
    parts = {Trace.BEFORE: before, Trace.AFTER: after}
    both = words.say("{before}, {after}", before=before, after=after)
    return words.say("{key}: {number}", key=keys[0], number=parts.get(path.trace, both))


def _key(plan: Plan, node: Node) -> str:
    return f"G{node.id}" if node.kind == "gate" else plan.initiatives[node.id].key
