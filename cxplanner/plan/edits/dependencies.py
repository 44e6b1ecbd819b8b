"""Edits of dependencies: link, change, remove, or write all predecessors of an initiative at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from cxplanner.errors import EditError
from cxplanner.plan.edits.checks import check_range
from cxplanner.plan.initiatives import Dependency, LinkType
from cxplanner.plan.notation import LONGEST_LAG, WrittenLink, parse_predecessors
from cxplanner.plan.plan import Plan
from cxplanner.plan.text import clean_note


def link(
    plan: Plan,
    successor: int,
    predecessor: int | None = None,
    gate: int | None = None,
    *,
    link_type: LinkType = LinkType.FS,
    lag: int = 0,
    elapsed: bool = False,
) -> Plan:
    """A plan with one more dependency, from an initiative or from a gate (a stage's number).

    Raises EditError: `self_link`, `duplicate_link`, `out_of_range`. Cycles are found where the plan is
    scheduled, since gates take part in them.
    """
    new = Dependency(plan.next_id, successor, predecessor, gate, link_type, lag, elapsed)
    _check(plan, new)
    return plan.put("dependencies", new).changed(next_id=plan.next_id + 1)


def change(plan: Plan, dependency_id: int, **values: Any) -> Plan:
    """A plan in which fields of one dependency have these values; a note may be `too_long`."""
    old = plan.dependencies[dependency_id]
    if "note" in values:
        values["note"] = clean_note(values["note"], "note")
    new = replace(old, **values)
    if new == old:
        return plan
    _check(plan, new)
    return plan.put("dependencies", new)


def remove(plan: Plan, dependency_ids: Iterable[int]) -> Plan:
    """A plan without these dependencies."""
    return plan.without("dependencies", dependency_ids)


def link_in_order(plan: Plan, initiative_ids: Sequence[int]) -> Plan:
    """A plan in which each of these initiatives waits for the one before it; links that exist stay."""
    fresh: dict[tuple[int, int], Dependency] = {}
    for before, after in pairwise(initiative_ids):
        new = Dependency(plan.next_id + len(fresh), after, before)
        if (before, after) not in fresh and not _same_ends(plan, new):
            _check_values(plan, new)
            fresh[before, after] = new
    if not fresh:
        return plan
    return plan.put("dependencies", *fresh.values()).changed(next_id=plan.next_id + len(fresh))


def write_predecessors(plan: Plan, successor: int, text: str, days_in_a_week: int) -> Plan:
    """A plan in which the links into an initiative are those of a text such as `SD-01; OP-02 SS+3d; G1`.

    Links that stay as they were keep their identity. Raises EditError: `unknown_predecessor` with the key,
    `self_link`, `duplicate_link`, and those of `notation.parse_link`.
    """
    return set_predecessors(plan, successor, parse_predecessors(text, days_in_a_week))


def set_predecessors(plan: Plan, successor: int, written: Sequence[WrittenLink]) -> Plan:
    """A plan in which the links into an initiative are these."""
    return set_all_predecessors(plan, {successor: written})


def set_all_predecessors(plan: Plan, written: Mapping[int, Sequence[WrittenLink]]) -> Plan:
    """A plan in which the links into each of these initiatives are those written for it.

    However many there are, the plan is replaced once.
    """
    gone: list[int] = []
    fresh: list[Dependency] = []
    next_id = plan.next_id
    for successor, links in written.items():
        old = {_ends(each): each for each in plan.links_into.get(successor, ())}
        wanted: dict[tuple[int | None, int | None, LinkType], Dependency] = {}
        for each in links:
            predecessor, gate = ends_of(plan, each.key)
            new = Dependency(
                next_id, successor, predecessor, gate, each.type, each.lag.days, each.lag.elapsed
            )
            ends = _ends(new)
            if ends in wanted:
                raise EditError(
                    "duplicate_link", field="predecessors", predecessor=each.key, type=each.type.value
                )
            if ends in old:
                new = replace(old[ends], lag=new.lag, elapsed=new.elapsed)
            else:
                next_id += 1
            _check_values(plan, new)
            wanted[ends] = new
        gone += [link.id for ends, link in old.items() if ends not in wanted]
        fresh += [link for ends, link in wanted.items() if old.get(ends) != link]
    plan = plan.without("dependencies", gone)
    return plan.put("dependencies", *fresh).changed(next_id=next_id) if fresh else plan


def ends_of(plan: Plan, key: str) -> tuple[int | None, int | None]:
    """The initiative's id, or the gate's stage, that a key names. Raises EditError("unknown_predecessor")."""
    initiative = plan.initiative(key)
    if initiative is not None:
        return initiative.id, None
    for stage in plan.stages.values():
        if stage.gate_key.casefold() == key.casefold():
            return None, stage.id
    raise EditError("unknown_predecessor", field="predecessors", key=key)


def _ends(link: Dependency) -> tuple[int | None, int | None, LinkType]:
    return link.predecessor, link.gate, link.type


def _same_ends(plan: Plan, new: Dependency) -> bool:
    return any(
        _ends(other) == _ends(new) and other.id != new.id for other in plan.links_into.get(new.successor, ())
    )


def _check(plan: Plan, new: Dependency) -> None:
    _check_values(plan, new)
    if _same_ends(plan, new):
        raise EditError(
            "duplicate_link",
            field="predecessors",
            predecessor=_predecessor_key(plan, new),
            type=new.type.value,
        )


def _check_values(plan: Plan, new: Dependency) -> None:
    if (new.predecessor is None) == (new.gate is None):
        raise EditError("unknown_predecessor", field="predecessors", key="")
    if new.predecessor == new.successor:
        raise EditError("self_link", field="predecessors", key=_predecessor_key(plan, new))
    if new.gate is not None and new.type is not LinkType.FS:
        raise EditError("gate_link_type", field="predecessors", key=f"G{new.gate}", type=new.type.value)
    check_range(new.lag, "lag", -LONGEST_LAG, LONGEST_LAG)


def _predecessor_key(plan: Plan, link: Dependency) -> str:
    return plan.initiatives[link.predecessor].key if link.predecessor is not None else f"G{link.gate}"
