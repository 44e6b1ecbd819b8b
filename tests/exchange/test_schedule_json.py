"""JSON has exactly the keys that other programs rely on, in their order."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from cxplanner.exchange import schedule_json
from cxplanner.findings.find import find
from cxplanner.plan.edits.milestones import add as add_milestone
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Stream
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import MONDAY, a_plan, id_of, with_initiative

WORDS = Words("en")


def said(plan: Plan) -> dict[str, Any]:
    """The schedule as JSON, once through text."""
    dates = schedule(plan)
    found: dict[str, Any] = json.loads(
        json.dumps(schedule_json.schedule_as_json(plan, dates, find(plan, dates), WORDS))
    )
    return found


def a_plan_with_everything() -> Plan:
    plan = a_plan(policy=GatePolicy.HOLD)
    plan = with_initiative(plan, "A", 5, tags=(Stream.ORGANIZATION,))
    plan = with_initiative(plan, "B", 3, after="A FS+3ed", stage=1)
    plan = with_initiative(plan, "C", 2, stage=2)
    plan = with_initiative(plan, "D", 2, stage=2, not_before=date(2026, 6, 1))
    plan = with_initiative(plan, "E", 2, status=Status.MEASURE)
    plan = with_initiative(plan, "F", 2, pinned_start=date(2026, 1, 12))
    plan = with_initiative(
        plan, "H", 2, status=Status.DONE, actual_start=MONDAY, actual_finish=date(2026, 1, 6)
    )
    return add_milestone(plan, "Half way", initiative=id_of(plan, "A"))


def test_that_the_keys_are_those_of_the_contract_in_their_order() -> None:
    found = said(a_plan_with_everything())
    assert list(found) == [
        "format",
        "programme",
        "start",
        "finish",
        "target",
        "status_date",
        "initiatives",
        "milestones",
        "gates",
        "findings",
    ]
    assert list(found["initiatives"][0]) == [
        "key",
        "title",
        "stream",
        "tags",
        "stage",
        "status",
        "duration",
        "start",
        "finish",
        "late_start",
        "late_finish",
        "total_float",
        "free_float",
        "critical",
        "drivers",
    ]
    assert list(found["milestones"][0]) == ["key", "title", "date", "total_float", "critical"]
    assert list(found["gates"][0]) == ["key", "stage", "date", "policy", "total_float", "critical"]
    assert list(found["findings"][0]) == ["rule", "severity", "items", "message"]
    assert found["format"] == "cxplanner-schedule-1"


def test_that_each_driver_carries_what_belongs_to_its_kind() -> None:
    drivers = {each["key"]: each["drivers"] for each in said(a_plan_with_everything())["initiatives"]}
    assert drivers["A"] == [{"kind": "programme_start"}]
    assert drivers["B"] == [{"kind": "dependency", "from": "A", "type": "FS", "lag": 3, "elapsed": True}]
    assert drivers["C"] == [{"kind": "gate", "from": "G1"}]
    assert drivers["D"] == [{"kind": "constraint", "date": "2026-06-01"}]
    assert drivers["F"] == [{"kind": "pin", "date": "2026-01-12"}]


def test_that_what_is_not_scheduled_has_null_dates_and_done_has_null_floats() -> None:
    initiatives = {each["key"]: each for each in said(a_plan_with_everything())["initiatives"]}
    idea, done = initiatives["E"], initiatives["H"]
    late = ("late_start", "late_finish", "total_float", "free_float")
    assert [idea[name] for name in ("start", "finish", *late)] == [None] * 6
    assert (done["start"], done["finish"]) == ("2026-01-05", "2026-01-06")
    assert [done[name] for name in late] == [None] * 4
    assert (idea["critical"], done["critical"]) == (False, False)


def test_that_a_gate_that_advises_has_no_float() -> None:
    plan = with_initiative(a_plan(policy=GatePolicy.ADVISE), "A", 5)
    assert said(plan)["gates"][0] == {
        "key": "G1",
        "stage": 1,
        "date": "2026-01-09",
        "policy": "advise",
        "total_float": None,
        "critical": False,
    }


def test_that_findings_stand_alone_too() -> None:
    plan = a_plan_with_everything()
    dates = schedule(plan)
    found = schedule_json.findings_as_json(find(plan, dates), WORDS)
    assert list(found) == ["format", "findings"]
    assert found["format"] == "cxplanner-findings-1"
    assert found["findings"] == said(plan)["findings"]
