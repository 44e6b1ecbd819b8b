"""`cxplanner schedule`: the exact shape that other programs rely on, and the table for people."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.edits import milestones
from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Stream
from cxplanner.resources import resource
from tests.builders import a_plan, with_initiative
from tests.commands.conftest import Ask

PlanFile = Callable[[Plan], Path]


def small_plan() -> Plan:
    """Two stages, a holding gate between them, a milestone, an idea."""
    plan = with_initiative(
        a_plan(), "SD-01", 5, title="Archive", tags=(Stream.ORGANIZATION,), why="Less paper"
    )
    plan = with_initiative(plan, "SD-02", 10, "SD-01 SS+2d", stage=2, title="Portal", status=Status.APPROVED)
    plan = with_initiative(plan, "SD-03", 1, title="Idea", status=Status.MEASURE, why="x")
    plan = milestones.add(plan, "Portal open", initiative=plan.initiative_by_key["sd-02"].id)
    return change_stage(plan, 1, gate_policy=GatePolicy.HOLD)


def test_that_a_plan_which_another_program_changed_is_answered_as_it_stands(
    ask: Ask, plan_file: PlanFile
) -> None:
    path = plan_file(small_plan())
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("UPDATE initiative SET duration = 6 WHERE key = 'SD-01'")

    assert ask("schedule", path, "--json").json["initiatives"][0]["duration"] == 6
    assert ask("check", path).status == 2


def test_that_each_item_stands_on_a_line_of_its_own(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("schedule", plan_file(small_plan()), "--json")

    lines = [line.strip().rstrip(",") for line in answer.out.splitlines()]
    assert [json.loads(line)["key"] for line in lines if line.startswith('{"key"')] == [
        *("SD-01", "SD-02", "SD-03", "M1", "G1", "G2", "G3", "G4")
    ]


def test_that_the_keys_stand_in_the_order_of_the_contract(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("schedule", plan_file(small_plan()), "--json")

    assert answer.status == 0
    assert answer.err == ""
    assert list(answer.json) == [
        "format", "programme", "start", "finish", "target", "status_date",
        "initiatives", "milestones", "gates", "findings",
    ]  # fmt: skip
    assert list(answer.json["initiatives"][0]) == [
        "key", "title", "stream", "tags", "stage", "status", "duration", "start", "finish", "late_start",
        "late_finish", "total_float", "free_float", "critical", "drivers",
    ]  # fmt: skip
    assert list(answer.json["milestones"][0]) == ["key", "title", "date", "total_float", "critical"]
    assert list(answer.json["gates"][0]) == ["key", "stage", "date", "policy", "total_float", "critical"]
    assert list(answer.json["findings"][0]) == ["rule", "severity", "items", "message"]


def test_that_the_values_are_plain(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("schedule", plan_file(small_plan()), "--json").json

    assert {
        key: answer[key] for key in ("format", "programme", "start", "finish", "target", "status_date")
    } == {
        "format": "cxplanner-schedule-1",
        "programme": "Test programme",
        "start": "2026-01-05",
        "finish": "2026-01-23",
        "target": None,
        "status_date": None,
    }
    first, second, idea = answer["initiatives"]
    assert first == {
        "key": "SD-01", "title": "Archive", "stream": "systems_data", "tags": ["organization"], "stage": 1,
        "status": "candidate", "duration": 5, "start": "2026-01-05", "finish": "2026-01-09",
        "late_start": "2026-01-05", "late_finish": "2026-01-09", "total_float": 0, "free_float": 0,
        "critical": True, "drivers": [{"kind": "programme_start"}],
    }  # fmt: skip
    assert second["drivers"] == [{"kind": "gate", "from": "G1"}]
    assert idea["start"] is idea["late_finish"] is idea["total_float"] is None
    assert idea["critical"] is False
    assert answer["milestones"] == [
        {"key": "M1", "title": "Portal open", "date": "2026-01-23", "total_float": 0, "critical": True}
    ]
    assert answer["gates"][0] == {
        "key": "G1", "stage": 1, "date": "2026-01-09", "policy": "hold", "total_float": 0, "critical": True,
    }  # fmt: skip
    assert answer["gates"][1]["total_float"] is None
    assert answer["gates"][1]["critical"] is False


def test_that_drivers_carry_what_their_kind_needs(ask: Ask, plan_file: PlanFile) -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 5, "A +7ed")
    plan = with_initiative(plan, "C", 5, not_before=date(2026, 2, 2))
    plan = with_initiative(plan, "D", 5, "A SS+2d")

    by_key = {each["key"]: each for each in ask("schedule", plan_file(plan), "--json").json["initiatives"]}

    assert by_key["B"]["drivers"] == [
        {"kind": "dependency", "from": "A", "type": "FS", "lag": 7, "elapsed": True}
    ]
    assert by_key["C"]["drivers"] == [{"kind": "constraint", "date": "2026-02-02"}]
    assert by_key["D"]["drivers"] == [{"kind": "dependency", "from": "A", "type": "SS", "lag": 2}]


def test_that_the_sample_has_the_dates_of_an_independent_solver(ask: Ask, plan_file: PlanFile) -> None:
    data = json.loads(resource("data", "sample_programme.json").read_text(encoding="utf-8"))

    answer = ask("schedule", plan_file(sample_plan("en")), "--json").json

    found = {each["key"]: each for each in answer["initiatives"]}
    for expected in data["initiatives"]:
        each = found[expected["code"]]
        assert (each["start"], each["finish"], each["total_float"], each["critical"]) == (
            expected["start"],
            expected["finish"],
            expected["float_days"],
            expected["critical"],
        )


def test_that_a_status_date_stands_in_place_of_the_programmes_own(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("schedule", plan_file(small_plan()), "--json", "--status-date", "2026-01-19").json

    assert answer["status_date"] == "2026-01-19"
    assert answer["initiatives"][0]["start"] == "2026-01-19"


def test_that_people_get_an_aligned_table(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("schedule", plan_file(small_plan()))

    lines = answer.out.splitlines()
    assert lines[0] == "Test programme: from 5 January 2026 to 23 January 2026"
    assert lines[2].split() == ["Key", "Title", "Duration", "Start", "Finish", "Total", "float"]
    columns = {line.index("Jan 2026") for line in lines if line.startswith("SD-0") and "Jan" in line}
    assert len(columns) == 1
    assert any(line.endswith("critical") for line in lines)


def test_that_the_file_is_not_touched(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(small_plan())
    before = hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns

    ask("schedule", path, "--json")

    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("when", ["soon", "2026-13-01", "31/12/2026"])
def test_that_an_unreadable_status_date_is_refused(ask: Ask, plan_file: PlanFile, when: str) -> None:
    answer = ask("schedule", plan_file(a_plan()), "--status-date", when)

    assert answer.status == 2
    assert f"“{when}” is no date" in answer.complaint
