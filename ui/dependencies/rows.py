"""Which links the table lists, in which order: all, or those that a filter and a path keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from cxplanner.scheduling.link_paths import ends_of
from cxplanner.scheduling.results import Node

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Dependency
    from cxplanner.scheduling.link_slack import GateLink
    from cxplanner.scheduling.schedule import Schedule


Identity = tuple[int, Node, Node]
"""What tells a row from others: the id of its link, and both ends."""


class LinkRow(NamedTuple):
    """A link by its ends. One of the plan has its id; one that a gate adds has 0, and its facts beside it."""

    id: int
    source: Node
    target: Node
    slack: int = 0
    drives: bool = False
    is_critical: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it is one of the plan's links, which can be edited."""
        return self.id != 0

    @property
    def identity(self) -> Identity:
        return self.id, self.source, self.target


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays in the table: links at an initiative of the filter, and those that run within a path."""

    filtered: Set[int] | None = None
    path: Set[Node] | None = None

    def holds(self, row: LinkRow) -> bool:
        if self.path is not None and not (row.source in self.path and row.target in self.path):
            return False
        if self.filtered is None:
            return True
        return any(
            node.kind == "initiative" and node.id in self.filtered for node in (row.source, row.target)
        )


EVERYTHING = Kept()


def own_row(link: Dependency) -> LinkRow:
    return LinkRow(link.id, *ends_of(link))


def gate_row(link: GateLink) -> LinkRow:
    return LinkRow(0, link.source, link.target, link.slack, link.is_driving, link.is_critical)


def rows_of(schedule: Schedule, *, with_gates: bool) -> list[LinkRow]:
    """All rows in the plan's own order: by the place of the successor in lists, then by the predecessor's."""
    rows = [own_row(link) for link in schedule.plan.dependencies.values()]
    if with_gates:
        rows += [gate_row(link) for link in schedule.gate_links]
    places = {each.id: place for place, each in enumerate(schedule.plan.initiatives_in_order)}

    def place(node: Node) -> tuple[int, int]:
        return (0, node.id) if node.kind == "gate" else (1, places[node.id])

    rows.sort(key=lambda row: (place(row.target), place(row.source), row.id))
    return rows


def kept_rows(rows: Iterable[LinkRow], kept: Kept) -> list[LinkRow]:
    return list(rows) if kept == EVERYTHING else [row for row in rows if kept.holds(row)]


def in_order(rows: Sequence[LinkRow], value: Callable[[LinkRow], Any], *, descending: bool) -> list[LinkRow]:
    """The rows by a value; those without one stand at the end in both directions."""
    values = [value(row) for row in rows]
    places = [place for place, each in enumerate(values) if each is not None]
    places.sort(key=values.__getitem__, reverse=descending)
    return [rows[place] for place in places] + [
        row for row, each in zip(rows, values, strict=True) if each is None
    ]
