"""How long a schedule takes, against a plain numpy pass over the same arrays in the same run."""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from cxplanner.plan.initiatives import Dependency, Initiative, LinkType
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Programme, Stage, Stream, WorkCalendar
from cxplanner.scheduling.computation import Computation, compute
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule, schedule
from cxplanner.scheduling.slips import slip
from tests.benchmarks.plain_pass import PlainPass

SIZES = ((1_000, 2_500), (10_000, 25_000), (100_000, 250_000))
AIMED_AT = 10_000
LEVELS = 50
FIRST = 1_000
EDITS = 60
PASSES = 15
FROM_NOTHING = 7


def test_time_to_schedule() -> None:
    print(f"\n{'initiatives / links':<20}{'work':<46}{'ms':>9}{'× plain':>9}{'at most':>9}")
    nothing: dict[int, float] = {}
    ready: dict[int, float] = {}
    for initiatives, links in SIZES:
        plan = a_large_plan(initiatives, links)
        made = schedule(plan)
        computed = made._made
        plain = median(times(PlainPass(computed).run, PASSES))
        edits = times_of_edits(plan, computed)
        nothing[initiatives] = median(times(lambda plan=plan: schedule(plan), FROM_NOTHING))  # type: ignore[misc]
        ready[initiatives] = median(
            times(lambda plan=plan, made=computed: all_results(plan, made), PASSES)  # type: ignore[misc]
        )
        rows: list[tuple[str, float, int | None]] = [
            ("plain numpy pass, both directions", plain, None),
            ("full pass, structure ready", ready[initiatives], 5),
            ("an edit of one initiative, median", median(edits), None),
            ("an edit of one initiative, 95th percentile", edits[len(edits) * 95 // 100], 5),
            ("from nothing", nothing[initiatives], 40),
        ]
        if initiatives == AIMED_AT:
            rows += rows_of_reading(plan, made)
        for name, seconds, aim in rows:
            goal = str(aim) if aim is not None and initiatives == AIMED_AT else ""
            size = f"{initiatives:,} / {links:,}"
            print(f"{size:<20}{name:<46}{seconds * 1e3:>9.2f}{seconds / plain:>9.1f}{goal:>9}")
    print_growth("full pass, structure ready", ready)
    print_growth("from nothing", nothing)


def rows_of_reading(plan: Plan, made: Schedule) -> list[tuple[str, float, int | None]]:
    """What it takes to hand out each date and driver as an object, which a window does as it shows them."""

    def all_drivers() -> None:
        for id_ in plan.initiatives:
            made.drivers(id_)

    def all_dates() -> None:
        again = Schedule(made._made)
        for id_ in plan.initiatives:
            again.initiative(id_)

    return [
        ("every date as an object", median(times(all_dates, PASSES)), None),
        ("every driver as an object", median(times(all_drivers, PASSES)), None),
        ("what a slip moves", median(times(lambda: slip(made, Node("initiative", FIRST), 5), PASSES)), None),
    ]


def all_results(plan: Plan, previous: Computation) -> None:
    """Both passes with floats, criticality and the drivers of everything."""
    made = compute(plan, plan.programme.status_date, previous)
    assert (made.late.total_float <= plan.programme.critical_threshold).any()
    assert made.drives.any()


def times_of_edits(plan: Plan, made: Computation) -> list[float]:
    """Seconds from an edited plan to all results, sorted; each edit is of another initiative."""
    chance = random.Random(3)
    places = chance.sample(range(len(plan.initiatives)), EDITS)
    edits = (with_another_duration(plan, FIRST + place, chance.randint(21, 50)) for place in places)
    return sorted(times(lambda: all_results(next(edits), made), EDITS - 1))


def with_another_duration(plan: Plan, initiative_id: int, duration: int) -> Plan:
    return plan.put("initiatives", replace(plan.initiatives[initiative_id], duration=duration))


def print_growth(name: str, seconds: dict[int, float]) -> None:
    growth = seconds[100_000] / seconds[10_000] / 10
    print(f"{name}: {growth:.2f} of linear from 10,000 to 100,000 initiatives (at most 1.3)")


def times(work: Callable[[], object], runs: int) -> list[float]:
    """Seconds of this process's own time, so that what else the machine does counts less."""
    work()
    found = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(runs):
            begin = time.process_time()
            work()
            found.append(time.process_time() - begin)
    finally:
        gc.enable()
    return found


def median(seconds: list[float]) -> float:
    return statistics.median(seconds)


def a_large_plan(initiatives: int, links: int) -> Plan:
    """A network in levels, with links of all types and holding gates, the same in every run."""
    chance = random.Random(7)
    level = sorted(chance.randrange(LEVELS) for _ in range(initiatives))
    nodes = [
        Initiative(
            1_000 + n,
            f"I{n}",
            f"Initiative {n}",
            Stream.ORGANIZATION,
            stage=1 + level[n] * 4 // LEVELS,
            duration=chance.randint(1, 20),
            ordinal=n,
        )
        for n in range(initiatives)
    ]
    ends: dict[tuple[int, int], None] = {}
    while len(ends) < links:
        first = chance.randrange(initiatives - 1)
        second = min(initiatives - 1, first + chance.randint(1, 2 * initiatives // LEVELS))
        if level[first] < level[second]:
            ends[first, second] = None
    types = [LinkType.FS] * 5 + list(LinkType)
    return Plan(
        Programme("Large", date(2026, 1, 5), calendar=WorkCalendar(country="ES")),
        stages={number: Stage(number, f"Stage {number}") for number in range(1, 5)},
        initiatives={each.id: each for each in nodes},
        dependencies={
            1_000_000 + n: Dependency(
                1_000_000 + n,
                1_000 + second,
                1_000 + first,
                type=chance.choice(types),
                lag=chance.randint(-2, 5),
            )
            for n, (first, second) in enumerate(ends)
        },
        next_id=2_000_000,
    )
