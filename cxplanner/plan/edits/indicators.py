"""Edits of indicators, of their measurements, and of what is wanted at gates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import isfinite
from typing import Any, Final

from cxplanner.errors import EditError
from cxplanner.plan.edits.checks import check_date, check_present, check_range
from cxplanner.plan.indicators import COUNTS, Kpi, KpiTarget, KpiType, Measurement
from cxplanner.plan.plan import Plan
from cxplanner.plan.text import clean_name

MOST_STRIPS: Final = 3
"""How many indicators may stand under the roadmap, so that it stays a roadmap."""
LONGEST_CADENCE: Final = 3_660
_LARGEST: Final = 1e12


def add_indicator(plan: Plan, name: str, **values: Any) -> Plan:
    """A plan with one more indicator; `values` are further fields. The new id is the old `plan.next_id`."""
    code = values.pop("code", "") or _free_code(plan)
    ordinal = max((each.ordinal for each in plan.kpis.values()), default=0) + 1
    new = _checked(plan, replace(Kpi(plan.next_id, code, name, ordinal=ordinal), **values))
    return plan.put("kpis", new).changed(next_id=plan.next_id + 1)


def change_indicator(plan: Plan, kpi_id: int, **values: Any) -> Plan:
    """A plan in which fields of one indicator have these values.

    Raises EditError("type_is_measured") for a type, and EditError("method_is_measured") for a method, that
    would give other values to counts that are there.
    """
    old = plan.kpis[kpi_id]
    new = _checked(plan, replace(old, **values))
    if new == old:
        return plan
    measured = plan.measurements_of.get(kpi_id, ())
    if COUNTS.get(new.type) != COUNTS.get(old.type) and any(each.counts for each in measured):
        raise EditError("type_is_measured", field="type", name=old.name)
    if new.type is not KpiType.RATIO and any(each.numerator is not None for each in measured):
        raise EditError("type_is_measured", field="type", name=old.name)
    if new.method is not old.method and measured:
        raise EditError("method_is_measured", field="method", name=old.name)
    return plan.put("kpis", new)


def delete_indicators(plan: Plan, kpi_ids: Iterable[int]) -> Plan:
    """A plan without these indicators, and without their measurements, targets and links."""
    gone = set(kpi_ids)
    plan = plan.without("measurements", [each.id for each in plan.measurements.values() if each.kpi in gone])
    plan = plan.without("kpi_targets", [each.id for each in plan.kpi_targets.values() if each.kpi in gone])
    links = [each.id for each in plan.initiative_kpis.values() if each.kpi in gone]
    plan = plan.without("initiative_kpis", links)
    children = [each for each in plan.kpis.values() if each.parent in gone and each.id not in gone]
    if children:
        plan = plan.put("kpis", *(replace(each, parent=None) for each in children))
    return plan.without("kpis", gone)


def set_gate_target(plan: Plan, kpi_id: int, gate: int, value: float | None) -> Plan:
    """A plan in which this value is wanted at a gate, or none."""
    _check_number(value, "target")
    old = next((each for each in plan.targets_of.get(kpi_id, ()) if each.gate == gate), None)
    if value is None:
        return plan if old is None else plan.without("kpi_targets", [old.id])
    if old is not None:
        return plan if old.target == value else plan.put("kpi_targets", replace(old, target=value))
    new = KpiTarget(plan.next_id, kpi_id, gate, value)
    return plan.put("kpi_targets", new).changed(next_id=plan.next_id + 1)


def add_measurement(plan: Plan, kpi_id: int, **values: Any) -> Plan:
    """A plan with one more measurement, given as counts, as part and whole, or as a value."""
    new = _checked_measurement(plan, Measurement(plan.next_id, kpi_id, **values))
    return plan.put("measurements", new).changed(next_id=plan.next_id + 1)


def change_measurement(plan: Plan, measurement_id: int, **values: Any) -> Plan:
    """A plan in which fields of one measurement have these values."""
    old = plan.measurements[measurement_id]
    new = _checked_measurement(plan, replace(old, **values))
    return plan if new == old else plan.put("measurements", new)


def delete_measurements(plan: Plan, measurement_ids: Iterable[int]) -> Plan:
    """A plan without these measurements."""
    return plan.without("measurements", measurement_ids)


def _free_code(plan: Plan) -> str:
    taken = {each.code.casefold() for each in plan.kpis.values()}
    number = len(taken) + 1
    while f"k{number:02}" in taken:
        number += 1
    return f"K{number:02}"


def _checked(plan: Plan, new: Kpi) -> Kpi:
    new = replace(
        new,
        code=clean_name(new.code, "code", 12),
        name=clean_name(new.name, "name"),
        unit=clean_name(new.unit, "unit", 30),
        source=clean_name(new.source, "source"),
    )
    check_present(new.code, "code")
    check_present(new.name, "name")
    same = [each for each in plan.kpis.values() if each.code.casefold() == new.code.casefold()]
    if any(each.id != new.id for each in same):
        raise EditError("duplicate_key", field="code", key=new.code, title=same[0].name)
    for field in ("baseline_value", "target"):
        _check_number(getattr(new, field), field)
    for field in ("baseline_on", "target_on"):
        check_date(getattr(new, field), field)
    check_range(new.cadence_days, "cadence_days", 0, LONGEST_CADENCE)
    if new.owner is not None and new.owner not in plan.people:
        raise EditError("unknown_person_or_team", field="owner")
    strips = sum(each.in_strip for each in plan.kpis.values() if each.id != new.id) + new.in_strip
    if new.in_strip and strips > MOST_STRIPS:
        raise EditError("too_many_strips", field="in_strip", most=MOST_STRIPS)
    return new


def _checked_measurement(plan: Plan, new: Measurement) -> Measurement:
    kpi = plan.kpis[new.kpi]
    check_date(new.taken_on, "taken_on")
    new = replace(new, source=clean_name(new.source, "source"), counts=tuple(new.counts))
    ways = [bool(new.counts), new.value is not None, new.numerator is not None or new.denominator is not None]
    if sum(ways) != 1:
        raise EditError("missing", field="value")
    if new.counts:
        _check_counts(kpi, new.counts)
    _check_number(new.value, "value")
    if kpi.type in (KpiType.NPS, KpiType.ENPS):
        check_range(new.value, "value", -100, 100)
    if ways[2]:
        _check_parts(new.numerator, new.denominator)
    if new.invited is not None:
        check_range(new.invited, "invited", 1, _LARGEST)
        if new.invited < sum(new.counts):
            answers = sum(new.counts)
            raise EditError("more_answers_than_asked", field="invited", answers=answers, asked=new.invited)
    return new


def _check_counts(kpi: Kpi, counts: tuple[int, ...]) -> None:
    length = COUNTS.get(kpi.type)
    if length is None or len(counts) != length:
        raise EditError("wrong_scale", field="counts", name=kpi.name, needed=length or 0, found=len(counts))
    for count in counts:
        check_range(count, "counts", 0, _LARGEST)
    if sum(counts) == 0:
        raise EditError("no_answers", field="counts")


def _check_parts(numerator: float | None, denominator: float | None) -> None:
    for number, field in ((numerator, "numerator"), (denominator, "denominator")):
        if number is None:
            raise EditError("missing", field=field)
        _check_number(number, field)
        check_range(number, field, 0, _LARGEST)
    if not denominator:
        raise EditError("nothing_to_divide_by", field="denominator")


def _check_number(number: float | None, field: str) -> None:
    if number is not None and not isfinite(number):
        raise EditError("out_of_range", field=field, found=number, least=-_LARGEST, most=_LARGEST)
    check_range(number, field, -_LARGEST, _LARGEST)
