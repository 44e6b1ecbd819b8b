"""`cxplanner simulate`: the exact shape that other programs rely on, the table for people, bad requests."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cxplanner.commands import simulate as command
from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from cxplanner.scheduling.schedule import schedule
from cxplanner.scheduling.simulation import DEFAULT_RUNS, MOST_RUNS
from tests.builders import a_plan, with_initiative
from tests.commands.conftest import Ask

PlanFile = Callable[[Plan], Path]


def small_plan() -> Plan:
    """A wide spread before a holding gate, work without a spread after it, an idea."""
    plan = with_initiative(a_plan(), "SD-01", 20, title="Archive", optimistic=10, pessimistic=60)
    plan = with_initiative(plan, "SD-02", 10, "SD-01", stage=2, title="Portal", confidence=50)
    plan = with_initiative(plan, "SD-03", 1, title="Idea", status=Status.MEASURE)
    plan = change_stage(plan, 1, gate_policy=GatePolicy.HOLD, gate_planned_on=date(2026, 2, 6))
    return plan.changed(programme=replace(plan.programme, target_finish=date(2026, 2, 27)))


def test_that_the_keys_stand_in_the_order_of_the_contract(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("simulate", plan_file(small_plan()), "--runs", "500", "--seed", "7", "--json")

    assert (answer.status, answer.err) == (0, "")
    said = answer.json
    assert list(said) == [
        "format", "runs", "seed", "finish", "gates", "targets", "initiatives", "assumed_spread",
    ]  # fmt: skip
    assert (said["format"], said["runs"], said["seed"]) == ("cxplanner-simulation-1", 500, 7)
    assert list(said["finish"]) == ["p10", "p50", "p80", "p95"]
    assert list(said["gates"]) == ["G1", "G2", "G3", "G4"]
    assert list(said["gates"]["G1"]) == ["p10", "p50", "p80", "p95", "chance"]
    assert said["gates"]["G2"]["chance"] is None
    assert [list(each) for each in said["targets"]] == [["date", "chance"]]
    assert [list(each) for each in said["initiatives"]] == [["key", "critical", "spread_share"]] * 3
    assert said["assumed_spread"] == []


def test_that_the_values_are_shares_and_dates(ask: Ask, plan_file: PlanFile) -> None:
    said = ask("simulate", plan_file(small_plan()), "--json").json

    finish = [date.fromisoformat(said["finish"][name]) for name in ("p10", "p50", "p80", "p95")]
    assert finish == sorted(finish)
    assert finish[0] < finish[-1]
    assert said["runs"] == 10_000
    assert said["targets"][0]["date"] == "2026-02-27"
    assert 0 < said["targets"][0]["chance"] < 1
    assert 0 < said["gates"]["G1"]["chance"] < 1
    first, second, idea = said["initiatives"]
    assert (first["spread_share"], second["spread_share"]) == (1, 0)
    assert 0 < first["critical"] < 1  # where the target is met there is float
    assert (idea["critical"], idea["spread_share"]) == (None, None)


def test_that_without_any_spread_the_dates_are_those_of_the_schedule(ask: Ask, plan_file: PlanFile) -> None:
    plan = sample_plan("en")
    plain = schedule(plan)

    said = ask("simulate", plan_file(plan), "--runs", "100", "--json").json

    assert set(said["finish"].values()) == {plain.finish.isoformat()}
    for key, gate in said["gates"].items():
        day = plain.gate(int(key[1:])).finish
        assert day is not None
        assert {gate[name] for name in ("p10", "p50", "p80", "p95")} == {day.isoformat()}
    assert {each["spread_share"] for each in said["initiatives"]} <= {0, None}
    assert said["assumed_spread"] == []


def test_that_the_same_seed_gives_the_same_answer(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(small_plan())

    answers = [ask("simulate", path, "--runs", "300", "--seed", seed, "--json").out for seed in "112"]

    assert answers[0] == answers[1]
    assert answers[0].replace('"seed": 1', "") != answers[2].replace('"seed": 2', "")


def test_that_a_spread_by_confidence_is_named(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(small_plan())

    said = ask("simulate", path, "--spread-by-confidence", "--json").json

    assert said["assumed_spread"] == ["SD-02"]
    assert said["initiatives"][1]["spread_share"] > 0


def test_that_a_triangle_is_wider_than_beta_pert(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(small_plan())

    pert = ask("simulate", path, "--json").json
    triangular = ask("simulate", path, "--distribution", "triangular", "--json").json

    assert triangular["finish"]["p95"] > pert["finish"]["p95"]


def test_that_people_get_the_chance_and_an_aligned_table(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("simulate", plan_file(small_plan()), "--runs", "2000", "--spread-by-confidence")

    lines = answer.out.splitlines()
    assert lines[0] == "Test programme: 2,000 runs, seed 1, Beta-PERT"
    assert lines[1].startswith("The chance to finish by 27 February 2026 is ")
    assert lines[2] == "A spread was assumed for 1 initiative, by its confidence: SD-02."
    assert lines[4].split() == ["P10", "P50", "P80", "P95", "Planned", "Chance"]
    assert [line.split()[0] for line in lines[5:10]] == ["Finish", "G1", "G2", "G3", "G4"]
    assert lines[11].split() == ["Key", "Title", "Share", "of", "the", "spread", "Critical"]
    assert lines[12].startswith("SD-01  Archive")


def test_that_people_are_told_when_nothing_varies(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("simulate", plan_file(with_initiative(a_plan(), "A", 5)))

    assert "every run gives the dates of the schedule" in answer.out
    assert "Share of the spread" not in answer.out


@pytest.mark.parametrize("language", ["es", "pt"])
def test_that_the_answer_is_in_the_language_asked_for(ask: Ask, plan_file: PlanFile, language: str) -> None:
    answer = ask("simulate", plan_file(small_plan()), "--lang", language)

    assert answer.status == 0
    assert "The chance" not in answer.out
    assert "Planned" not in answer.out


@pytest.mark.parametrize("runs", ["0", "-5", "1000001", "99999999999999999999", "many", "1e4", ""])
def test_that_impossible_numbers_of_runs_are_refused(ask: Ask, plan_file: PlanFile, runs: str) -> None:
    answer = ask("simulate", plan_file(small_plan()), f"--runs={runs}")

    assert answer.status == 2
    assert answer.out == ""
    assert f"“{runs}” does not fit: write a whole number from 1 to 1000000" in answer.complaint


@pytest.mark.parametrize("seed", ["-1", "dice", "1.5"])
def test_that_seeds_that_are_no_numbers_are_refused(ask: Ask, plan_file: PlanFile, seed: str) -> None:
    answer = ask("simulate", plan_file(small_plan()), f"--seed={seed}")

    assert answer.status == 2
    assert f"“{seed}” does not fit" in answer.complaint


def test_that_runs_of_an_empty_plan_are_refused_with_a_sentence(ask: Ask, plan_file: PlanFile) -> None:
    answer = ask("simulate", plan_file(a_plan()), "--runs", "10000", "--json")

    assert (answer.status, answer.out) == (2, "")
    assert answer.complaint.startswith("Nothing in this plan is scheduled")


def test_that_a_missing_and_a_foreign_file_are_refused(ask: Ask, tmp_path: Path) -> None:
    foreign = tmp_path / "notes.txt"
    foreign.write_text("nothing of a plan")

    for path in (tmp_path / "none.cxplan", foreign, tmp_path):
        answer = ask("simulate", path, "--json")
        assert (answer.status, answer.out) == (2, "")
        assert answer.complaint


def test_that_the_file_is_not_touched(ask: Ask, plan_file: PlanFile) -> None:
    path = plan_file(small_plan())
    before = hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns

    ask("simulate", path, "--runs", "10")

    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == before


def test_that_the_command_knows_the_limits_of_the_simulation() -> None:
    assert (command._RUNS, command._MOST_RUNS) == (DEFAULT_RUNS, MOST_RUNS)
