"""Edits of risks, issues, assumptions and silos: add, change, delete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from cxplanner.errors import EditError
from cxplanner.plan.edits.checks import check_date, check_present, check_range
from cxplanner.plan.edits.row_order import DISTANCE
from cxplanner.plan.plan import Plan
from cxplanner.plan.pointers import without
from cxplanner.plan.risks import Risk, RiskKind
from cxplanner.plan.text import clean_name, clean_note

_NOTES = ("cause", "effect", "mitigation")


def add_risk(plan: Plan, title: str, **values: Any) -> Plan:
    """A plan with one more, the last in the list. The new id is the old `plan.next_id`.

    Raises EditError: `missing`, `too_long`, `out_of_range`, `date_out_of_range`, `unknown_person_or_team`,
    `not_in_plan`.
    """
    last = max((each.ordinal for each in plan.risks.values()), default=0)
    new = _checked(plan, replace(Risk(plan.next_id, title, ordinal=last + DISTANCE), **values))
    return plan.put("risks", new).changed(next_id=plan.next_id + 1)


def change_risk(plan: Plan, risk_id: int, **values: Any) -> Plan:
    """A plan in which fields of one have these values. Raises EditError as `add_risk`."""
    old = plan.risks[risk_id]
    new = _checked(plan, replace(old, **values))
    return plan if new == old else plan.put("risks", new)


def delete_risks(plan: Plan, risk_ids: Iterable[int]) -> Plan:
    """A plan without these; items of an agenda that spoke of them stay."""
    return without(plan, "risks", risk_ids)


def _checked(plan: Plan, new: Risk) -> Risk:
    notes: dict[str, Any] = {name: clean_note(getattr(new, name), name) for name in _NOTES}
    silo_type = new.silo_type if new.kind is RiskKind.SILO else None
    new = replace(new, title=clean_name(new.title, "title"), silo_type=silo_type, **notes)
    check_present(new.title, "title")
    check_range(new.probability, "probability", 1, 5)
    check_range(new.impact, "impact", 1, 5)
    check_date(new.due, "due")
    if new.owner is not None and new.owner not in plan.people:
        raise EditError("unknown_person_or_team", field="owner")
    if new.initiative is not None and new.initiative not in plan.initiatives:
        raise EditError("not_in_plan", field="initiative")
    return new
