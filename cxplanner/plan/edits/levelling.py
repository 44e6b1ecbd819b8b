"""Edits of levelled starts: take those of a proposal, and clear them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from cxplanner.plan.edits.checks import check_date
from cxplanner.plan.plan import Plan


def take(plan: Plan, starts: Mapping[int, date]) -> Plan:
    """A plan in which exactly these initiatives have a levelled start; earlier levelling is forgotten.

    Ids that the plan does not have are passed over. Raises EditError: `date_out_of_range`.
    """
    for day in starts.values():
        check_date(day, "levelled_start")
    changed = [
        replace(each, levelled_start=starts.get(each.id))
        for each in plan.initiatives.values()
        if each.levelled_start != starts.get(each.id)
    ]
    return plan.put("initiatives", *changed) if changed else plan


def clear(plan: Plan, ids: Iterable[int] | None = None) -> Plan:
    """A plan in which these initiatives, or all, start as early as they can without levelling."""
    wanted = plan.initiatives.keys() if ids is None else set(ids)
    changed = [
        replace(each, levelled_start=None)
        for each in plan.initiatives.values()
        if each.levelled_start is not None and each.id in wanted
    ]
    return plan.put("initiatives", *changed) if changed else plan
