"""The Gates view: what it shows of four gates, and its edits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives, programme
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import CriterionKind, CriterionStatus, GateCriterion, GateOutcome
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from ui.gates.view import GatesView
from ui.inspector.parts import ItemRow
from ui.plan_controller import PlanController
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import PlainLabel


def the_plan() -> Plan:
    plan = with_initiative(a_plan(), "A", 10, status=Status.APPROVED)
    plan = with_initiative(plan, "B", 5, stage=2, gate_waiver="The pilot town cannot wait.")
    plan = programme.put_criterion(plan, GateCriterion(0, 1, "G1.1", "No paper is left"))
    return programme.put_criterion(
        plan, GateCriterion(0, 1, "G1.2", "The culture programme runs", CriterionKind.SHOULD)
    )


@pytest.fixture
def shown(qtbot: QtBot, controller_of: MakeController) -> tuple[GatesView, PlanController]:
    controller = controller_of(the_plan())
    view = GatesView(controller)
    qtbot.addWidget(view)
    view.resize(1_200, 700)
    view.show()
    QApplication.processEvents()
    return view, controller


Shown = tuple[GatesView, PlanController]


def texts_of(view: GatesView, number: int) -> list[str]:
    labels = view.columns[number - 1].findChildren(PlainLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def test_that_a_column_tells_date_work_and_musts(shown: Shown) -> None:
    view, _ = shown
    assert "16 January 2026" in texts_of(view, 1)
    assert "0 of 1 initiatives done · 0 of 1 musts met" in texts_of(view, 1)


def test_that_a_waiver_is_shown_with_its_reason_at_the_gate_it_passes(shown: Shown) -> None:
    view, controller = shown
    (waived,) = view.columns[0].waivers.rows.values()
    assert waived.reason.toPlainText() == "The pilot town cannot wait."
    assert not view.columns[1].waivers.rows
    (row,) = [each for each in view.columns[0].findChildren(ItemRow) if each.isVisible()]
    row.click()
    assert controller.view.current == Item("initiative", id_of(controller.plan, "B"))


def test_that_a_criterion_is_met_by_its_menu(shown: Shown) -> None:
    view, controller = shown
    row = next(each for each in view.columns[0].rows.values() if each.criterion.kind is CriterionKind.MUST)
    menu = row.open_menu()
    (met,) = [action for action in menu.actions() if action.text() == "Met"]
    met.trigger()
    menu.close()
    assert controller.plan.criteria[row.criterion.id].status is CriterionStatus.MET
    assert "0 of 1 initiatives done · 1 of 1 musts met" in texts_of(view, 1)


def test_that_evidence_is_written_where_it_stands_and_escape_takes_it_back(shown: Shown) -> None:
    view, controller = shown
    row = next(iter(view.columns[0].rows.values()))
    row.evidence.setFocus()
    QTest.keyClicks(row.evidence, "Audit of 3 March")
    QTest.keyClick(row.evidence, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert controller.plan.criteria[row.criterion.id].evidence == "Audit of 3 March"
    QTest.keyClicks(row.evidence, " nonsense")
    QTest.keyClick(row.evidence, Qt.Key.Key_Escape)
    assert row.evidence.toPlainText() == "Audit of 3 March"


def test_that_an_empty_criterion_is_refused_beside_it(shown: Shown) -> None:
    view, controller = shown
    row = next(iter(view.columns[0].rows.values()))
    before = controller.plan
    row.text.setFocus()
    row.text.selectAll()
    QTest.keyClick(row.text, Qt.Key.Key_Delete)
    QTest.keyClick(row.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert controller.plan is before
    assert any(label.property("role") == "refusal" and label.text() for label in row.findChildren(PlainLabel))


def test_that_a_new_must_is_ready_to_be_typed_over(shown: Shown) -> None:
    view, controller = shown
    column = view.columns[1]
    (add,) = [each for each in column.findChildren(LinkButton) if each.text() == "Add a must"]
    add.click()
    (row,) = column.rows.values()
    assert row.text.hasFocus()
    QTest.keyClicks(row.text, "One platform")
    QTest.keyClick(row.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert controller.plan.criteria[row.criterion.id].text == "One platform"
    controller.undo()
    controller.undo()
    assert column.rows == {}


def test_that_a_go_with_open_musts_is_refused(shown: Shown) -> None:
    _, controller = shown
    before = controller.plan
    go = {"gate_decided_on": date(2026, 1, 20), "gate_outcome": GateOutcome.GO}
    controller.apply("change_gate", lambda plan: programme.change_stage(plan, 1, **go))
    assert controller.plan is before


def test_that_a_go_before_its_musts_were_written_is_said(shown: Shown) -> None:
    view, controller = shown
    (must,) = (
        each
        for each in controller.plan.criteria.values()
        if each.stage == 1 and each.kind is CriterionKind.MUST
    )
    controller.apply("delete_criterion", lambda plan: programme.delete_criteria(plan, [must.id]))
    controller.apply(
        "change_gate",
        lambda plan: programme.change_stage(
            plan, 1, gate_decided_on=date(2026, 1, 20), gate_outcome=GateOutcome.GO
        ),
    )
    controller.apply("put_criterion", lambda plan: programme.put_criterion(plan, replace(must, id=0)))
    assert any("passed with 1 must open" in text for text in texts_of(view, 1))


def test_that_a_hidden_view_waits_until_it_is_shown(shown: Shown) -> None:
    view, controller = shown
    view.hide()
    controller.apply("change_gate", lambda plan: programme.change_stage(plan, 1, gate_name="Paper is gone"))
    view.show()
    QApplication.processEvents()
    assert any("Paper is gone" in each.text() for each in view.columns[0].findChildren(LinkButton))


def test_that_an_initiative_is_waived_with_its_reason(shown: Shown) -> None:
    view, controller = shown
    controller.apply("add_initiative", lambda plan: with_initiative(plan, "C", 5, stage=3))
    id_ = id_of(controller.plan, "C")
    waivers = view.columns[1].waivers
    waivers.add.click()
    assert waivers.form.isVisible()
    assert waivers.form.chosen == id_
    waivers.form.take.click()
    assert "10" in waivers.form.refusal.text()
    waivers.form.reason.setPlainText("The supplier is free only now")
    waivers.form.take.click()
    assert controller.plan.initiatives[id_].gate_waiver == "The supplier is free only now"
    assert not waivers.form.isVisible()
    assert id_ in waivers.rows
    assert id_ in view.columns[0].waivers.rows
    assert not waivers.add.isVisible()


def test_that_escape_leaves_the_waiver(shown: Shown) -> None:
    view, controller = shown
    before = controller.apply("add_initiative", lambda plan: with_initiative(plan, "C", 5, stage=3))
    assert before
    waivers = view.columns[0].waivers
    waivers.add.click()
    QTest.keyClick(waivers.form.reason, Qt.Key.Key_Escape)
    assert not waivers.form.isVisible()
    assert waivers.add.isVisible()
    assert not controller.plan.initiatives[id_of(controller.plan, "C")].gate_waiver


def test_that_a_reason_is_edited_where_it_stands_and_ends_with_it(shown: Shown) -> None:
    view, controller = shown
    id_ = id_of(controller.plan, "B")
    row = view.columns[0].waivers.rows[id_]
    row.reason.setPlainText("No.")
    row.reason.committed.emit("No.")
    assert controller.plan.initiatives[id_].gate_waiver == "The pilot town cannot wait."
    assert any("10" in text for text in texts_of(view, 1))
    row.reason.setPlainText("")
    row.reason.committed.emit("")
    assert controller.plan.initiatives[id_].gate_waiver == ""
    assert not view.columns[0].waivers.rows
    assert view.columns[0].waivers.form.chosen == id_


def test_that_esc_in_the_choice_of_a_waiver_never_leaves_it_empty(shown: Shown) -> None:
    view, controller = shown
    controller.apply("add_initiative", lambda plan: with_initiative(plan, "C", 5, stage=3))
    controller.apply("add_initiative", lambda plan: with_initiative(plan, "D", 5, stage=3))
    waivers = view.columns[1].waivers
    waivers.add.click()
    waivers.form.choice.combo.setCurrentIndex(1)
    QTest.keyClick(waivers.form.choice.combo, Qt.Key.Key_Escape)
    assert waivers.form.chosen == id_of(controller.plan, "C")


def test_that_the_form_of_a_waiver_opens_in_sight(shown: Shown) -> None:
    view, controller = shown
    controller.apply("add_initiative", lambda plan: with_initiative(plan, "C", 5, stage=3))
    view.resize(1_200, 300)
    QApplication.processEvents()
    form = view.columns[0].waivers.form
    view.columns[0].waivers.add.click()
    QApplication.processEvents()
    assert form.visibleRegion().boundingRect() == form.rect()


def test_that_a_criterion_deleted_while_it_is_written_is_gone(shown: Shown) -> None:
    view, controller = shown
    before = controller.plan
    (row, *_) = view.columns[0].rows.values()
    row.text.setFocus()
    QTest.keyClicks(row.text, "Something else")
    gone = row.criterion.id
    assert controller.apply("delete_criterion", lambda plan: programme.delete_criteria(plan, [gone]))
    QApplication.processEvents()
    assert gone not in controller.plan.criteria
    assert controller.undo_name == "delete_criterion"
    assert controller.undo()
    assert controller.plan.criteria == before.criteria


def test_that_a_waiver_that_ends_while_its_reason_is_written_has_ended(shown: Shown) -> None:
    view, controller = shown
    (waived,) = view.columns[0].waivers.rows.values()
    id_ = id_of(controller.plan, "B")
    waived.reason.setFocus()
    QTest.keyClicks(waived.reason, "Something else")
    assert controller.apply("delete_initiative", lambda plan: initiatives.delete(plan, [id_]))
    QApplication.processEvents()
    assert controller.undo_name == "delete_initiative"
    assert controller.undo()
    assert controller.plan.initiatives[id_].gate_waiver == "The pilot town cannot wait."
