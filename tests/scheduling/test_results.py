"""Floats, what is critical, drivers."""

from __future__ import annotations

from hypothesis import given

from cxplanner.errors import CXPlannerError
from cxplanner.plan.edits import dependencies
from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import DriverKind, schedule
from tests.builders import a_plan, id_of, with_initiative
from tests.scheduling.random_plans import plans
from tests.scheduling.reading import (
    dates,
    day,
    floats,
    holding,
    start,
)


def test_that_the_late_pass_runs_from_the_target_where_there_is_one() -> None:
    plan = with_initiative(a_plan(target_finish=day(16)), "A", 5)
    made = schedule(plan)

    assert floats(made, "A") == (5, 0)
    assert not dates(made, "A").critical
    assert made.target == day(16)
    tight = schedule(with_initiative(a_plan(target_finish=day(7)), "A", 5))
    assert floats(tight, "A")[0] == -2


def test_that_the_threshold_makes_more_of_the_plan_critical() -> None:
    plan = with_initiative(with_initiative(a_plan(critical_threshold=3), "A", 2), "B", 1)
    made = schedule(with_initiative(plan, "Long", 5))

    assert [dates(made, key).critical for key in ("A", "B", "Long")] == [True, False, True]


def test_that_all_drivers_that_tie_are_listed() -> None:
    plan = with_initiative(with_initiative(holding(), "A", 5), "B", 3)
    plan = with_initiative(plan, "C", 1, "A; B +2d; A SS+2d", stage=2, not_before=day(12))
    drivers = schedule(plan).drivers(id_of(plan, "C"))

    assert [(each.kind, each.type, each.lag, each.day) for each in drivers] == [
        (DriverKind.DEPENDENCY, LinkType.FS, 0, None),
        (DriverKind.DEPENDENCY, LinkType.FS, 2, None),
        (DriverKind.GATE, None, 0, None),
        (DriverKind.CONSTRAINT, None, 0, day(12)),
    ]
    assert drivers[0].dependency == plan.links_into[id_of(plan, "C")][0].id


def test_that_an_elapsed_driver_says_so() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 1, "A +7ed")
    (driver,) = schedule(plan).drivers(id_of(plan, "B"))

    assert (driver.elapsed, driver.lag) == (True, 7)


def test_that_the_start_of_the_programme_drives_what_nothing_else_does() -> None:
    plan = with_initiative(a_plan(), "A", 1)
    (driver,) = schedule(plan).drivers(id_of(plan, "A"))

    assert (driver.kind, driver.day) == (DriverKind.PROGRAMME_START, day(5))


def test_that_a_gate_is_driven_by_the_last_of_its_work_and_by_the_gate_before() -> None:
    plan = with_initiative(with_initiative(holding(), "A", 5), "B", 2)
    made = schedule(plan)

    assert [(driver.kind, driver.node) for driver in made.gate_drivers(1)] == [
        (DriverKind.DEPENDENCY, ("initiative", id_of(plan, "A")))
    ]
    assert [(driver.kind, driver.node) for driver in made.gate_drivers(2)] == [(DriverKind.GATE, ("gate", 1))]


def test_that_the_critical_path_runs_through_gates_to_the_finish() -> None:
    plan = with_initiative(with_initiative(holding(), "A", 5), "B", 2)
    plan = with_initiative(plan, "C", 5, stage=2)
    made = schedule(plan)

    names = [(node.kind, node.id) for node in made.critical_path()]
    assert names == [("initiative", id_of(plan, "A")), ("gate", 1), ("initiative", id_of(plan, "C"))]


def test_that_removing_a_link_gives_back_the_float() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 5, "A")
    made = schedule(plan)
    (link,) = plan.links_into[id_of(plan, "B")]

    free = schedule(dependencies.remove(plan, [link.id]), previous=made)

    assert (start(free, "B"), free.finish) == (day(5), day(9))


@given(plans())
def test_that_those_in_trouble_are_all_that_violate_something_or_lack_float(plan: Plan) -> None:
    try:
        made = schedule(plan)
    except CXPlannerError:
        return
    dated = {id_: made.initiative(id_) for id_ in plan.initiatives}

    assert made.in_trouble >= {id_ for id_, each in dated.items() if each.violates}
    assert {id_ for id_, each in dated.items() if (each.total_float or 0) < 0} <= made.in_trouble
    assert all(
        dated[id_].violates or (dated[id_].total_float or 0) < 0
        for id_ in made.in_trouble
        if dated[id_].start
    )
