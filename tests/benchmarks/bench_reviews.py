"""How long a plan with 24 reviews of 500 initiatives takes to open, and one to close and to show again."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from cxplanner.closed_reviews import close_review
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits.reviews import prepare_review
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import schedule
from cxplanner.storage import frozen_plans
from tests.benchmarks.bench_storage import large_plan

REVIEWS = 24
AIM = 1_000
MOMENT = datetime(2026, 10, 15, 12, tzinfo=UTC)


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1_000


def with_reviews(plan: Plan) -> Plan:
    for number in range(REVIEWS):
        day = date(2024 + number // 12, 1 + number % 12, 15)
        plan = prepare_review(plan, f"Review {number + 1}", day)
        plan = close_review(schedule(plan), plan.next_id - 1, day, MOMENT)
    return plan


def test_time_of_opening_a_plan_with_reviews(tmp_path: Path) -> None:
    path = tmp_path / "reviewed.cxplan"
    plan = with_reviews(large_plan(500))
    OpenPlan.create(plan, path).close()
    times = sorted(milliseconds(lambda: OpenPlan.open(path).close()) for _ in range(5))
    with OpenPlan.open(path) as opened:
        reopened = opened.plan
        baseline = reopened.baselines_in_order[-1]
        show = milliseconds(lambda: frozen_plans.review_plan(reopened, baseline.id))
        again = milliseconds(lambda: frozen_plans.review_plan(reopened, baseline.id))
        prepared = prepare_review(reopened, "Next", date(2027, 1, 15))
        made = schedule(prepared)
        close = milliseconds(lambda: close_review(made, prepared.next_id - 1, date(2027, 1, 15), MOMENT))
    size = path.stat().st_size / 1e6
    print(
        f"\n{REVIEWS} reviews of 500 ({size:.1f} MB): open {times[2]:.0f} ms (aim {AIM}), "
        f"show one {show:.0f} ms, again {again:.2f} ms, close one {close:.0f} ms"
    )
    assert replace(plan, next_id=reopened.next_id) == reopened
    assert times[0] < AIM
