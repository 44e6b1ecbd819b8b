"""What comes before something, what comes after it, and what lies between two things, along links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxplanner.plan.initiatives import Dependency
from cxplanner.scheduling.results import Node


def ends_of(link: Dependency) -> tuple[Node, Node]:
    """The two ends of a link, the one that goes first before the other."""
    successor = Node("initiative", link.successor)
    if link.predecessor is not None:
        return Node("initiative", link.predecessor), successor
    return Node("gate", link.gate or 0), successor


class LinkPaths:
    """Ways along links, each given as its two ends."""

    def __init__(self, links: Iterable[tuple[Node, Node]]) -> None:
        self._following: dict[Node, list[Node]] = {}
        self._preceding: dict[Node, list[Node]] = {}
        for before, after in links:
            self._following.setdefault(before, []).append(after)
            self._preceding.setdefault(after, []).append(before)

    def before(self, node: Node) -> frozenset[Node]:
        """Everything that a node waits for, directly or through others."""
        return _reached(self._preceding, node)

    def after(self, node: Node) -> frozenset[Node]:
        """Everything that waits for a node, directly or through others."""
        return _reached(self._following, node)

    def between(self, one: Node, other: Node) -> frozenset[Node]:
        """Both nodes and all that lies on a way from one to the other, whichever goes first; or nothing."""
        for first, last in ((one, other), (other, one)):
            after = self.after(first)
            if last in after:
                return (after & self.before(last)) | {first, last}
        return frozenset()


def _reached(steps: Mapping[Node, list[Node]], start: Node) -> frozenset[Node]:
    found: set[Node] = set()
    front = [start]
    while front:
        for near in steps.get(front.pop(), ()):
            if near not in found:
                found.add(near)
                front.append(near)
    return frozenset(found)
