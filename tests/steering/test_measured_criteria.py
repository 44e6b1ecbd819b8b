"""Criteria that the program measures, and those that it leaves to people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.findings.find import find
from cxplanner.findings.finding import Finding, Severity
from cxplanner.plan.edits import decisions, indicators, initiatives, programme
from cxplanner.plan.edits.reviews import prepare_review
from cxplanner.plan.indicators import Better, KpiType
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import CriterionStatus, GateCriterion
from cxplanner.plan.reviews import AgendaKind, Outcome
from cxplanner.scheduling.schedule import schedule
from cxplanner.steering.measured_criteria import (
    FOUND_BY_PROGRAM,
    MeasuredCriterion,
    MeasureKind,
    measured_criteria,
)
from cxplanner.wording.measured_criteria import measured_line
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_initiative

DAY = date(2026, 3, 13)


def with_indicator(plan: Plan, **values: Any) -> Plan:
    values = {"code": "K15", "type": KpiType.RATIO, "unit": "%", **values}
    return indicators.add_indicator(plan, "Staff trained", **values)


def measured(plan: Plan, measure: str, *found: str, **values: Any) -> MeasuredCriterion | None:
    """What is measured of one criterion with this measure, where these rules find something."""
    plan = programme.put_criterion(plan, GateCriterion(0, 1, "C", "Text", measure=measure, **values))
    findings = [Finding(rule, Severity.WARNING, ("A",)) for rule in found]
    return measured_criteria(plan, lambda: findings).get(plan.next_id - 1)


def told(plan: Plan, measure: str, *found: str) -> str:
    one = measured(plan, measure, *found)
    assert one is not None
    return measured_line(Words("en"), plan, one)


@pytest.mark.parametrize(
    ("measure", "met"),
    [
        ("K15 ≥ 80", False), ("K15>=71", True), ("k15 > 71%", False), ("K15 = 71", True), ("K15 < 80", True),
        ("K15 ≤ 70,5", False), ("K15 ≥ −4", True),
    ],
)  # fmt: skip
def test_that_an_indicator_is_held_against_what_is_needed(measure: str, met: bool) -> None:
    plan = with_indicator(a_plan(), baseline_value=10.0)
    plan = indicators.add_measurement(plan, plan.next_id - 1, taken_on=DAY, numerator=71, denominator=100)
    one = measured(plan, measure)
    assert one is not None
    assert (one.kind, one.value, one.met) == (MeasureKind.INDICATOR, 71, met)


def test_that_a_threshold_goes_the_way_that_is_better() -> None:
    for better, met in ((Better.UP, False), (Better.DOWN, True)):
        one = measured(with_indicator(a_plan(), baseline_value=10.0, better=better), "K15", threshold=20.0)
        assert one is not None
        assert (one.value, one.needed, one.met) == (10.0, 20.0, met)


def test_that_what_is_not_measured_yet_is_neither_met_nor_not() -> None:
    plan = with_indicator(a_plan())
    one = measured(plan, "K15 ≥ 80")
    assert one is not None
    assert one.met is None
    assert told(plan, "K15 ≥ 80") == "Staff trained is not measured yet, needed ≥ 80\u2009%"


def test_that_initiatives_are_asked_how_far_they_are() -> None:
    plan = with_initiative(a_plan(), "CHG-04", status=Status.APPROVED)
    assert told(plan, "CHG-04 active") == "CHG-04 is approved"
    begun = initiatives.change(plan, id_of(plan, "CHG-04"), status=Status.ACTIVE, actual_start=DAY)
    for measure, met_before, met_after in (
        ("CHG-04 active", False, True),
        ("CHG-04 done", False, False),
        ("chg-04", False, False),
    ):
        before, after = measured(plan, measure), measured(begun, measure)
        assert before is not None
        assert after is not None
        assert (before.met, after.met) == (met_before, met_after)


def test_that_a_decision_about_an_initiative_is_looked_for() -> None:
    plan = with_initiative(a_plan(), "ORG-09")
    plan = prepare_review(plan, "Review", DAY)
    about = {"initiative": id_of(plan, "ORG-09")}
    plan = decisions.add_item(plan, plan.next_id - 1, "Model", AgendaKind.DECISION, **about)
    assert told(plan, "ORG-09 decision") == "ORG-09 is not decided yet"
    plan = decisions.decide_item(plan, plan.next_id - 1, Outcome.APPROVED, DAY)
    assert told(plan, "ORG-09 decision") == "ORG-09 is decided"


def test_that_a_rule_is_clear_when_it_finds_nothing() -> None:
    assert told(a_plan(), "SCH-02 clear", "GOV-02") == "Rule SCH-02 finds nothing"
    assert told(a_plan(), "SCH-02 clear", "SCH-02", "SCH-02") == "Rule SCH-02 finds 2 faults"
    one = measured(a_plan(), "SCH-02 clear", "SCH-02")
    assert one is not None
    assert one.met is False


def test_that_measuring_in_time_is_told_only_where_it_is_said_how_often() -> None:
    plan = with_indicator(a_plan(status_date=DAY), baseline_value=1.0)
    assert measured(plan, "KPI-02 clear") is None
    (kpi,) = plan.kpis.values()
    often = plan.put("kpis", replace(kpi, cadence_days=90))
    assert measured(often, "KPI-02 clear") is not None
    assert measured(programme.change_programme(often, status_date=None), "KPI-02 clear") is None


@pytest.mark.parametrize(
    "measure",
    ["manual", "", "paper_steps = 0", "K99 ≥ 80", "DAT-01 clear", "SYS-99 done", "statements", "≥ 80"],
)
def test_that_whatever_else_is_left_to_people(measure: str) -> None:
    assert measured(with_indicator(a_plan()), measure) is None


def test_that_no_findings_are_looked_for_where_no_criterion_asks() -> None:
    def never() -> list[Finding]:
        raise AssertionError

    plan = programme.put_criterion(a_plan(), GateCriterion(0, 1, "C", "Text", measure="manual"))
    assert measured_criteria(plan, never) == {}


@pytest.mark.parametrize(
    ("status", "met", "contradicts"),
    [
        (CriterionStatus.MET, False, True), (CriterionStatus.MET, True, False),
        (CriterionStatus.MET, None, False), (CriterionStatus.NOT_MET, True, True),
        (CriterionStatus.OPEN, True, False), (CriterionStatus.WAIVED, False, False),
    ],
)  # fmt: skip
def test_that_a_status_can_be_other_than_the_measure(
    status: CriterionStatus, met: bool | None, contradicts: bool
) -> None:
    one = MeasuredCriterion(1, MeasureKind.DONE, met)
    assert one.contradicts(status) is contradicts


def test_that_the_criteria_of_the_sample_are_measured_where_they_can_be() -> None:
    plan = sample_plan("en")
    found = measured_criteria(plan, lambda: find(plan, schedule(plan)))
    assert {plan.criteria[id_].code for id_ in found} == {"G1.2", "G1.6", "G1.7", "G2.3", "G3.5", "G4.4"}


def test_that_the_rules_are_those_that_the_program_looks_at() -> None:
    import re
    from pathlib import Path

    import cxplanner.findings

    folder = Path(cxplanner.findings.__file__).parent
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    assert set(re.findall(r'"([A-Z]{3}-\d\d)"', source)) == FOUND_BY_PROGRAM
