"""How long a simulation takes, against as many single passes, and how much memory it holds."""

from __future__ import annotations

import resource
import statistics
import time
import tracemalloc
from collections.abc import Callable

from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import schedule
from cxplanner.scheduling.simulation import SimulationChoices, simulate
from tests.benchmarks.bench_schedule import a_large_plan

RUNS = 10_000
CHOICES = SimulationChoices(RUNS, spread_by_confidence=True)
REPEATS = 5
PASSES = 200


def test_time_to_simulate() -> None:
    plans = (
        ("sample, 39 / 79", sample_plan("en"), "at most 0.05 of the passes"),
        ("1,000 / 2,500", a_large_plan(1_000, 2_500), "at most 3 s and 1,024 MiB"),
        ("10,000 / 25,000", a_large_plan(10_000, 25_000), ""),
    )
    print(f"\n{RUNS:,} runs, each with floats and criticality")
    print(f"{'initiatives / links':<20}{'s':>8}{'MiB':>8}{'of as many passes':>20}   aim")
    for name, plan, aim in plans:
        repeats = 1 if len(plan.initiatives) > 1_000 else REPEATS
        seconds = median_time(lambda plan=plan: simulate(plan, CHOICES), repeats)  # type: ignore[misc]
        ratio = seconds / (RUNS * seconds_of_a_pass(plan))
        print(f"{name:<20}{seconds:>8.2f}{peak_of(plan):>8.0f}{ratio:>20.4f}   {aim}")
    # Of the whole process, the largest plan included; in KiB on Linux.
    print(f"peak of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


def seconds_of_a_pass(plan: Plan) -> float:
    """One plain schedule of which nothing is read, with the structure ready."""
    made = schedule(plan)
    return median_time(lambda: schedule(plan, previous=made), PASSES if len(plan.initiatives) < 1_000 else 10)


def peak_of(plan: Plan) -> float:
    """MiB that are held at most while simulating; slower when watched, so apart from the time."""
    tracemalloc.start()
    try:
        simulate(plan, SimulationChoices(4_000, spread_by_confidence=True))
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()


def median_time(work: Callable[[], object], repeats: int) -> float:
    times = []
    for _ in range(repeats):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)
