"""Edits of baselines: freeze, rename, delete."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from cxplanner.errors import EditError
from cxplanner.plan.baselines import Baseline, BaselineItem
from cxplanner.plan.edits.checks import check_date, check_present
from cxplanner.plan.plan import Plan
from cxplanner.plan.pointers import without
from cxplanner.plan.text import clean_name

StartAndFinish = tuple[date | None, date | None]


def freeze(
    plan: Plan,
    name: str,
    taken_on: date,
    *,
    initiatives: Mapping[int, StartAndFinish],
    gates: Mapping[int, date | None],
    finish: date | None,
) -> Plan:
    """A plan with one more baseline: these dates, and the money and status that each initiative has now.

    The baseline's id is the old `plan.next_id`. Raises EditError: `missing`, `too_long`, `duplicate_name`,
    `date_out_of_range`.
    """
    baseline = Baseline(plan.next_id, _free_name(plan, name, 0), taken_on, finish)
    check_date(taken_on, "taken_on")
    items = [
        BaselineItem(
            0,
            baseline.id,
            initiative=each.id,
            start=start,
            finish=last,
            cost=plan.cost_once(each.id),
            benefit=plan.benefit_per_year(each.id),
            status=each.status,
        )
        for each in plan.initiatives.values()
        for start, last in [initiatives.get(each.id, (None, None))]
    ]
    items += [
        BaselineItem(0, baseline.id, gate=number, start=gates.get(number), finish=gates.get(number))
        for number in sorted(plan.stages)
    ]
    numbered = [replace(item, id=baseline.id + place) for place, item in enumerate(items, start=1)]
    plan = plan.put("baselines", baseline).put("baseline_items", *numbered)
    return plan.changed(next_id=baseline.id + len(numbered) + 1)


def rename(plan: Plan, baseline_id: int, name: str) -> Plan:
    """A plan in which a baseline has this name. Raises EditError: `missing`, `too_long`, `duplicate_name`."""
    old = plan.baselines[baseline_id]
    new = replace(old, name=_free_name(plan, name, baseline_id))
    return plan if new == old else plan.put("baselines", new)


def delete(plan: Plan, baseline_ids: Iterable[int]) -> Plan:
    """A plan without these baselines, all that they say and the plans that reviews froze with them."""
    gone = set(baseline_ids)
    items = [each.id for each in plan.baseline_items.values() if each.baseline in gone]
    return without(plan.without("baseline_items", items), "baselines", gone)


def _free_name(plan: Plan, name: str, baseline_id: int) -> str:
    name = clean_name(name, "name")
    check_present(name, "name")
    for other in plan.baselines.values():
        if other.name.casefold() == name.casefold() and other.id != baseline_id:
            raise EditError("duplicate_name", field="name", name=other.name)
    return name
