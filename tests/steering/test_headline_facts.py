"""Gates passed since a review, and the decision that wins time back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cxplanner.plan.edits import initiatives
from cxplanner.plan.kept_changes import KeptChange
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome
from cxplanner.plan.reviews import AgendaItem, DecisionOption, Meeting
from cxplanner.scheduling.schedule import schedule
from cxplanner.steering.headline_facts import GatePassed, WayBack, gates_passed_since, way_back
from tests.builders import MONDAY, a_plan, id_of, with_initiative


def test_that_gates_passed_after_a_day_are_told_latest_first() -> None:
    plan = a_plan()
    for number, outcome in ((1, GateOutcome.GO), (2, GateOutcome.CONDITIONAL_GO), (3, GateOutcome.HOLD)):
        day = date(2026, 2, number)
        plan = plan.put("stages", replace(plan.stages[number], gate_decided_on=day, gate_outcome=outcome))
    assert gates_passed_since(plan, date(2026, 2, 1)) == (GatePassed(2, date(2026, 2, 2), True),)
    assert [each.number for each in gates_passed_since(plan, MONDAY)] == [2, 1]


def asked(*changes: tuple[int, ...], recommended: int | None = None) -> Plan:
    """A plan of twenty days; each decision offers to shorten it to some days, and to do nothing."""
    plan = with_initiative(a_plan(), "A", 20).put("meetings", Meeting(900, "Review 1", MONDAY))
    for place, durations in enumerate(changes):
        options = [DecisionOption("Do nothing")]
        for duration in durations:
            shorter = initiatives.change(plan, id_of(plan, "A"), duration=duration)
            options.append(DecisionOption("Pay", change=KeptChange.between(plan, shorter).written()))
        item = AgendaItem(901 + place, 900, "Pay?", ordinal=place, options=tuple(options))
        plan = plan.put("agenda_items", replace(item, recommended=recommended))
    return plan


def test_that_the_decision_that_wins_most_is_the_way_back() -> None:
    assert way_back(schedule(asked((18,), (15, 12))), 900) == WayBack(902, 2, 8)


def test_that_only_the_recommended_option_counts() -> None:
    assert way_back(schedule(asked((15, 12), recommended=1)), 900) == WayBack(901, 1, 5)
    assert way_back(schedule(asked((15, 12), recommended=0)), 900) is None


def test_that_no_decision_is_a_way_back_where_what_it_changes_is_gone() -> None:
    plan = asked((12,))
    assert way_back(schedule(initiatives.delete(plan, [id_of(plan, "A")])), 900) is None
