"""Gates that an edit moved are marked like bars, until the next edit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.roadmap.mouse import canvas_of
from tests.ui.windows import MakeWindow
from ui.main_window import MainWindow
from ui.theme import colour


def held() -> Plan:
    """A ends in stage 1, whose gate holds B back."""
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 40)
    return with_initiative(plan, "B", 20, stage=2)


def lengthen(window: MainWindow, days: int) -> None:
    id_ = id_of(window.controller.plan, "A")
    window.controller.apply("set_duration", lambda plan: initiatives.change(plan, id_, duration=days))


def has_tip(window: MainWindow, gate: int, side: int, ink: QColor) -> bool:
    """Whether the mark of a gate has the tip of a moved one on a side, -1 or 1, in an ink."""
    canvas = canvas_of(window)
    box = canvas.box_of(Item("gate", gate))
    assert box is not None
    middle = canvas.from_layout(QPointF(box.x + box.width / 2, box.y + box.height / 2))
    place = middle + QPointF(side * (box.width / 2 + 7), 0)
    picture = canvas.viewport().grab().toImage()
    dots = picture.devicePixelRatio()
    return picture.pixelColor(round(place.x() * dots), round(place.y() * dots)) == ink


@pytest.mark.parametrize(("days", "side", "ink"), [(60, 1, "late"), (20, -1, "accent")])
def test_that_a_gate_that_moved_has_a_tip_on_that_side(
    window_of: MakeWindow, days: int, side: int, ink: str
) -> None:
    window = window_of(held())
    assert canvas_of(window).moved.gates() == []
    assert not has_tip(window, 1, side, colour(ink))
    lengthen(window, days)
    assert Item("gate", 1) in canvas_of(window).moved.gates()
    assert has_tip(window, 1, side, colour(ink))
    id_ = id_of(window.controller.plan, "B")
    window.controller.apply("set_title", lambda plan: initiatives.change(plan, id_, title="Other"))
    assert canvas_of(window).moved.gates() == []
    assert not has_tip(window, 1, side, colour(ink))
