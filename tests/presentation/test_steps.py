"""The steps of a presentation: their order, and the facts of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cxplanner.plan.edits.programme import change_stage, put_criterion
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import CriterionKind, CriterionStatus, GateCriterion, GateOutcome
from cxplanner.presentation.steps import (
    ChangesStep,
    CriticalPathStep,
    StageStep,
    WholeStep,
    steps,
)
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import schedule
from tests.builders import MONDAY, a_plan, id_of, with_baseline, with_initiative


def chain() -> Plan:
    """Two initiatives of stage 1, one that waits for both in stage 2."""
    plan = with_initiative(a_plan(), "A", 10)
    plan = with_initiative(plan, "B", 2)
    return with_initiative(plan, "C", 5, "A, B", stage=2)


def longer(plan: Plan, key: str, days: int) -> Plan:
    each = plan.initiatives[id_of(plan, key)]
    return plan.changed(
        initiatives={**plan.initiatives, each.id: replace(each, duration=each.duration + days)}
    )


def stage(plan: Plan, number: int) -> StageStep:
    found = [step for step in steps(schedule(plan), None) if isinstance(step, StageStep)]
    return found[number - 1]


def changes(plan: Plan) -> ChangesStep:
    baseline = plan.baselines_in_order[-1].id
    return next(step for step in steps(schedule(plan), baseline) if isinstance(step, ChangesStep))


def test_that_the_whole_comes_first_and_last_and_stages_in_their_order() -> None:
    kinds = [type(step) for step in steps(schedule(chain()), None)]
    assert kinds == [WholeStep, *[StageStep] * 4, CriticalPathStep, WholeStep]


def test_that_what_changed_is_shown_before_the_critical_path_where_there_is_a_baseline() -> None:
    plan = with_baseline(chain(), "Review 1")
    kinds = [type(step) for step in steps(schedule(plan), plan.baselines_in_order[0].id)]
    assert kinds == [WholeStep, *[StageStep] * 4, ChangesStep, CriticalPathStep, WholeStep]


def test_that_an_empty_plan_and_one_of_ideas_have_one_step() -> None:
    ideas = with_initiative(a_plan(), "A", status=Status.MEASURE)
    assert steps(schedule(a_plan()), None) == steps(schedule(ideas), None) == (WholeStep(),)


def test_that_a_stage_has_its_own_initiatives_from_the_first_day_to_the_gate() -> None:
    plan = change_stage(chain(), 1, gate_planned_on=date(2026, 2, 2))
    first = stage(plan, 1)
    assert first.initiatives == {id_of(plan, "A"), id_of(plan, "B")}
    assert (first.span.start, first.span.finish) == (MONDAY, date(2026, 2, 2))


def test_that_a_stage_without_work_reaches_from_gate_to_gate() -> None:
    plan = change_stage(chain(), 2, gate_planned_on=date(2026, 3, 2))
    plan = change_stage(plan, 3, gate_planned_on=date(2026, 4, 6))
    assert tuple(stage(plan, 3).span) == (date(2026, 3, 2), date(2026, 4, 6))


def test_that_work_done_and_under_way_is_counted() -> None:
    plan = with_initiative(
        chain(), "D", 3, status=Status.DONE, actual_start=MONDAY, actual_finish=date(2026, 1, 7)
    )
    plan = with_initiative(plan, "E", 3, status=Status.PAUSED)
    assert (stage(plan, 1).done, stage(plan, 1).under_way) == (1, 1)


def test_that_musts_are_counted_and_those_open_named() -> None:
    plan = chain()
    for code, kind, status in (
        ("1a", CriterionKind.MUST, CriterionStatus.MET),
        ("1b", CriterionKind.MUST, CriterionStatus.NOT_MET),
        ("1c", CriterionKind.SHOULD, CriterionStatus.OPEN),
    ):
        plan = put_criterion(plan, GateCriterion(0, 1, code, code, kind, status=status))
    gate = stage(plan, 1).gate
    assert (gate.musts, gate.musts_met, [each.code for each in gate.open]) == (2, 1, ["1b"])


def test_that_a_gate_tells_how_late_it_is_and_what_it_may_slip() -> None:
    plan = with_initiative(chain(), "Z", 30, stage=4)
    gate = stage(change_stage(plan, 1, gate_planned_on=date(2026, 1, 14)), 1).gate
    assert gate.late == 0
    assert gate.is_early
    holding = chain()
    assert stage(holding, 1).gate.late is None


def test_that_a_gate_whose_day_went_by_is_overdue_until_it_is_passed() -> None:
    plan = change_stage(a_plan(status_date=date(2026, 3, 2)), 1, gate_planned_on=date(2026, 1, 30))
    plan = with_initiative(plan, "A", 3)
    assert stage(plan, 1).gate.is_overdue
    passed = change_stage(plan, 1, gate_decided_on=date(2026, 1, 30), gate_outcome=GateOutcome.GO)
    assert not stage(passed, 1).gate.is_overdue


def test_that_changes_tell_what_moved_with_the_farthest_first() -> None:
    plan = with_baseline(chain(), "Review 1")
    found = changes(longer(plan, "A", 4))
    a, c = id_of(plan, "A"), id_of(plan, "C")
    assert dict(found.moved) == {a: 4, c: 4}
    assert found.finish_days == 4
    assert [each.node.id for each in found.most] == [a, c]
    assert set(found.before.spans) >= {Node("initiative", a), Node("initiative", c)}
    assert Node("initiative", id_of(plan, "B")) not in found.before.spans


def test_that_changes_count_what_came_and_went() -> None:
    plan = with_initiative(with_baseline(chain(), "Review 1"), "D", 1)
    b = plan.initiatives[id_of(plan, "B")]
    plan = plan.changed(initiatives={**plan.initiatives, b.id: replace(b, status=Status.REJECTED)})
    found = changes(plan)
    assert (found.new, found.gone, found.later, found.earlier) == (1, 1, 0, 0)


def test_that_what_comes_forward_is_earlier() -> None:
    found = changes(longer(with_baseline(chain(), "Review 1"), "A", -3))
    assert (found.later, found.earlier, found.finish_days) == (0, 2, -3)


def test_that_the_critical_path_holds_what_leads_to_the_finish() -> None:
    plan = chain()
    path = next(step for step in steps(schedule(plan), None) if isinstance(step, CriticalPathStep))
    assert path.critical == {id_of(plan, "A"), id_of(plan, "C")}
    assert [node.id for node in path.path if node.kind == "initiative"] == [
        id_of(plan, "A"),
        id_of(plan, "C"),
    ]
