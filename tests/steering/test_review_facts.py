"""A review's facts: what is asked, what changed of itself, and where the gates stand against the last one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from cxplanner.closed_reviews import close_review
from cxplanner.plan.edits import decisions, initiatives, programme, reviews
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import CriterionStatus, GateCriterion
from cxplanner.plan.reviews import AgendaKind, Health
from cxplanner.scheduling.schedule import schedule
from cxplanner.steering.health import standing
from cxplanner.steering.review_facts import ReviewFacts, review_facts, review_to_show
from tests.builders import a_plan, id_of, with_initiative

FIRST, SECOND = date(2026, 3, 5), date(2026, 4, 9)


def reviewed() -> Plan:
    """A chain whose first review is closed, with the second one open."""
    plan = with_initiative(a_plan(), "A", 20)
    plan = with_initiative(plan, "B", 10, after="A")
    plan = with_initiative(plan, "C", 5)
    plan = reviews.prepare_review(plan, "Review 1", FIRST)
    plan = close_review(schedule(plan), plan.next_id - 1, FIRST, datetime(2026, 3, 5, 14, 0, tzinfo=UTC))
    return reviews.prepare_review(plan, "Review 2", SECOND)


def facts_of(plan: Plan) -> ReviewFacts:
    return review_facts(schedule(plan), review_to_show(plan), SECOND)


def test_that_the_open_review_is_shown_beside_the_one_before() -> None:
    facts = facts_of(reviewed())
    assert facts.meeting is not None
    assert facts.previous is not None
    assert (facts.meeting.title, facts.number, facts.previous.title) == ("Review 2", 2, "Review 1")
    assert facts.baseline is not None
    assert facts.baseline.meeting == facts.previous.id
    assert (facts.changed, facts.pushed) == ((), 0)


def test_that_what_moved_of_itself_is_told_and_what_it_pushed_is_counted() -> None:
    plan = reviewed()
    plan = initiatives.change(plan, id_of(plan, "A"), duration=30)
    facts = facts_of(plan)
    assert [(each.initiative, each.days) for each in facts.changed] == [(id_of(plan, "A"), 10)]
    assert facts.pushed == 1


def test_that_done_work_is_told_after_what_slipped() -> None:
    plan = reviewed()
    plan = initiatives.change(
        plan, id_of(plan, "C"), status=Status.DONE, actual_start=FIRST, actual_finish=FIRST
    )
    plan = initiatives.change(plan, id_of(plan, "A"), duration=30)
    assert [each.initiative for each in facts_of(plan).changed] == [id_of(plan, "A"), id_of(plan, "C")]


def test_that_decisions_put_off_come_back_after_those_of_the_meeting() -> None:
    plan = reviewed()
    first, second = plan.reviews
    plan = decisions.add_item(plan, first.id, "Old", AgendaKind.DECISION)
    plan = decisions.add_item(plan, second.id, "New", AgendaKind.DECISION)
    assert [each.title for each in facts_of(plan).decisions] == ["New", "Old"]


def test_that_gates_count_criteria_that_are_met_or_waived() -> None:
    plan = reviewed()
    for status in (CriterionStatus.MET, CriterionStatus.WAIVED, CriterionStatus.OPEN):
        plan = programme.put_criterion(plan, GateCriterion(0, 1, status.value, "Done", status=status))
    gate = facts_of(plan).gates[0]
    assert (gate.met, gate.criteria, gate.days) == (2, 3, 0)


def test_that_without_a_review_the_latest_baseline_counts_and_nothing_is_asked() -> None:
    plan = with_initiative(a_plan(), "A", 20)
    facts = facts_of(plan)
    assert (facts.meeting, facts.previous, facts.baseline, facts.decisions) == (None, None, None, ())
    assert facts.changed == ()


def test_that_how_it_stood_before_is_judged_on_the_plan_of_that_review() -> None:
    plan = reviewed()
    before = schedule(plan)
    slipped = initiatives.change(plan, id_of(plan, "A"), duration=80)
    facts = review_facts(schedule(slipped), review_to_show(slipped), SECOND, before)
    assert facts.before == standing(before, None, FIRST)
    assert facts.standing.programme.health is Health.RED
    assert facts.before != facts.standing


def test_that_a_closed_review_is_shown_where_none_is_prepared() -> None:
    plan = reviewed()
    plan = reviews.delete_meetings(plan, [plan.reviews[1].id])
    shown = review_to_show(plan)
    assert shown is not None
    assert shown.title == "Review 1"
    assert replace(shown, minutes="") == shown
