"""What links do to dates, and which of them are refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxplanner.errors import CycleError
from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Dependency, LinkType, Status
from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan, id_of, with_initiative, with_link
from tests.scheduling.reading import (
    GO,
    WAIVER,
    day,
    finish,
    holding,
    start,
    with_gate,
)


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
