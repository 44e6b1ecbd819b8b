"""`cxplanner explain`: the chain of reasons, and what a slip moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cxplanner.plan.edits import milestones
from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.initiatives import Anchor, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from tests.builders import a_plan, with_initiative
from tests.commands.conftest import Ask

PlanFile = Callable[[Plan], Path]


def chained_plan() -> Plan:
    """A, then gate 1, then B of stage 2; M1 hangs on B, M2 on a date."""
    plan = with_initiative(a_plan(), "A", 5, title="Archive")
    plan = with_initiative(plan, "B", 10, stage=2, title="Portal")
    plan = with_initiative(plan, "C", 1, title="Idea", status=Status.MEASURE)
    plan = milestones.add(plan, "Portal open", initiative=plan.initiative_by_key["b"].id)
    plan = milestones.add(plan, "Fair", anchor=Anchor.DATE, day=date(2026, 3, 2))
    return change_stage(plan, 1, gate_policy=GatePolicy.HOLD, gate_name="Paper is gone")


def test_that_the_chain_leads_back_to_the_start_of_the_programme(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("explain", plan_file(chained_plan()), "b", "--json")

    assert answer.status == 0
    assert list(answer.json) == ["format", "key", "start", "finish", "chain", "slip"]
    assert answer.json == {
        "format": "cxplanner-explanation-1",
        "key": "B",
        "start": "2026-01-12",
        "finish": "2026-01-23",
        "chain": [
            {
                "key": "B",
                "start": "2026-01-12",
                "finish": "2026-01-23",
                "drivers": [{"kind": "gate", "from": "G1"}],
            },
            {
                "key": "G1",
                "start": "2026-01-09",
                "finish": "2026-01-09",
                "drivers": answer.json["chain"][1]["drivers"],
            },
            {
                "key": "A",
                "start": "2026-01-05",
                "finish": "2026-01-09",
                "drivers": [{"kind": "programme_start"}],
            },
        ],
        "slip": [],
    }
    assert [driver["from"] for driver in answer.json["chain"][1]["drivers"]] == ["A"]


def test_that_a_slip_names_what_moves(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("explain", plan_file(chained_plan()), "A", "--slip", "3", "--json").json

    assert {each["key"]: each["days"] for each in answer["slip"]}["B"] == 3
    assert {each["key"]: each["days"] for each in answer["slip"]}["G1"] == 3


def test_that_people_read_sentences(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("explain", plan_file(chained_plan()), "B", "--slip", "3")

    lines = answer.out.splitlines()
    assert lines[0] == "B Portal starts on 12 January 2026, the working day after gate G1 Paper is gone."
    assert lines[1] == "Gate G1 Paper is gone is dated 9 January 2026, the day on which A Archive finishes."
    assert lines[2] == "A Archive starts on 5 January 2026, the start of the programme."
    assert "A slip of 3 working days moves nothing else." in answer.out or "moves:" in answer.out


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("M1", "M1 Portal open is on 23 January 2026, and moves with B Portal."),
        ("m2", "M2 Fair is on 2 March 2026, the date set for it."),
        ("C", "C Idea has no dates, because it is not scheduled."),
        ("g1", "Gate G1 Paper is gone is dated 9 January 2026, the day on which A Archive finishes."),
    ],
)
def test_that_milestones_gates_and_ideas_are_explained(
    ask: Ask, plan_file: PlanFile, key: str, sentence: str
) -> None:
    answer = ask("explain", plan_file(chained_plan()), key)

    assert answer.status == 0
    assert answer.out.splitlines()[0] == sentence


def test_that_an_unknown_key_is_refused(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("explain", plan_file(chained_plan()), "ZZ-99", "--json")

    assert answer.status == 2
    assert answer.out == ""
    assert answer.complaint.startswith("There is no initiative, gate or milestone ZZ-99 in «plan.cxplan»")


@pytest.mark.parametrize("key", ["G1", "M1"])
def test_that_only_an_initiative_slips(ask: Ask, plan_file: PlanFile, key: str) -> None:
    answer = ask("explain", plan_file(chained_plan()), key, "--slip", "5")

    assert answer.status == 2
    assert answer.complaint.startswith(f"{key} is no initiative")


@pytest.mark.parametrize("days", ["0", "-3", "many", "99999", "1" * 5000])
def test_that_a_slip_is_a_number_of_days(ask: Ask, plan_file: PlanFile, days: str) -> None:
    answer = ask("explain", plan_file(chained_plan()), "A", f"--slip={days}")

    assert answer.status == 2
    assert "whole number from 1 to 3650" in answer.complaint
