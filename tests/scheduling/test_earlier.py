"""What would have to give way for a date to come earlier; each named change brings exactly what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from cxplanner.errors import CycleError
from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome, GatePolicy, Team, WorkCalendar
from cxplanner.scheduling.earlier import Earlier, Hold, Standing, Way, earlier
from cxplanner.scheduling.results import Driver, DriverKind, Node
from cxplanner.scheduling.schedule import Schedule, schedule
from tests.builders import a_plan, id_of, with_initiative
from tests.scheduling.random_plans import WAIVER, plans


def asked(plan: Plan, key: str, **given: Any) -> Earlier:
    node = Node("gate", int(key[1:])) if key.startswith("G") else Node("initiative", id_of(plan, key))
    return earlier(schedule(plan, **given), node)


def ways(answer: Earlier) -> list[tuple[DriverKind, dict[Way, int]]]:
    return [(hold.driver.kind, dict(hold.ways)) for hold in answer.holds]


def test_that_a_date_comes_earlier_until_the_next_thing_holds_it() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 10), "B", 6)
    plan = with_initiative(plan, "C", 1, "A; B")
    answer = asked(plan, "C")

    assert answer.standing is Standing.HELD
    assert ways(answer) == [(DriverKind.DEPENDENCY, {Way.EARLIER: 4})]
    assert answer.days == 4
    assert [driver.node for driver in answer.then] == [Node("initiative", id_of(plan, "B"))]


def test_that_a_lag_can_give_way_as_far_as_it_goes() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 10), "B", 1, "A FS+3d")

    assert ways(asked(plan, "B")) == [(DriverKind.DEPENDENCY, {Way.EARLIER: 13, Way.NO_LAG: 3})]


def test_that_all_ties_must_give_way() -> None:
    plan = with_initiative(with_initiative(with_initiative(a_plan(), "A", 5), "B", 5), "C", 2)
    answer = asked(with_initiative(plan, "D", 1, "A; B; C"), "D")

    assert len(answer.holds) == 2
    assert answer.days == 3


def test_that_a_gate_that_is_named_and_holds_is_told_once() -> None:
    plan = with_initiative(with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 5), "B", 5, stage=2)
    plan = with_initiative(plan, "C", 1, "B; G1", stage=2)
    answer = asked(plan, "C")

    assert [(driver.kind, driver.node) for driver in answer.then] == [(DriverKind.GATE, Node("gate", 1))]


def test_that_a_gate_can_come_earlier_be_waived_or_advise() -> None:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 10)
    plan = with_initiative(with_initiative(plan, "B", 2), "C", 1, "B", stage=2)

    assert ways(asked(plan, "C")) == [(DriverKind.GATE, {Way.EARLIER: 8, Way.WAIVER: 8, Way.ADVICE: 8})]


def test_that_a_gate_may_not_need_what_it_waits_for() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 10), "B", 6)

    assert ways(asked(plan, "G1")) == [(DriverKind.DEPENDENCY, {Way.EARLIER: 4, Way.NOT_NEEDED: 4})]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"not_before": date(2026, 1, 12)}, DriverKind.CONSTRAINT),
        ({"levelled_start": date(2026, 1, 12)}, DriverKind.CAPACITY),
    ],
)
def test_that_a_given_day_can_be_taken_away(values: dict[str, Any], kind: DriverKind) -> None:
    answer = asked(with_initiative(a_plan(), "A", 10, **values), "A")

    assert ways(answer) == [(kind, {Way.NO_DATE: 5})]
    assert [driver.kind for driver in answer.then] == [DriverKind.PROGRAMME_START]


def test_that_a_pin_can_be_taken_away() -> None:
    answer = asked(with_initiative(a_plan(), "A", 10, pinned_start=date(2026, 1, 9)), "A")

    assert answer.standing is Standing.PINNED
    assert (ways(answer), answer.days) == ([(DriverKind.PIN, {Way.NO_DATE: 4})], 4)


def test_that_a_pin_before_its_logic_is_not_in_the_way() -> None:
    plan = with_initiative(a_plan(), "A", 10)
    answer = asked(with_initiative(plan, "B", 1, "A", pinned_start=date(2026, 1, 7)), "B")

    assert (answer.standing, ways(answer), answer.days) == (Standing.PINNED, [(DriverKind.PIN, {})], 0)


BEGUN: dict[str, Any] = {"actual_start": date(2026, 1, 5)}


@pytest.mark.parametrize(
    ("values", "standing"),
    [
        ({}, Standing.AT_START),
        ({"status": Status.ACTIVE, **BEGUN}, Standing.STARTED),
        ({"status": Status.DONE, "actual_finish": date(2026, 1, 6), **BEGUN}, Standing.DONE),
        ({"status": Status.MEASURE}, Standing.UNSCHEDULED),
    ],
)
def test_that_some_dates_cannot_come_earlier(values: dict[str, Any], standing: Standing) -> None:
    answer = asked(with_initiative(a_plan(), "A", 10, **values), "A")

    assert (answer.standing, answer.days) == (standing, 0)
    assert not [hold for hold in answer.holds if hold.ways]


def test_that_nothing_starts_before_the_status_date() -> None:
    plan = with_initiative(a_plan(), "A", 10)

    assert asked(plan, "A", status_date=date(2026, 1, 14)).standing is Standing.AT_STATUS_DATE


def test_that_a_decided_gate_stays_and_one_that_advises_lies_on_its_planned_day() -> None:
    plan = with_initiative(a_plan(), "A", 10)
    planned = change_stage(plan, 1, gate_planned_on=date(2026, 1, 14))
    decided = change_stage(plan, 1, gate_decided_on=date(2026, 1, 14), gate_outcome=GateOutcome.GO)

    assert asked(planned, "G1").standing is Standing.PLANNED
    assert asked(decided, "G1").standing is Standing.DECIDED


def test_that_a_team_that_worked_on_all_days_would_begin_sooner() -> None:
    plan = a_plan().put("teams", Team(9001, "Team", calendar=WorkCalendar(weekdays=frozenset({3}))))
    plan = with_initiative(plan, "A", 1, team=9001)

    assert (asked(plan, "A").standing, asked(plan, "A").team_days) == (Standing.AT_START, 3)


# ---------------------------------------------------------------- what holds of every plan


def answers(plan: Plan) -> Iterator[tuple[Schedule, Node, Earlier]]:
    """What is said of every date that other things hold."""
    try:
        made = schedule(plan)
    except CycleError:
        return
    nodes = [Node("initiative", each) for each in plan.initiatives] + [Node("gate", n) for n in plan.stages]
    for node in nodes:
        answer = earlier(made, node)
        if answer.standing in (Standing.HELD, Standing.PINNED):
            yield made, node, answer


def gained(made: Schedule, plan: Plan, node: Node) -> int:
    """By how many working days a date comes earlier in the changed plan."""
    before, after = made.dates_of(node).start, schedule(plan).dates_of(node).start
    assert before is not None
    assert after is not None
    return made.working_days_between(after, before)


def released(plan: Plan, node: Node, driver: Driver) -> Plan:
    """The plan without something that holds a date."""
    if node.kind == "gate":
        if driver.kind is DriverKind.CONSTRAINT:
            return plan.put("stages", replace(plan.stages[node.id], gate_planned_on=None))
        assert driver.node is not None
        return plan.put("initiatives", replace(plan.initiatives[driver.node.id], needed_for_gate=False))
    if driver.dependency is not None:
        return plan.without("dependencies", [driver.dependency])
    fields: dict[DriverKind, dict[str, Any]] = {
        DriverKind.CONSTRAINT: {"not_before": None},
        DriverKind.CAPACITY: {"levelled_start": None},
        DriverKind.PIN: {"pinned_start": None},
        DriverKind.GATE: {"gate_waiver": WAIVER},
    }
    return plan.put("initiatives", replace(plan.initiatives[node.id], **fields[driver.kind]))


def without(plan: Plan, node: Node, holds: list[Hold]) -> Plan:
    for hold in holds:
        plan = released(plan, node, hold.driver)
    return plan


def by_gate(hold: Hold) -> bool:
    """Whether only a gate that no link names is behind it: it is waived, and all gates with it."""
    return hold.driver.kind is DriverKind.GATE and hold.driver.dependency is None


@given(plans())
def test_that_it_comes_so_much_earlier_when_all_holds_give_way(plan: Plan) -> None:
    for made, node, answer in answers(plan):
        if any(by_gate(hold) for hold in answer.holds):
            continue
        changed = without(plan, node, list(answer.holds))
        assert max(0, gained(made, changed, node)) == answer.days
        assert answer.days > 0 or answer.standing is Standing.PINNED
        if answer.days:
            day = schedule(changed).dates_of(node).start
            assert answer.day is not None
            assert day is not None
            assert made.working_days_between(answer.day, day) == 0
        if answer.days and node.kind == "initiative":
            then = {driver for driver in answer.then if not by_gate(Hold(driver))}
            assert {*schedule(changed).drivers_of(node)} >= then


@given(plans())
def test_that_each_way_brings_what_is_said(plan: Plan) -> None:
    for made, node, answer in answers(plan):
        for hold in answer.holds:
            others = [each for each in answer.holds if each is not hold]
            if any(by_gate(each) for each in others) and (node.kind == "gate" or not by_gate(hold)):
                continue
            left = without(plan, node, others)
            for way, days in hold.ways:
                changed = taken(left if way is not Way.ADVICE else plan, node, hold, way, days)
                assert changed is None or gained(made, changed, node) == days


def taken(plan: Plan, node: Node, hold: Hold, way: Way, days: int) -> Plan | None:
    """The plan in which something gives way; None where no single field of it can be changed so."""
    driver = hold.driver
    if way is Way.ADVICE:
        assert driver.node is not None
        return plan.put("stages", replace(plan.stages[driver.node.id], gate_policy=GatePolicy.ADVISE))
    if way in (Way.WAIVER, Way.NOT_NEEDED, Way.NO_DATE):
        return released(plan, node, driver)
    link = plan.dependencies.get(driver.dependency or 0)
    if link is None:
        return None
    if way is Way.NO_LAG:
        return plan.put("dependencies", replace(link, lag=0))
    if link.elapsed or not plan.initiatives[node.id].duration:
        return None
    return plan.put(
        "dependencies", replace(link, lag=link.lag - days - 2 * plan.initiatives[node.id].duration)
    )


@given(plans())
def test_that_one_of_several_holds_alone_brings_nothing(plan: Plan) -> None:
    for made, node, answer in answers(plan):
        for kept in answer.holds:
            rest = [each for each in answer.holds if each is not kept]
            if any(by_gate(each) for each in rest) and (node.kind == "gate" or by_gate(kept)):
                continue
            assert not rest or gained(made, without(plan, node, rest), node) <= 0


@given(plans())
def test_that_a_team_without_days_of_its_own_gains_what_is_said(plan: Plan) -> None:
    for made, node, answer in answers(plan):
        if answer.team_days:
            freed = replace(plan.initiatives[node.id], team=None)
            assert gained(made, plan.put("initiatives", freed), node) == answer.team_days
