"""The panel of findings: it leads to items, and takes ways out as one step."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxplanner.drawing.shapes import Item
from cxplanner.findings.finding import Severity
from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.windows import MakeWindow
from ui.findings.panel import FindingsPanel
from ui.main_window import MainWindow
from ui.widgets.buttons import Button


def the_plan() -> Plan:
    plan = with_initiative(a_plan(), "A", 10, deadline=date(2026, 1, 9), status=Status.APPROVED)
    plan = with_initiative(plan, "B", 5, estimated=False)
    return with_initiative(plan, "C", 5, estimated=False)


def opened(window: MainWindow) -> FindingsPanel:
    window.run("findings")
    QApplication.processEvents()
    return window.middle.findings


def go_to(panel: FindingsPanel, rule: str, key: str) -> None:
    wanted = (rule, key)
    rows = [(each.rule, each.items[0]) for each in panel.model.findings]
    panel.list.setCurrentIndex(panel.model.index(rows.index(wanted)))


def the_button(panel: FindingsPanel, text: str) -> Button:
    (button,) = [each for each in panel.buttons if each.text() == text]
    return button


def test_that_the_panel_opens_with_the_heaviest_finding_and_closes_with_escape(window_of: MakeWindow) -> None:
    window = window_of(the_plan())
    panel = opened(window)
    assert window.middle.findings_are_open
    assert panel.current is not None
    assert panel.current.severity is Severity.ERROR
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert not window.middle.findings_are_open


def test_that_enter_goes_to_the_item(window_of: MakeWindow) -> None:
    window = window_of(the_plan())
    panel = opened(window)
    go_to(panel, "SCH-02", "A")
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    plan = window.controller.plan
    assert window.controller.view.current == Item("initiative", id_of(plan, "A"))


def test_that_a_way_out_is_one_step_and_the_finding_is_gone(window_of: MakeWindow) -> None:
    window = window_of(the_plan())
    panel = opened(window)
    go_to(panel, "SCH-02", "A")
    the_button(panel, "Move the deadline to 16 January 2026").click()
    assert "SCH-02" not in [each.rule for each in panel.model.findings]
    assert window.controller.plan.initiatives[id_of(window.controller.plan, "A")].deadline == date(
        2026, 1, 16
    )
    window.controller.undo()
    panel.refresh()
    assert "SCH-02" in [each.rule for each in panel.model.findings]


def test_that_a_way_out_can_be_taken_for_all_at_once(window_of: MakeWindow) -> None:
    window = window_of(the_plan())
    before = window.controller.plan
    panel = opened(window)
    go_to(panel, "SCH-08", "B")
    the_button(panel, "Do this for all 2").click()
    assert all(each.estimated for each in window.controller.plan.initiatives.values())
    window.controller.undo()
    assert window.controller.plan == before


def test_that_what_needs_a_decision_leads_to_its_field(window_of: MakeWindow) -> None:
    window = window_of(the_plan())
    panel = opened(window)
    go_to(panel, "PLN-01", "C")
    the_button(panel, "Say what we gain").click()
    QApplication.processEvents()
    field = QApplication.focusWidget()
    assert field is not None
    assert field.accessibleName() == window.controller.words.field("why")


def test_that_only_one_weight_can_be_shown(window_of: MakeWindow) -> None:
    window = window_of(the_plan())
    panel = opened(window)
    panel.severities.chosen.emit(Severity.ERROR)
    assert {each.severity for each in panel.model.findings} == {Severity.ERROR}


def test_that_a_plan_without_findings_says_so(window_of: MakeWindow) -> None:
    panel = opened(window_of(a_plan()))
    assert panel.current is None
    assert panel.buttons == []


def test_that_rows_tell_screen_readers_how_much_they_weigh(window_of: MakeWindow) -> None:
    panel = opened(window_of(the_plan()))
    text = panel.model.data(panel.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(text).startswith("Error: A ")


def test_that_the_way_to_an_item_takes_the_keyboard_along(window_of: MakeWindow) -> None:
    window = window_of(the_plan())
    panel = opened(window)
    go_to(panel, "SCH-02", "A")
    QTest.mouseClick(the_button(panel, "Go to A"), Qt.MouseButton.LeftButton)
    assert window.views.roadmap.canvas.hasFocus()
    assert window.middle.findings_are_open


def test_that_the_keyboard_stays_in_the_panel_when_its_buttons_are_made_anew(window_of: MakeWindow) -> None:
    window = window_of(the_plan())
    panel = opened(window)
    go_to(panel, "SCH-02", "A")
    panel.buttons[-1].setFocus()
    id_ = id_of(window.controller.plan, "A")
    window.controller.apply("set_duration", lambda plan: initiatives.change(plan, id_, duration=12))
    panel.refresh()
    assert panel.list.hasFocus()
