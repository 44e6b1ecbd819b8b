"""Gates that hold, advise, are planned or decided; waivers."""

from __future__ import annotations

from typing import Any

import pytest

from cxplanner.plan.edits import initiatives
from cxplanner.plan.programme import GateOutcome
from cxplanner.scheduling.schedule import DriverKind, schedule
from tests.builders import a_plan, id_of, with_initiative
from tests.scheduling.reading import (
    WAIVER,
    dates,
    day,
    floats,
    holding,
    start,
    with_gate,
)


def test_that_a_gate_holds_every_later_stage() -> None:
    plan = with_initiative(holding(), "A", 5)
    plan = with_initiative(with_initiative(plan, "B", 2, stage=2), "D", 1, stage=4)
    made = schedule(plan)

    assert made.gate(1).finish == day(9)
    assert start(made, "B") == day(12)
    assert [made.gate(number).finish for number in (2, 3)] == [day(13), day(13)]
    assert start(made, "D") == day(14)


def test_that_a_gate_that_advises_moves_nothing_and_marks_what_starts_early() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 2, stage=2)
    made = schedule(plan)

    assert start(made, "B") == day(5)
    assert dates(made, "B").violates == {"gate"}
    assert made.gate(1).finish == day(9)


def test_that_an_advising_gate_stands_on_its_planned_day_and_says_when_its_work_is_late() -> None:
    plan = with_initiative(with_gate(a_plan(), 1, gate_planned_on=day(8)), "A", 5)
    made = schedule(plan)

    assert made.gate(1).finish == day(8)
    assert made.gate(1).violates == {"gate"}
    on_time = schedule(initiatives.change(plan, id_of(plan, "A"), duration=4))
    assert on_time.gate(1).violates == frozenset()


def test_that_an_advising_gate_has_no_float_and_bounds_nothing() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "Long", 9, stage=4)
    made = schedule(with_gate(plan, 4, gate_planned_on=day(30)))

    gate = made.gate(1)
    assert (gate.total_float, gate.free_float, gate.critical, gate.late_finish) == (None, None, False, None)
    assert floats(made, "A") == (4, 4)
    assert made.finish == day(15)


def test_that_a_holding_gate_is_no_earlier_than_the_end_of_its_planned_day() -> None:
    plan = with_initiative(with_gate(holding(), 1, gate_planned_on=day(14)), "A", 5)
    made = schedule(with_initiative(plan, "B", 1, stage=2))

    assert made.gate(1).finish == day(14)
    assert start(made, "B") == day(15)
    assert floats(made, "A") == (3, 3)
    drivers = made.gate_drivers(1)
    assert [(driver.kind, driver.day) for driver in drivers] == [(DriverKind.CONSTRAINT, day(14))]


def test_that_a_holding_gate_waits_for_late_work_after_its_planned_day() -> None:
    made = schedule(with_initiative(with_gate(holding(), 1, gate_planned_on=day(7)), "A", 5))

    assert made.gate(1).finish == day(9)


@pytest.mark.parametrize("outcome", [GateOutcome.GO, GateOutcome.CONDITIONAL_GO])
def test_that_a_decided_gate_counts_from_the_end_of_that_day(outcome: GateOutcome) -> None:
    plan = with_gate(holding(), 1, gate_outcome=outcome, gate_decided_on=day(7), gate_planned_on=day(21))
    plan = with_initiative(with_initiative(plan, "A", 9), "B", 1, stage=2)
    made = schedule(plan)

    assert made.gate(1).finish == day(7)
    assert start(made, "B") == day(8)
    assert [(driver.kind, driver.day) for driver in made.gate_drivers(1)] == [(DriverKind.ACTUAL, day(7))]


@pytest.mark.parametrize("outcome", [GateOutcome.HOLD, GateOutcome.RECYCLE, GateOutcome.STOP])
def test_that_a_decision_against_going_on_opens_no_gate(outcome: GateOutcome) -> None:
    plan = with_gate(holding(), 1, gate_outcome=outcome, gate_decided_on=day(7))
    made = schedule(with_initiative(plan, "A", 9))

    assert made.gate(1).finish == day(15)


def test_that_a_gate_without_initiatives_is_dated_like_the_gate_before_it() -> None:
    made = schedule(with_initiative(holding(), "A", 5, stage=2))

    assert [made.gate(number).finish for number in (1, 2, 3, 4)] == [day(5), day(9), day(9), day(9)]


@pytest.mark.parametrize(
    "first",
    [{"gate_planned_on": day(10)}, {"gate_outcome": GateOutcome.GO, "gate_decided_on": day(10)}],
)
def test_that_a_gate_without_initiatives_follows_the_gate_before_it_to_a_free_day(
    first: dict[str, Any],
) -> None:
    made = schedule(with_gate(with_initiative(holding(), "A", 3), 1, **first))

    assert [made.gate(number).finish for number in (1, 2, 3, 4)] == [day(10)] * 4
    assert made.finish == day(10)


def test_that_no_gate_is_dated_before_the_gate_before_it() -> None:
    plan = with_gate(holding(), 1, gate_planned_on=day(10))
    made = schedule(with_initiative(plan, "A", 0, stage=2))

    assert [made.gate(number).finish for number in (1, 2)] == [day(10), day(10)]


def test_that_a_gate_without_initiatives_waits_for_its_planned_day() -> None:
    made = schedule(with_gate(with_initiative(holding(), "A", 5), 2, gate_planned_on=day(20)))

    assert [made.gate(number).finish for number in (1, 2, 3)] == [day(9), day(20), day(20)]


def test_that_a_waiver_frees_from_all_gates_before_the_stage() -> None:
    plan = with_initiative(with_initiative(holding(), "A", 5), "B", 5, stage=2)
    made = schedule(with_initiative(plan, "C", 1, stage=3, gate_waiver=WAIVER))

    assert start(made, "C") == day(5)
    assert dates(made, "C").violates == frozenset()
    assert made.gate(3).finish == made.gate(2).finish


def test_that_what_a_gate_does_not_need_frees_the_gate_of_its_own_stage_only() -> None:
    plan = with_initiative(holding(), "A", 5)
    plan = with_initiative(plan, "B", 9, stage=2, needed_for_gate=False)
    made = schedule(plan)

    assert start(made, "B") == day(12)
    assert made.gate(2).finish == day(9)


def test_that_a_gate_named_as_predecessor_binds_even_when_it_advises() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 2, "G1 +1d", stage=2)
    plan = with_initiative(plan, "Long", 20, needed_for_gate=False)
    made = schedule(plan)

    assert start(made, "B") == day(13)
    (driver,) = made.drivers(id_of(plan, "B"))
    assert (driver.kind, driver.node, driver.lag) == (DriverKind.GATE, ("gate", 1), 1)
    assert floats(made, "A")[0] == floats(made, "B")[0] == 12


def test_that_the_finish_of_the_programme_is_that_of_initiatives_and_holding_gates() -> None:
    plan = with_gate(with_initiative(holding(), "A", 5), 4, gate_planned_on=day(20))
    made = schedule(plan)

    assert made.finish == day(20)
    assert floats(made, "A")[0] == 7
    assert made.gate(4).critical


def test_that_free_float_is_measured_to_the_holding_gate_that_waits() -> None:
    plan = with_initiative(with_initiative(holding(), "A", 3), "B", 5)
    made = schedule(with_initiative(plan, "C", 5, stage=2))

    assert floats(made, "A") == (2, 2)
    assert floats(made, "B") == (0, 0)
    gate = made.gate(1)
    assert (gate.total_float, gate.free_float, gate.critical) == (0, 0, True)


def test_that_calendar_days_after_a_gate_on_a_free_day_count_from_the_midnight_that_ends_it() -> None:
    saturday = with_gate(holding(), 1, gate_planned_on=day(10))
    plan = with_initiative(with_initiative(saturday, "A", 2), "B", 1, after="G1 FS+2ed", stage=2)
    made = schedule(plan)

    assert made.gate(1).finish == day(10)
    assert start(made, "B") == day(13)
    assert made.gate(1).late_finish == day(10)


def test_that_calendar_days_after_a_gate_that_waits_for_one_on_a_free_day_count_from_there_too() -> None:
    plan = with_gate(holding(), 1, gate_planned_on=day(10))
    plan = with_initiative(with_initiative(plan, "A", 2), "B", 1, after="G2 FS+2ed", stage=3)

    assert schedule(plan).gate(2).finish == day(10)
    assert start(schedule(plan), "B") == day(13)
