"""The edits of links that the view makes, each with the name by which undo knows it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from cxplanner.errors import EditError
from cxplanner.plan.edits import dependencies
from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.notation import Lag, parse_lag
from cxplanner.plan.plan import Plan
from ui.dependencies.columns import Column


@dataclass(frozen=True, slots=True)
class NamedEdit:
    """An edit with the key by which undo names it."""

    name: str
    edit: Callable[[Plan], Plan]


@dataclass(frozen=True, slots=True)
class TypedLink:
    """A link as somebody typed it: the keys of both ends, the type, the lag."""

    predecessor: str
    successor: str
    type: LinkType = LinkType.FS
    lag: str = ""


def cell_edit(links: Collection[int], column: Column, value: object) -> NamedEdit:
    """A value for a cell of one link, or of several as one step."""
    names = {Column.TYPE: "set_link_type", Column.LAG: "set_lag", Column.NOTE: "set_link_note"}

    def edit(plan: Plan) -> Plan:
        for link in links:
            plan = dependencies.change(plan, link, **_values(plan, column, value))
        return plan

    return NamedEdit(names[column], edit)


def deletion(links: Collection[int]) -> NamedEdit:
    name = "delete_link" if len(links) == 1 else "delete_links"
    return NamedEdit(name, lambda plan: dependencies.remove(plan, links))


def addition(typed: TypedLink) -> NamedEdit:
    """A new link. The edit raises EditError with the field `predecessors`, `successor` or `lag` at fault."""

    def edit(plan: Plan) -> Plan:
        if not typed.predecessor.strip():
            raise EditError("missing", field="predecessor")
        predecessor, gate = dependencies.ends_of(plan, typed.predecessor.strip())
        successor = _successor(plan, typed.successor.strip())
        lag = read_lag(plan, typed.lag)
        return dependencies.link(
            plan, successor, predecessor, gate, link_type=typed.type, lag=lag.days, elapsed=lag.elapsed
        )

    return NamedEdit("add_link", edit)


def read_lag(plan: Plan, text: str) -> Lag:
    """A lag as it is typed; nothing means none."""
    return parse_lag(text.strip() or "0", len(plan.programme.calendar.weekdays))


def _successor(plan: Plan, key: str) -> int:
    if not key:
        raise EditError("missing", field="successor")
    initiative = plan.initiative(key)
    if initiative is None:
        raise EditError("unknown_initiative", field="successor", key=key)
    return initiative.id


def _values(plan: Plan, column: Column, value: object) -> dict[str, object]:
    if column is Column.LAG:
        lag = read_lag(plan, str(value))
        return {"lag": lag.days, "elapsed": lag.elapsed}
    if column is Column.TYPE:
        return {"type": LinkType(str(value).strip().upper())}
    return {"note": str(value).strip()}
