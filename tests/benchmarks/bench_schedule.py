"""How long a schedule takes, against a plain early pass over dictionaries of the same network."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from cxplanner.plan.initiatives import Dependency, Initiative, LinkType
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Programme, Stage, Stream, WorkCalendar
from cxplanner.scheduling.explanation import slip
from cxplanner.scheduling.schedule import Schedule, schedule

SIZES = ((500, 1_000), (5_000, 10_000), (10_000, 25_000))
RUNS = 9
LEVELS = 50
AIM = 0.040
"""Seconds for an edit of one duration at 5,000 initiatives, with all dates read."""


def test_time_to_schedule() -> None:
    print(f"\n{'initiatives / links':<22}{'work':<38}{'ms':>8}{'× plain pass':>14}{'aim':>8}")
    for initiatives, links in SIZES:
        plan = a_large_plan(initiatives, links)
        assert plan.links_into  # read once, so that it is not measured
        plans = [with_a_longer_initiative(plan, initiatives // 3 + n) for n in range(RUNS + 1)]
        rows = measured(plans, schedule(plan))
        plain = median_time(plain_pass, plans)
        for name, seconds, aim in rows:
            goal = f"{aim * 1e3:.0f}" if aim is not None and initiatives == 5_000 else ""
            size = f"{initiatives:,} / {links:,}"
            print(f"{size:<22}{name:<38}{seconds * 1e3:>8.2f}{seconds / plain:>14.2f}{goal:>8}")


def measured(plans: list[Plan], made: Schedule) -> list[tuple[str, float, float | None]]:
    return [
        ("from nothing", median_time(schedule, plans), None),
        ("an edited duration", median_time(lambda plan: schedule(plan, previous=made), plans), None),
        ("an edited duration, all dates", median_time(lambda plan: read(plan, made), plans), AIM),
        ("what a slip moves", median_time(lambda _: slip(made, 1_000, 5), plans), None),
    ]


def with_a_longer_initiative(plan: Plan, place: int) -> Plan:
    old = plan.initiatives[1_000 + place]
    return plan.put("initiatives", replace(old, duration=old.duration + 1))


def read(plan: Plan, previous: Schedule) -> None:
    made = schedule(plan, previous=previous)
    for id_ in plan.initiatives:
        made.initiative(id_)


def median_time(work: Callable[[Plan], object], plans: list[Plan]) -> float:
    """Seconds, the median over some plans; the first of them only warms up."""
    times = []
    for plan in plans:
        begin = time.perf_counter()
        work(plan)
        times.append(time.perf_counter() - begin)
    return statistics.median(times[1:])


def plain_pass(plan: Plan) -> dict[int, int]:
    """The early finishes of finish-to-start links over dictionaries, as one would write it first."""
    finish: dict[int, int] = {}
    before = {id_: plan.links_into.get(id_, ()) for id_ in plan.initiatives}
    for id_, initiative in plan.initiatives.items():  # the plan's order is topological
        start = max((finish[link.predecessor or 0] + link.lag for link in before[id_]), default=0)
        finish[id_] = max(start, 0) + initiative.duration
    return finish


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
