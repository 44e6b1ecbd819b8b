"""`cxplanner level`: the exact shape that other programs rely on, taking the proposal, bad requests."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits.programme import put_team
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Capacity, Team
from cxplanner.storage import read_plan
from tests.builders import a_plan, id_of, with_initiative
from tests.commands.conftest import Ask

PlanFile = Callable[[Plan], Path]


def a_scarce_plan(capacity: float = 1.0) -> Plan:
    """A team for one initiative at a time, and two that would be done at once."""
    plan = put_team(a_plan(), Team(0, "Data", capacity=(Capacity(date(2026, 1, 1), capacity),)))
    team = next(iter(plan.teams))
    for key in ("SD-01", "SD-02"):
        plan = with_initiative(plan, key, 5, team=team, units=1.0)
    return plan


def test_that_the_answer_has_the_shape_of_the_contract(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("level", plan_file(a_scarce_plan()), "--json")

    assert (answer.status, answer.err) == (0, "")
    assert list(answer.json) == [
        "format", "finish_before", "finish_after", "bound", "proven", "moves", "over_before",
    ]  # fmt: skip
    assert answer.json == {
        "format": "cxplanner-levelling-1",
        "finish_before": "2026-01-09",
        "finish_after": "2026-01-16",
        "bound": "2026-01-16",
        "proven": True,
        "moves": [
            {
                "key": answer.json["moves"][0]["key"],
                "from": "2026-01-05",
                "to": "2026-01-12",
                "because": {"team": "Data", "period": "2026-01-05/2026-01-09"},
            }
        ],
        "over_before": [{"team": "Data", "from": "2026-01-05", "to": "2026-01-09", "excess": 1.0}],
    }


def test_that_taking_it_is_one_step_that_can_be_undone(ask: Ask, plan_file: PlanFile) -> None:
    plan = a_scarce_plan()
    path = plan_file(plan)

    said = ask("level", path, "--take", "--json").json

    with OpenPlan.open(path) as opened:
        assert opened.schedule.finish.isoformat() == said["finish_after"]
        moved = opened.plan.initiatives[id_of(plan, said["moves"][0]["key"])]
        assert (moved.levelled_start, moved.not_before) == (date(2026, 1, 12), None)
    assert ask("level", path, "--json").json["over_before"] == []


def test_that_a_taken_proposal_is_undone_at_once(plan_file: PlanFile) -> None:
    from cxplanner.scheduling.levelling.level import level

    plan = a_scarce_plan()
    with OpenPlan.open(plan_file(plan)) as opened:
        opened.apply("level", level(opened.plan).take)
        assert opened.undo_name == "level"
        opened.undo()
        assert opened.plan.initiatives == plan.initiatives
        assert opened.undo_name is None
        opened.save()


def test_that_without_take_the_file_is_not_touched(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(a_scarce_plan())
    before = hashlib.sha256(path.read_bytes()).hexdigest()

    assert ask("level", path).status == 0
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_that_people_get_the_moves_as_a_table(ask: Ask, plan_file: PlanFile) -> None:
    lines = ask("level", plan_file(a_scarce_plan())).out.splitlines()

    assert lines[0] == (
        "The finish moves from 9 January 2026 to 16 January 2026; it cannot be before 16 January 2026."
    )
    assert lines[2].split() == ["Key", "Start", "before", "Start", "after", "No", "room", "in", "from", "to"]
    assert "Data" in lines[3]


def test_that_a_plan_within_capacity_needs_nothing(ask: Ask, plan_file: PlanFile) -> None:
    assert ask("level", plan_file(a_scarce_plan(2.0))).out == "No team exceeds its capacity.\n"


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_that_a_capacity_of_zero_is_refused_by_name(ask: Ask, plan_file: PlanFile, language: str) -> None:
    path = plan_file(a_scarce_plan(0.0))
    plan = read_plan(path)

    answer = ask("level", path, "--take", "--lang", language)

    assert (answer.status, answer.out) == (2, "")
    assert "SD-01" in answer.complaint
    assert "Data" in answer.complaint
    assert read_plan(path) == plan


def test_that_check_names_the_team_the_period_and_the_amount(ask: Ask, plan_file: PlanFile) -> None:
    findings = ask("check", plan_file(a_scarce_plan()), "--json").json["findings"]

    (finding,) = [each for each in findings if each["rule"] == "SCH-10"]
    assert finding["severity"] == "warning"
    assert finding["items"] == ["SD-01", "SD-02"]
    assert finding["message"] == ("Data needs 2 of 1 full-time people from 5 January 2026 to 9 January 2026.")


@pytest.mark.parametrize("seconds", ["0", "-1", "3601", "long"])
def test_that_impossible_times_are_refused(ask: Ask, plan_file: PlanFile, seconds: str) -> None:
    answer = ask("level", plan_file(a_scarce_plan()), f"--seconds={seconds}")

    assert answer.status == 2
    assert "does not fit" in answer.complaint


def test_that_clearing_is_one_step_that_takes_all_levelled_starts_away(ask: Ask, plan_file: PlanFile) -> None:
    plan = a_scarce_plan()
    path = plan_file(plan)
    ask("level", path, "--take")
    answer = ask("level", path, "--clear")

    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines()[:2] == [
        "No start is levelled any more; the finish moves from 16 January 2026 to 9 January 2026.",
        "Teams exceed their capacity; “cxplanner check” says which and when.",
    ]
    assert read_plan(path).initiatives == plan.initiatives
    with OpenPlan.open(path) as opened:
        assert opened.undo_name == "clear_levelling"
    assert ask("level", path, "--clear").out == "No start is levelled.\n"


def test_that_clearing_has_the_same_shape_as_json(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(a_scarce_plan())
    taken = ask("level", path, "--take", "--json").json
    said = ask("level", path, "--clear", "--json").json

    assert list(said) == list(taken)
    assert (said["finish_after"], said["bound"], said["proven"]) == ("2026-01-09", "2026-01-09", False)
    assert [(each["from"], each["to"], each["because"]) for each in said["moves"]] == [
        ("2026-01-12", "2026-01-05", None)
    ]


def test_that_taking_and_clearing_at_once_are_refused(ask: Ask, plan_file: PlanFile) -> None:
    assert ask("level", plan_file(a_scarce_plan()), "--take", "--clear").status == 2


def test_that_a_levelled_start_is_explained_by_its_team(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(a_scarce_plan())
    (move,) = ask("level", path, "--take", "--json").json["moves"]

    assert "because Data has too few people left from 5 January 2026 to 9 January 2026" in (
        ask("explain", path, move["key"]).out
    )
    (driven,) = [
        each for each in ask("schedule", path, "--json").json["initiatives"] if each["key"] == move["key"]
    ]
    assert driven["drivers"] == [{"kind": "capacity"}]


def test_that_a_finish_which_stays_is_not_said_to_move(ask: Ask, plan_file: PlanFile) -> None:
    plan = a_scarce_plan()
    pinned = [replace(each, pinned_start=date(2026, 1, 5)) for each in plan.initiatives.values()]
    lines = ask("level", plan_file(plan.put("initiatives", *pinned))).out.splitlines()

    assert lines == [
        "The finish stays on 9 January 2026; it cannot be before 9 January 2026.",
        "Work that has begun or is pinned still exceeds the capacity of its team.",
    ]
