"""Red, amber and green by the written rule, and which clause made it so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cxplanner.plan.baselines import Baseline
from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import CriterionStatus, GateCriterion, GateOutcome, Stream
from cxplanner.plan.reviews import AgendaItem, AgendaKind, Health, HealthOverride, HealthSubject, Meeting
from cxplanner.plan.risks import Risk, RiskKind
from cxplanner.scheduling.schedule import schedule
from cxplanner.steering.health import Clause, Judgement, Standing, standing
from tests.builders import MONDAY, a_plan, id_of, with_baseline, with_initiative


def frozen(**programme: Any) -> Plan:
    """Two pieces of work, of two streams and stages, frozen on the first day."""
    plan = with_initiative(a_plan(**programme), "A", 10)
    plan = with_initiative(plan, "B", 10, after="A", stage=2, stream=Stream.ORGANIZATION)
    return with_baseline(plan, "Review 1")


def stands(plan: Plan, today: date = MONDAY) -> Standing:
    baseline: Baseline | None = next(iter(plan.baselines.values()), None)
    return standing(schedule(plan), baseline, today)


def clauses(judgement: Judgement) -> list[Clause]:
    return [each.clause for each in judgement.grounds]


def longer(plan: Plan, days: int) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), duration=10 + days)


def test_that_what_is_as_frozen_is_green() -> None:
    found = stands(frozen())
    assert [each.health for each in (found.programme, *found.streams, *found.gates)] == [Health.GREEN] * 7


@pytest.mark.parametrize(
    ("days", "health", "clause"),
    [(1, Health.AMBER, Clause.LATE), (20, Health.AMBER, Clause.LATE), (21, Health.RED, Clause.VERY_LATE)],
)
def test_that_lateness_is_amber_for_four_weeks_and_red_beyond(
    days: int, health: Health, clause: Clause
) -> None:
    found = stands(longer(frozen(), days))
    for judgement in (found.programme, found.streams[0], found.gates[0]):
        assert judgement.health is health
        assert (judgement.grounds[0].clause, judgement.grounds[0].days) == (clause, days)


def test_that_a_red_part_makes_the_programme_amber() -> None:
    plan = initiatives.change(frozen(), id_of(frozen(), "A"), deadline=MONDAY)
    found = stands(plan)
    assert (found.streams[0].health, clauses(found.streams[0])) == (Health.RED, [Clause.AFTER_DEADLINE])
    assert (found.programme.health, clauses(found.programme)) == (Health.AMBER, [Clause.PART_RED])
    assert found.programme.grounds[0].streams == (Stream.SYSTEMS_DATA,)


def test_that_a_finish_after_the_target_is_red() -> None:
    found = stands(frozen(target_finish=date(2026, 1, 28))).programme
    assert (found.by_rule, clauses(found), found.grounds[0].days) == (Health.RED, [Clause.AFTER_TARGET], 2)


def test_that_an_open_must_counts_thirty_days_before_its_gate() -> None:
    plan = frozen()
    plan = plan.put("criteria", GateCriterion(900, 1, "C1", "Trained"))  # gate 1 is on 16 January
    assert clauses(stands(plan, date(2025, 12, 16)).gates[0]) == []
    assert clauses(stands(plan, date(2025, 12, 17)).gates[0]) == [Clause.MUST_OPEN]
    met = plan.put("criteria", replace(plan.criteria[900], status=CriterionStatus.MET))
    assert clauses(stands(met).gates[0]) == []


def test_that_a_gate_of_the_past_is_red_until_it_is_passed() -> None:
    plan, today = frozen(), date(2026, 1, 19)
    assert clauses(stands(plan, today).gates[0]) == [Clause.GATE_OVERDUE]
    stage = replace(plan.stages[1], gate_decided_on=date(2026, 1, 16), gate_outcome=GateOutcome.GO)
    assert clauses(stands(plan.put("stages", stage), today).gates[0]) == []
    held = replace(stage, gate_outcome=GateOutcome.HOLD)
    assert clauses(stands(plan.put("stages", held)).gates[0]) == [Clause.GATE_NOT_PASSED]


def test_that_open_conditions_and_overdue_actions_are_amber() -> None:
    plan = frozen().put("meetings", Meeting(900, "Review 1", MONDAY))
    stage = replace(plan.stages[1], gate_decided_on=MONDAY, gate_outcome=GateOutcome.CONDITIONAL_GO)
    action = AgendaItem(901, 900, "Train", AgendaKind.ACTION, stage=1, due=date(2026, 1, 9))
    plan = plan.put("stages", stage).put("agenda_items", action)
    assert clauses(stands(plan).gates[0]) == [Clause.CONDITION_OPEN]
    assert clauses(stands(plan, date(2026, 1, 10)).programme) == [Clause.ACTION_OVERDUE]
    assert clauses(stands(plan, date(2026, 1, 9)).programme) == []


def test_that_a_high_issue_is_red_and_a_high_risk_amber() -> None:
    plan = frozen()
    of = id_of(plan, "B")
    risk = Risk(900, "Vendor", probability=3, impact=5, initiative=of)
    assert clauses(stands(plan.put("risks", risk)).streams[1]) == [Clause.HIGH_RISK]
    issue = replace(risk, kind=RiskKind.ISSUE)
    found = stands(plan.put("risks", issue))
    assert (found.streams[1].health, found.programme.health) == (Health.RED, Health.RED)
    assert clauses(found.streams[0]) == []
    low = replace(issue, impact=4)
    assert stands(plan.put("risks", low)).programme.health is Health.GREEN


def test_that_a_paused_initiative_makes_its_stream_amber() -> None:
    plan = frozen()
    plan = plan.put("initiatives", replace(plan.initiatives[id_of(plan, "B")], status=Status.PAUSED))
    assert clauses(stands(plan).streams[1]) == [Clause.PAUSED]


def test_that_the_owner_may_overrule_and_the_rule_is_still_told() -> None:
    plan = longer(frozen(), 3)
    override = HealthOverride(900, HealthSubject.PROGRAMME, Health.GREEN, "Holiday only", MONDAY)
    found = stands(plan.put("health_overrides", override)).programme
    assert (found.health, found.by_rule, found.override) == (Health.GREEN, Health.AMBER, override)
    assert clauses(found) == [Clause.LATE]


def test_that_without_a_review_nothing_is_late() -> None:
    plan = with_initiative(a_plan(), "A", 10)
    assert stands(plan).programme.grounds == ()
