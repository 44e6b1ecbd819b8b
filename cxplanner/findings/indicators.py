"""Rules about what is measured: before anything changes, in time, and from enough answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from cxplanner.findings.finding import Finding, found
from cxplanner.indicators.cadence import DueState
from cxplanner.indicators.estimates import WIDEST_NPS_MARGIN
from cxplanner.indicators.measured import standing_of
from cxplanner.plan.indicators import KpiType
from cxplanner.plan.initiatives import Status

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule

_SCORES: Final = (KpiType.NPS, KpiType.ENPS)


def changed_before_measured(plan: Plan, _schedule: Schedule) -> Iterator[Finding]:
    """KPI-01: an initiative is under way that is to move an indicator without a baseline."""
    moved = {
        link.kpi
        for link in plan.initiative_kpis.values()
        if plan.initiatives[link.initiative].status is Status.ACTIVE
    }
    for kpi in plan.kpis_in_order if moved else ():
        if kpi.id in moved and kpi.baseline_value is None:
            yield found("KPI-01", kpi.code, k=kpi.name)


def not_measured_in_time(plan: Plan, schedule: Schedule) -> Iterator[Finding]:
    """KPI-02: on the status date, more than its cadence and a quarter has passed since it was measured."""
    day = schedule.status_date
    if day is None:
        return
    for kpi in plan.kpis_in_order:
        standing = standing_of(plan, schedule, kpi, day)
        if standing.next.state is DueState.OVERDUE and standing.now is not None:
            yield found("KPI-02", kpi.code, k=kpi.name, date=standing.now.taken_on)


def resting_on_few_answers(plan: Plan, schedule: Schedule) -> Iterator[Finding]:
    """KPI-03: the latest value rests on fewer than 30 answers, or a score has a margin above 10 points."""
    for kpi in plan.kpis_in_order:
        now = standing_of(plan, schedule, kpi, plan.programme.start).now
        if now is None or now.estimate.answers is None or now.estimate.margin is None:
            continue
        is_wide = kpi.type in _SCORES and now.estimate.margin > WIDEST_NPS_MARGIN
        if now.estimate.has_few_answers or is_wide:
            margin = round(now.estimate.margin, 1)
            yield found("KPI-03", kpi.code, k=kpi.name, n=now.estimate.answers, moe=margin)


RULES: Final = (changed_before_measured, not_measured_in_time, resting_on_few_answers)
