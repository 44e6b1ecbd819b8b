"""What the measurements of a plan say: the value of each, and where each indicator stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from cxplanner.indicators.cadence import next_measurement
from cxplanner.indicators.estimates import Estimate, ces, csat, nps, share
from cxplanner.indicators.standing import Standing, Wave
from cxplanner.indicators.target_line import target_points
from cxplanner.plan.indicators import Better, Kpi, KpiType, Measurement

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule

SCALES: Final = {
    KpiType.NPS: range(11),
    KpiType.ENPS: range(11),
    KpiType.CSAT: range(1, 6),
    KpiType.CES: range(1, 8),
}
"""The answers that each survey offers, the least first."""


def estimate_of(kpi: Kpi, measurement: Measurement) -> Estimate:
    """The value of a measurement: from its counts, from part and whole, or as it was given."""
    if measurement.counts:
        if kpi.type is KpiType.CSAT:
            return csat(measurement.counts)
        if kpi.type is KpiType.CES:
            return ces(measurement.counts, kpi.method)
        return nps(measurement.counts)
    if measurement.numerator is not None and measurement.denominator:
        return share(measurement.numerator, measurement.denominator)
    return Estimate(measurement.value if measurement.value is not None else 0.0)


def standing_of(plan: Plan, schedule: Schedule, kpi: Kpi, today: date) -> Standing:
    """Where an indicator stands on the status date, or today where the plan has none.

    A baseline with a day that was measured on that day has the margin of that measurement. Another one with a
    day is a wave of its own.
    """
    day = schedule.status_date or today
    waves = [
        Wave(each.taken_on, estimate_of(kpi, each), each.id) for each in plan.measurements_of.get(kpi.id, ())
    ]
    baseline = Estimate(kpi.baseline_value) if kpi.baseline_value is not None else None
    if baseline is not None and kpi.baseline_on is not None:
        same_day = [wave for wave in waves if wave.taken_on == kpi.baseline_on]
        if same_day:
            baseline = same_day[-1].estimate
        else:
            waves.append(Wave(kpi.baseline_on, baseline))
    waves.sort(key=lambda wave: (wave.taken_on, wave.measurement or 0))
    gates = [
        (each.gate, plan.stages[each.gate].gate_passed_on or schedule.gate(each.gate).finish, each.target)
        for each in plan.targets_of.get(kpi.id, ())
    ]
    last = waves[-1].taken_on if waves else None
    return Standing(
        kpi.better is Better.UP,
        tuple(waves),
        baseline,
        kpi.baseline_on if baseline is not None else None,
        kpi.target,
        target_points(gates, kpi.target_on, kpi.target),
        next_measurement(last, kpi.cadence_days, day),
        day,
    )
