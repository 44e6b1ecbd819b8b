"""Hostile plans and tables through every command: a sentence and a status, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxplanner.plan.edits import initiatives
from cxplanner.plan.edits.programme import put_team
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Capacity, Closure, Team, WorkCalendar
from tests.builders import a_plan, id_of, with_initiative
from tests.commands.conftest import Ask

PlanFile = Callable[[Plan], Path]
LONG_CLOSURE = WorkCalendar(closures=(Closure("Long", date(2026, 1, 12), date(2053, 5, 29)),))


def pair(**programme: Any) -> Plan:
    return with_initiative(with_initiative(a_plan(**programme), "A", 5), "B", 3, "A")


def change(plan: Plan, key: str, **values: Any) -> Plan:
    return initiatives.change(plan, id_of(plan, key), **values)


def without_capacity() -> Plan:
    plan = put_team(pair(), Team(0, "Squad", capacity=(Capacity(date(2026, 1, 5), 0.0),)))
    return change(plan, "A", team=max(plan.teams), units=1)


PLANS: dict[str, Callable[[], Plan]] = {
    "empty": a_plan,
    "a duration of zero": lambda: change(change(pair(), "A", duration=0), "B", duration=0),
    "the longest duration": lambda: change(pair(), "A", duration=10_000),
    "a deadline before the start": lambda: change(pair(), "B", deadline=date(2025, 12, 1)),
    "a pin on a holiday": lambda: change(
        pair(calendar=WorkCalendar(country="ES")), "A", pinned_start=date(2026, 1, 6)
    ),
    "a capacity of zero": without_capacity,
    "a closure of ten thousand days": lambda: pair(calendar=LONG_CLOSURE),
    "the last days of all": lambda: with_initiative(a_plan(start=date(2199, 12, 2)), "A", 5),
}
COMMANDS: dict[str, tuple[str, ...]] = {
    "schedule": ("--json",),
    "check": (),
    "simulate": ("--runs", "10000"),
    "level": (),
    "explain": ("A", "--slip", "3"),
    "export": ("--to", "out.svg"),
}
SAID = {
    ("empty", "simulate"): "Nothing in this plan is scheduled, so nothing can be simulated",
    ("empty", "explain"): "There is no initiative, gate or milestone A",
    ("a capacity of zero", "level"): "but Squad never has more than 0",
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("what", PLANS)
def test_that_every_command_answers_a_hostile_plan(
    ask: Ask,
    plan_file: PlanFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    command: str,
) -> None:
    path = plan_file(PLANS[what]())
    monkeypatch.chdir(tmp_path)

    answer = ask(command, path, *COMMANDS[command])

    if (what, command) in SAID:
        assert answer.status == 2
        assert SAID[what, command] in answer.complaint
    else:
        assert answer.status == int((what, command) == ("a pin on a holiday", "check")), answer.err
        assert answer.err == ""


def test_that_findings_name_what_is_odd(ask: Ask, plan_file: PlanFile) -> None:
    for what, said in (
        ("a deadline before the start", "B ends on 14 January 2026, 32 days after its deadline."),
        ("a pin on a holiday", "A is pinned to 6 January 2026, but the calendar allows it only from"),
        ("a capacity of zero", "Squad needs 1 of 0 full-time people from 5 January 2026 to 9 January 2026."),
    ):
        path = plan_file(PLANS[what]())
        assert said in ask("check", path).out
        path.unlink()


HOSTILE_TABLE = """key,title,stage,stream,duration,predecessors,deadline,pinned_start
A,Zero,1,systems_data,0,,,
B,Huge,1,systems_data,100000,,,
C,Negative,1,systems_data,-3,,,
D,Long lag,1,systems_data,5,A+100000d,,
E,Pin,1,systems_data,5,,,2026-01-06
F,Deadline,1,systems_data,5,A,2025-12-01,
G,Far,1,systems_data,5,,9999-12-31,1600-01-01
"""


def test_that_a_hostile_table_is_read_with_each_cell_that_is_left_out(
    ask: Ask, plan_file: PlanFile, tmp_path: Path
) -> None:
    source = tmp_path / "source.csv"
    source.write_text(HOSTILE_TABLE, encoding="utf-8")
    path = plan_file(a_plan(calendar=WorkCalendar(country="ES")))

    answer = ask("import", source, "--into", path, "--json")

    assert answer.status == 1
    found = {
        (each["row"], each["column"]) for each in answer.json["problems"] if each["severity"] != "notice"
    }
    assert found == {
        (3, "duration"),
        (4, "duration"),
        (5, "predecessors"),
        (8, "deadline"),
        (8, "pinned_start"),
    }
    rows = {each["key"]: each for each in ask("schedule", path, "--json").json["initiatives"]}
    assert rows["E"]["start"] == "2026-01-07"
    assert rows["F"]["total_float"] < 0
    assert "E is pinned to 6 January 2026" in ask("check", path).out


def test_that_a_table_with_a_cycle_through_a_gate_changes_nothing(ask: Ask, tmp_path: Path) -> None:
    source, path = tmp_path / "source.csv", tmp_path / "plan.cxplan"
    source.write_text(
        "key,title,stage,stream,duration,predecessors\nA,One,1,systems_data,5,B\nB,Two,2,systems_data,5,\n",
        encoding="utf-8",
    )
    assert ask("new", path, "--start", "2026-01-05").status == 0
    before = path.read_bytes()

    answer = ask("import", source, "--into", path)

    assert answer.status == 2
    assert answer.complaint == "These wait for each other: A → G1 → B → A. Remove one of these links."
    assert path.read_bytes() == before
