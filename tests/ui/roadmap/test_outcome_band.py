"""Outcomes at the foot of the roadmap: in sight however far lanes are scrolled, and hiding nothing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from cxplanner.drawing.outcome_strip import HEIGHT
from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import indicators
from cxplanner.plan.indicators import KpiType
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_initiative
from tests.drawing.programmes import a_programme
from tests.ui.windows import MakeWindow
from ui.main_window import MainWindow
from ui.roadmap.canvas import RoadmapCanvas
from ui.roadmap.dense import DenseRoadmap
from ui.roadmap.outcome_band import FOOT


def many(*, outcome: bool = True) -> Plan:
    """Rows for more than a window."""
    plan = a_plan()
    for number in range(60):
        plan = with_initiative(plan, f"A-{number:02}", 200)
    plan = indicators.add_indicator(plan, "Relationship NPS", type=KpiType.NPS, in_strip=outcome)
    kpi = plan.kpis_in_order[0].id
    return indicators.add_measurement(plan, kpi, taken_on=date(2026, 2, 2), value=24.0)


@pytest.fixture
def window(window_of: MakeWindow) -> MainWindow:
    return window_of(many())


def canvas_of(window: MainWindow) -> RoadmapCanvas:
    window.show_view("roadmap")
    QApplication.processEvents()
    return window.views.roadmap.canvas


def test_that_outcomes_stay_at_the_foot_until_the_lanes_end(window: MainWindow) -> None:
    canvas = canvas_of(window)
    bar, height = canvas.verticalScrollBar(), canvas.viewport().height()
    assert bar.maximum() > 100
    layout = canvas.layout_of_plan
    assert layout is not None
    strips = layout.height - layout.lanes_bottom
    for value in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        assert canvas.placed().foot == pytest.approx(height - FOOT - strips, abs=1)
    assert canvas.placed().foot == pytest.approx(layout.lanes_bottom - bar.value(), abs=1)


def test_that_a_plan_without_outcomes_uses_the_whole_height(window_of: MakeWindow) -> None:
    canvas = canvas_of(window_of(many(outcome=False)))
    assert canvas.placed().foot == canvas.viewport().height()


def test_that_what_outcomes_cover_is_not_hit(window: MainWindow) -> None:
    canvas = canvas_of(window)
    foot = canvas.placed().foot
    x = canvas.body_area().left() + 60
    above = {canvas.item_at(QPointF(x, y)) for y in range(round(foot) - 60, round(foot))}
    below = {canvas.item_at(QPointF(x, y)) for y in range(round(foot), canvas.viewport().height())}
    assert any(item is not None and item.kind == "initiative" for item in above)
    assert below == {None}


def test_that_a_bar_is_revealed_above_the_outcomes(window: MainWindow) -> None:
    canvas = canvas_of(window)
    item = Item("initiative", id_of(window.controller.plan, "A-40"))
    window.controller.view.go_to(item)
    box = canvas.box_of(item)
    assert box is not None
    corner = canvas.from_layout(QPointF(box.x, box.y + box.height))
    assert corner.y() <= canvas.placed().foot


def test_that_the_band_is_painted_over_the_lanes(window: MainWindow) -> None:
    canvas = canvas_of(window)
    foot = round(canvas.placed().foot)
    picture = canvas.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    row = [picture.pixelColor(round(x * ratio), round((foot + 4) * ratio)).name() for x in (20, 300, 500)]
    assert set(row) == {"#ffffff"}


def test_that_thousands_of_bars_leave_outcomes_their_place(window_of: MakeWindow) -> None:
    plan = a_programme(1_500)
    plan = indicators.add_indicator(plan, "Relationship NPS", type=KpiType.NPS, in_strip=True)
    kpi = plan.kpis_in_order[0].id
    window = window_of(plan)
    layout = canvas_of(window).layout_of_plan
    assert isinstance(layout, DenseRoadmap)
    assert [strip.outcome.facts for strip in layout.strips] == [("not measured yet",)]
    assert layout.height - layout.lanes_bottom == HEIGHT
    day = plan.programme.start
    assert window.controller.apply(
        "add_measurement",
        lambda before: indicators.add_measurement(before, kpi, taken_on=day, value=24.0),
    )
    QApplication.processEvents()
    after = canvas_of(window).layout_of_plan
    assert after is not None
    assert [wave.estimate.value for wave in after.strips[0].outcome.standing.waves] == [24.0]
