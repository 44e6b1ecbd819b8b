"""Rules about the order of stages and their gates."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxplanner.findings import stages
from cxplanner.findings.finding import Severity
from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome, GatePolicy
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative, with_link


def two_stages(**second: Any) -> Plan:
    """A of stage 1 until 16 January, B of stage 2 from the programme's start."""
    return with_initiative(with_initiative(a_plan(), "A", 10), "B", 5, stage=2, **second)


def test_that_a_start_before_an_advising_gate_is_found() -> None:
    plan = two_stages()

    (finding,) = stages.before_its_gate(plan, schedule(plan))

    assert (finding.severity, finding.items) == (Severity.WARNING, ("B", "G1"))
    assert Words("en").finding(finding) == (
        "B (stage 2) starts 5 January 2026, before gate 1 (16 January 2026). "
        "Record a conditional go or move it."
    )


def test_that_a_gate_passes_at_the_end_of_its_day() -> None:
    on_the_day = two_stages(not_before=date(2026, 1, 16))
    on_the_next = two_stages(not_before=date(2026, 1, 17))

    assert list(stages.before_its_gate(on_the_day, schedule(on_the_day)))
    assert not list(stages.before_its_gate(on_the_next, schedule(on_the_next)))


def test_that_the_day_of_a_decision_counts() -> None:
    decided = {"gate_decided_on": date(2026, 1, 6), "gate_outcome": GateOutcome.CONDITIONAL_GO}
    plan = change_stage(two_stages(not_before=date(2026, 1, 7)), 1, **decided)

    assert list(stages.before_its_gate(plan, schedule(plan))) == []


def test_that_a_waiver_frees_from_the_gate() -> None:
    plan = two_stages(gate_waiver="The platform is rented anyway")

    assert list(stages.before_its_gate(plan, schedule(plan))) == []


def test_that_a_holding_gate_moves_the_start_instead() -> None:
    plan = change_stage(two_stages(), 1, gate_policy=GatePolicy.HOLD)

    assert list(stages.before_its_gate(plan, schedule(plan))) == []


def test_that_what_is_done_is_silent() -> None:
    days = {"actual_start": date(2026, 1, 5), "actual_finish": date(2026, 1, 9)}
    plan = two_stages(status=Status.DONE, **days)

    assert list(stages.before_its_gate(plan, schedule(plan))) == []


def test_that_a_link_from_a_later_stage_runs_backwards() -> None:
    plan = with_link(two_stages(), "B", "A")

    (finding,) = stages.stages_run_backwards(plan, schedule(plan))

    assert finding.items == ("B", "A")
    assert Words("en").finding(finding) == (
        "B (stage 2) precedes A (stage 1): the stages run backwards here."
    )


def test_that_the_gate_of_a_later_stage_runs_backwards() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 5, "G2", needed_for_gate=False)

    (finding,) = stages.stages_run_backwards(plan, schedule(plan))

    assert finding.items == ("G2", "B")


@pytest.mark.parametrize("status", [Status.MEASURE, Status.REJECTED])
def test_that_links_of_what_is_not_scheduled_are_silent(status: Status) -> None:
    plan = with_link(two_stages(status=status), "B", "A")

    assert list(stages.stages_run_backwards(plan, schedule(plan))) == []


def test_that_two_links_between_the_same_two_are_one_finding() -> None:
    plan = with_link(with_link(two_stages(), "B", "A"), "B SS", "A")

    assert len(list(stages.stages_run_backwards(plan, schedule(plan)))) == 1


def test_that_an_advising_gate_before_its_own_work_is_found() -> None:
    plan = change_stage(two_stages(), 1, gate_planned_on=date(2026, 1, 14))

    (finding,) = stages.gate_before_its_own_work(plan, schedule(plan))

    assert (finding.rule, finding.items) == ("SCH-06", ("G1", "A"))
    assert Words("en").finding(finding) == "G1 cannot meet the fixed date: it is 2 days short."


@pytest.mark.parametrize("day", [date(2026, 1, 16), date(2026, 1, 17), date(2026, 2, 1)])
def test_that_an_advising_gate_after_its_own_work_is_silent(day: date) -> None:
    plan = change_stage(two_stages(), 1, gate_planned_on=day)

    assert list(stages.gate_before_its_own_work(plan, schedule(plan))) == []


@pytest.mark.parametrize("planned", [None, date(2026, 1, 9)])
def test_that_work_done_on_a_free_day_is_no_working_day_late(planned: date | None) -> None:
    saturday: dict[str, Any] = {
        "status": Status.DONE,
        "actual_start": date(2026, 1, 5),
        "actual_finish": date(2026, 1, 10),
    }
    plan = with_initiative(change_stage(a_plan(), 1, gate_planned_on=planned), "A", 5, **saturday)

    assert list(stages.gate_before_its_own_work(plan, schedule(plan))) == []


def test_that_work_which_the_gate_does_not_need_is_silent() -> None:
    plan = with_initiative(a_plan(), "A", 10, needed_for_gate=False)
    plan = change_stage(plan, 1, gate_planned_on=date(2026, 1, 7))

    assert list(stages.gate_before_its_own_work(plan, schedule(plan))) == []
