"""Why a date is what it is: the chain back to the start of the programme."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from cxplanner.errors import CycleError
from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from cxplanner.scheduling.explanation import explain, finish_nodes
from cxplanner.scheduling.schedule import DriverKind, Node, Schedule, schedule
from tests.builders import a_plan, id_of, with_initiative
from tests.scheduling.random_plans import plans


def name_of(made: Schedule, node: Node) -> str:
    return made.plan.initiatives[node.id].key if node.kind == "initiative" else f"G{node.id}"


def chain(plan: Plan, key: str) -> list[str]:
    made = schedule(plan)
    return [name_of(made, step.node) for step in explain(made, Node("initiative", id_of(plan, key)))]


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


def test_that_the_finish_is_explained_by_what_finishes_last() -> None:
    plan = with_initiative(a_chain(), "E", 5, stage=2)
    made = schedule(plan)

    assert [name_of(made, node) for node in finish_nodes(made)] == ["C", "E"]


def test_that_a_gate_on_its_planned_day_explains_the_finish() -> None:
    made = schedule(change_stage(a_chain(), 4, gate_planned_on=date(2026, 2, 2)))

    assert [name_of(made, node) for node in finish_nodes(made)] == ["G4"]


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
