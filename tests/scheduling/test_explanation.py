"""Why a date is what it is, and what moves when something slips."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxplanner.errors import CycleError
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Team, WorkCalendar
from cxplanner.scheduling.explanation import explain, slip, slipped
from cxplanner.scheduling.schedule import DriverKind, Node, Schedule, schedule
from tests.builders import a_plan, id_of, with_initiative
from tests.scheduling.random_plans import plans


def name_of(made: Schedule, node: Node) -> str:
    return made.plan.initiatives[node.id].key if node.kind == "initiative" else f"G{node.id}"


def chain(plan: Plan, key: str) -> list[str]:
    made = schedule(plan)
    return [name_of(made, step.node) for step in explain(made, Node("initiative", id_of(plan, key)))]


def moved(plan: Plan, key: str, days: int, **given: Any) -> dict[str, int]:
    made = schedule(plan, **given)
    return {name_of(made, each.node): each.days for each in slip(made, id_of(plan, key), days)}


def a_chain() -> Plan:
    """A (5 d) and B (3 d) before gate 1, which holds; after it C (5 d) and D with three days to spare."""
    plan = with_initiative(with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 5), "B", 3)
    return with_initiative(with_initiative(plan, "C", 5, stage=2), "D", 2, stage=2)


def test_that_a_chain_goes_back_from_the_asked_date_to_the_start_of_the_programme() -> None:
    assert chain(a_chain(), "C") == ["C", "G1", "A"]


def test_that_the_last_step_is_driven_by_the_start_of_the_programme() -> None:
    plan = a_chain()
    last = explain(schedule(plan), Node("initiative", id_of(plan, "C")))[-1]

    assert [driver.kind for driver in last.drivers] == [DriverKind.PROGRAMME_START]
    assert (last.start, last.finish) == (date(2026, 1, 5), date(2026, 1, 9))


def test_that_a_chain_follows_every_tie_and_names_each_node_once() -> None:
    plan = with_initiative(a_plan(), "A", 2)
    plan = with_initiative(with_initiative(plan, "B", 3, "A"), "C", 3, "A")

    assert chain(with_initiative(plan, "D", 1, "B; C"), "D") == ["D", "B", "C", "A"]


def test_that_a_gate_can_be_explained() -> None:
    made = schedule(a_chain())

    assert [name_of(made, step.node) for step in explain(made, Node("gate", 2))] == ["G2", "C", "G1", "A"]


def test_that_what_is_not_scheduled_has_one_step_without_dates() -> None:
    plan = with_initiative(a_plan(), "A", 2, status=Status.MEASURE)
    (step,) = explain(schedule(plan), Node("initiative", id_of(plan, "A")))

    assert (step.start, step.finish, step.drivers) == (None, None, ())


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

    assert slipped(schedule(plan), id_of(plan, "A"), 1).finish == date(2026, 1, 19)


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


def last_moment(made: Schedule) -> int:
    return max(made.moment_of(Node("initiative", id_)) for id_ in made.plan.initiatives)


@given(plans(plain=True), st.data())
def test_that_a_slip_within_the_free_float_moves_nothing_and_within_the_total_float_not_the_finish(
    plan: Plan, data: st.DataObject
) -> None:
    made = schedule(plan)
    id_ = data.draw(st.sampled_from(sorted(plan.initiatives)))
    dates = made.initiative(id_)
    assert dates.free_float is not None
    assert dates.total_float is not None

    assert not [each for each in slip(made, id_, dates.free_float) if each.node.kind == "initiative"]
    assert last_moment(slipped(made, id_, dates.total_float)) == last_moment(made)


@given(plans(), st.data())
def test_that_every_chain_ends_and_every_driver_holds(plan: Plan, data: st.DataObject) -> None:
    try:
        made = schedule(plan)
    except CycleError:
        assume(False)
        raise
    id_ = data.draw(st.sampled_from(sorted(plan.initiatives)))

    steps = explain(made, Node("initiative", id_))

    assert len({step.node for step in steps}) == len(steps)
    for step in steps:
        assert bool(step.drivers) is (step.start is not None)
