"""How long opening, editing and saving take, with 5,000 and 50,000 initiatives."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Dependency, Initiative
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.storage import read_plan
from tests.builders import a_plan

FIRST = 1_000


def large_plan(size: int) -> Plan:
    """Initiatives with texts as people write them, and 1.6 links for each, none longer than 60 rows."""
    chance = random.Random(1)
    streams = list(Stream)
    work = [
        Initiative(
            FIRST + n,
            f"I-{n}",
            f"Initiative number {n} with a title",
            streams[n % 4],
            duration=chance.randint(1, 15),
            ordinal=n,
            why="Because customers wait too long for an answer today",
        )
        for n in range(size)
    ]
    ends = {
        (first, min(size - 1, first + chance.randint(1, 60)))
        for first in (chance.randrange(size - 1) for _ in range(size * 8 // 5))
    }
    links = [
        Dependency(FIRST + size + n, FIRST + after, FIRST + before)
        for n, (before, after) in enumerate(sorted(ends))
    ]
    plan = a_plan().put("initiatives", *work).put("dependencies", *links)
    return plan.changed(next_id=FIRST + size + len(links))


def milliseconds(work: Callable[[], object], runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1_000)
    return sorted(times)


@pytest.mark.parametrize(("size", "aims"), [(5_000, (500, 20, 200)), (50_000, (None, None, 1_500))])
def test_time_of_opening_editing_and_saving(
    tmp_path: Path, size: int, aims: tuple[int | None, int | None, int | None]
) -> None:
    path = tmp_path / "large.cxplan"
    plan = large_plan(size)
    OpenPlan.create(plan, path).close()
    chance = random.Random(2)

    def edit() -> None:
        which = FIRST + chance.randrange(size)
        opened.apply(
            "set_duration", partial(initiatives.change, initiative_id=which, progress=chance.randint(1, 99))
        )

    rows = [
        ("read", milliseconds(partial(read_plan, path), 5), None),
        ("open and close", milliseconds(lambda: OpenPlan.open(path).close(), 5), aims[0]),
    ]
    opened = OpenPlan.open(path)
    rows.append(("edit, schedule and commit", milliseconds(edit, 100), aims[1]))
    rows.append(("save", milliseconds(opened.save, 5), aims[2]))
    opened.close()

    heading = f"{size:,} initiatives, {len(plan.dependencies):,} links"
    print(f"\n{heading:<40}{'median':>9}{'worst':>9}{'aim':>7}  ms")
    for name, times, aim in rows:
        print(f"{name:<40}{statistics.median(times):>9.1f}{times[-1]:>9.1f}{aim or '':>7}")
