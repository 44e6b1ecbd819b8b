"""Which work brings a date forward when it takes less time; each figure is what a schedule then says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cxplanner.errors import CycleError
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from cxplanner.scheduling.facts import Progress, progress_of, remaining_of
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule, schedule
from cxplanner.scheduling.shortening import Shortening, shortenings
from tests.builders import MONDAY, a_plan, id_of, with_initiative
from tests.scheduling.random_plans import plans


def found(plan: Plan, key: str, **given: Any) -> list[tuple[str, int, int, int]]:
    """Key, days shorter, days earlier, and how much earlier the finish comes."""
    node = None if not key else Node("gate", int(key[1:])) if key[0] == "G" else of(plan, key)
    return [
        (plan.initiatives[each.initiative].key, each.by, each.days, each.finish_days)
        for each in shortenings(schedule(plan), node, **given)
    ]


def of(plan: Plan, key: str) -> Node:
    return Node("initiative", id_of(plan, key))


def a_chain() -> Plan:
    """A (10 d) and B (4 d), then C (6 d), then D; beside A stands E with 7 d."""
    plan = with_initiative(with_initiative(a_plan(), "A", 10), "E", 7)
    return with_initiative(with_initiative(plan, "C", 6, "A; E"), "D", 2, "C")


def test_that_the_best_comes_first_and_only_as_far_as_something_else_allows() -> None:
    assert found(a_chain(), "D") == [("C", 5, 5, 5), ("A", 3, 3, 3)]


def test_that_the_finish_and_a_gate_have_levers_too() -> None:
    assert found(a_chain(), "") == [("C", 5, 5, 5), ("A", 3, 3, 3), ("D", 1, 1, 1)]
    assert found(a_chain(), "G1")[0] == ("C", 5, 5, 5)


def test_that_an_initiative_is_a_lever_of_its_own_finish_alone() -> None:
    assert [each[0] for each in found(a_chain(), "C")] == ["A"]
    assert [each[0] for each in found(a_chain(), "C", of_finish=True)] == ["C", "A"]


def test_that_no_initiative_helps_alone_where_chains_tie() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 5)

    assert found(with_initiative(plan, "C", 1, "A; B"), "C") == []


def test_that_what_all_tied_chains_pass_helps() -> None:
    plan = with_initiative(a_plan(), "S", 4)
    plan = with_initiative(with_initiative(plan, "A", 5, "S"), "B", 5, "S")

    assert found(with_initiative(plan, "C", 1, "A; B"), "C") == [("S", 3, 3, 3)]


def test_that_work_that_has_begun_can_take_less_time_and_what_is_done_cannot() -> None:
    begun: dict[str, Any] = {"status": Status.ACTIVE, "actual_start": MONDAY, "remaining": 6}
    done: dict[str, Any] = {"status": Status.DONE, "actual_start": MONDAY, "actual_finish": MONDAY}
    plan = a_plan(status_date=MONDAY)
    plan = with_initiative(with_initiative(plan, "A", 9, **begun), "B", 1, "A")
    plan = with_initiative(with_initiative(plan, "D", 9, **done), "E", 1, "D")

    assert found(plan, "B") == [("A", 5, 5, 5)]
    assert found(plan, "E") == []


def test_that_a_gate_is_passed_through() -> None:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 10)

    assert found(with_initiative(plan, "B", 2, stage=2), "B") == [("A", 9, 9, 9)]


def test_that_the_list_is_short() -> None:
    plan = with_initiative(a_plan(), "I0", 3)
    for number in range(1, 9):
        plan = with_initiative(plan, f"I{number}", 3, f"I{number - 1}")

    assert len(found(plan, "I8")) == 5
    assert len(found(plan, "I8", most=20)) == 8


def shorter(plan: Plan, made: Schedule, each: Shortening) -> Schedule:
    initiative = plan.initiatives[each.initiative]
    if progress_of(initiative) is Progress.STARTED and made.status_date is not None:
        return schedule(
            plan.put("initiatives", replace(initiative, remaining=remaining_of(initiative) - each.by))
        )
    return schedule(plan.put("initiatives", replace(initiative, duration=initiative.duration - each.by)))


@given(plans(), st.booleans())
def test_that_each_lever_brings_exactly_what_is_said(plan: Plan, of_finish: bool) -> None:
    try:
        made = schedule(plan)
    except CycleError:
        return
    nodes = [Node("initiative", each) for each in plan.initiatives] + [Node("gate", n) for n in plan.stages]
    for node in (None, *nodes):
        for each in shortenings(made, node, of_finish=of_finish):
            after = shorter(plan, made, each)
            assert each.days > 0
            assert made.working_days_between(after.finish, made.finish) == each.finish_days
            if node is not None:
                name = "finish" if of_finish else "start"
                old, new = getattr(made.dates_of(node), name), getattr(after.dates_of(node), name)
                assert made.working_days_between(new, old) == each.days


@given(plans(plain=True, largest=6))
def test_that_no_lever_is_left_out(plan: Plan) -> None:
    made = schedule(plan)
    named = {each.initiative for each in shortenings(made, None, most=100)}
    for initiative in plan.initiatives.values():
        if initiative.duration > 1 and initiative.id not in named:
            after = schedule(plan.put("initiatives", replace(initiative, duration=1)))
            assert made.working_days_between(after.finish, made.finish) <= 0
