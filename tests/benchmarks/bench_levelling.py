"""How near the best known levelling comes, problem by problem, and how fast a large plan is levelled by rule.

The search, the optional solver with the same time, and both as levelling uses them where it is installed.

`CXPLANNER_BENCH_LEVELLING_SECONDS` is the time for each problem, 10 by default;
`CXPLANNER_BENCH_LEVELLING_PROBLEMS` how many of each set are tried, all that are there by default.
"""

from __future__ import annotations

import faulthandler
import gc
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
from cxplanner.scheduling.levelling import optimizer
from cxplanner.scheduling.levelling.bound import bound
from cxplanner.scheduling.levelling.generation import place_early
from cxplanner.scheduling.levelling.optimizer import Improved, improve
from cxplanner.scheduling.levelling.problem import Problem
from cxplanner.scheduling.levelling.reading import read_problem
from cxplanner.scheduling.levelling.rules import late_starts
from cxplanner.scheduling.levelling.search import SearchChoices, search
from tests.benchmarks.bench_schedule import a_large_plan
from tests.outside.readers.psplib import best_known, read_levelling_problem

DATA = Path(__file__).parents[2].parent / "shared" / "data"
PROBLEMS = DATA / "outside" / "psplib"
EXPECTED = DATA / "expected" / "psplib"
SECONDS = float(os.environ.get("CXPLANNER_BENCH_LEVELLING_SECONDS", "10"))
MOST = int(os.environ.get("CXPLANNER_BENCH_LEVELLING_PROBLEMS", "1000"))
AIMS = {"j30": 0.1, "j60": 1.0, "j120": 3.0}
AIMS_WITH_SOLVER = {"j30": 0.0, "j60": 0.8}
TEAMS = 60
FIRST_TEAM = 900_001


@pytest.mark.timeout(0)
@pytest.mark.skipif(not PROBLEMS.exists(), reason=f"{PROBLEMS.name} is not on this machine")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("folder", AIMS)
def test_gap_to_the_best_known(folder: str) -> None:
    faulthandler.cancel_dump_traceback_later()  # a set takes minutes, and that is no fault
    has_solver = optimizer.is_installed()
    print(f"\n{folder}: {SECONDS:g} s a problem; CP-SAT alone has one thread, after the search one beside it")
    if not has_solver:
        print("ortools is not installed (the extra “optimizer”): nothing to compare with")
    print(f"{'problem':<16}{'best known':>12}{'bound':>8}{'search':>8}{'CP-SAT':>8}{'both':>8}{'proven':>8}")
    known = best_known(EXPECTED / f"optimum_{folder}.csv")
    gaps: dict[str, list[float]] = {"search": [], "CP-SAT": [], "both": []}
    proven = 0
    paths = sorted((PROBLEMS / folder).glob("*.sm"))[:MOST]
    for path in paths:
        problem, (_, best) = read_levelling_problem(path), known[path.name]
        least = bound(problem)
        found = {"search": problem.finish_of(search(problem, least, SearchChoices(SECONDS)))}
        if has_solver:
            found["CP-SAT"] = by_solver_alone(problem, SECONDS)
            both = search_then_solver(problem, least, SECONDS)
            found["both"] = problem.finish_of(both.moments)
            least = max(least, both.bound)
            proven += found["both"] <= both.bound
        for name, finish in found.items():
            gaps[name].append(100 * (finish / best - 1))
        finishes = "".join(f"{found.get(name, '–'):>8}" for name in gaps)
        says = "yes" if found.get("both", found["search"]) <= least else "no"
        print(f"{path.name:<16}{best:>12}{least:>8}{finishes}{says:>8}", flush=True)
    for name, each in gaps.items():
        if each:
            aim = (AIMS if name == "search" else AIMS_WITH_SOLVER if name == "both" else {}).get(folder)
            wanted = f", aim at most {aim} %" if aim is not None else ""
            print(f"{folder}: {name}: mean gap {statistics.mean(each):.2f} %{wanted}")
    if has_solver:
        print(f"{folder}: both: {proven} of {len(paths)} proven optimal")


def search_then_solver(problem: Problem, least: int, seconds: float) -> Improved:
    """As levelling does it: a second of search, then the solver with its answer while the search goes on."""
    begin = time.perf_counter()
    first = Improved(search(problem, least, SearchChoices(1.0)), least)
    if problem.finish_of(first.moments) <= least:
        return first
    return improve(problem, first, seconds - (time.perf_counter() - begin), threads=1)


def by_solver_alone(problem: Problem, seconds: float) -> int:
    """The finish that a plain model of the solver gives, without anything of ours."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    horizon = sum(problem.duration)
    starts = [model.new_int_var(0, horizon, "") for _ in problem.duration]
    spans = [
        model.new_fixed_size_interval_var(start, length, "")
        for start, length in zip(starts, problem.duration, strict=True)
    ]
    for node, bonds in enumerate(problem.bonds):
        for end, weight in bonds:
            source = end % problem.size
            model.add(starts[node] >= starts[source] + problem.duration[source] + weight)
    for resource, row in enumerate(problem.free):
        users = [(n, need.amount) for n, needs in enumerate(problem.needs) for need in needs
                 if need.resource == resource]  # fmt: skip
        model.add_cumulative([spans[n] for n, _ in users], [amount for _, amount in users], row[0])
    finish = model.new_int_var(0, horizon, "")
    model.add_max_equality(
        finish, [start + length for start, length in zip(starts, problem.duration, strict=True)]
    )
    model.minimize(finish)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    return int(solver.objective_value) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else horizon


def test_time_to_level_a_large_plan_by_rule() -> None:
    """As in the process of a search, which collects no garbage."""
    made = compute(with_teams(a_large_plan(10_000, 25_000)), None, None)
    times = []
    gc.disable()
    try:
        for _ in range(7):
            begin = time.process_time()
            problem = read_problem(made, made.table.last_year + 40).problem
            read = time.process_time()
            order = problem.by_priority(late_starts(problem))
            ordered = time.process_time()
            place_early(problem, order)
            end = time.process_time()
            times.append((end - begin, read - begin, ordered - read, end - ordered))
    finally:
        gc.enable()
    in_all, reading, ordering, placing = (
        1_000 * statistics.median(part) for part in zip(*times, strict=True)
    )
    print("\n10,000 initiatives, 60 teams, by rule, ms of processor time")
    print(f"reading the problem {reading:.0f}, order {ordering:.0f}, serial scheme {placing:.0f}")
    print(f"in all {in_all:.0f}   aim under 200")


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
