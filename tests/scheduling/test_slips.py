"""What moves when an initiative or a gate slips, and what it then misses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.errors import CycleError, ScheduleError
from cxplanner.plan.edits import milestones
from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome, GatePolicy, Team, WorkCalendar
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule, schedule
from cxplanner.scheduling.slips import Missed, Slip, Slipped, can_slip, slip, slipped
from tests.builders import MONDAY, a_plan, id_of, with_initiative
from tests.scheduling.random_plans import plans


def node_of(plan: Plan, key: str) -> Node:
    return Node("gate", int(key[1:])) if key.startswith("G") else Node("initiative", id_of(plan, key))


def asked(plan: Plan, key: str, days: int, **given: Any) -> Slip:
    return slip(schedule(plan, **given), node_of(plan, key), days)


def moved(plan: Plan, key: str, days: int, **given: Any) -> dict[str, int]:
    """The keys of what moves, and by how many days."""
    return {key_of(plan, each): each.days for each in asked(plan, key, days, **given).moved}


def key_of(plan: Plan, item: Slipped) -> str:
    if item.kind == "gate":
        return f"G{item.id}"
    return plan.milestones[item.id].key if item.kind == "milestone" else plan.initiatives[item.id].key


def a_chain() -> Plan:
    """A (5 d) and B (3 d) before gate 1, which holds; after it C (5 d) and D with three days to spare."""
    plan = with_initiative(with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 5), "B", 3)
    return with_initiative(with_initiative(plan, "C", 5, stage=2), "D", 2, stage=2)


def test_that_a_slip_moves_what_waits_gates_included_in_order() -> None:
    assert list(moved(a_chain(), "A", 2).items()) == [
        ("G1", 2),
        ("D", 2),
        ("C", 2),
        ("G2", 2),
        ("G3", 2),
        ("G4", 2),
    ]


def test_that_float_swallows_a_slip() -> None:
    assert moved(a_chain(), "B", 2) == {}
    assert moved(a_chain(), "B", 3)["C"] == 1


def test_that_a_slip_moves_the_finish_of_the_programme() -> None:
    plan = a_chain()

    assert asked(plan, "A", 1).finish == date(2026, 1, 19)


def test_that_a_slip_of_begun_work_makes_it_take_longer() -> None:
    begun: dict[str, Any] = {"status": Status.ACTIVE, "actual_start": date(2026, 1, 5)}
    plan = with_initiative(with_initiative(a_plan(), "A", 5, **begun), "B", 1, "A")

    assert moved(plan, "A", 3) == {"B": 3, "G1": 3, "G2": 3, "G3": 3, "G4": 3}
    assert moved(plan, "A", 3, status_date=date(2026, 1, 7))["B"] == 3


def test_that_a_slip_moves_a_pin() -> None:
    plan = with_initiative(a_plan(), "A", 2, pinned_start=date(2026, 1, 12))

    assert moved(with_initiative(plan, "B", 1, "A"), "A", 4)["B"] == 4


@pytest.mark.parametrize(
    "values",
    [
        {"status": Status.REJECTED},
        {"status": Status.DONE, "actual_start": date(2026, 1, 5), "actual_finish": date(2026, 1, 6)},
    ],
)
def test_that_what_is_done_or_not_scheduled_does_not_slip(values: dict[str, Any]) -> None:
    plan = with_initiative(a_plan(), "A", 2, **values)

    assert moved(with_initiative(plan, "B", 1, "A"), "A", 4) == {}


def test_that_a_slip_of_no_days_moves_nothing() -> None:
    assert moved(a_chain(), "A", 0) == {}


def test_that_a_slip_of_a_team_counts_days_of_the_programme() -> None:
    plan = a_plan().put("teams", Team(9001, "Team", calendar=WorkCalendar(weekdays=frozenset({0, 2, 4}))))
    plan = with_initiative(plan, "A", 1, team=9001)

    assert moved(with_initiative(plan, "B", 1, "A"), "A", 1)["B"] == 2


def test_that_a_gate_slips_and_holds_what_waits_for_it() -> None:
    assert moved(a_chain(), "G1", 3) == {"D": 3, "C": 3, "G2": 3, "G3": 3, "G4": 3}


def test_that_a_gate_that_only_advises_moves_what_is_linked_to_it() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 1, "G1", stage=2)

    assert moved(plan, "G1", 2)["B"] == 2
    assert moved(change_stage(plan, 1, gate_planned_on=date(2026, 1, 14)), "G1", 2)["B"] == 2


def test_that_a_decided_gate_does_not_slip() -> None:
    plan = change_stage(a_chain(), 1, gate_decided_on=date(2026, 1, 9), gate_outcome=GateOutcome.GO)

    assert not can_slip(schedule(plan), Node("gate", 1))
    assert moved(plan, "G1", 5) == {}


def test_that_milestones_move_with_their_initiatives() -> None:
    plan = a_chain()
    plan = milestones.add(plan, "Of A", initiative=id_of(plan, "A"))
    plan = milestones.add(plan, "Of D", initiative=id_of(plan, "D"), offset=1)
    plan = milestones.add(plan, "Reached", initiative=id_of(plan, "C"), done_on=date(2026, 1, 16))

    assert {key: days for key, days in moved(plan, "A", 2).items() if key[0] == "M"} == {"M1": 2, "M2": 2}


def test_that_a_slip_names_the_finish_and_what_is_missed_by_it() -> None:
    plan = with_initiative(a_plan(target_finish=date(2026, 1, 16)), "A", 8, deadline=date(2026, 1, 15))
    plan = with_initiative(plan, "B", 2, "A", deadline=date(2026, 1, 19))
    answer = asked(plan, "A", 3)

    assert (answer.finish, answer.finish_days) == (date(2026, 1, 21), 3)
    assert answer.missed == (
        Missed(id_of(plan, "A"), date(2026, 1, 15), 2),
        Missed(id_of(plan, "B"), date(2026, 1, 19), 2),
        Missed(None, date(2026, 1, 16), 3),
    )


def test_that_what_was_missed_before_is_not_told_again() -> None:
    plan = with_initiative(a_plan(target_finish=MONDAY), "A", 8, deadline=date(2026, 1, 6))

    assert asked(plan, "A", 3).missed == ()


@pytest.mark.parametrize("key", ["A", "G1", "P", "S"])
def test_that_a_slip_past_the_calendar_is_refused(key: str) -> None:
    plan = with_initiative(a_chain(), "P", 1, pinned_start=date(2026, 1, 12))
    plan = with_initiative(plan, "S", 1, status=Status.ACTIVE, actual_start=MONDAY)

    for days in (100_000, 10**9):
        with pytest.raises(ScheduleError, match="past_last_year"):
            asked(plan, key, days)


def finish_of_all(made: Schedule) -> date:
    finishes = [made.initiative(id_).finish for id_ in made.plan.initiatives]
    return max(each for each in finishes if each is not None)


@given(plans(plain=True), st.data())
def test_that_a_slip_within_the_free_float_moves_nothing_and_within_the_total_float_not_the_finish(
    plan: Plan, data: st.DataObject
) -> None:
    made = schedule(plan)
    node = Node("initiative", data.draw(st.sampled_from(sorted(plan.initiatives))))
    dates = made.dates_of(node)
    assert dates.free_float is not None
    assert dates.total_float is not None

    assert not [each for each in slip(made, node, dates.free_float).moved if each.kind == "initiative"]
    assert slipped(made, node, dates.total_float).computation.early.finish.max() == (
        made.computation.early.finish.max()
    )


@given(plans(), st.integers(1, 9))
def test_that_what_is_told_is_the_difference_of_the_two_schedules(plan: Plan, days: int) -> None:
    try:
        made = schedule(plan)
    except CycleError:
        return
    nodes = [Node("initiative", each) for each in plan.initiatives] + [Node("gate", n) for n in plan.stages]
    for node in nodes:
        told, later = slip(made, node, days), slipped(made, node, days)
        by_node = {Node(each.kind, each.id): each for each in told.moved if each.kind != "milestone"}
        assert (told.finish, told.finish_days) == (
            later.finish,
            made.working_days_between(made.finish, later.finish),
        )
        for other in nodes:
            before, after = made.dates_of(other).finish, later.dates_of(other).finish
            if other != node and before is not None and after is not None and before != after:
                assert by_node.pop(other)[2:] == (made.working_days_between(before, after), after)
        assert not by_node
