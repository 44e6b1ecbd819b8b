"""The page of indicators: all of them, what is late first, and nothing said that is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cxplanner.drawing.shapes import Shape
from cxplanner.plan.edits import indicators
from cxplanner.plan.indicators import KpiType
from cxplanner.plan.plan import Plan
from cxplanner.report.indicator_pages import indicator_sheets
from cxplanner.report.sheets import numbered
from tests.builders import a_plan
from tests.pictures import meeting_texts, shown_ids, written
from tests.report.made_pages import a_material

STATUS, APRIL, JULY = date(2026, 10, 15), date(2026, 4, 3), date(2026, 7, 3)
BEFORE = (18, 9, 13, 18, 23, 45, 53, 92, 113, 115, 141)
AFTER = (5, 4, 6, 9, 12, 30, 40, 92, 130, 160, 190)


def pages_of(plan: Plan) -> list[tuple[Shape, ...]]:
    return [page.drawing.shapes for page in numbered(indicator_sheets(a_material(plan))).pages()]


def said(plan: Plan) -> str:
    return "\n".join(written(shapes) for shapes in pages_of(plan))


def with_nps(plan: Plan, *, cadence: int = 365) -> Plan:
    plan = indicators.add_indicator(
        plan, "Relationship NPS", type=KpiType.NPS, baseline_value=12.0, baseline_on=APRIL, target=45.0,
        target_on=date(2027, 12, 31), cadence_days=cadence,
    )  # fmt: skip
    kpi = plan.kpis_in_order[-1].id
    plan = indicators.add_measurement(plan, kpi, taken_on=APRIL, counts=BEFORE)
    plan = indicators.add_measurement(plan, kpi, taken_on=JULY, counts=AFTER)
    return indicators.set_gate_target(plan, kpi, 1, 20.0)


def test_that_a_row_says_value_margin_targets_and_change() -> None:
    lines = said(with_nps(a_plan(status_date=STATUS))).split("\n")
    for expected in ("K01  Relationship NPS", "36", "± 5.5", "Better", "next 3 Jul 2027", "No owner"):
        assert expected in lines
    assert any(line.startswith("Baseline 12") and line.endswith("target 45 by 31 Dec 2027") for line in lines)


def test_that_what_is_late_comes_first_and_says_since_when() -> None:
    plan = indicators.add_indicator(a_plan(status_date=STATUS), "On time in full", cadence_days=0)
    text = said(with_nps(plan, cadence=30))
    assert text.index("To be measured") < text.index("Relationship NPS") < text.index("Measured as planned")
    assert "Overdue, 2 Aug 2026" in text
    assert "how often is not said" in text


def test_that_a_missing_baseline_is_said() -> None:
    text = said(indicators.add_indicator(a_plan(), "Churn"))
    assert "No baseline · no target" in text
    assert "Not measured" in text


def test_that_a_plan_without_indicators_says_so() -> None:
    assert "Nothing is measured yet" in said(a_plan())


def test_that_many_indicators_go_on_on_further_sheets_each_once() -> None:
    plan = a_plan(status_date=STATUS)
    for number in range(60):
        plan = indicators.add_indicator(plan, f"Indicator {number}")
    pages = pages_of(plan)
    assert len(pages) > 2
    shown = [id_ for shapes in pages for id_ in shown_ids(shapes, "indicator")]
    assert sorted(shown) == sorted(plan.kpis)


@settings(max_examples=20)
@given(
    st.text(alphabet="ABCdefghij klmn", min_size=1, max_size=90).filter(str.strip),
    st.lists(st.integers(-100, 100), max_size=6),
    st.sampled_from(KpiType),
)
def test_that_no_text_covers_another(name: str, values: list[int], kind: KpiType) -> None:
    plan = indicators.add_indicator(
        a_plan(status_date=STATUS), name, type=kind, unit="a long unit", target=99_999_999.5,
        baseline_value=-12_345.6, cadence_days=30,
    )  # fmt: skip
    kpi = plan.kpis_in_order[0].id
    for place, value in enumerate(values):
        day = APRIL + timedelta(days=30 * place)
        plan = indicators.add_measurement(plan, kpi, taken_on=day, value=float(value))
    for shapes in pages_of(replace(plan)):
        assert meeting_texts(shapes) == []
