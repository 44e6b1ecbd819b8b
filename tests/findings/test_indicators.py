"""Rules about what is measured."""

from __future__ import annotations

from datetime import date
from typing import Any

from cxplanner.findings.find import find
from cxplanner.findings.finding import Finding
from cxplanner.plan.edits import indicators
from cxplanner.plan.edits.programme import change_programme
from cxplanner.plan.indicators import InitiativeKpi, KpiType
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_initiative

APRIL = date(2026, 4, 3)
COUNTS = (18, 9, 13, 18, 23, 45, 53, 92, 113, 115, 141)


def of_rule(plan: Plan, rule: str) -> list[Finding]:
    return [each for each in find(plan, schedule(plan)) if each.rule == rule]


def with_nps(plan: Plan, **values: Any) -> Plan:
    return indicators.add_indicator(plan, "Relationship NPS", type=KpiType.NPS, **values)


def moved_by(plan: Plan, status: Status) -> Plan:
    """An initiative that is to move the first indicator."""
    plan = with_initiative(plan, "A", 10, status=status, actual_start=plan.programme.start)
    link = InitiativeKpi(plan.next_id, id_of(plan, "A"), plan.kpis_in_order[0].id)
    return plan.put("initiative_kpis", link).changed(next_id=plan.next_id + 1)


def test_that_what_changes_an_indicator_without_a_baseline_is_named() -> None:
    (finding,) = of_rule(moved_by(with_nps(a_plan()), Status.ACTIVE), "KPI-01")
    assert finding.items == ("K01",)
    assert Words("en").finding(finding) == "Measure “Relationship NPS” before changing anything."
    assert of_rule(moved_by(with_nps(a_plan(), baseline_value=12.0), Status.ACTIVE), "KPI-01") == []
    assert of_rule(moved_by(with_nps(a_plan()), Status.APPROVED), "KPI-01") == []


def test_that_a_measurement_is_missed_a_quarter_after_its_cadence() -> None:
    plan = with_nps(a_plan(), cadence_days=100)
    plan = indicators.add_measurement(plan, plan.kpis_in_order[0].id, taken_on=APRIL, counts=COUNTS)
    assert of_rule(plan, "KPI-02") == [], "a plan without a status date has no day to count to"
    assert of_rule(change_programme(plan, status_date=date(2026, 8, 6)), "KPI-02") == []
    (finding,) = of_rule(change_programme(plan, status_date=date(2026, 8, 7)), "KPI-02")
    assert Words("en").finding(finding) == "“Relationship NPS” has not been measured since 3 April 2026."


def test_that_few_answers_and_a_wide_margin_are_indicative() -> None:
    plan = with_nps(a_plan())
    kpi = plan.kpis_in_order[0].id
    assert of_rule(indicators.add_measurement(plan, kpi, taken_on=APRIL, counts=COUNTS), "KPI-03") == []
    few = (1,) * 11
    (finding,) = of_rule(indicators.add_measurement(plan, kpi, taken_on=APRIL, counts=few), "KPI-03")
    assert Words("en").finding(finding) == (
        "“Relationship NPS” rests on 11 answers (±46.2): read it as indicative."
    )
    wide = (20, *[0] * 9, 20)
    assert len(of_rule(indicators.add_measurement(plan, kpi, taken_on=APRIL, counts=wide), "KPI-03")) == 1
    assert of_rule(indicators.add_measurement(plan, kpi, taken_on=APRIL, value=12.0), "KPI-03") == []
