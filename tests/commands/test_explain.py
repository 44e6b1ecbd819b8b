"""`cxplanner explain`: the chain of reasons, and what a slip moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
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
    assert list(answer.json)[:6] == ["format", "key", "start", "finish", "chain", "slip"]
    contract = {key: answer.json[key] for key in list(answer.json)[:6]}
    assert contract == {
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

    assert answer.out.splitlines() == [
        "B Portal starts on 12 January 2026, the working day after gate G1 Paper is gone.",
        "Gate G1 Paper is gone is dated 9 January 2026, the day on which A Archive finishes.",
        "A Archive starts on 5 January 2026, the start of the programme.",
        "",
        "It can come up to 5 working days earlier if this gives way:",
        (
            "Gate G1 Paper is gone comes earlier, the initiative is waived from the gates before its stage, "
            "or the gate only advises."
        ),
        "Then it starts on 5 January 2026, the start of the programme.",
        "A Archive, if shorter: up to 4 working days earlier, and the finish too.",
        "",
        "If B Portal slips by 3 working days:",
        "It moves 1 milestone and 3 gates, and the finish by 3 working days, to 28 January 2026.",
        "",
        "M1 Portal open                  3 d  28 Jan 2026",
        "gate G2 Optimise done           3 d  28 Jan 2026",
        "gate G3 Monetise data done      3 d  28 Jan 2026",
        "gate G4 Trusted ecosystem done  3 d  28 Jan 2026",
    ]


def test_that_a_slip_names_what_is_missed(ask: Ask, plan_file: PlanFile) -> None:
    plan = chained_plan()
    plan = plan.changed(programme=replace(plan.programme, target_finish=date(2026, 1, 26)))
    answer = ask("explain", plan_file(plan), "A", "--slip", "3")

    assert "The programme then misses its target of 26 January 2026 by 2 working days." in answer.out


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


def test_that_a_gate_and_a_milestone_slip_too(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(chained_plan())
    of_gate = ask("explain", path, "G1", "--slip", "5", "--json").json
    of_milestone = ask("explain", path, "M1", "--slip", "5")

    assert {each["key"]: each["days"] for each in of_gate["slip"]}["B"] == 5
    assert of_gate["slip_finish"] == {"date": "2026-01-30", "days": 5}
    assert "If B Portal slips by 5 working days:" in of_milestone.out
    assert "M1 Portal open" in of_milestone.out.splitlines()[-4]


def test_that_what_stands_alone_or_is_a_fact_says_so(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(chained_plan())

    assert ask("explain", path, "M2", "--slip", "5").out.endswith("Nothing moves with M2.\n")
    assert ask("explain", path, "C", "--slip", "5").out.endswith("C Idea cannot slip: it is not ahead.\n")


@pytest.mark.parametrize("days", ["0", "-3", "many", "99999", "1" * 5000])
def test_that_a_slip_is_a_number_of_days(ask: Ask, plan_file: PlanFile, days: str) -> None:
    answer = ask("explain", plan_file(chained_plan()), "A", f"--slip={days}")

    assert answer.status == 2
    assert "whole number from 1 to 3650" in answer.complaint
