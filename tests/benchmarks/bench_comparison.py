"""How long the comparison of two reviews takes: 1,000 initiatives, read apart, half of them moved."""

from __future__ import annotations

import time
from dataclasses import replace
from statistics import median

from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.causes import causes
from cxplanner.scheduling.comparison import compare_versions
from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan, id_of, with_initiative

ROWS = 1_000
REPEATS = 7


def chains(rows: int) -> Plan:
    """Chains of ten, over all stages and streams."""
    plan = a_plan()
    streams = list(Stream)
    for place in range(rows):
        after = f"K{place - 1}" if place % 10 else ""
        stage, stream = 1 + place % 10 // 3 % 4, streams[place % 4]
        plan = with_initiative(plan, f"K{place}", 5 + place % 7, after=after, stage=stage, stream=stream)
    return plan


def read_apart(plan: Plan) -> Plan:
    """The plan as it is read from another place: equal, and nothing of it identical."""
    return plan.changed(
        initiatives={id_: replace(each) for id_, each in plan.initiatives.items()},
        dependencies={id_: replace(each) for id_, each in plan.dependencies.items()},
    )


def test_time_to_compare_two_reviews() -> None:
    before = chains(ROWS)
    late = [replace(before.initiatives[id_of(before, f"K{n}")], duration=14) for n in range(0, ROWS, 20)]
    after = read_apart(before).put("initiatives", *late)
    passes, times, differ = [], [], 0
    for _ in range(REPEATS):
        start = time.process_time()
        first, last = schedule(before), schedule(after)
        scheduled = time.process_time()
        found = compare_versions(first, last)
        causes(first, last, (*found.initiatives, *found.gates))
        times.append((time.process_time() - scheduled) * 1_000)
        passes.append((scheduled - start) * 1_000)
        differ = len(found.initiatives)
    print(f"\n{'two reviews of 1,000':<34}{'ms':>8}   aim")
    print(f"{f'compare, with causes, {differ} differ':<34}{median(times):>8.1f}   at most 50")
    print(f"{'schedule both first':<34}{median(passes):>8.1f}")
    assert differ == ROWS // 2
