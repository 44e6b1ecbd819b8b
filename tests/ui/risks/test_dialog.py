"""The dialog of risks: each edit is made at once, and the matrix follows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Text
from cxplanner.plan.edits import programme, risks
from cxplanner.plan.risks import Risk, RiskKind, RiskStatus
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.names import nameless
from ui.plan_controller import PlanController
from ui.risks.dialog import RisksDialog

TITLE, KIND, PROBABILITY, IMPACT, SCORE, RESPONSE, MITIGATION, OWNER, INITIATIVE, DUE, STATUS = range(1, 12)


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    plan, _ = programme.with_person(with_initiative(a_plan(), "A", 10), "Marta")
    plan = risks.add_risk(plan, "Vendor slips", probability=4, impact=4)
    return controller_of(risks.add_risk(plan, "Fatigue", probability=2, impact=2))


@pytest.fixture
def dialog(qtbot: QtBot, controller: PlanController) -> RisksDialog:
    made = RisksDialog(controller)
    qtbot.addWidget(made)
    made.show()
    return made


def first(controller: PlanController) -> Risk:
    return controller.plan.risks_in_order[0]


def set_cell(dialog: RisksDialog, column: int, value: object, row: int = 0) -> bool:
    return dialog.table.model.setData(dialog.table.model.index(row, column), value)


def text(dialog: RisksDialog, column: int, row: int = 0) -> str:
    return str(dialog.table.model.index(row, column).data())


def test_that_cells_show_what_the_plan_has(dialog: RisksDialog) -> None:
    assert [text(dialog, each) for each in (0, TITLE, KIND, SCORE, STATUS)] == [
        "1", "Vendor slips", "Risk", "16", "Still open",
    ]  # fmt: skip
    assert dialog.summary.text() == "2 are open, 1 with a score of 15 or more."


def test_that_each_edit_is_made_at_once_and_undone(dialog: RisksDialog, controller: PlanController) -> None:
    (marta,) = controller.plan.people
    for column, value in (
        (TITLE, "Vendor late"), (KIND, RiskKind.ISSUE), (PROBABILITY, 1), (OWNER, marta),
        (INITIATIVE, id_of(controller.plan, "A")), (DUE, "2026-03-31"), (MITIGATION, "A trial"),
    ):  # fmt: skip
        assert set_cell(dialog, column, value)
    risk = first(controller)
    assert (risk.title, risk.kind, risk.probability, risk.owner) == (
        "Vendor late", RiskKind.ISSUE, 1, marta,
    )  # fmt: skip
    assert text(dialog, DUE) == "31 Mar 2026"
    assert dialog.summary.text() == "2 are open."
    controller.undo()
    assert first(controller).mitigation == ""
    assert controller.open_plan.redo_name == "change_risk"


def test_that_what_does_not_fit_is_said_under_the_table(dialog: RisksDialog) -> None:
    assert not set_cell(dialog, TITLE, " ")
    assert dialog.table.refusal == "Title is missing: fill it in."
    assert not set_cell(dialog, DUE, "soon")
    assert "soon" in dialog.table.refusal


def test_that_one_is_added_and_deleted(dialog: RisksDialog, controller: PlanController) -> None:
    dialog.table.add()
    assert [each.title for each in controller.plan.risks_in_order][-1] == "New risk"
    dialog.table.view.selectRow(2)
    dialog.table.delete_selected()
    assert len(controller.plan.risks) == 2
    assert controller.open_plan.undo_name == "delete_risks"


def test_that_a_closed_one_leaves_the_matrix(dialog: RisksDialog, controller: PlanController) -> None:
    for row in (0, 1):
        set_cell(dialog, STATUS, RiskStatus.CLOSED, row)
    assert dialog.summary.text() == "Nothing is open."
    assert dialog.matrix.drawing is not None
    assert not [each for each in dialog.matrix.drawing.shapes if isinstance(each, Text) and each.item]
    assert first(controller).status is RiskStatus.CLOSED


def test_that_a_click_on_a_number_goes_to_its_row(dialog: RisksDialog) -> None:
    assert dialog.matrix.drawing is not None
    numbers = [each for each in dialog.matrix.drawing.shapes if isinstance(each, Text) and each.item]
    dialog.matrix.clicked.emit(QPointF(numbers[1].x, numbers[1].y))
    current = dialog.table.current()
    assert current is not None
    assert current.title == "Fatigue"


def test_that_everything_has_a_name_for_screen_readers(dialog: RisksDialog) -> None:
    assert nameless(dialog) == []
    assert dialog.matrix.accessibleDescription() == dialog.summary.text()
