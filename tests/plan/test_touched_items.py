"""What a change is about, as people count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cxplanner.plan.change import difference
from cxplanner.plan.edits import dependencies, initiatives, milestones, programme, row_order
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateCriterion, Team
from cxplanner.plan.touched_items import touched_items
from tests.builders import a_plan, id_of, with_baseline, with_initiative


def a_chain() -> Plan:
    """A, then B, with a milestone on A, a criterion that A meets, and a baseline."""
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 3, after="A")
    plan = milestones.add(plan, "Live", initiative=id_of(plan, "A"))
    plan = programme.put_criterion(plan, GateCriterion(0, 1, "C1", "Done", initiative=id_of(plan, "A")))
    return with_baseline(plan, "Start")


def longer(plan: Plan) -> Plan:
    return initiatives.change(plan, id_of(plan, "A"), duration=9)


def unlinked(plan: Plan) -> Plan:
    return dependencies.remove(plan, plan.dependencies)


def without_a(plan: Plan) -> Plan:
    return initiatives.delete(plan, [id_of(plan, "A")])


def with_one_between(plan: Plan) -> Plan:
    plan = initiatives.add(plan, "Between", plan.initiatives[id_of(plan, "A")].stream, after=id_of(plan, "A"))
    return dependencies.link(plan, plan.next_id - 1, id_of(plan, "A"))


def moved(plan: Plan) -> Plan:
    return row_order.move_row(plan, id_of(plan, "A"), 1)


def priced_and_longer(plan: Plan) -> Plan:
    return initiatives.set_cost_once(longer(plan), id_of(plan, "A"), 1_000)


@pytest.mark.parametrize(
    ("edit", "touched"),
    [
        (longer, ["A"]),
        (unlinked, ["B"]),
        (without_a, ["A"]),
        (with_one_between, ["new"]),
        (moved, ["A"]),
        (priced_and_longer, ["A"]),
        (lambda plan: longer(moved(plan)), ["A"]),
        (lambda plan: programme.change_programme(plan, name="Another"), ["programme 0"]),
        (lambda plan: programme.change_stage(plan, 2, gate_name="Live"), ["stages 2"]),
        (lambda plan: programme.put_team(plan, Team(0, "Data")), ["new"]),
        (lambda plan: plan, []),
    ],
)
def test_that_items_are_counted_as_people_count_them(
    edit: Callable[[Plan], Plan], touched: list[str]
) -> None:
    before = a_chain()
    keys = {each.id: each.key for each in before.initiatives.values()}

    def name(collection: str, id_: int) -> str:
        if collection == "initiatives" and id_ in keys:
            return keys[id_]
        return "new" if id_ >= before.next_id else f"{collection} {id_}"

    found = touched_items(difference(before, edit(before)))
    assert sorted(name(*each) for each in found) == touched


def test_that_a_criterion_is_a_change_of_its_stage() -> None:
    before = a_chain()
    (criterion,) = before.criteria.values()
    after = programme.delete_criteria(before, [criterion.id])
    assert {(each.collection, each.id) for each in touched_items(difference(before, after))} == {
        ("stages", 1)
    }
