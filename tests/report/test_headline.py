"""The sentence of facts and the key figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cxplanner.plan.edits import indicators, initiatives
from cxplanner.plan.edits.programme import change_stage
from cxplanner.plan.indicators import KpiType
from cxplanner.plan.initiatives import Status
from cxplanner.plan.kept_changes import KeptChange
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome, GatePolicy
from cxplanner.plan.reviews import AgendaItem, DecisionOption, Meeting
from cxplanner.report.headline import headline, key_figures
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_baseline, with_initiative

ENGLISH = Words("en")


def said(plan: Plan) -> str:
    return headline(plan, schedule(plan), ENGLISH)


def a_done(plan: Plan, key: str, **values: Any) -> Plan:
    values |= {"actual_start": date(2026, 1, 5), "actual_finish": date(2026, 1, 9)}
    return with_initiative(plan, key, 5, status=Status.DONE, progress=100, **values)


def test_that_a_plan_on_course_says_so() -> None:
    plan = with_initiative(a_done(a_plan(), "A"), "B", 10)
    assert said(plan) == "On plan: finish 16 January 2026, 1 of 2 initiatives done."


def test_that_a_missed_target_comes_first() -> None:
    plan = with_initiative(a_plan(target_finish=date(2026, 1, 9)), "A", 10, deadline=date(2026, 1, 12))
    assert (
        said(plan)
        == "Finish 16 January 2026, 5 working days after the target. A finishes after its deadline."
    )


def test_that_a_gate_after_its_planned_date_is_told() -> None:
    plan = with_initiative(a_plan(), "A", 10)
    plan = change_stage(plan, 1, gate_policy=GatePolicy.HOLD, gate_planned_on=date(2026, 1, 9))
    assert said(plan).startswith("Gate 1 is on 16 January 2026, 5 working days after its planned date.")


def test_that_a_gate_before_what_it_needs_is_told() -> None:
    plan = with_initiative(a_plan(), "A", 20)
    plan = change_stage(plan, 1, gate_policy=GatePolicy.ADVISE, gate_planned_on=date(2026, 1, 9))
    first = said(plan)
    assert first == "Gate 1 is dated 9 January 2026, before all that it needs is finished."


def test_that_a_gate_whose_day_went_by_is_told() -> None:
    plan = with_initiative(a_plan(status_date=date(2026, 2, 2)), "A", 20, stage=2)
    plan = change_stage(plan, 1, gate_policy=GatePolicy.ADVISE, gate_planned_on=date(2026, 1, 9))
    assert said(plan).startswith("Gate 1 was due on 9 January 2026 and is not passed.")


def test_that_a_pin_against_logic_is_not_on_plan() -> None:
    plan = with_initiative(a_plan(), "A", 20)
    plan = with_initiative(plan, "B", 5, "A", pinned_start=date(2026, 1, 12))
    assert said(plan) == "Finish 30 January 2026, 0 of 2 initiatives done."


def test_that_several_missed_deadlines_are_counted() -> None:
    plan = a_plan()
    for key in "AB":
        plan = with_initiative(plan, key, 10, deadline=date(2026, 1, 12))
    assert said(plan) == "2 initiatives finish after their deadlines."


def test_that_an_empty_plan_says_so() -> None:
    assert said(a_plan()) == "No initiatives yet."


def test_that_ideas_do_not_count() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 5, status=Status.MEASURE)
    figures = key_figures(plan, schedule(plan), ENGLISH)
    assert figures[0] == ("0 of 1", "initiatives done")


def test_that_the_figures_are_true() -> None:
    plan = with_initiative(a_done(a_plan(), "A"), "B", 10)
    assert key_figures(plan, schedule(plan), ENGLISH) == (
        ("1 of 2", "initiatives done"),
        ("0 of 4", "gates passed"),
        ("1", "critical initiatives"),
        ("16 Jan 2026", "finish"),
    )


def since(plan: Plan) -> str:
    """What is said with the only baseline of the plan."""
    (baseline,) = plan.baselines.values()
    return headline(plan, schedule(plan), Words("en"), baseline)


def test_that_what_has_moved_since_a_baseline_comes_first() -> None:
    plan = with_baseline(with_initiative(a_plan(), "A", 5), "Review 3")

    later = initiatives.change(plan, id_of(plan, "A"), duration=7)
    assert since(later) == "Since “Review 3” the finish has moved 2 working days, to 13 January 2026."
    earlier = initiatives.change(plan, id_of(plan, "A"), duration=4)
    assert since(earlier) == (
        "Since “Review 3” the finish has come forward 1 working day, to 8 January 2026."
    )


def test_that_a_gate_that_moved_is_told_where_the_finish_stands() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "Long", 30, stage=2)
    plan = with_baseline(plan, "Review 3")

    assert since(initiatives.change(plan, id_of(plan, "A"), duration=6)) == (
        "Since “Review 3” gate 1 has moved 1 working day, to 12 January 2026."
    )
    assert since(plan) == "Finish and gates are where “Review 3” had them."


def test_that_the_longest_path_is_counted_where_a_target_leaves_it_time() -> None:
    plan = with_initiative(a_plan(target_finish=date(2030, 1, 1)), "A", 20)
    plan = with_initiative(plan, "B", 20, "A")
    figures = {each.meaning: each.figure for each in key_figures(plan, schedule(plan), Words("en"))}
    assert figures["critical initiatives"] == "2"


def with_decision(plan: Plan, duration: int) -> Plan:
    """The plan with a meeting that is asked to shorten A."""
    shorter = initiatives.change(plan, id_of(plan, "A"), duration=duration)
    option = DecisionOption("Pay", change=KeptChange.between(plan, shorter).written())
    plan = plan.put("meetings", Meeting(900, "Review 4", date(2026, 2, 2)))
    return plan.put("agenda_items", AgendaItem(901, 900, "Pay?", options=(option,)))


@pytest.mark.parametrize(
    ("duration", "sentence"),
    [(7, "Decision 1 wins back 2 of them."), (5, "Decision 1 wins all of them back."), (12, "")],
)
def test_that_a_decision_that_repairs_it_follows(duration: int, sentence: str) -> None:
    plan = with_baseline(with_initiative(a_plan(), "A", 5), "Review 3")
    plan = with_decision(initiatives.change(plan, id_of(plan, "A"), duration=9), duration)
    (baseline,) = plan.baselines.values()
    told = headline(plan, schedule(plan), ENGLISH, baseline, 900)
    moved = "Since “Review 3” the finish has moved 4 working days, to 15 January 2026."
    assert told == f"{moved} {sentence}".strip()


def test_that_a_gate_that_was_passed_since_is_told() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "Long", 30, stage=2)
    plan = with_baseline(plan, "Review 3")
    on = date(2026, 1, 9)
    stage = replace(plan.stages[1], gate_decided_on=on, gate_outcome=GateOutcome.GO)
    assert since(plan.put("stages", stage)) == "Gate 1 was passed on 9 January 2026."
    conditional = replace(stage, gate_outcome=GateOutcome.CONDITIONAL_GO)
    assert since(plan.put("stages", conditional)) == "Gate 1 was passed on 9 January 2026, with conditions."


def test_that_the_outcome_under_the_roadmap_is_a_figure_with_its_target() -> None:
    plan = with_initiative(a_plan(), "A", 10)
    plan = indicators.add_indicator(plan, "Relationship NPS", type=KpiType.NPS, target=45.0, in_strip=True)
    kpi = plan.kpis_in_order[0].id
    assert "NPS" not in str(key_figures(plan, schedule(plan), ENGLISH)), "nothing has been measured"
    plan = indicators.add_measurement(plan, kpi, taken_on=date(2026, 1, 6), value=24.0)
    assert key_figures(plan, schedule(plan), ENGLISH)[-1] == ("24", "NPS now, target 45")
    plan = indicators.change_indicator(plan, kpi, target=None)
    assert key_figures(plan, schedule(plan), ENGLISH)[-1] == ("24", "NPS now")


def test_that_a_long_name_of_an_outcome_is_told_by_its_code() -> None:
    plan = with_initiative(a_plan(), "A", 10)
    plan = indicators.add_indicator(plan, "Customers who use two digital services", in_strip=True)
    kpi = plan.kpis_in_order[0].id
    plan = indicators.add_measurement(plan, kpi, taken_on=date(2026, 1, 6), value=24.0)
    assert key_figures(plan, schedule(plan), ENGLISH)[-1] == ("24", "K01 now")
