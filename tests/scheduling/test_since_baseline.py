"""What two reviews differ in."""

from __future__ import annotations

from datetime import date

from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import schedule
from cxplanner.scheduling.since_baseline import ItemChange, Since, since
from tests.builders import a_plan, id_of, with_baseline, with_initiative


def two() -> Plan:
    plan = with_initiative(with_initiative(a_plan(), "A", 10), "B", 5, "A")
    plan = initiatives.set_cost_once(plan, id_of(plan, "A"), 100)
    return with_baseline(plan, "Kick-off")


def until_now(plan: Plan) -> Since:
    return since(schedule(plan), min(plan.baselines), None)


def of(found: Since, plan: Plan, key: str) -> ItemChange:
    (change,) = (each for each in found.items if each.variance.node == ("initiative", id_of(plan, key)))
    return change


def test_that_nothing_differs_at_first() -> None:
    found = until_now(two())

    assert not any(each.differs for each in found.items)
    assert (found.new, found.gone, found.cost_more, found.finish_days) == (0, 0, 0, 0)


def test_that_days_money_and_status_are_told() -> None:
    plan = two()
    a = id_of(plan, "A")
    plan = initiatives.set_cost_once(plan, a, 250)
    plan = initiatives.set_benefit_per_year(plan, a, 40)
    plan = initiatives.change(plan, a, duration=12, status=Status.APPROVED)
    found = until_now(plan)
    change = of(found, plan, "A")

    assert (change.variance.start_days, change.variance.finish_days) == (0, 2)
    assert (change.cost_more, change.benefit_more) == (150, 40)
    assert (change.before.status, change.after.status) == (Status.CANDIDATE, Status.APPROVED)
    assert (found.finish, found.finish_days) == (date(2026, 1, 27), 2)
    assert (found.cost_more, found.benefit_more) == (150, 40)
    assert of(found, plan, "B").cost_more is None


def test_that_what_came_and_what_is_rejected_are_counted() -> None:
    plan = with_initiative(two(), "New", 3)
    plan = initiatives.change(plan, id_of(plan, "B"), status=Status.REJECTED)
    found = until_now(plan)

    assert (found.new, found.gone) == (1, 1)
    assert of(found, plan, "New").is_new
    assert of(found, plan, "B").is_gone
    assert found.finish_days == -5


def test_that_two_baselines_are_compared() -> None:
    plan = two()
    plan = initiatives.change(plan, id_of(plan, "A"), duration=13)
    plan = with_baseline(initiatives.set_cost_once(plan, id_of(plan, "A"), 70), "Second")
    plan = initiatives.change(plan, id_of(plan, "A"), duration=30)
    found = since(schedule(plan), *sorted(plan.baselines))

    assert of(found, plan, "B").variance.start_days == 3
    assert (found.finish_days, found.cost_more) == (3, -30)
