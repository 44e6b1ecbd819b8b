"""What the inspector says of a gate and of a milestone beside a baseline."""

from __future__ import annotations

from datetime import date

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives, milestones
from cxplanner.plan.initiatives import Anchor
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_baseline, with_initiative
from tests.ui.windows import MakeWindow
from ui.inspector.gate_page import GatePage
from ui.inspector.milestone_page import MilestonePage
from ui.main_window import MainWindow
from ui.widgets.labels import PlainLabel


def moved() -> Plan:
    """A gate and a milestone that went with an initiative, and a milestone on a day of its own."""
    plan = with_initiative(a_plan(), "A", 10)
    plan = milestones.add(plan, "Live", initiative=id_of(plan, "A"), anchor=Anchor.FINISH, offset=2)
    plan = milestones.add(plan, "Fair", anchor=Anchor.DATE, day=date(2026, 2, 2))
    plan = with_baseline(plan, "Kick-off")
    return initiatives.change(plan, id_of(plan, "A"), duration=12)


def shown(window: MainWindow, kind: type[GatePage] | type[MilestonePage]) -> list[str]:
    (page,) = window.inspector.findChildren(kind)
    labels = page.baseline.table.findChildren(PlainLabel)
    return [label.text() for label in labels] if page.baseline.isVisible() else []


def test_that_a_gate_tells_its_baseline_date_and_how_far_it_has_moved(window_of: MakeWindow) -> None:
    window = window_of(moved())
    window.open_inspector(True)
    window.controller.view.select(Item("gate", 1))

    assert shown(window, GatePage) == [
        "", "Kick-off", "Forecast", "Change",
        "Date", "16 Jan 2026", "20 Jan 2026", "+2 d",
    ]  # fmt: skip


def test_that_a_milestone_tells_where_it_stood_with_its_initiative(window_of: MakeWindow) -> None:
    plan = moved()
    live, fair = (each.id for each in sorted(plan.milestones.values(), key=lambda each: each.id))
    window = window_of(plan)
    window.open_inspector(True)
    window.controller.view.select(Item("milestone", live))

    assert shown(window, MilestonePage) == [
        "", "Kick-off", "Forecast", "Change",
        "Date", "20 Jan 2026", "22 Jan 2026", "+2 d",
    ]  # fmt: skip
    window.controller.view.select(Item("milestone", fair))
    assert shown(window, MilestonePage) == []
