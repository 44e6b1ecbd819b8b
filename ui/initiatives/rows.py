"""Which rows the table has, in which order: groups, the initiatives in them, and gates."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import Any

from cxplanner.drawing.shapes import Item
from cxplanner.plan.initiatives import Initiative, Status
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
    days = _days(schedule)
    return tuple(
        _group(
            days,
            key,
            found,
            (*(each.id for each in found), *([-key] if with_gates and isinstance(key, int) else ())),
        )
        for key, found in members.items()
    )


def rows_of(groups: tuple[Group, ...], grouping: Grouping, is_open: Callable[[Group], bool]) -> Iterator[Row]:
    """The rows from top to bottom as they are seen: heads, and the nodes of open groups."""
    for group in groups:
        if grouping is Grouping.NONE:
            yield from group.nodes
            continue
        yield group
        if is_open(group):
            yield from group.nodes


def renewed(plan: Plan, schedule: Schedule, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """The same rows with what a changed plan says of their groups."""
    days = _days(schedule)
    return tuple(
        _group(days, each.key, [plan.initiatives[node] for node in each.nodes if node > 0], each.nodes)
        for each in groups
    )


def stay_as_they_are(before: Plan, after: Plan) -> bool:
    """Whether all rows of two plans stand in the same groups, in the plan's own order."""
    olds, news = before.initiatives, after.initiatives
    if before.people is not after.people or before.stages is not after.stages or len(olds) != len(news):
        return False
    return all(
        old is new or (old is not None and _place(old) == _place(new))
        for old, new in ((olds.get(id_), new) for id_, new in news.items())
    )


def _place(initiative: Initiative) -> tuple[object, ...]:
    return initiative.ordinal, initiative.stage, initiative.stream, initiative.owner


Days = Mapping[int, tuple[int, int]]
"""The first and last day of each initiative, as ordinals; zeros for one that is not scheduled."""


def _days(schedule: Schedule) -> Days:
    spans = schedule.spans
    return dict(
        zip(spans.ids.tolist(), zip(spans.start.tolist(), spans.finish.tolist(), strict=True), strict=True)
    )


def _group(days: Days, key: GroupKey, members: list[Initiative], nodes: tuple[Node, ...]) -> Group:
    spans = [span for each in members if (span := days[each.id])[0]]
    return Group(
        key,
        nodes,
        len(members),
        sum(each.status is Status.DONE for each in members),
        date.fromordinal(min(first for first, _ in spans)) if spans else None,
        date.fromordinal(max(last for _, last in spans)) if spans else None,
    )


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
