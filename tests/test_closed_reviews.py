"""A review that is closed: one step of history, kept in the file, and there again as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from cxplanner.closed_reviews import close_review
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.agenda import last_review
from cxplanner.plan.edits import initiatives, reviews
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import schedule
from cxplanner.storage.frozen_plans import review_plan
from tests.builders import a_plan, id_of, with_baseline, with_initiative

MARCH, APRIL = date(2026, 3, 13), date(2026, 4, 17)
MOMENT = datetime(2026, 3, 13, 14, 32, tzinfo=UTC)


def with_review(plan: Plan, title: str, held_on: date) -> Plan:
    plan = reviews.prepare_review(plan, title, held_on)
    return close_review(schedule(plan), plan.next_id - 1, held_on, MOMENT)


def test_that_closing_a_review_is_one_step_that_is_undone_whole(tmp_path: Path) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 3, after="A")
    with OpenPlan.create(plan, tmp_path / "plan.cxplan") as opened:
        opened.apply("prepare_review", lambda plan: reviews.prepare_review(plan, "Review 1", MARCH))
        prepared = opened.plan
        (meeting,) = prepared.meetings
        opened.apply("close_review", lambda _: close_review(opened.schedule, meeting, MARCH, MOMENT))
        closed = opened.plan
        assert last_review(closed) == closed.meetings[meeting]
        opened.undo()
        assert opened.plan == prepared.changed(next_id=closed.next_id)
        opened.redo()
        assert opened.plan == closed
    with OpenPlan.open(tmp_path / "plan.cxplan") as again:
        assert again.plan == closed


def test_that_a_review_is_there_again_as_it_was_closed() -> None:
    plan = with_review(with_initiative(a_plan(), "A", 5), "Review 1", MARCH)
    baseline = plan.baseline_of(plan.reviews[0].id)
    assert baseline is not None
    now = initiatives.change(plan, id_of(plan, "A"), duration=50, title="Another")
    was = review_plan(now, baseline.id)
    assert was == plan.changed(frozen_plans={}, next_id=was.next_id)
    assert schedule(was).finish == baseline.finish
    assert was.meetings[plan.reviews[0].id].printed_at == "2026-03-13T14:32:00+00:00"


def test_that_the_dates_of_the_review_are_its_baseline() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    dates = schedule(plan).initiative(id_of(plan, "A"))
    plan = with_review(plan, "Review 1", MARCH)
    (baseline,) = plan.baselines.values()
    assert (baseline.name, baseline.taken_on) == ("Review 1", MARCH)
    items = [each for each in plan.items_of_baseline[baseline.id] if each.initiative is not None]
    assert [(each.start, each.finish) for each in items] == [(dates.start, dates.finish)]


def test_that_a_review_whose_name_a_baseline_has_gets_another() -> None:
    plan = with_baseline(with_initiative(a_plan(), "A", 5), "Review", MARCH)
    plan = with_review(plan, "review", MARCH)
    plan = with_review(plan, "Review", APRIL)
    assert [each.name for each in plan.baselines_in_order] == [
        "Review", "review 2026-03-13", "Review 2026-04-17",
    ]  # fmt: skip


def test_that_each_review_holds_the_reviews_before_it() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    for number in range(1, 4):
        plan = with_review(plan, f"Review {number}", date(2026, number, 13))
    last = plan.baselines_in_order[-1]
    was = review_plan(plan, last.id)
    assert len(was.reviews) == 3
    first = review_plan(was, plan.baselines_in_order[0].id)
    assert len(first.reviews) == 1
