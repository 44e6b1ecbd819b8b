"""What a link leaves: slack in working days, which links drive, and what stage gates add."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given

from cxplanner.errors import CXPlannerError
from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule, schedule
from tests.builders import a_plan, id_of, with_initiative
from tests.scheduling.random_plans import plans


def link_of(plan: Plan, predecessor: str, successor: str) -> int:
    """The id of the only link between two initiatives."""
    (found,) = (
        link.id
        for link in plan.links_into[id_of(plan, successor)]
        if link.predecessor == id_of(plan, predecessor)
    )
    return found


def slack_of(plan: Plan, predecessor: str, successor: str) -> int | None:
    return schedule(plan).link_slacks.slack.get(link_of(plan, predecessor, successor))


def two_ways() -> Plan:
    """C waits for A (10 days) and for B (4 days)."""
    plan = with_initiative(with_initiative(a_plan(), "A", 10), "B", 4)
    return with_initiative(plan, "C", 5, "A; B")


def test_that_the_slack_of_a_link_is_what_its_predecessor_may_slip() -> None:
    plan = two_ways()
    assert slack_of(plan, "A", "C") == 0
    assert slack_of(plan, "B", "C") == 6


def test_that_the_link_without_slack_drives() -> None:
    plan = two_ways()
    links = schedule(plan).link_slacks
    assert links.driving == {link_of(plan, "A", "C")}
    assert links.critical == links.driving


def test_that_a_driving_link_off_the_critical_path_is_not_critical() -> None:
    plan = with_initiative(with_initiative(a_plan(), "LONG", 90), "A", 3)
    plan = with_initiative(plan, "B", 3, "A")
    links = schedule(plan).link_slacks
    assert links.driving == {link_of(plan, "A", "B")}
    assert links.critical == set()


def test_that_both_of_two_equal_links_drive() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 6), "B", 6)
    plan = with_initiative(plan, "C", 5, "A; B")
    assert schedule(plan).link_slacks.driving == {link_of(plan, "A", "C"), link_of(plan, "B", "C")}


def test_that_a_lag_takes_from_the_slack() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 10), "B", 4)
    plan = with_initiative(plan, "C", 5, "A; B +2d")
    assert slack_of(plan, "B", "C") == 4


def test_that_an_elapsed_lag_leaves_no_slack_where_it_ends_on_a_free_day() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 4, "A +1ed")
    assert slack_of(plan, "A", "B") == 0


def test_that_a_link_into_what_has_begun_holds_no_date() -> None:
    plan = two_ways()
    plan = initiatives.change(
        plan, id_of(plan, "C"), status=Status.ACTIVE, actual_start=date(2026, 1, 7), progress=10
    )
    links = schedule(plan).link_slacks
    assert links.slack == {}
    assert links.driving == set()


def test_that_a_pin_can_break_a_link_which_then_drives_nothing() -> None:
    plan = two_ways()
    plan = initiatives.change(plan, id_of(plan, "C"), pinned_start=date(2026, 1, 14))
    links = schedule(plan).link_slacks
    assert links.slack[link_of(plan, "A", "C")] == -3
    assert links.driving == set()


def staged() -> Plan:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 10, stage=1)
    plan = with_initiative(plan, "B", 4, stage=1)
    return with_initiative(plan, "C", 5, stage=3)


def gate_facts(made: Schedule, source: Node, target: Node) -> tuple[int, bool] | None:
    return next(
        (
            (each.slack, each.is_driving)
            for each in made.gate_links
            if (each.source, each.target) == (source, target)
        ),
        None,
    )


def test_that_a_gate_links_what_it_needs_and_what_it_holds() -> None:
    plan = staged()
    made = schedule(plan)
    a, b, c = (Node("initiative", id_of(plan, key)) for key in "ABC")
    assert gate_facts(made, a, Node("gate", 1)) == (0, True)
    assert gate_facts(made, b, Node("gate", 1)) == (6, False)
    assert gate_facts(made, Node("gate", 1), Node("gate", 2)) == (0, True)
    assert gate_facts(made, Node("gate", 2), c) == (0, True)


def test_that_only_the_last_gate_before_an_initiative_is_said_to_hold_it() -> None:
    plan = staged()
    assert gate_facts(schedule(plan), Node("gate", 1), Node("initiative", id_of(plan, "C"))) is None


def test_that_gates_that_only_advise_hold_nothing() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 10, stage=1), "B", 5, stage=2)
    targets = {each.target.kind for each in schedule(plan).gate_links}
    assert targets == {"gate"}


@given(plan=plans())
def test_that_flags_of_links_at_once_are_those_of_each(plan: Plan) -> None:
    try:
        facts = schedule(plan).link_slacks
    except CXPlannerError:
        return
    ids = np.array([*plan.dependencies, 999_999], np.int64)
    driving, critical = facts.flags_of(ids)
    assert driving.tolist() == [facts.is_driving(id_) for id_ in ids.tolist()]
    assert critical.tolist() == [facts.is_critical(id_) for id_ in ids.tolist()]


@given(plan=plans())
def test_that_driving_links_are_the_drivers_of_their_successors(plan: Plan) -> None:
    try:
        made = schedule(plan)
    except CXPlannerError:
        return
    told = {driver.dependency for each in plan.initiatives for driver in made.drivers(each)} - {None}
    assert told <= made.link_slacks.driving
    for id_ in made.link_slacks.driving - told:
        # of two links from one gate only one is told: they say the same
        assert plan.dependencies[id_].gate is not None


@given(plan=plans())
def test_that_no_initiative_has_more_free_float_than_a_link_leaves(plan: Plan) -> None:
    try:
        made = schedule(plan)
    except CXPlannerError:
        return
    for id_, slack in made.link_slacks.slack.items():
        predecessor = plan.dependencies[id_].predecessor
        free = made.initiative(predecessor).free_float if predecessor is not None else None
        is_bound = predecessor is not None and plan.initiatives[predecessor].actual_start is None
        if free is not None and is_bound:
            assert free <= slack
