"""Edits of baselines."""

from __future__ import annotations

from datetime import date

import pytest

from cxplanner.errors import EditError
from cxplanner.plan.change import difference
from cxplanner.plan.edits import baselines, initiatives
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_initiative

TAKEN = date(2026, 1, 5)
START, FINISH = date(2026, 1, 6), date(2026, 1, 9)


def a_small_plan() -> Plan:
    plan = with_initiative(
        with_initiative(a_plan(), "A", 4, status=Status.APPROVED), "B", status=Status.MEASURE
    )
    plan = initiatives.set_cost_once(plan, id_of(plan, "A"), 12_300)
    return initiatives.set_benefit_per_year(plan, id_of(plan, "A"), 45_600)


def frozen(plan: Plan, name: str = "Kick-off") -> Plan:
    return baselines.freeze(
        plan,
        name,
        TAKEN,
        initiatives={id_of(plan, "A"): (START, FINISH)},
        gates={1: FINISH, 2: None},
        finish=FINISH,
    )


def test_that_freezing_keeps_dates_money_and_status_of_each_initiative() -> None:
    plan = a_small_plan()
    after = frozen(plan)
    (baseline,) = after.baselines.values()
    assert (baseline.name, baseline.taken_on, baseline.finish) == ("Kick-off", TAKEN, FINISH)
    of_initiative = {
        each.initiative: each for each in after.items_of_baseline[baseline.id] if each.initiative
    }
    first, second = of_initiative[id_of(plan, "A")], of_initiative[id_of(plan, "B")]
    assert (first.start, first.finish, first.cost, first.benefit) == (START, FINISH, 12_300, 45_600)
    assert first.status is Status.APPROVED
    assert (second.start, second.finish, second.cost, second.benefit) == (None, None, None, None)
    assert second.status is Status.MEASURE


def test_that_freezing_keeps_the_day_of_each_gate() -> None:
    after = frozen(a_small_plan())
    days = {each.gate: (each.start, each.finish) for each in after.baseline_items.values() if each.gate}
    assert days == {1: (FINISH, FINISH), 2: (None, None), 3: (None, None), 4: (None, None)}


def test_that_ids_are_given_once() -> None:
    plan = frozen(frozen(a_small_plan()), "Review 2")
    ids = [*plan.baselines, *plan.baseline_items, *plan.initiatives, *plan.cashflows]
    assert len(set(ids)) == len(ids)
    assert max(ids) < plan.next_id


def test_that_freezing_touches_nothing_else() -> None:
    plan = a_small_plan()
    assert set(difference(plan, frozen(plan)).collections) == {"baselines", "baseline_items"}


def test_that_a_baseline_stays_what_it_was_when_the_plan_changes() -> None:
    plan = frozen(a_small_plan())
    changed = initiatives.change(plan, id_of(plan, "A"), duration=90, status=Status.PAUSED)
    assert changed.baseline_items is plan.baseline_items


def test_that_a_deleted_initiative_leaves_its_baselines() -> None:
    plan = frozen(a_small_plan())
    after = initiatives.delete(plan, [id_of(plan, "A")])
    assert [each.initiative for each in after.baseline_items.values() if each.initiative] == [
        id_of(plan, "B")
    ]
    assert after.baselines == plan.baselines


def test_that_a_baseline_is_renamed() -> None:
    plan = frozen(a_small_plan())
    (which,) = plan.baselines
    assert baselines.rename(plan, which, "  Review\t1 ").baselines[which].name == "Review 1"
    assert baselines.rename(plan, which, "Kick-off") is plan
    assert baselines.rename(plan, which, "KICK-OFF").baselines[which].name == "KICK-OFF"


def test_that_a_deleted_baseline_takes_along_what_it_says() -> None:
    plan = frozen(frozen(a_small_plan()), "Review 2")
    first, second = (each.id for each in plan.baselines_in_order)
    after = baselines.delete(plan, [first])
    assert list(after.baselines) == [second]
    assert {each.baseline for each in after.baseline_items.values()} == {second}


@pytest.mark.parametrize(("name", "code"), [("", "missing"), (" \n", "missing"), ("x" * 1_001, "too_long")])
def test_that_a_baseline_needs_a_name(name: str, code: str) -> None:
    with pytest.raises(EditError) as refused:
        frozen(a_small_plan(), name)
    assert (refused.value.code, refused.value.field) == (code, "name")


def test_that_two_baselines_cannot_have_one_name() -> None:
    plan = frozen(frozen(a_small_plan()), "Review 2")
    first, _ = (each.id for each in plan.baselines_in_order)
    with pytest.raises(EditError, match="duplicate_name"):
        frozen(plan, "kick-OFF")
    with pytest.raises(EditError, match="duplicate_name"):
        baselines.rename(plan, first, "review 2")


def test_that_a_day_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(EditError) as refused:
        baselines.freeze(a_small_plan(), "Far", date(2200, 1, 1), initiatives={}, gates={}, finish=None)
    assert (refused.value.code, refused.value.field) == ("date_out_of_range", "taken_on")


def test_that_baselines_are_listed_by_the_day_on_which_they_were_taken() -> None:
    plan = frozen(a_small_plan(), "Second")
    plan = baselines.freeze(plan, "First", date(2025, 12, 1), initiatives={}, gates={}, finish=None)
    assert [each.name for each in plan.baselines_in_order] == ["First", "Second"]
