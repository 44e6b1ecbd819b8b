"""Why dates moved between two plans: what an item did itself, and who pushed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from cxplanner.scheduling.comparison import ComparedItem
from cxplanner.scheduling.results import Driver, DriverKind, Node
from cxplanner.scheduling.schedule import Schedule

_LENGTH: Final = ("duration", "remaining", "progress", "actual_finish", "status", "team")
"""What makes an initiative take longer or shorter."""

_START: Final[Mapping[DriverKind, tuple[str, ...]]] = {
    DriverKind.DEPENDENCY: ("predecessors", "status"),
    DriverKind.GATE: ("predecessors", "stage", "gate_waiver", "gate_policy"),
    DriverKind.CONSTRAINT: ("not_before", "gate_planned_on"),
    DriverKind.PIN: ("pinned_start",),
    DriverKind.ACTUAL: ("actual_start", "status", "gate_decided_on", "gate_outcome"),
    DriverKind.CAPACITY: ("levelled_start",),
    DriverKind.CALENDAR: ("team",),
}
"""By what holds a date: the fields whose change makes it hold or let go."""

_OUTSIDE: Final = frozenset({DriverKind.STATUS_DATE, DriverKind.PROGRAMME_START, DriverKind.CALENDAR})


@dataclass(frozen=True, slots=True)
class Cause:
    """Why one initiative or gate has moved.

    `itself` are the fields of its own whose change moved it, and `own_days` the working days of its move that
    no other brought. `pushed_by` are the nearest that moved it (or let it go earlier), `origins` those at the
    ends of these chains which moved of themselves. `outside` is what moved it that belongs to none: the
    status date, the calendar, the programme's start. Nodes are those of the later plan, except of what is
    gone, whose nodes are in `gone`.
    """

    itself: tuple[str, ...] = ()
    own_days: int = 0
    pushed_by: tuple[Node, ...] = ()
    origins: tuple[Node, ...] = ()
    outside: tuple[DriverKind, ...] = ()
    gone: tuple[Node, ...] = ()


def causes(before: Schedule, after: Schedule, items: Iterable[ComparedItem]) -> dict[Node, Cause]:
    """The cause of each move among compared items, by the node of the later plan."""
    found = _Causes(before, after, items)
    return {node: found.cause(node) for node in found.moved}


class _Causes:
    def __init__(self, before: Schedule, after: Schedule, items: Iterable[ComparedItem]) -> None:
        self._before, self._after = before, after
        items = tuple(items)
        self.moved = {each.node: each for each in items if each.node is not None and each.moved}
        self._new_of = {
            each.old_node: each.node for each in items if each.old_node is not None and each.node is not None
        }
        self._came = {each.node for each in items if each.node is not None and each.old_node is None}
        self._went = {each.old_node for each in items if each.old_node is not None and each.node is None}
        self._near = {node: self._nearest(item) for node, item in self.moved.items()}
        self._origins: dict[Node, frozenset[Node]] = {}

    def cause(self, node: Node) -> Cause:
        """What is known of the nearest, with the ends of the chains."""
        near = self._near[node]
        return Cause(
            near.itself, near.own_days, near.pushed_by, self._origins_of(node), near.outside, near.gone
        )

    def _nearest(self, item: ComparedItem) -> Cause:
        """Why an item moved, without what lies behind those that pushed it."""
        start, finish = item.start_days or 0, item.finish_days or 0
        edited = item.fields
        length = tuple(name for name in _LENGTH if name in edited) if finish != start else ()
        held = self._held_by(item, later=start > 0) if start else []
        itself: list[str] = []
        pushed: list[Node] = []
        gone: list[Node] = []
        outside: list[DriverKind] = []
        for driver in held:
            own = [name for name in _START.get(driver.kind, ()) if name in edited]
            other = self._other(driver, later=start > 0)
            if other is not None and other in self._went:
                gone.append(other)
            elif other is not None:
                pushed.append(other)
            elif own:
                itself += own
            elif driver.kind in _OUTSIDE:
                outside.append(driver.kind)
        if item.node is not None and item.node.kind == "initiative" and finish != start and not length:
            outside.append(DriverKind.STATUS_DATE if self._status_moved else DriverKind.CALENDAR)
        if not (itself or length or pushed or gone or outside):
            itself = [name for names in _START.values() for name in names if name in edited]
        own_days = finish if itself and not pushed else finish - start if length else 0
        return Cause(
            tuple(dict.fromkeys([*itself, *length])),
            own_days,
            tuple(dict.fromkeys(pushed)),
            (),
            tuple(dict.fromkeys(outside)),
            tuple(dict.fromkeys(gone)),
        )

    @property
    def _status_moved(self) -> bool:
        return self._before.status_date != self._after.status_date

    def _held_by(self, item: ComparedItem, *, later: bool) -> tuple[Driver, ...]:
        """What holds it where it is now; for what came earlier, what held it where it was."""
        if later:
            return self._after.drivers_of(item.node) if item.node is not None else ()
        return self._before.drivers_of(item.old_node) if item.old_node is not None else ()

    def _other(self, driver: Driver, *, later: bool) -> Node | None:
        """The node behind a driver that came, went, or moved the same way, as the later plan knows it."""
        node = driver.node
        if node is None:
            return None
        if later:
            return node if node in self._came or self._moves(node, later=True) else None
        if node in self._went:
            return node
        new = self._new_of.get(node)
        return new if new is not None and self._moves(new, later=False) else None

    def _moves(self, node: Node, *, later: bool) -> bool:
        item = self.moved.get(node)
        if item is None:
            return False
        days = (item.start_days or 0, item.finish_days or 0)
        return max(days) > 0 if later else min(days) < 0

    def _origins_of(self, node: Node) -> tuple[Node, ...]:
        """Those at the ends of the chains that lead here, found without recursion: chains may be long."""
        waiting = [node]
        while waiting:
            here = waiting[-1]
            if here in self._origins:
                waiting.pop()
                continue
            behind = [each for each in self._pushers(here) if each not in self._origins and each != here]
            if behind and not any(each in waiting for each in behind):
                waiting += behind
                continue
            waiting.pop()
            found = {origin for each in self._pushers(here) for origin in self._origins.get(each, ())}
            near = self._near.get(here)
            if near is None or near.itself or near.outside or near.gone or not found:
                found.add(here)
            self._origins[here] = frozenset(found)
        return tuple(sorted(self._origins[node]))

    def _pushers(self, node: Node) -> tuple[Node, ...]:
        near = self._near.get(node)
        return near.pushed_by if near is not None else ()
