"""How near the best known levelling comes, problem by problem, and how fast a large plan is levelled by rule.

`CXPLANNER_BENCH_LEVELLING_SECONDS` is the time for each problem, 10 by default;
`CXPLANNER_BENCH_LEVELLING_PROBLEMS` how many of each set are tried, all that are there by default.
"""

from __future__ import annotations

import faulthandler
import os
import random
import statistics
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Capacity, Team
from cxplanner.scheduling.computation import compute
from cxplanner.scheduling.levelling.bound import bound
from cxplanner.scheduling.levelling.generation import place_early
from cxplanner.scheduling.levelling.reading import read_problem
from cxplanner.scheduling.levelling.rules import by_best_rule, late_starts
from cxplanner.scheduling.levelling.search import SearchChoices, search
from tests.benchmarks.bench_schedule import a_large_plan
from tests.outside.readers.psplib import best_known, read_levelling_problem

DATA = Path(__file__).parents[2].parent / "shared" / "data"
PROBLEMS = DATA / "outside" / "psplib"
EXPECTED = DATA / "expected" / "psplib"
SECONDS = float(os.environ.get("CXPLANNER_BENCH_LEVELLING_SECONDS", "10"))
MOST = int(os.environ.get("CXPLANNER_BENCH_LEVELLING_PROBLEMS", "1000"))
AIMS = {"j30": 0.1, "j60": 1.0, "j120": 3.0}
TEAMS = 60
FIRST_TEAM = 900_001


@pytest.mark.timeout(0)
@pytest.mark.skipif(not PROBLEMS.exists(), reason=f"{PROBLEMS.name} is not on this machine")
@pytest.mark.parametrize("folder", AIMS)
def test_gap_to_the_best_known(folder: str) -> None:
    faulthandler.cancel_dump_traceback_later()  # a set takes minutes, and that is no fault
    print(f"\n{SECONDS:g} s a problem, one thread")
    print(f"{'problem':<16}{'best known':>12}{'bound':>8}{'rules':>8}{'search':>8}{'gap %':>8}")
    known = best_known(EXPECTED / f"optimum_{folder}.csv")
    gaps = []
    for path in sorted((PROBLEMS / folder).glob("*.sm"))[:MOST]:
        problem, (_, best) = read_levelling_problem(path), known[path.name]
        least = bound(problem)
        by_rules = problem.finish_of(by_best_rule(problem))
        found = problem.finish_of(search(problem, least, SearchChoices(SECONDS)))
        gaps.append(100 * (found / best - 1))
        print(f"{path.name:<16}{best:>12}{least:>8}{by_rules:>8}{found:>8}{gaps[-1]:>8.2f}", flush=True)
    print(f"{folder}: mean gap {statistics.mean(gaps):.2f} %, aim at most {AIMS[folder]} %")


def test_time_to_level_a_large_plan_by_rule() -> None:
    made = compute(with_teams(a_large_plan(10_000, 25_000)), None, None)
    begin = time.perf_counter()
    problem = read_problem(made, made.table.last_year + 40).problem
    read = time.perf_counter()
    order = problem.by_priority(late_starts(problem))
    ordered = time.perf_counter()
    times = []
    for _ in range(5):
        start = time.perf_counter()
        place_early(problem, order)
        times.append(time.perf_counter() - start)
    print("\n10,000 initiatives, 60 teams, ms")
    print(f"reading the problem {1_000 * (read - begin):.0f}, order {1_000 * (ordered - read):.0f}")
    print(f"serial scheme {1_000 * statistics.median(times):.0f}   aim under 200")


def with_teams(plan: Plan) -> Plan:
    """The plan with teams that are short of people."""
    chance = random.Random(1)
    capacity = (Capacity(date(2000, 1, 1), 20.0),)
    teams = [Team(FIRST_TEAM + n, f"Team {n}", capacity=capacity) for n in range(TEAMS)]
    needing = [
        replace(each, team=FIRST_TEAM + chance.randrange(TEAMS), units=float(chance.randrange(1, 6)))
        for each in plan.initiatives.values()
    ]
    return plan.put("teams", *teams).put("initiatives", *needing)
