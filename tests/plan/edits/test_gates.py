"""Decisions on gates: STG-06, conditions with their days, and what undoes them."""

from __future__ import annotations

from datetime import date

import pytest

from cxplanner.errors import EditError
from cxplanner.plan.edits import gates, programme
from cxplanner.plan.edits.decisions import add_item
from cxplanner.plan.edits.gates import Condition
from cxplanner.plan.edits.reviews import prepare_review
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import CriterionKind, CriterionStatus, GateCriterion, GateOutcome
from cxplanner.plan.reviews import AgendaItem, AgendaKind, Outcome
from tests.builders import a_plan

DAY, LATER = date(2026, 9, 4), date(2026, 10, 30)


def with_criteria(*statuses: CriterionStatus, kind: CriterionKind = CriterionKind.MUST) -> Plan:
    plan = a_plan()
    for number, status in enumerate(statuses, start=1):
        plan = programme.put_criterion(plan, GateCriterion(0, 1, f"C{number}", "Text", kind, status=status))
    return plan


def with_item(plan: Plan) -> tuple[Plan, AgendaItem]:
    plan = prepare_review(plan, "Review", DAY)
    plan = add_item(plan, plan.next_id - 1, "Pass gate 1", AgendaKind.DECISION, stage=1)
    return plan, plan.agenda_items[plan.next_id - 1]


@pytest.mark.parametrize("status", [CriterionStatus.OPEN, CriterionStatus.NOT_MET])
def test_that_a_go_with_open_musts_is_refused_and_names_them(status: CriterionStatus) -> None:
    plan = with_criteria(CriterionStatus.MET, status, CriterionStatus.WAIVED)
    with pytest.raises(EditError) as caught:
        gates.decide(plan, 1, GateOutcome.GO, DAY)
    assert caught.value.code == "go_with_open_musts"
    assert (caught.value.facts["key"], caught.value.facts["criteria"]) == ("G1", ["C2"])


def test_that_a_go_needs_no_more_than_musts_met_or_waived() -> None:
    plan = with_criteria(CriterionStatus.MET, CriterionStatus.WAIVED)
    plan = programme.put_criterion(plan, GateCriterion(0, 1, "S", "Text", CriterionKind.SHOULD))
    plan = programme.put_criterion(plan, GateCriterion(0, 2, "M", "Of another gate"))
    plan = gates.decide(plan, 1, GateOutcome.GO, DAY)
    assert (plan.stages[1].gate_outcome, plan.stages[1].gate_decided_on) == (GateOutcome.GO, DAY)


@pytest.mark.parametrize("outcome", [GateOutcome.HOLD, GateOutcome.RECYCLE, GateOutcome.STOP])
def test_that_other_outcomes_ask_for_nothing(outcome: GateOutcome) -> None:
    plan = gates.decide(with_criteria(CriterionStatus.OPEN), 1, outcome, DAY)
    assert plan.stages[1].gate_outcome is outcome
    assert plan.stages[1].gate_passed_on is None
    assert gates.undecide(plan, 1).stages[1].gate_outcome is None


def test_that_conditions_become_actions_with_their_days() -> None:
    plan, item = with_item(with_criteria(CriterionStatus.OPEN))
    plan, owner = programme.with_person(plan, "Marta")
    conditions = [Condition("Train the branches", LATER, owner), Condition("Close the audit", LATER)]
    plan = gates.decide(plan, 1, GateOutcome.CONDITIONAL_GO, DAY, item=item, conditions=conditions)
    actions = [each for each in plan.agenda_of[item.meeting] if each.kind is AgendaKind.ACTION]
    assert [(each.title, each.due, each.owner, each.stage, each.raised_by) for each in actions] == [
        ("Train the branches", LATER, owner, 1, item.id),
        ("Close the audit", LATER, None, 1, item.id),
    ]
    assert [each.outcome for each in actions] == [Outcome.PENDING] * 2
    assert plan.stages[1].gate_passed_on == DAY


@pytest.mark.parametrize(
    ("conditions", "code", "field"),
    [
        ([], "go_without_conditions", "gate_outcome"),
        ([Condition("Train", None)], "missing", "due"),
        ([Condition(" ", LATER)], "missing", "conditions"),
        ([Condition("Train", date(2300, 1, 1))], "date_out_of_range", "due"),
        ([Condition("Train", LATER, 99)], "unknown_person_or_team", "owner"),
    ],
)
def test_that_a_conditional_go_needs_whole_conditions(
    conditions: list[Condition], code: str, field: str
) -> None:
    plan, item = with_item(a_plan())
    with pytest.raises(EditError) as caught:
        gates.decide(plan, 1, GateOutcome.CONDITIONAL_GO, DAY, item=item, conditions=conditions)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_that_conditions_belong_to_a_meeting() -> None:
    with pytest.raises(EditError, match="conditions_without_meeting"):
        gates.decide(a_plan(), 1, GateOutcome.CONDITIONAL_GO, DAY, conditions=[Condition("Train", LATER)])
