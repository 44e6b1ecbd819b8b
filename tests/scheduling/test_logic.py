"""What links, constraints, gates and progress do to dates (the contract's section *Logic*)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cxplanner.errors import CycleError
from cxplanner.plan.edits import dependencies, initiatives
from cxplanner.plan.initiatives import Dependency, LinkType, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome, GatePolicy
from cxplanner.scheduling.schedule import Dates, DriverKind, Schedule, schedule
from tests.builders import a_plan, id_of, with_initiative, with_link

WAIVER = "The committee agreed to an early start."
GO = GateOutcome.GO


def day(number: int, month: int = 1) -> date:
    """A day of 2026; the plans of these tests start on Monday 5 January."""
    return date(2026, month, number)


def dates(made: Schedule, key: str) -> Dates:
    return made.initiative(id_of(made.plan, key))


def start(made: Schedule, key: str) -> date | None:
    return dates(made, key).start


def finish(made: Schedule, key: str) -> date | None:
    return dates(made, key).finish


def floats(made: Schedule, key: str) -> tuple[int | None, int | None]:
    return dates(made, key).total_float, dates(made, key).free_float


def with_gate(plan: Plan, number: int, **values: Any) -> Plan:
    return plan.put("stages", replace(plan.stages[number], **values))


def holding(**programme: Any) -> Plan:
    return a_plan(policy=GatePolicy.HOLD, **programme)


# ------------------------------------------------------------------------------------------ links


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("A", day(12)),
        ("A +2d", day(14)),
        ("A -2d", day(8)),
        ("A SS", day(5)),
        ("A SS+3d", day(8)),
        ("A FF", day(7)),
        ("A FF+1d", day(8)),
        ("A SF+5d", day(7)),
        ("A SF", day(5)),
    ],
)
def test_that_each_type_of_link_drives_its_own_end(link: str, expected: date) -> None:
    made = schedule(with_initiative(with_initiative(a_plan(), "A", 5), "B", 3, link))

    assert start(made, "B") == expected


def test_that_a_duration_is_never_stretched_to_meet_a_link() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 10), "B", 3, "A SS; A FF")
    made = schedule(plan)

    assert (start(made, "B"), finish(made, "B")) == (day(14), day(16))


def test_that_several_links_of_different_types_hold_at_once() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 5, "A SS+1d; A FF+3d")
    made = schedule(plan)

    assert start(made, "B") == day(8)
    assert [driver.type for driver in made.drivers(id_of(plan, "B"))] == [LinkType.FF]


def test_that_the_start_of_the_programme_is_a_floor_for_leads() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 9, "A FF")
    made = schedule(with_initiative(plan, "C", 2, "A SS-4d"))

    assert (start(made, "B"), start(made, "C")) == (day(5), day(5))


# ----------------------------------------------------------------------------------------- cycles


def test_that_a_cycle_names_its_initiatives_in_order() -> None:
    plan = with_initiative(a_plan(), "CRM", 1)
    plan = with_initiative(with_initiative(plan, "API layer", 1, "CRM"), "Portal", 1, "API layer")

    with pytest.raises(CycleError) as problem:
        schedule(with_link(plan, "Portal", "CRM"))

    assert problem.value.keys == ["CRM", "API layer", "Portal", "CRM"]


def test_that_links_that_could_be_met_are_a_cycle_all_the_same() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 2, "A SS")

    with pytest.raises(CycleError):
        schedule(with_link(plan, "B FF", "A"))


@pytest.mark.parametrize("status", [Status.REJECTED, Status.DONE])
def test_that_a_cycle_is_refused_even_through_what_binds_no_date_today(status: Status) -> None:
    done = status is Status.DONE
    actual: dict[str, Any] = {"actual_start": day(5), "actual_finish": day(5)} if done else {}
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 2, "A", status=status, **actual)

    with pytest.raises(CycleError) as problem:
        schedule(with_link(plan, "B", "A"))

    assert problem.value.keys == ["A", "B", "A"]


def test_that_the_shortest_way_round_is_named() -> None:
    plan = a_plan()
    for n in range(6):
        plan = with_initiative(plan, f"I{n}", 1, f"I{n - 1}" if n else "")
    plan = with_link(with_link(plan, "I0", "I4"), "I5", "I0")

    with pytest.raises(CycleError) as problem:
        schedule(plan)

    assert problem.value.keys == ["I0", "I4", "I5", "I0"]


def test_that_a_link_back_across_a_holding_gate_is_a_cycle_that_names_the_gate() -> None:
    plan = with_initiative(with_initiative(holding(), "Late", 1, stage=2), "Early", 1, "Late")

    with pytest.raises(CycleError) as problem:
        schedule(plan)

    assert problem.value.keys == ["Late", "Early", "G1", "Late"]


def test_that_a_link_back_across_an_advising_gate_is_no_cycle() -> None:
    plan = with_initiative(with_initiative(a_plan(), "Late", 1, stage=2), "Early", 1, "Late")

    assert start(schedule(plan), "Early") == day(6)


@pytest.mark.parametrize(
    "late",
    [{"gate_waiver": WAIVER}, {"status": Status.ACTIVE, "actual_start": day(5)}],
    ids=["waived", "begun"],
)
def test_that_a_link_back_from_what_the_gate_does_not_hold_is_no_cycle(late: dict[str, Any]) -> None:
    plan = with_initiative(with_initiative(holding(), "Late", 1, stage=2, **late), "Early", 1, "Late")

    assert start(schedule(plan), "Early") == day(6)


def test_that_a_link_back_to_what_the_gate_does_not_need_is_no_cycle() -> None:
    plan = with_initiative(holding(), "Late", 1, stage=2)
    plan = with_initiative(plan, "Early", 1, "Late", needed_for_gate=False)

    assert start(schedule(plan), "Early") == day(6)


def test_that_a_decided_gate_closes_no_cycle() -> None:
    plan = with_gate(holding(), 1, gate_outcome=GO, gate_decided_on=day(2))
    plan = with_initiative(with_initiative(plan, "Late", 1, stage=2), "Early", 1, "Late")

    assert start(schedule(plan), "Early") == day(6)


def test_that_withdrawing_a_waiver_can_close_a_cycle() -> None:
    plan = with_initiative(holding(), "Late", 1, stage=2, gate_waiver=WAIVER)
    plan = with_initiative(plan, "Early", 1, "Late")
    made = schedule(plan)

    with pytest.raises(CycleError):
        schedule(initiatives.change(plan, id_of(plan, "Late"), gate_waiver=""), previous=made)


def test_that_waiting_for_the_gate_of_its_own_stage_is_a_cycle() -> None:
    plan = with_initiative(a_plan(), "A", 1, "G1")

    with pytest.raises(CycleError) as problem:
        schedule(plan)

    assert problem.value.keys == ["A", "G1", "A"]


def test_that_a_link_that_would_close_a_cycle_is_known_before_it_is_made() -> None:
    plan = with_initiative(a_plan(), "A", 1)
    plan = with_initiative(with_initiative(plan, "B", 1, "A"), "C", 1, "B", stage=2)
    made = schedule(plan)
    a, b, c = (id_of(plan, key) for key in "ABC")

    assert made.would_cycle(Dependency(0, a, c)) == ["C", "A", "B", "C"]
    assert made.would_cycle(Dependency(0, a, a)) == ["A", "A"]
    assert made.would_cycle(Dependency(0, b, gate=1)) == ["G1", "B", "G1"]
    assert made.would_cycle(Dependency(0, c, a)) is None
    assert made.would_cycle(Dependency(0, c, gate=1)) is None


def test_that_a_drag_across_a_holding_gate_is_known_to_close_a_cycle() -> None:
    plan = with_initiative(with_initiative(holding(), "Late", 1, stage=2), "Early", 1)

    link = Dependency(0, id_of(plan, "Early"), id_of(plan, "Late"))

    assert schedule(plan).would_cycle(link) == ["Late", "Early", "G1", "Late"]


# ------------------------------------------------------------------------------------ constraints


def test_that_a_deadline_moves_nothing_and_makes_float_negative() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    made = schedule(with_initiative(plan, "B", 5, "A", deadline=day(14)))

    assert (start(made, "B"), finish(made, "B")) == (day(12), day(16))
    assert [floats(made, key)[0] for key in "AB"] == [-2, -2]
    assert dates(made, "A").critical
    assert dates(made, "A").violates == frozenset()
    assert dates(made, "B").violates == {"deadline"}


def test_that_a_deadline_does_not_cap_free_float() -> None:
    plan = with_initiative(a_plan(), "A", 5, deadline=day(9))
    made = schedule(with_initiative(plan, "Long", 8))

    assert floats(made, "A") == (0, 3)


def test_that_a_pin_has_no_float_and_its_predecessors_are_measured_to_it() -> None:
    plan = with_initiative(a_plan(), "A", 2)
    plan = with_initiative(with_initiative(plan, "B", 2, "A", pinned_start=day(12)), "Long", 20)
    made = schedule(plan)

    assert floats(made, "B")[0] == 0
    assert (dates(made, "B").late_start, dates(made, "B").late_finish) == (day(12), day(13))
    assert floats(made, "A") == (3, 3)
    assert dates(made, "B").critical


def test_that_a_pin_wins_over_logic_and_the_conflict_is_told() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 2, "A", pinned_start=day(7))
    made = schedule(with_initiative(plan, "C", 1, "B"))

    assert start(made, "B") == day(7)
    assert start(made, "C") == day(9)
    assert dates(made, "B").violates == {"pin"}
    assert floats(made, "A")[0] == -3
    assert made.logic_start(id_of(plan, "B")) == day(12)
    assert [driver.node and driver.node.id for driver in made.logic_drivers(id_of(plan, "B"))] == [
        id_of(plan, "A")
    ]


def test_that_a_pin_later_than_its_logic_is_no_conflict() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 2, "A", pinned_start=day(20))

    assert dates(schedule(plan), "B").violates == frozenset()


def test_that_a_pin_may_lie_before_the_programme() -> None:
    made = schedule(with_initiative(a_plan(), "A", 1, pinned_start=date(2025, 12, 1)))

    assert start(made, "A") == date(2025, 12, 1)
    assert dates(made, "A").violates == frozenset()


def test_that_a_pin_wins_over_its_own_deadline() -> None:
    made = schedule(with_initiative(a_plan(), "A", 5, pinned_start=day(12), deadline=day(9)))

    assert floats(made, "A")[0] == 0
    assert dates(made, "A").violates == {"deadline"}


# ------------------------------------------------------------------------------------------ gates


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


# --------------------------------------------------------------------------------------- progress


def test_that_what_is_done_counts_as_it_happened_and_has_no_late_dates() -> None:
    actual: dict[str, Any] = {"actual_start": date(2025, 12, 27), "actual_finish": day(10)}
    plan = with_initiative(a_plan(), "A", 2, status=Status.DONE, **actual)
    made = schedule(with_initiative(plan, "B", 1, "A"))

    assert dates(made, "A") == Dates(date(2025, 12, 27), day(10))
    assert start(made, "B") == day(12)


def test_that_what_is_done_bounds_no_predecessor() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "Long", 20)
    actual: dict[str, Any] = {"actual_start": day(5), "actual_finish": day(6)}
    made = schedule(with_initiative(plan, "B", 2, "A", status=Status.DONE, **actual))

    assert floats(made, "A") == (15, 15)


def active(plan: Plan, key: str = "A", duration: int = 10, **values: Any) -> Plan:
    values.setdefault("actual_start", date(2025, 12, 29))
    return with_initiative(plan, key, duration, status=Status.ACTIVE, **values)


def test_that_active_work_finishes_its_remaining_days_from_the_status_date() -> None:
    made = schedule(active(a_plan(status_date=day(7)), remaining=3))

    assert (start(made, "A"), finish(made, "A")) == (date(2025, 12, 29), day(9))


@pytest.mark.parametrize(
    ("progress", "last"), [(0, day(20)), (50, day(13)), (55, day(13)), (99, day(7)), (100, day(7))]
)
def test_that_remaining_work_is_what_the_progress_leaves_but_at_least_a_day(
    progress: int, last: date
) -> None:
    made = schedule(active(a_plan(status_date=day(7)), progress=progress))

    assert finish(made, "A") == last


def test_that_active_work_without_a_status_date_takes_its_duration() -> None:
    made = schedule(active(a_plan(), progress=90))

    assert finish(made, "A") == day(9)


def test_that_a_status_date_of_a_command_wins_over_that_of_the_programme() -> None:
    made = schedule(active(a_plan(status_date=day(7)), remaining=1), status_date=day(14))

    assert finish(made, "A") == day(14)
    assert made.status_date == day(14)


def test_that_links_no_longer_hold_back_what_has_begun() -> None:
    plan = with_initiative(a_plan(status_date=day(5)), "A", 9)
    plan = with_initiative(plan, "B", 2, "A", status=Status.ACTIVE, actual_start=day(5))
    made = schedule(plan)

    assert start(made, "B") == day(5)
    assert floats(made, "A") == (0, 0)
    assert [driver.kind for driver in made.drivers(id_of(plan, "B"))] == [DriverKind.ACTUAL]


def test_that_paused_work_that_has_begun_goes_on_and_other_paused_work_waits() -> None:
    plan = with_initiative(
        a_plan(status_date=day(7)), "A", 10, status=Status.PAUSED, actual_start=day(5), remaining=2
    )
    made = schedule(with_initiative(plan, "B", 2, status=Status.PAUSED))

    assert finish(made, "A") == day(8)
    assert start(made, "B") == day(7)


def test_that_what_has_not_started_cannot_start_before_the_status_date() -> None:
    plan = with_initiative(a_plan(status_date=day(14)), "A", 1)
    made = schedule(plan)

    assert start(made, "A") == day(14)
    assert [driver.kind for driver in made.drivers(id_of(plan, "A"))] == [DriverKind.STATUS_DATE]


@pytest.mark.parametrize("status", [Status.MEASURE, Status.REJECTED])
def test_that_measures_and_rejected_ones_have_no_dates_and_their_links_fall_away(status: Status) -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 5, "A", status=status)
    made = schedule(with_initiative(plan, "C", 1, "B"))

    assert dates(made, "B") == Dates()
    assert made.drivers(id_of(plan, "B")) == ()
    assert start(made, "C") == day(5)
    assert made.gate(1).finish == day(9)


# ---------------------------------------------------------------------------------------- results


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
