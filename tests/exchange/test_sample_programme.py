"""The sample programme is whole: all of its data is in the plan, and passes the checks of the edits."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.edits import decisions, indicators, initiatives, milestones, programme, reviews, risks
from cxplanner.plan.initiatives import CashflowKind, Recurrence, Status
from cxplanner.plan.plan import COLLECTIONS, Plan
from cxplanner.plan.programme import GatePolicy
from cxplanner.resources import resource
from cxplanner.scheduling.schedule import schedule


@pytest.fixture(scope="module")
def plan() -> Plan:
    return sample_plan("es")


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    text = resource("data", "sample_programme.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def test_that_everything_in_the_data_is_in_the_plan(plan: Plan) -> None:
    counts = {name: len(getattr(plan, name)) for name in COLLECTIONS}
    assert counts["initiatives"] == 39 + 4
    assert counts["dependencies"] == 79
    assert counts["milestones"] == 14
    assert counts["people"] == 13
    assert counts["teams"] == 5
    assert counts["stages"] == 4
    assert counts["criteria"] > 20
    assert counts["kpis"] == 19
    assert counts["measurements"] == 4
    assert counts["initiative_kpis"] == 55
    assert counts["risks"] == 12
    assert counts["meetings"] == 6
    assert counts["agenda_items"] == 9


def test_that_ids_are_never_used_twice_and_the_next_one_is_free(plan: Plan) -> None:
    ids = [id_ for name in COLLECTIONS for id_ in getattr(plan, name)]
    assert len(ids) == len(set(ids))
    assert max(ids) < plan.next_id


def test_that_measures_of_the_backlog_are_ideas_with_a_cost(plan: Plan) -> None:
    measure = plan.initiative("MEA-02")
    assert measure is not None
    assert measure.status is Status.MEASURE
    assert not measure.estimated
    assert plan.cost_once(measure.id) == 24_000_000


def test_that_money_adds_up_to_the_summary_of_the_data(plan: Plan, data: dict[str, Any]) -> None:
    scheduled = {each.id for each in plan.initiatives.values() if each.status.is_scheduled}
    flows = [flow for flow in plan.cashflows.values() if flow.initiative in scheduled]
    costs = [flow for flow in flows if flow.kind is CashflowKind.COST]
    summary = data["summary"]
    assert (
        sum(flow.amount for flow in costs if flow.recurrence is Recurrence.ONCE) == summary["one_off"] * 100
    )
    assert (
        sum(flow.amount for flow in costs if flow.recurrence is Recurrence.YEARLY)
        == summary["run_year"] * 100
    )
    benefits = [flow for flow in flows if flow.kind is CashflowKind.BENEFIT]
    assert sum(flow.amount for flow in benefits) == summary["benefit_year"] * 100


def test_that_gates_advise_and_have_their_planned_dates(plan: Plan) -> None:
    assert [plan.stages[number].gate_policy for number in (1, 2, 3, 4)] == [GatePolicy.ADVISE] * 4
    assert plan.stages[1].gate_planned_on == date(2026, 9, 4)


@pytest.mark.parametrize(
    ("language", "title", "team"),
    [
        (
            "es",
            "Gobierno del programa: comité de dirección, patrocinio y grupos de trabajo",
            "Comité de dirección",
        ),
        (
            "en",
            "Programme governance: steering committee, sponsorship and working groups",
            "Steering committee",
        ),
        (
            "pt",
            "Programme governance: steering committee, sponsorship and working groups",
            "Steering committee",
        ),
    ],
)
def test_that_texts_come_in_the_language_or_else_in_english(language: str, title: str, team: str) -> None:
    plan = sample_plan(language)
    first = plan.initiative("ORG-01")
    assert first is not None
    assert first.title == title
    assert plan.programme.language == language
    assert plan.team_named(team) is not None


def test_that_every_entity_passes_the_checks_of_the_edits(plan: Plan) -> None:
    assert programme.checked_programme(plan.programme) == plan.programme
    for stage in plan.stages.values():
        assert programme.checked_stage(stage) == stage
    for initiative in plan.initiatives.values():
        assert initiatives.change(plan, initiative.id, title=initiative.title) is plan
    for milestone in plan.milestones.values():
        assert milestones.change(plan, milestone.id, title=milestone.title) is plan
    for person in plan.people.values():
        assert programme.put_person(plan, person) is plan
    for team in plan.teams.values():
        assert programme.put_team(plan, team) is plan
    for criterion in plan.criteria.values():
        assert programme.put_criterion(plan, criterion) is plan
    for kpi in plan.kpis.values():
        assert indicators.change_indicator(plan, kpi.id, name=kpi.name) is plan
    for measurement in plan.measurements.values():
        assert indicators.change_measurement(plan, measurement.id, source=measurement.source) is plan
    for risk in plan.risks.values():
        assert risks.change_risk(plan, risk.id, title=risk.title) is plan
    for meeting in plan.meetings.values():
        assert reviews.change_meeting(plan, meeting.id, title=meeting.title) is plan
    for item in plan.agenda_items.values():
        assert decisions.change_item(plan, item.id, title=item.title) is plan


def test_that_indicators_have_the_values_of_the_data(plan: Plan, data: dict[str, Any]) -> None:
    codes = {each.code: each for each in plan.kpis.values()}
    assert [codes[each["id"]].baseline_value for each in data["kpis"]] == [
        each["baseline"] for each in data["kpis"]
    ]
    scores = {each["kpi"]: each for each in data["measurements"]}
    for taken in plan.measurements.values():
        wanted = scores[plan.kpis[taken.kpi].code]
        assert sum(taken.counts) == wanted["n"]
        assert taken.invited == wanted["invited"]


def test_that_what_is_in_spanish_only_stays_out_of_other_languages() -> None:
    mitigations = {each.mitigation for each in sample_plan("en").risks.values()}
    assert mitigations == {"", "ORG-03", "ORG-06", "SYS-07", "SYS-10"}
    units = {each.unit for each in sample_plan("en").kpis.values()}
    assert units == {"pts", "%", "EUR", "days", "steps"}


def test_that_the_schedule_gives_the_dates_of_the_data(plan: Plan, data: dict[str, Any]) -> None:
    dates = schedule(plan)
    for entry in data["initiatives"]:
        initiative = plan.initiative(entry["code"])
        assert initiative is not None
        found = dates.initiative(initiative.id)
        assert found.start is not None
        assert found.finish is not None
        said = (found.start.isoformat(), found.finish.isoformat(), found.total_float, found.critical)
        assert said == (entry["start"], entry["finish"], entry["float_days"], entry["critical"]), entry[
            "code"
        ]
    for entry, milestone in zip(data["milestones"], plan.milestones_in_order, strict=True):
        assert dates.milestone(milestone.id).start == date.fromisoformat(entry["date"])
