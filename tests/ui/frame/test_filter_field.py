"""The filter of the tool bar: completion by keyboard, and filters that are kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Person
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.windows import MakeWindow
from ui.frame.filter_field import FilterField
from ui.main_window import MainWindow


def the_plan() -> Plan:
    plan = a_plan().put("people", Person(900, "Marta Núñez"), Person(901, "José Luis Pérez"))
    plan = with_initiative(plan, "SD-01", title="CRM platform", owner=900, duration=30)
    return with_initiative(plan, "CC-01", title="A new tone", owner=901, duration=5)


def the_field(window: MainWindow) -> FilterField:
    field = window.tool_bar.filter
    field.setFocus()
    return field


def press(field: FilterField, key: Qt.Key) -> None:
    popup = field.popup()
    QTest.keyClick(popup if popup.isVisible() else field, key)
    QApplication.processEvents()


def test_that_typing_an_owner_is_completed_and_keeps_what_is_theirs(window_of: MakeWindow) -> None:
    window = window_of(the_plan())
    field = the_field(window)
    QTest.keyClicks(field, "owner:mar")
    assert field.popup().isVisible()
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Return)
    assert field.text() == 'owner:"Marta Núñez" '
    plan = window.controller.plan
    assert window.controller.filter.kept() == frozenset((id_of(plan, "SD-01"),))


def test_that_down_opens_what_can_be_asked_for(window_of: MakeWindow) -> None:
    field = the_field(window_of(the_plan()))
    press(field, Qt.Key.Key_Down)
    assert field.popup().isVisible()
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Return)
    assert field.text() == "owner:"
    assert field.popup().isVisible()


def test_that_escape_closes_the_list_and_then_clears_the_filter(window_of: MakeWindow) -> None:
    field = the_field(window_of(the_plan()))
    QTest.keyClicks(field, "cri")
    press(field, Qt.Key.Key_Escape)
    assert not field.popup().isVisible()
    assert field.text() == "cri"
    press(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_that_a_filter_is_kept_chosen_and_forgotten(window_of: MakeWindow) -> None:
    window = window_of(the_plan())
    field = the_field(window)
    field.setText("critical owner:marta")
    menu = field.open_kept()
    menu.actions()[0].trigger()
    menu.close()
    assert field.kept == ["critical owner:marta"]
    field.clear()
    menu = field.open_kept()
    (kept,) = [action for action in menu.actions() if action.isCheckable()]
    kept.trigger()
    menu.close()
    assert window.controller.view.filter_text == "critical owner:marta"
    menu = field.open_kept()
    menu.actions()[0].trigger()
    menu.close()
    assert field.kept == []


def test_that_the_filter_follows_the_plan(window_of: MakeWindow) -> None:
    window = window_of(the_plan())
    controller = window.controller
    controller.view.set_filter("unowned")
    assert controller.filter.kept() == frozenset()
    controller.apply("add_initiative", lambda plan: with_initiative(plan, "OP-01"))
    assert controller.filter.kept() == frozenset((id_of(controller.plan, "OP-01"),))


def test_that_a_finding_can_be_asked_for(window_of: MakeWindow) -> None:
    window = window_of(the_plan())
    controller = window.controller
    controller.view.set_filter("finding")
    remarked = {key for finding in controller.findings() for key in finding.items}
    initiatives = controller.plan.initiatives.values()
    wanted = frozenset(each.id for each in initiatives if each.key in remarked)
    assert wanted
    assert controller.filter.kept() == wanted
