"""A gate that nothing leads to has no date to tell, though the rule puts it at the programme's start."""

from __future__ import annotations

from datetime import date

import pytest

from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.initiatives import Status
from cxplanner.scheduling.schedule import schedule
from tests.builders import MONDAY, a_plan, with_initiative


def test_that_no_gate_of_an_empty_plan_has_a_date() -> None:
    made = schedule(a_plan())
    assert made.dated_gates == frozenset()
    assert made.gate_day(1) is None
    assert made.gate(1).finish == MONDAY


def test_that_work_dates_the_gate_of_its_stage_and_those_after_it() -> None:
    made = schedule(with_initiative(a_plan(), "A", 5, stage=2))
    assert made.dated_gates == {2, 3, 4}
    assert made.gate_day(1) is None
    assert made.gate_day(3) == made.gate(3).finish


def test_that_a_planned_day_dates_a_gate_and_those_after_it() -> None:
    made = schedule(change_stage(a_plan(), 3, gate_planned_on=date(2026, 6, 1)))
    assert made.dated_gates == {3, 4}
    assert made.gate_day(4) == date(2026, 6, 1)


@pytest.mark.parametrize("status", [Status.MEASURE, Status.REJECTED])
def test_that_what_is_not_scheduled_dates_no_gate(status: Status) -> None:
    made = schedule(with_initiative(a_plan(), "A", 5, stage=1, status=status))
    assert made.dated_gates == frozenset()
