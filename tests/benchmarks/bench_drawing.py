"""How long a roadmap takes from a schedule to shapes, against scheduling the same plan."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import pytest

from cxplanner.drawing.roadmap import RoadmapOptions, lay_out
from cxplanner.drawing.shapes import Rectangle
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.results import Dates
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.drawing.programmes import a_programme

RUNS = 7
WINDOW = Rectangle(140, 200, 900, 700)
AIMS = {500: 20, 5_000: 120}


@pytest.mark.timeout(0)
def test_time_to_lay_out() -> None:
    heads = ("initiatives", "width", "dates ms", "layout ms", "× dates", "aim ms", "body ms")
    print("\n" + "".join(f"{head:>12}" for head in heads))
    for count in (100, 500, 5_000):
        for width in (1_000.0, 6_000.0):
            dates, laid_out, body = times_of(count, width)
            figures = (
                f"{dates:.1f}",
                f"{laid_out:.1f}",
                f"{laid_out / dates:.1f}",
                AIMS.get(count, ""),
                f"{body:.1f}",
            )
            print(f"{count:>12,}{width:>12,.0f}" + "".join(f"{figure:>12}" for figure in figures))


def times_of(count: int, width: float) -> tuple[float, float, float]:
    """Milliseconds for all dates, for the layout, and for the shapes of a window on it."""
    plan, words = a_programme(count), Words("en")
    made = schedule(plan)
    layout = lay_out(plan, made, words, RoadmapOptions(), width, 800)
    layout.body(WINDOW)
    return (
        median_ms(lambda: scheduled(plan)),
        median_ms(lambda: lay_out(plan, made, words, RoadmapOptions(), width, 800)),
        median_ms(lambda: layout.body(WINDOW)),
    )


def scheduled(plan: Plan) -> list[Dates]:
    """A whole schedule with every date read from it."""
    made = schedule(plan)
    return [made.initiative(each) for each in plan.initiatives]


def median_ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1_000
