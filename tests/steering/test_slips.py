"""Frozen dates that slipped, and whether their reason is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cxplanner.plan.edits import initiatives, milestones
from cxplanner.plan.edits.reviews import explain_slip
from cxplanner.plan.plan import Plan
from cxplanner.plan.reviews import Meeting, SlipReason
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import schedule
from cxplanner.steering.slips import SlippedDate, last_frozen, slipped_dates
from tests.builders import MONDAY, a_plan, id_of, with_baseline, with_initiative


def reviewed() -> Plan:
    """A chain of two with a milestone at its end, frozen by a review."""
    plan = with_initiative(a_plan(), "A", 10)
    plan = with_initiative(plan, "B", 10, after="A")
    plan = milestones.add(plan, "Live", initiative=id_of(plan, "B"))
    plan = with_baseline(plan, "Review 1")
    plan = plan.put("meetings", Meeting(900, "Review 1", MONDAY, closed_on=MONDAY))
    (baseline,) = plan.baselines.values()
    return plan.put("baselines", replace(baseline, meeting=900)).changed(next_id=901)


def longer(plan: Plan, key: str, days: int) -> Plan:
    return initiatives.change(plan, id_of(plan, key), duration=10 + days)


def slips(plan: Plan) -> tuple[SlippedDate, ...]:
    baseline = last_frozen(plan)
    assert baseline is not None
    return slipped_dates(schedule(plan), baseline)


def test_that_a_slip_up_to_the_threshold_is_let_pass() -> None:
    assert slips(longer(reviewed(), "A", 5)) == ()


def test_that_the_one_that_slipped_is_asked_and_those_it_pushed_are_not() -> None:
    plan = longer(reviewed(), "A", 6)
    found = slips(plan)
    a, b = id_of(plan, "A"), id_of(plan, "B")
    assert [(each.initiative, each.days, each.asks) for each in found if each.initiative] == [
        (a, 6, True),
        (b, 6, False),
    ]
    assert found[1].pushed_by == (Node("initiative", a),)
    assert [(each.milestone is not None, each.gate) for each in found[2:]] == [
        (True, None), (False, 1), (False, 2), (False, 3), (False, 4),
    ]  # fmt: skip
    assert [each.initiative for each in found if each.asks] == [a]


def test_that_one_that_is_pushed_and_slips_by_itself_is_asked_as_well() -> None:
    plan = longer(longer(reviewed(), "A", 6), "B", 6)
    assert [each.asks for each in slips(plan) if each.initiative] == [True, True]


def test_that_a_reason_is_asked_once_and_kept_with_the_item() -> None:
    plan = longer(reviewed(), "A", 6)
    (asked,) = [each for each in slips(plan) if each.asks]
    said = SlipReason(
        0, 900, asked.frozen_on, asked.moved_to, "Vendor late", MONDAY, initiative=asked.initiative
    )
    plan = explain_slip(plan, said)
    found = slips(plan)
    assert [each for each in found if each.asks] == []
    assert found[0].reason is not None
    assert found[0].reason.reason == "Vendor late"


def test_that_a_baseline_taken_by_hand_asks_for_nothing() -> None:
    plan = longer(reviewed(), "A", 6)
    (baseline,) = plan.baselines.values()
    plan = plan.put("baselines", replace(baseline, meeting=None))
    assert [each.asks for each in slips(plan) if each.initiative] == [False, False]


def test_that_the_last_review_counts_before_a_later_baseline_by_hand() -> None:
    plan = with_baseline(reviewed(), "By hand", date(2026, 2, 2))
    found = last_frozen(plan)
    assert found is not None
    assert found.name == "Review 1"
    assert last_frozen(a_plan()) is None
