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
from cxplanner.plan.programme import GatePolicy, Programme, Stage, Stream, WorkCalendar
from cxplanner.scheduling.computation import Computation, compute
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule, schedule
from cxplanner.scheduling.slips import slip
from tests.benchmarks.plain_pass import PlainPass

SIZES = ((1_000, 2_500), (10_000, 25_000), (100_000, 250_000))
AIMED_AT = 10_000
LEVELS = 50
FIRST = 1_000
PASSES = 40
PLAIN, PLAIN_OF_LINKS = "plain numpy pass, both directions", "the same over links, without gates"
FULL, NOTHING = "full pass, structure ready", "from nothing"
AIMS = {FULL: "5", "an edit of one initiative": "5", NOTHING: "40"}
"""At most so many times a plain pass."""


def test_time_to_schedule() -> None:
    heads = f"{'ms':>9}{'95 %':>9}{'× plain':>9}{'× links':>9}{'at most':>9}"
    print(f"\n{'initiatives / links':<20}{'work':<40}{heads}")
    medians: dict[int, dict[str, float]] = {}
    for initiatives, links in SIZES:
        plan = a_large_plan(initiatives, links)
        made = schedule(plan)
        taken = times_by_turns(works(plan, made.computation), PASSES)
        medians[initiatives] = {name: median(seconds) for name, seconds in taken.items()}
        rows = [(name, median(seconds), late(seconds)) for name, seconds in taken.items()]
        if initiatives == AIMED_AT:
            rows += rows_of_reading(plan, made)
        plain, of_links = (medians[initiatives][name] for name in (PLAIN, PLAIN_OF_LINKS))
        for name, seconds, slow in rows:
            aim = AIMS.get(name, "") if initiatives == AIMED_AT else ""
            figures = (
                f"{seconds * 1e3:>9.2f}{slow * 1e3:>9.2f}{seconds / plain:>9.1f}{seconds / of_links:>9.1f}"
            )
            print(f"{f'{initiatives:,} / {links:,}':<20}{name:<40}{figures}{aim:>9}")
    for name in (FULL, NOTHING):
        growth = medians[100_000][name] / medians[10_000][name] / 10
        print(f"{name}: {growth:.2f} of linear from 10,000 to 100,000 initiatives (at most 1.3)")


def works(plan: Plan, made: Computation) -> dict[str, Callable[[], object]]:
    """What is measured, each time for another initiative or link where something is edited."""
    chance = random.Random(3)
    ids, links = list(plan.initiatives), list(plan.dependencies)

    def edit() -> None:
        all_results(with_another_duration(plan, chance.choice(ids), chance.randint(21, 50)), made)

    def change_lag() -> None:
        link = plan.dependencies[chance.choice(links)]
        all_results(plan.put("dependencies", replace(link, lag=chance.randint(6, 9))), made)

    return {
        PLAIN: PlainPass(made).run,
        PLAIN_OF_LINKS: PlainPass(compute(without_gates(plan), None, None)).run,
        FULL: lambda: all_results(plan, made),
        "an edit of one initiative": edit,
        "another lag of one link": change_lag,
        NOTHING: lambda: all_results(plan, None),
    }


def without_gates(plan: Plan) -> Plan:
    """The plan of which only links bind: gates wait for nothing and hold nothing."""
    nodes = {id_: replace(each, needed_for_gate=False) for id_, each in plan.initiatives.items()}
    stages = {id_: replace(each, gate_policy=GatePolicy.ADVISE) for id_, each in plan.stages.items()}
    return plan.changed(initiatives=nodes, stages=stages)


def rows_of_reading(plan: Plan, made: Schedule) -> list[tuple[str, float, float]]:
    """What it takes to hand out each date and driver as an object, which a window does as it shows them."""

    def all_drivers() -> None:
        for id_ in plan.initiatives:
            made.drivers(id_)

    def all_dates() -> None:
        again = Schedule(made._made)
        for id_ in plan.initiatives:
            again.initiative(id_)

    reading: dict[str, Callable[[], object]] = {
        "every date as an object": all_dates,
        "every driver as an object": all_drivers,
        "what a slip moves": lambda: slip(made, Node("initiative", FIRST), 5),
    }
    taken = times_by_turns(reading, PASSES)
    return [(name, median(seconds), late(seconds)) for name, seconds in taken.items()]


def all_results(plan: Plan, previous: Computation | None) -> None:
    """Both passes with floats, criticality and the drivers of everything."""
    made = compute(plan, plan.programme.status_date, previous)
    assert (made.late.total_float <= plan.programme.critical_threshold).any()
    assert made.drives.any()
    assert (made.free_float >= 0).any()


def with_another_duration(plan: Plan, initiative_id: int, duration: int) -> Plan:
    return plan.put("initiatives", replace(plan.initiatives[initiative_id], duration=duration))


def times_by_turns(works: dict[str, Callable[[], object]], runs: int) -> dict[str, list[float]]:
    """Seconds of this process's own time: all in turn, so that what else the machine does hits each alike."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    gc.collect()
    gc.disable()
    try:
        for run in range(runs + 1):
            for name, work in works.items():
                begin = time.process_time()
                work()
                if run:  # the first only warms up
                    taken[name].append(time.process_time() - begin)
    finally:
        gc.enable()
    return taken


def median(seconds: list[float]) -> float:
    return statistics.median(seconds)


def late(seconds: list[float]) -> float:
    """The 95th percentile."""
    return sorted(seconds)[len(seconds) * 95 // 100]


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
