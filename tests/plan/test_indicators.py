"""Edits of indicators and measurements: what a plan takes, and what it names and refuses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.errors import EditError
from cxplanner.plan.edits import indicators
from cxplanner.plan.edits.programme import delete_people, with_person
from cxplanner.plan.indicators import COUNTS, EffortMethod, Kpi, KpiType
from cxplanner.plan.plan import Plan
from tests.builders import a_plan

DAY = date(2026, 4, 3)
NPS_COUNTS = (18, 9, 13, 18, 23, 45, 53, 92, 113, 115, 141)


def with_indicator(plan: Plan, name: str = "Relationship NPS", **values: Any) -> Plan:
    return indicators.add_indicator(plan, name, **{"type": KpiType.NPS, **values})


def only(plan: Plan) -> Kpi:
    (kpi,) = plan.kpis.values()
    return kpi


def refusal(call: Any, *arguments: Any, **values: Any) -> EditError:
    with pytest.raises(EditError) as caught:
        call(*arguments, **values)
    return caught.value


def test_that_an_indicator_gets_a_free_code_and_the_last_place() -> None:
    plan = with_indicator(with_indicator(a_plan()), "Churn", type=KpiType.RATIO)
    assert [(each.code, each.ordinal) for each in plan.kpis_in_order] == [("K01", 1), ("K02", 2)]
    plan = with_indicator(indicators.delete_indicators(plan, [plan.kpis_in_order[0].id]), "CSAT")
    assert {each.code for each in plan.kpis.values()} == {"K02", "K03"}


def test_that_a_name_must_be_there_and_a_code_is_given_once() -> None:
    assert refusal(with_indicator, a_plan(), " ").code == "missing"
    plan = with_indicator(a_plan(), code="N1")
    assert refusal(with_indicator, plan, "Another", code="n1").code == "duplicate_key"


def test_that_only_numbers_and_days_of_a_plan_are_taken() -> None:
    plan = with_indicator(a_plan())
    change = indicators.change_indicator
    for values in ({"target": float("inf")}, {"baseline_value": float("nan")}, {"target": 1e13}):
        assert refusal(change, plan, only(plan).id, **values).code == "out_of_range"
    assert refusal(change, plan, only(plan).id, target_on=date(1800, 1, 1)).code == "date_out_of_range"
    assert refusal(change, plan, only(plan).id, cadence_days=-1).code == "out_of_range"
    assert refusal(change, plan, only(plan).id, owner=99).code == "unknown_person_or_team"


def test_that_nothing_changed_is_the_same_plan() -> None:
    plan = with_indicator(a_plan())
    assert indicators.change_indicator(plan, only(plan).id, name=only(plan).name) is plan
    assert indicators.set_gate_target(plan, only(plan).id, 1, None) is plan


def test_that_counts_of_another_scale_are_refused_by_the_name_of_the_indicator() -> None:
    plan = with_indicator(a_plan())
    error = refusal(indicators.add_measurement, plan, only(plan).id, taken_on=DAY, counts=(1, 2, 3, 4, 5))
    assert error.code == "wrong_scale"
    assert error.facts == {"name": "Relationship NPS", "needed": 11, "found": 5}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"counts": (0,) * 11}, "no_answers"),
        ({"counts": (-1, *NPS_COUNTS[1:])}, "out_of_range"),
        ({"value": 101.0}, "out_of_range"),
        ({}, "missing"),
        ({"value": 3.0, "counts": NPS_COUNTS}, "missing"),
        ({"counts": NPS_COUNTS, "invited": 100}, "more_answers_than_asked"),
        ({"counts": NPS_COUNTS, "taken_on": date(2500, 1, 1)}, "date_out_of_range"),
    ],
)
def test_that_a_measurement_that_cannot_be_is_refused(values: dict[str, Any], code: str) -> None:
    plan = with_indicator(a_plan())
    given_values = {"taken_on": DAY, **values}
    assert refusal(indicators.add_measurement, plan, only(plan).id, **given_values).code == code


def test_that_a_share_needs_a_whole_above_zero() -> None:
    plan = with_indicator(a_plan(), type=KpiType.RATIO)
    add, kpi = indicators.add_measurement, only(plan).id
    assert (
        refusal(add, plan, kpi, taken_on=DAY, numerator=3.0, denominator=0.0).code == "nothing_to_divide_by"
    )
    assert refusal(add, plan, kpi, taken_on=DAY, numerator=3.0).field == "denominator"
    taken = add(plan, kpi, taken_on=DAY, numerator=3.0, denominator=10.0)
    assert len(taken.measurements) == 1


def test_that_a_measured_indicator_keeps_its_scale_and_its_method() -> None:
    plan = with_indicator(a_plan(), type=KpiType.CES)
    kpi = only(plan).id
    plan = indicators.change_indicator(plan, kpi, method=EffortMethod.MEAN)
    plan = indicators.add_measurement(plan, kpi, taken_on=DAY, counts=(1, 2, 3, 4, 5, 6, 7))
    change = indicators.change_indicator
    assert refusal(change, plan, kpi, type=KpiType.CSAT).code == "type_is_measured"
    assert refusal(change, plan, kpi, method=EffortMethod.NET).code == "method_is_measured"
    assert only(change(plan, kpi, name="Ease")).name == "Ease"


def test_that_an_nps_may_become_one_of_employees() -> None:
    plan = with_indicator(a_plan())
    plan = indicators.add_measurement(plan, only(plan).id, taken_on=DAY, counts=NPS_COUNTS)
    assert only(indicators.change_indicator(plan, only(plan).id, type=KpiType.ENPS)).type is KpiType.ENPS


def test_that_targets_at_gates_are_set_changed_and_taken_away() -> None:
    plan = with_indicator(a_plan())
    kpi = only(plan).id
    plan = indicators.set_gate_target(plan, kpi, 2, 30.0)
    plan = indicators.set_gate_target(plan, kpi, 1, 20.0)
    assert [(each.gate, each.target) for each in plan.targets_of[kpi]] == [(1, 20.0), (2, 30.0)]
    plan = indicators.set_gate_target(indicators.set_gate_target(plan, kpi, 2, 31.0), kpi, 1, None)
    assert [(each.gate, each.target) for each in plan.targets_of[kpi]] == [(2, 31.0)]


def test_that_an_indicator_takes_what_hangs_on_it_along() -> None:
    plan = with_indicator(a_plan())
    kpi = only(plan).id
    plan = indicators.set_gate_target(plan, kpi, 1, 20.0)
    plan = indicators.add_measurement(plan, kpi, taken_on=DAY, counts=NPS_COUNTS)
    plan = with_indicator(plan, "Below it", parent=kpi)
    plan = indicators.delete_indicators(plan, [kpi])
    assert (len(plan.kpis), len(plan.measurements), len(plan.kpi_targets)) == (1, 0, 0)
    assert only(plan).parent is None


def test_that_an_indicator_of_somebody_who_goes_is_unowned() -> None:
    plan, owner = with_person(a_plan(), "Ana")
    plan = with_indicator(plan, owner=owner)
    assert owner is not None
    assert only(delete_people(plan, [owner])).owner is None


def test_that_three_indicators_at_most_stand_under_the_roadmap() -> None:
    plan = a_plan()
    for number in range(3):
        plan = with_indicator(plan, f"Number {number}", in_strip=True)
    assert refusal(with_indicator, plan, "One more", in_strip=True).code == "too_many_strips"


def test_that_a_measurement_is_changed_and_deleted() -> None:
    plan = with_indicator(a_plan())
    plan = indicators.add_measurement(plan, only(plan).id, taken_on=DAY, value=12.0, source=" a wave ")
    (taken,) = plan.measurements.values()
    assert taken.source == "a wave"
    plan = indicators.change_measurement(plan, taken.id, value=None, counts=NPS_COUNTS)
    assert plan.measurements[taken.id].counts == NPS_COUNTS
    assert not indicators.delete_measurements(plan, [taken.id]).measurements


@given(st.sampled_from(sorted(COUNTS)), st.lists(st.integers(0, 500), min_size=1, max_size=12))
def test_that_counts_are_taken_exactly_where_they_fit_the_scale(kind: KpiType, counts: list[int]) -> None:
    plan = with_indicator(a_plan(), type=kind)
    fits = len(counts) == COUNTS[kind] and sum(counts) > 0
    try:
        indicators.add_measurement(plan, only(plan).id, taken_on=DAY, counts=tuple(counts))
    except EditError as error:
        assert not fits, error  # noqa: PT017
    else:
        assert fits
