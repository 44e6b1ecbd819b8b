"""Which rows the table has, in which order: groups, the initiatives in them, and gates."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import Any

from cxplanner.drawing.shapes import Item
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.schedule import Schedule

GroupKey = int | Stream | None
Node = int
"""A row: the id of an initiative, or for the gate of a stage its number with a minus."""


class Grouping(StrEnum):
    """By what the rows of the table are put together."""

    STAGE = "stage"
    STREAM = "stream"
    OWNER = "owner"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one head; `key` is a stage's number, a stream, a person's id, or None for the unowned.

    `first` and `last` are the days from the earliest start to the latest finish of its initiatives.
    """

    key: GroupKey
    nodes: tuple[Node, ...]
    initiatives: int = 0
    done: int = 0
    first: date | None = None
    last: date | None = None


Row = Group | Node
"""A row as it is seen: the head of a group, or a node."""


@dataclass(frozen=True, slots=True)
class Order:
    """A sorting of the rows of each group, by what `value_of` gives for an initiative.

    Rows that are alike stand as the `before` sorting had them, else as in the plan.
    """

    value_of: Callable[[Initiative], Any]
    descending: bool = False
    before: Order | None = None


def is_gate(node: Node) -> bool:
    return node < 0


def item_of(node: Node) -> Item:
    """What a row shows, as the selection of the window knows it."""
    return Item("gate", -node) if is_gate(node) else Item("initiative", node)


def node_of(item: Item) -> Node | None:
    """The row that shows an item, or None for what the table does not list."""
    return {"gate": -item.id, "initiative": item.id}.get(item.kind)


def arranged(
    plan: Plan,
    schedule: Schedule,
    grouping: Grouping,
    kept: Collection[int] | None = None,
    order: Order | None = None,
) -> tuple[Group, ...]:
    """The rows of the table. Without grouping there is one group.

    `kept` are the initiatives that a filter lets through, None for all of them; with a filter, groups with
    nothing in them and gates are left out.
    """
    members: dict[GroupKey, list[Initiative]] = {key: [] for key in _heads(plan, grouping)}
    key_of = _key_of(grouping)
    for initiative in _in_order(plan, order):
        if kept is None or initiative.id in kept:
            members[key_of(initiative)].append(initiative)
    if kept is not None or grouping is Grouping.OWNER:
        members = {key: found for key, found in members.items() if found}
    with_gates = grouping is Grouping.STAGE and kept is None
    return tuple(_group(schedule, key, found, with_gates) for key, found in members.items())


def rows_of(groups: tuple[Group, ...], grouping: Grouping, is_open: Callable[[Group], bool]) -> Iterator[Row]:
    """The rows from top to bottom as they are seen: heads, and the nodes of open groups."""
    for group in groups:
        if grouping is Grouping.NONE:
            yield from group.nodes
            continue
        yield group
        if is_open(group):
            yield from group.nodes


def _group(schedule: Schedule, key: GroupKey, members: list[Initiative], with_gate: bool) -> Group:
    nodes = [each.id for each in members]
    first = last = None
    done = 0
    for each in members:
        dates = schedule.initiative(each.id)
        done += each.status == "done"
        if dates.start is not None and (first is None or dates.start < first):
            first = dates.start
        if dates.finish is not None and (last is None or dates.finish > last):
            last = dates.finish
    if with_gate and isinstance(key, int):
        nodes.append(-key)
    return Group(key, tuple(nodes), len(members), done, first, last)


def _heads(plan: Plan, grouping: Grouping) -> list[GroupKey]:
    if grouping is Grouping.STAGE:
        return [*sorted(plan.stages)]
    if grouping is Grouping.STREAM:
        return list(Stream)
    if grouping is Grouping.OWNER:
        people = sorted(plan.people.values(), key=lambda person: (person.name.casefold(), person.id))
        return [*(person.id for person in people), None]
    return [None]


def _key_of(grouping: Grouping) -> Callable[[Initiative], GroupKey]:
    ways: Mapping[Grouping, Callable[[Initiative], GroupKey]] = {
        Grouping.STAGE: lambda initiative: initiative.stage,
        Grouping.STREAM: lambda initiative: initiative.stream,
        Grouping.OWNER: lambda initiative: initiative.owner,
        Grouping.NONE: lambda _: None,
    }
    return ways[grouping]


def _in_order(plan: Plan, order: Order | None) -> Sequence[Initiative]:
    if order is None:
        return plan.initiatives_in_order
    values = [(order.value_of(each), each) for each in _in_order(plan, order.before)]
    # Cells without a value stand at the end either way.
    with_value = sorted(
        (pair for pair in values if pair[0] is not None), key=itemgetter(0), reverse=order.descending
    )
    return [each for _, each in with_value] + [each for value, each in values if value is None]
