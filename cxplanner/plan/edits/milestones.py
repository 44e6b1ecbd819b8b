"""Edits of milestones: add, change, delete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from cxplanner.errors import EditError
from cxplanner.plan.edits.checks import check_date, check_present, check_range
from cxplanner.plan.initiatives import Anchor, Milestone
from cxplanner.plan.notation import LONGEST_LAG
from cxplanner.plan.plan import Plan
from cxplanner.plan.pointers import without
from cxplanner.plan.text import clean_name


def add(plan: Plan, title: str, **values: Any) -> Plan:
    """A plan with one more milestone; `values` are further fields. The new id is the old `plan.next_id`."""
    key = values.pop("key", "") or _free_key(plan)
    new = _checked(plan, replace(Milestone(plan.next_id, key, title), **values))
    return plan.put("milestones", new).changed(next_id=plan.next_id + 1)


def change(plan: Plan, milestone_id: int, **values: Any) -> Plan:
    """A plan in which fields of one milestone have these values."""
    old = plan.milestones[milestone_id]
    new = _checked(plan, replace(old, **values))
    return plan if new == old else plan.put("milestones", new)


def delete(plan: Plan, milestone_ids: Iterable[int]) -> Plan:
    """A plan without these milestones."""
    return without(plan, "milestones", milestone_ids)


def _free_key(plan: Plan) -> str:
    taken = {each.key for each in plan.milestones.values()}
    number = len(taken) + 1
    while f"M{number}" in taken:
        number += 1
    return f"M{number}"


def _checked(plan: Plan, new: Milestone) -> Milestone:
    new = replace(new, title=clean_name(new.title, "title"))
    check_present(new.title, "title")
    check_date(new.day, "day")
    check_date(new.done_on, "done_on")
    check_range(new.offset, "offset", -LONGEST_LAG, LONGEST_LAG)
    if new.anchor is Anchor.DATE:
        if new.day is None:
            raise EditError("missing", field="day")
        return replace(new, offset=0)
    if new.initiative is None or new.initiative not in plan.initiatives:
        raise EditError("missing", field="initiative")
    return replace(new, day=None)
