"""What the measurements of a plan say, beside the figures of the sample."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxplanner.drawing.outcomes import outcomes_of
from cxplanner.indicators.cadence import DueState
from cxplanner.indicators.measured import SCALES, estimate_of, standing_of
from cxplanner.indicators.standing import Standing
from cxplanner.plan.edits import indicators
from cxplanner.plan.edits.programme import change_programme
from cxplanner.plan.indicators import COUNTS, Better, EffortMethod, KpiType
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative

APRIL, JULY, TODAY = date(2026, 4, 3), date(2026, 7, 3), date(2026, 10, 15)
NPS_COUNTS = (18, 9, 13, 18, 23, 45, 53, 92, 113, 115, 141)


def a_kpi(plan: Plan | None = None, **values: Any) -> Plan:
    return indicators.add_indicator(plan or a_plan(), "Indicator", **values)


def measured(plan: Plan, day: date, **values: Any) -> Plan:
    return indicators.add_measurement(plan, plan.kpis_in_order[-1].id, taken_on=day, **values)


def standing(plan: Plan, today: date = TODAY) -> Standing:
    return standing_of(plan, schedule(plan), plan.kpis_in_order[-1], today)


@pytest.mark.parametrize(
    ("kind", "method", "values", "expected"),
    [
        (KpiType.NPS, EffortMethod.TOP_THREE, {"counts": NPS_COUNTS}, 12.03125),
        (KpiType.ENPS, EffortMethod.TOP_THREE, {"counts": NPS_COUNTS}, 12.03125),
        (KpiType.CSAT, EffortMethod.TOP_THREE, {"counts": (62, 78, 124, 318, 328)}, 70.989),
        (KpiType.CES, EffortMethod.TOP_THREE, {"counts": (22, 31, 52, 64, 96, 84, 53)}, 57.960),
        (KpiType.CES, EffortMethod.MEAN, {"counts": (0, 0, 0, 0, 0, 5, 5)}, 6.5),
        (KpiType.RATIO, EffortMethod.TOP_THREE, {"numerator": 1.0, "denominator": 8.0}, 12.5),
        (KpiType.MONEY, EffortMethod.TOP_THREE, {"value": 6.8}, 6.8),
    ],
)
def test_that_a_value_comes_from_what_was_measured(
    kind: KpiType, method: EffortMethod, values: dict[str, Any], expected: float
) -> None:
    plan = measured(a_kpi(type=kind, method=method), APRIL, **values)
    (taken,) = plan.measurements.values()
    estimate = estimate_of(plan.kpis[taken.kpi], taken)
    assert estimate.value == pytest.approx(expected, abs=0.001)
    assert (estimate.margin is None) is ("value" in values)


def test_that_the_scales_are_as_long_as_the_plan_says() -> None:
    assert {kind: len(answers) for kind, answers in SCALES.items()} == COUNTS


def test_that_a_baseline_that_was_measured_has_its_margin() -> None:
    plan = measured(a_kpi(type=KpiType.NPS, baseline_value=12.0, baseline_on=APRIL), APRIL, counts=NPS_COUNTS)
    found = standing(plan)
    assert found.baseline is not None
    assert found.baseline.margin == pytest.approx(6.3, abs=0.05)
    assert len(found.waves) == 1


def test_that_a_baseline_with_a_day_alone_is_a_wave_and_one_without_is_none() -> None:
    plan = a_kpi(baseline_value=9.0, baseline_on=APRIL)
    assert [(wave.taken_on, wave.measurement) for wave in standing(plan).waves] == [(APRIL, None)]
    found = standing(a_kpi(baseline_value=9.0))
    assert found.waves == ()
    assert found.baseline is not None
    assert found.next.state is not DueState.OVERDUE


def test_that_measurements_without_a_baseline_have_none() -> None:
    found = standing(measured(a_kpi(), APRIL, value=9.0))
    assert found.baseline is None
    assert found.progress is None


def test_that_targets_stand_at_the_days_of_their_gates() -> None:
    plan = with_initiative(a_plan(), "A", 10)
    plan = a_kpi(plan, target=45.0, target_on=date(2027, 12, 31))
    plan = indicators.set_gate_target(plan, plan.kpis_in_order[0].id, 1, 20.0)
    dates = schedule(plan)
    found = standing(plan)
    assert [(point.gate, point.value) for point in found.points] == [(1, 20.0), (None, 45.0)]
    assert found.points[0].day == dates.gate(1).finish


def test_that_it_is_seen_from_the_status_date() -> None:
    plan = measured(a_kpi(cadence_days=90), APRIL, value=9.0)
    assert standing(plan, APRIL).next.state is DueState.NOT_YET
    plan = change_programme(plan, status_date=TODAY)
    assert standing(plan, APRIL).next.state is DueState.OVERDUE


def test_that_lower_is_better_where_the_indicator_says_so() -> None:
    plan = measured(a_kpi(better=Better.DOWN, target=1.0, baseline_value=9.0), JULY, value=0.5)
    assert standing(plan).is_at_target


def test_that_only_chosen_indicators_are_outcomes_in_their_order() -> None:
    plan = a_kpi(a_kpi(a_kpi(), in_strip=True), in_strip=True)
    found = outcomes_of(plan, schedule(plan), Words("en"), TODAY)
    assert [each.id for each in found] == [each.id for each in plan.kpis_in_order[1:]]
    assert found[0].facts == ("not measured yet",)
    assert outcomes_of(a_plan(), schedule(a_plan()), Words("en"), TODAY) == ()
